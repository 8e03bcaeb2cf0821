//! What is shown of a generator while it is trained: where it takes z, what it generates, and how good that is.

use super::batches::{Batch, Batches};
use super::gan::Objective;
use super::law::Law;
use super::modes::{Mode, modes, shares};
use super::trained::Trained;
use super::training::{Kind, Settings};
use super::vae::{self, Vae};
use crate::diffusion::data::Data;
use crate::learning::trainer::Rule;

/// Values of z whose way to x is shown: evenly spaced quantiles.
pub const LINES: usize = 61;
/// Bins of the histograms, and places of curves over x.
pub const BINS: usize = 72;
/// Samples that are compared with the data, of a generator with few evaluations and of one with many.
const SAMPLES: usize = 4096;
const COSTLY_SAMPLES: usize = 512;
/// Draws for the bound of an autoencoder's likelihood.
const BOUND_SAMPLES: usize = 4096;
/// The most stages of a way that are kept.
const STAGES: usize = 26;
/// The seed of these draws: they are not those of the training.
const BOUND_SEED: u64 = 0x5eed;
/// x is shown within ± this, or farther if there are data.
const LEAST_REACH: f64 = 2.8;
/// Nodes of the integral over the data for the likelihood of a flow.
const NODES: usize = 1024;

/// What is known of the data.
#[derive(Clone, Debug, PartialEq)]
pub struct Known {
    /// x is shown within ± this.
    pub reach: f64,
    /// The probability of each bin of −reach … reach.
    pub histogram: Vec<f32>,
    /// The entropy in nats, which no model's mean of −ln p is below.
    pub entropy: f64,
    /// The standard deviation.
    pub std: f64,
    /// The modes.
    pub modes: Vec<Mode>,
}

/// A generator at one time of its training.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Evaluation {
    /// Iterations that were done.
    pub iteration: u64,
    /// The way of [`LINES`] values of z to x: see [`Trained::stages`].
    pub stages: Vec<Vec<f32>>,
    /// The standard deviation of x for each of them; empty if x is a function of z.
    pub spread: Vec<f32>,
    /// The share of samples in each bin; those beyond the ends are in none.
    pub histogram: Vec<f32>,
    /// Curves over x, at the centres of the bins: of an autoencoder the mean of z and its standard deviation, of an
    /// adversarial network the discriminator, of a flow z.
    pub curves: Vec<Vec<f32>>,
    /// The Wasserstein-1 distance of the samples to the data.
    pub w1: f64,
    /// The share of samples in each mode of the data.
    pub shares: Vec<f64>,
    /// The mean of −ln p in nats; for an autoencoder, the bound −ELBO on it. Not a number where there is none.
    pub nats: f64,
    /// The divergence of an autoencoder's posterior from the prior in nats, a part of `nats`; otherwise not a number.
    pub divergence: f64,
}

/// Evaluates the generators of one data set.
pub struct Evaluator {
    law: Law,
    known: Known,
    /// Quantiles of z.
    lines: Vec<f64>,
    data: Data,
    settings: Settings,
    seed: u64,
    /// Draws for the bound; empty if they are not needed.
    batch: Batch,
}

/// What is known of these data.
pub fn known(data: &Data) -> Known {
    let law = Law::new(data);
    let reach = (1.1 * data.widened(super::law::LEAST_STD).extent()).max(LEAST_REACH);
    let edge = |i: usize| law.cumulative(reach * (2.0 * i as f64 / BINS as f64 - 1.0));
    let histogram = (0..BINS).map(|i| (edge(i + 1) - edge(i)) as f32).collect();
    let std = data.widened(super::law::LEAST_STD).variance().sqrt();
    Known { reach, histogram, entropy: law.entropy(), std, modes: modes(&law) }
}

impl Evaluator {
    /// An evaluator of trainings with these data, settings and seed.
    pub fn new(data: &Data, settings: Settings, seed: u64) -> Self {
        let noise = match settings.kind {
            Kind::Vae { levels, .. } => levels,
            _ => 0,
        };
        let batch = if noise > 0 {
            Batches::new(data.clone(), BOUND_SAMPLES, noise, seed ^ BOUND_SEED).batch(0)
        } else {
            Batch::default()
        };
        Self {
            law: Law::new(data),
            known: known(data),
            lines: Law::standard_normal().quantiles(LINES),
            data: data.clone(),
            settings,
            seed,
            batch,
        }
    }

