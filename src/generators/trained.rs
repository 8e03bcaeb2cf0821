//! A generator that has been trained.

use super::diffusion::Ddim;
use super::flow::Flow;
use super::gan::Gan;
use super::law::Law;
use super::vae::Vae;
use crate::learning::random::{Normal, Purpose, generator};

/// Nodes of the table from which samples of a flow are read.
const NODES: usize = 1024;

/// A generator with the averaged weights.
#[derive(Clone)]
pub enum Trained {
    /// An autoencoder.
    Vae(Vae),
    /// An adversarial network.
    Gan(Gan),
    /// A flow.
    Flow(Flow),
    /// A diffusion model.
    Diffusion(Ddim),
}

impl Trained {
    /// `count` samples of x: of evenly spaced quantiles of z, so that only the noise of an autoencoder's decoder is
    /// random.
    pub fn samples(&self, count: usize, seed: u64) -> Vec<f64> {
        let z = Law::standard_normal().quantiles(count);
        match self {
            Self::Vae(vae) => {
                let mut normal = Normal::new(&mut generator(seed, Purpose::Samples, 0));
                vae.sample(&[z], &mut || f64::from(normal.draw())).pop().unwrap_or_default()
            }
            Self::Gan(gan) => gan.generate(z),
            Self::Flow(flow) => ascending(flow, &z),
            Self::Diffusion(model) => model.stages(z).pop().unwrap_or_default(),
        }
    }

    /// The way from each z to its x, `[stage][z]`: the first stage is z, the last one x without the noise of a decoder.
    /// An autoencoder has a stage for each level, at its mean; a diffusion model one for each step.
    pub fn stages(&self, z: Vec<f64>) -> Vec<Vec<f64>> {
        match self {
            Self::Vae(vae) => {
                let mut stages = vec![z];
                for t in (1..=vae.levels().len()).rev() {
                    let law = stages.last().and_then(|z| vae.decode(t, std::slice::from_ref(z)));
                    stages.extend(law.and_then(|mut law| law.means.pop()));
                }
                stages
            }
            Self::Gan(gan) => vec![z.clone(), gan.generate(z)],
            Self::Flow(flow) => {
                let x = z.iter().map(|z| flow.generate(*z)).collect();
                vec![z, x]
            }
            Self::Diffusion(model) => model.stages(z),
        }
    }

    /// Evaluations of a network, or of a flow's maps, for one sample.
    pub fn evaluations(&self) -> usize {
        match self {
            Self::Vae(vae) => vae.levels().len(),
            Self::Gan(_) => 1,
            Self::Flow(_) => Flow::EVALUATIONS,
            Self::Diffusion(model) => model.steps(),
        }
    }
}

/// x of each z, which are in ascending order, from a table of z over x: its error is that of a linear interpolation.
fn ascending(flow: &Flow, z: &[f64]) -> Vec<f64> {
    let (Some(first), Some(last)) = (z.first(), z.last()) else { return Vec::new() };
    let (low, high) = (flow.generate(*first), flow.generate(*last));
    let step = (high - low) / NODES as f64;
    let mut before = (low, *first);
    let mut nodes = (1..=NODES).map(|i| low + i as f64 * step).map(|x| (x, flow.latent(x).0)).peekable();
    let x = |z: &f64| {
        while let Some(&node) = nodes.peek().filter(|node| node.1 < *z) {
            before = node;
            nodes.next();
        }
        let after = nodes.peek().copied().unwrap_or(before);
        let rise = after.1 - before.1;
        if rise > 0.0 { before.0 + (z - before.1) / rise * (after.0 - before.0) } else { before.0 }
    };
    z.iter().map(x).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diffusion::data::{Data, Mixture};
    use crate::generators::gan::Objective;
    use crate::generators::hidden::Hidden;
    use crate::generators::training::{Kind, Settings, Training};

    const KINDS: [(Kind, usize, usize); 5] = [
        (Kind::Vae { levels: 1, beta: 1.0 }, 2, 1),
        (Kind::Vae { levels: 3, beta: 0.5 }, 4, 3),
        (Kind::Gan { objective: Objective::NonSaturating, steps: 1, rate: 1.0 }, 2, 1),
        (Kind::Flow, 2, Flow::EVALUATIONS),
        (Kind::Diffusion { steps: 7 }, 8, 7),
    ];

    #[test]
    fn samples_without_noise_are_the_last_stage_of_quantiles() {
        let data = Data::from("0.2:-1:0.3,0.8:1:0.3".parse::<Mixture>().expect("a mixture"));
        for (kind, stages, evaluations) in KINDS {
            let hidden = Hidden { layers: 2, width: 8 };
            let settings = Settings { kind, hidden, batch: 128, learning_rate: 3e-3, iterations: 60, ema: 0.99 };
            let mut training = Training::new(&data, settings, 1);
            while training.step().is_some() {}
            let trained = training.trained();
            let samples = trained.samples(100, 1);
            assert_eq!(samples, trained.samples(100, 1));
            let z = Law::standard_normal().quantiles(100);
            let way = trained.stages(z.clone());
            assert_eq!((way.len(), trained.evaluations(), &way[0]), (stages, evaluations, &z), "{kind:?}");
            let last = way.last().expect("x");
            // A flow's samples are read from a table with steps of 0.006.
            let agree = samples.iter().zip(last).all(|(a, b)| (a - b).abs() < 1e-3);
            assert_eq!(agree, !matches!(kind, Kind::Vae { .. }), "{kind:?}");
        }
    }
}
