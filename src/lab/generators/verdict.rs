//! The verdict on a generator.

use super::choices::Generator;
use super::training_run::TrainingRun;
use crate::generators::evaluation::{Evaluation, Known};
use crate::generators::modes::ModeShare;
use crate::lab::verdict::Grade;

/// W₁ up to these parts of the data's standard deviation is that of data, and nearly.
const SAME: f64 = 0.1;
const SIMILAR: f64 = 0.18;
/// A share that differs by more than this from that of the data is not the prior.
const SHARE: f64 = 0.06;
/// A divergence below this, in nats, says that the latent is not used.
const UNUSED: f64 = 0.05;
/// Samples between the modes: places where the data have less than this part of their highest bin, and by how much the
/// share of samples there may be larger than that of the data.
const RARE: f32 = 0.12;
const BETWEEN: f32 = 0.04;
/// W₁ oscillates if it has turned this often by this part of the data's standard deviation, in the last evaluations.
const TURNS: usize = 3;
const SWING: f64 = 0.08;
const RECENT: usize = 14;

/// What has become of a generator.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Finding {
    /// It has not been trained.
    Untrained,
    /// Its weights are no numbers any more.
    Diverged,
    /// Its samples are like the data.
    Recovered,
    /// Nearly.
    Similar,
    /// A mode of the data, at this x, has no samples, or hardly any.
    ModeLost(f64),
    /// W₁ goes up and down.
    Oscillating,
    /// The autoencoder's posterior is its prior: z says nothing about x.
    PosteriorCollapsed,
    /// The mode at this x has this share of the samples, and that of the data.
    PriorOff(f64, f64, f64),
    /// Samples are between the modes.
    Blurred,
    /// The shape differs in another way.
    Reshaped,
}

impl Finding {
    /// Its name, for programs.
    pub fn name(self) -> &'static str {
        match self {
            Self::Untrained => "untrained",
            Self::Diverged => "diverged",
            Self::Recovered => "recovered",
            Self::Similar => "similar",
            Self::ModeLost(_) => "mode-lost",
            Self::Oscillating => "oscillating",
            Self::PosteriorCollapsed => "posterior-collapsed",
            Self::PriorOff(..) => "prior-off",
            Self::Blurred => "blurred",
            Self::Reshaped => "reshaped",
        }
    }

    /// How good that is; none of an untrained generator.
    pub fn grade(self) -> Option<Grade> {
        match self {
            Self::Untrained => None,
            Self::Recovered => Some(Grade::Good),
            Self::Similar | Self::PriorOff(..) | Self::Oscillating => Some(Grade::Fair),
            Self::Diverged | Self::ModeLost(_) | Self::PosteriorCollapsed | Self::Blurred | Self::Reshaped => {
                Some(Grade::Poor)
            }
        }
    }
}

/// The finding about a generator as it was at this part of all iterations, in 0 … 1.
pub fn finding(training: &TrainingRun, share: f64) -> Finding {
    let evaluations = training.until(share);
    let known = training.known().zip(evaluations.last());
    known.map_or(Finding::Untrained, |(known, last)| judge(training.generator(), known, last, evaluations))
}

/// The finding about the `last` of these evaluations.
fn judge(generator: Generator, known: &Known, last: &Evaluation, evaluations: &[Evaluation]) -> Finding {
    if last.iteration == 0 {
        return Finding::Untrained;
    }
    if !last.w1.is_finite() || last.stages.last().is_some_and(|x| x.iter().any(|x| !x.is_finite())) {
        return Finding::Diverged;
    }
    let shares = known.modes.iter().zip(&last.shares).map(|(&mode, &generated)| ModeShare { mode, generated });
    let largest_lost =
        shares.clone().filter(|share| !share.is_found()).max_by(|a, b| a.mode.share.total_cmp(&b.mode.share));
    if let Some(lost) = largest_lost {
        return Finding::ModeLost(lost.mode.peak);
    }
    let std = known.std.max(f64::MIN_POSITIVE);
    if oscillates(evaluations, std) {
        return Finding::Oscillating;
    }
    let distance = last.w1 / std;
    if distance <= SAME {
        return Finding::Recovered;
    }
    if matches!(generator, Generator::Vae | Generator::DeepVae) && last.divergence < UNUSED {
        return Finding::PosteriorCollapsed;
    }
    if between(known, last) > BETWEEN {
        return Finding::Blurred;
    }
    let off = |share: &ModeShare| (share.generated - share.mode.share).abs();
    let farthest = shares.max_by(|a, b| off(a).total_cmp(&off(b))).filter(|share| off(share) > SHARE);
    if let Some(share) = farthest {
        return Finding::PriorOff(share.mode.peak, share.generated, share.mode.share);
    }
    if distance <= SIMILAR { Finding::Similar } else { Finding::Reshaped }
}