    /// What is known of the data.
    pub fn known(&self) -> &Known {
        &self.known
    }

    /// The least loss that the generator can have: the entropy of the data, ln 4, 0, or that of the exact score.
    pub fn least_loss(&self) -> f64 {
        match self.settings.kind {
            Kind::Vae { .. } | Kind::Flow => self.known.entropy,
            Kind::Gan { objective: Objective::NonSaturating, .. } => libm::log(4.0),
            Kind::Gan { objective: Objective::Wasserstein { .. }, .. } => 0.0,
            Kind::Diffusion { .. } => super::diffusion::least_loss(&self.data),
        }
    }

    /// The generator after this many iterations. `is_last` asks for figures from more samples, where samples cost much.
    pub fn evaluate(&self, trained: &Trained, iteration: u64, is_last: bool) -> Evaluation {
        let costly = matches!(trained, Trained::Diffusion(_)) && !is_last;
        let samples = trained.samples(if costly { COSTLY_SAMPLES } else { SAMPLES }, self.seed);
        let stages: Vec<Vec<f64>> = trained.stages(self.lines.clone());
        let (nats, divergence) = self.nats(trained);
        Evaluation {
            iteration,
            spread: spread(trained, &stages),
            stages: thinned(&stages).map(|stage| singles(stage)).collect(),
            histogram: self.histogram(&samples),
            curves: self.curves(trained).iter().map(|curve| singles(curve)).collect(),
            shares: shares(&self.known.modes, &samples).iter().map(|share| share.generated).collect(),
            w1: self.law.wasserstein(samples),
            nats,
            divergence,
        }
    }

    fn histogram(&self, samples: &[f64]) -> Vec<f32> {
        let mut bins = vec![0.0; BINS];
        for x in samples {
            let place = (x / self.known.reach + 1.0) * 0.5 * BINS as f64;
            if let Some(bin) = (place >= 0.0).then(|| bins.get_mut(place as usize)).flatten() {
                *bin += 1.0 / samples.len() as f32;
            }
        }
        bins
    }

    fn curves(&self, trained: &Trained) -> Vec<Vec<f64>> {
        let centre = |i: usize| self.known.reach * ((2 * i + 1) as f64 / BINS as f64 - 1.0);
        let x: Vec<f64> = (0..BINS).map(centre).collect();
        match (trained, self.settings.kind) {
            (Trained::Vae(vae), _) => encoded(vae, x),
            (Trained::Gan(gan), Kind::Gan { objective: Objective::NonSaturating, .. }) => vec![gan.probabilities(x)],
            (Trained::Gan(gan), _) => vec![gan.outputs(x)],
            (Trained::Flow(flow), _) => vec![x.iter().map(|x| flow.latent(*x).0).collect()],
            (Trained::Diffusion(_), _) => Vec::new(),
        }
    }

    /// The mean of −ln p or a bound on it, and the divergence that is a part of it.
    fn nats(&self, trained: &Trained) -> (f64, f64) {
        match trained {
            Trained::Vae(vae) => {
                let rule = Rule { learning_rate: 0.0, iterations: 1, ema: 0.0 };
                let mut trainer = vae::Trainer::new(rule, 1.0, *vae.sizes());
                let info = trainer.differentiate(vae, &self.batch.x, &self.batch.noise);
                (-info.elbo(), info.divergences.iter().sum())
            }
            Trained::Flow(flow) => {
                let x = self.law.quantiles(NODES);
                (-x.iter().map(|x| flow.log_density(*x)).sum::<f64>() / NODES as f64, f64::NAN)
            }
            Trained::Gan(_) | Trained::Diffusion(_) => (f64::NAN, f64::NAN),
        }
    }
}

/// At most [`STAGES`] stages at even distances, the first and the last among them.
fn thinned(stages: &[Vec<f64>]) -> impl Iterator<Item = &Vec<f64>> {
    let (last, kept) = (stages.len().saturating_sub(1), stages.len().min(STAGES));
    (0..kept).filter_map(move |i| stages.get((i * last + (kept - 1) / 2) / (kept - 1).max(1)))
}

fn singles(numbers: &[f64]) -> Vec<f32> {
    numbers.iter().map(|x| *x as f32).collect()
}

/// The standard deviation of x given the last stage but one.
fn spread(trained: &Trained, stages: &[Vec<f64>]) -> Vec<f32> {
    let before = stages.len().checked_sub(2).and_then(|place| stages.get(place));
    match (trained, before) {
        (Trained::Vae(vae), Some(z)) => {
            let law = vae.decode(1, std::slice::from_ref(z));
            law.and_then(|mut law| law.stds.pop()).map(|stds| singles(&stds)).unwrap_or_default()
        }
        _ => Vec::new(),
    }
}

/// The mean of z_T given x, with every level at its mean, and the standard deviation of its last step.
fn encoded(vae: &Vae, x: Vec<f64>) -> Vec<Vec<f64>> {
    let (mut z, mut stds) = (x, Vec::new());
    for t in 1..=vae.levels().len() {
        let Some(mut law) = vae.encode(t, std::slice::from_ref(&z)) else { continue };
        z = law.means.pop().unwrap_or_default();
        stds = law.stds.pop().unwrap_or_default();
    }
    vec![z, stds]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diffusion::data::Mixture;
    use crate::generators::hidden::Hidden;
    use crate::generators::training::Training;

    fn evaluated(mixture: &str, kind: Kind, hidden: Hidden, iterations: u64) -> (Evaluation, Known) {
        let data = Data::from(mixture.parse::<Mixture>().expect("a mixture"));
        let settings = Settings { kind, hidden, batch: 256, learning_rate: 0.01, iterations, ema: 0.999 };
        let mut training = Training::new(&data, settings, 1);
        while training.step().is_some() {}
        let evaluator = Evaluator::new(&data, settings, 1);
        (evaluator.evaluate(&training.trained(), iterations, true), evaluator.known().clone())
    }

    const BUMPS: &str = "0.2:-1:0.3,0.8:1:0.3";

    #[test]
    fn the_parts_of_an_evaluation_agree() {
        let small = Hidden { layers: 2, width: 16 };
        let (flow, known) = evaluated(BUMPS, Kind::Flow, small, 1500);
        assert!((known.histogram.iter().sum::<f32>() - 1.0).abs() < 1e-3 && known.modes.len() == 2);
        assert!(flow.w1 < 0.05 && (flow.shares[1] - 0.8).abs() < 0.03, "{flow:?}");
        assert!(flow.nats > known.entropy - 1e-3 && flow.nats < known.entropy + 0.03);
        assert!((flow.histogram.iter().sum::<f32>() - 1.0).abs() < 1e-2);
        // z over x and x over z are inverse.
        let [z, x] = &*flow.stages else { panic!("two stages") };
        let place = |x: f32| ((f64::from(x) / known.reach + 1.0) * 0.5 * BINS as f64 - 0.5).round() as usize;
        let middle = LINES / 2;
        assert!((flow.curves[0][place(x[middle])] - z[middle]).abs() < 0.3);
        assert!(flow.divergence.is_nan() && flow.spread.is_empty());
    }

    #[test]
    fn the_bound_of_a_linear_autoencoder_is_the_likelihood() {
        let linear = Hidden { layers: 0, width: 1 };
        let (vae, known) = evaluated("1:0:0.5", Kind::Vae { levels: 1, beta: 1.0 }, linear, 2500);
        // Single draws of x and z, 0.7 nats each: a standard error of 0.011.
        assert!((vae.nats - known.entropy).abs() < 4.0 * 0.011, "{} {}", vae.nats, known.entropy);
        assert_eq!((vae.spread.len(), vae.curves.len()), (LINES, 2));
    }

    #[test]
    fn a_kind_has_its_least_loss() {
        let data = Data::from(BUMPS.parse::<Mixture>().expect("a mixture"));
        let least = |kind| {
            let hidden = Hidden { layers: 1, width: 8 };
            let settings = Settings { kind, hidden, batch: 64, learning_rate: 0.01, iterations: 1, ema: 0.0 };
            Evaluator::new(&data, settings, 1).least_loss()
        };
        assert!((least(Kind::Flow) - Law::new(&data).entropy()).abs() < 1e-12);
        let gan = |objective| least(Kind::Gan { objective, steps: 1, rate: 1.0 });
        assert!((gan(Objective::NonSaturating) - 4.0_f64.ln()).abs() < 1e-12);
        assert_eq!(gan(Objective::Wasserstein { penalty: 10.0 }), 0.0);
        assert!((0.01..0.9).contains(&least(Kind::Diffusion { steps: 10 })));
    }
}