/// By how much more samples than data there are where data are rare, within the picture.
fn between(known: &Known, evaluation: &Evaluation) -> f32 {
    let highest = known.histogram.iter().copied().fold(0.0, f32::max);
    let rare = known.histogram.iter().zip(&evaluation.histogram).filter(|(data, _)| **data < RARE * highest);
    rare.map(|(data, samples)| samples - data).sum()
}

/// Whether W₁ has gone up and down repeatedly.
fn oscillates(evaluations: &[Evaluation], std: f64) -> bool {
    let recent = evaluations.get(evaluations.len().saturating_sub(RECENT)..).unwrap_or_default();
    let (mut turns, mut extreme, mut rises) = (0, f64::NAN, None);
    for w1 in recent.iter().map(|evaluation| evaluation.w1) {
        let change = w1 - extreme;
        match rises {
            // The first one.
            None if extreme.is_nan() => extreme = w1,
            None if change.abs() > SWING * std => (rises, extreme) = (Some(change > 0.0), w1),
            None => {}
            // It goes on in the same direction.
            Some(rising) if (change > 0.0) == rising => extreme = w1,
            Some(rising) if change.abs() > SWING * std => {
                turns += 1;
                (rises, extreme) = (Some(!rising), w1);
            }
            Some(_) => {}
        }
    }
    turns >= TURNS
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::generators::modes::Mode;

    /// Two modes with the shares 0.2 and 0.8 in four bins, and nothing between them.
    fn known() -> Known {
        let mode = |low, high, peak, share| Mode { low, high, peak, share };
        let modes = vec![mode(f64::NEG_INFINITY, 0.0, -1.0, 0.2), mode(0.0, f64::INFINITY, 1.0, 0.8)];
        Known { reach: 2.0, histogram: vec![0.2, 0.0, 0.0, 0.8], entropy: 0.7, std: 0.8, modes }
    }

    fn evaluation(w1: f64, shares: [f64; 2], histogram: [f32; 4]) -> Evaluation {
        let stages = vec![vec![0.0], vec![1.0]];
        let (shares, histogram) = (shares.to_vec(), histogram.to_vec());
        Evaluation { iteration: 100, w1, shares, histogram, stages, divergence: 1.0, ..Evaluation::default() }
    }

    fn judged(generator: Generator, last: &Evaluation) -> Finding {
        judge(generator, &known(), last, std::slice::from_ref(last))
    }

    #[test]
    fn each_finding_has_its_cause() {
        let good = evaluation(0.02, [0.21, 0.79], [0.21, 0.0, 0.0, 0.79]);
        let of = |last: Evaluation| judged(Generator::Vae, &last);
        assert_eq!(of(good.clone()), Finding::Recovered);
        assert_eq!(of(Evaluation { iteration: 0, ..good.clone() }), Finding::Untrained);
        assert_eq!(of(Evaluation { w1: f64::NAN, ..good.clone() }), Finding::Diverged);
        assert_eq!(of(Evaluation { stages: vec![vec![f32::NAN]], ..good.clone() }), Finding::Diverged);
        assert_eq!(of(Evaluation { w1: 0.12, ..good.clone() }), Finding::Similar);
        assert_eq!(of(Evaluation { w1: 0.3, ..good.clone() }), Finding::Reshaped);
        assert_eq!(of(evaluation(0.4, [0.0, 1.0], [0.0, 0.0, 0.0, 1.0])), Finding::ModeLost(-1.0));
        assert_eq!(of(evaluation(0.3, [0.35, 0.65], [0.35, 0.0, 0.0, 0.65])), Finding::PriorOff(1.0, 0.65, 0.8));
        assert_eq!(of(evaluation(0.3, [0.2, 0.8], [0.15, 0.05, 0.1, 0.7])), Finding::Blurred);
        let unused = Evaluation { divergence: 0.01, ..evaluation(0.5, [0.4, 0.6], [0.2, 0.2, 0.3, 0.3]) };
        assert_eq!(of(unused.clone()), Finding::PosteriorCollapsed);
        assert_eq!(judged(Generator::Flow, &unused), Finding::Blurred);
    }

    #[test]
    fn a_distance_that_goes_up_and_down_oscillates() {
        let history = |distances: &[f64]| -> Finding {
            let of = |w1: &f64| evaluation(*w1, [0.2, 0.8], [0.2, 0.0, 0.0, 0.8]);
            let all: Vec<_> = distances.iter().map(of).collect();
            judge(Generator::Gan, &known(), all.last().expect("one"), &all)
        };
        assert_eq!(history(&[0.5, 0.1, 0.4, 0.12, 0.3, 0.05]), Finding::Oscillating);
        // Falling, with small steps back, is no oscillation; nor is one that is over.
        assert_eq!(history(&[0.5, 0.4, 0.42, 0.3, 0.31, 0.2, 0.06]), Finding::Recovered);
        let calm = [&[0.5, 0.1, 0.4, 0.12, 0.3][..], &[0.05; RECENT]].concat();
        assert_eq!(history(&calm), Finding::Recovered);
    }
}
