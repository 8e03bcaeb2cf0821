//! The training of one generator on one-dimensional data.

use super::batches::Batches;
use super::diffusion;
use super::flow::{self, Flow};
use super::gan::{self, Gan, Objective, Rules};
use super::hidden::Hidden;
use super::trained::Trained;
use super::vae::{self, Observation, Sizes, Vae};
use crate::diffusion::data::Data;
use crate::learning::trainer::Rule;

/// A generator and the settings that only it has.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Kind {
    /// A variational autoencoder.
    Vae {
        /// Latent levels, 1 … 4.
        levels: usize,
        /// The weight of the divergences, ≥ 0.
        beta: f64,
    },
    /// A generative adversarial network.
    Gan {
        /// What its two networks minimise.
        objective: Objective,
        /// Steps of the discriminator for one of the generator, at least 1.
        steps: u32,
        /// The learning rate of the discriminator, as a multiple of that of the generator.
        rate: f64,
    },
    /// A flow.
    Flow,
    /// A diffusion model, sampled by DDIM.
    Diffusion {
        /// Steps of a sample, at least 1.
        steps: usize,
    },
}

/// The settings of a training.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Settings {
    /// The generator.
    pub kind: Kind,
    /// The hidden layers of every network; of a flow, the maps and the units of each.
    pub hidden: Hidden,
    /// Samples of a batch, rounded up to whole blocks of 64.
    pub batch: usize,
    /// The learning rate of the first iteration; it falls to 0 as a cosine.
    pub learning_rate: f64,
    /// Iterations.
    pub iterations: u64,
    /// How much the average of the weights keeps from one iteration to the next, in 0 … 1.
    pub ema: f64,
}

/// The losses of one iteration.
#[derive(Clone, Debug, PartialEq)]
pub enum Losses {
    /// Of an autoencoder.
    Vae(vae::Info),
    /// Of an adversarial network.
    Gan(gan::Info),
    /// Of a flow.
    Flow(flow::Info),
    /// Of a diffusion model.
    Diffusion(diffusion::Info),
}

#[derive(Clone, Debug)]
enum Part {
    Vae(vae::Trainer, vae::State),
    Gan(Box<gan::Trainer>, gan::State),
    Flow(flow::Trainer, flow::State),
    Diffusion(Box<diffusion::Training>),
}

/// One training. Its state depends on its data, its settings and the number of iterations done, and on nothing else:
/// pauses make no difference.
#[derive(Clone, Debug)]
pub struct Training {
    settings: Settings,
    batches: Batches,
    part: Part,
    iteration: u64,
}

impl Training {
    /// A training that starts with untrained networks.
    pub fn new(data: &Data, settings: Settings, seed: u64) -> Self {
        let Settings { hidden, learning_rate, iterations, ema, .. } = settings;
        let rule = Rule { learning_rate, iterations, ema };
        let (part, noise) = match settings.kind {
            Kind::Vae { levels, beta } => {
                let sizes = Sizes { data: 1, latent: 1, levels, hidden, observation: Observation::Learned };
                let vae = Vae::new(sizes, seed);
                let sizes = *vae.sizes();
                (Part::Vae(vae::Trainer::new(rule, beta, sizes), vae::State::new(vae)), vae::Trainer::noise(&sizes))
            }
            Kind::Gan { objective, steps, rate } => {
                let discriminator = Rule {
                    learning_rate: learning_rate * rate,
                    iterations: iterations.saturating_mul(steps.max(1).into()),
                    ema,
                };
                let gan = Gan::new(hidden, seed);
                let rules = Rules { objective, generator: rule, discriminator };
                (Part::Gan(Box::new(gan::Trainer::new(rules, &gan)), gan::State::new(gan)), 1)
            }
            Kind::Flow => {
                let flow = Flow::new(hidden, seed);
                (Part::Flow(flow::Trainer::new(rule, &flow), flow::State::new(flow)), 0)
            }
            Kind::Diffusion { steps } => {
                let training = diffusion::Training::new(data, steps, hidden, settings.batch, rule, seed);
                (Part::Diffusion(Box::new(training)), 0)
            }
        };
        Self { batches: Batches::new(data.clone(), settings.batch, noise, seed), settings, part, iteration: 0 }
    }

    /// One iteration; `None` if all are done.
    pub fn step(&mut self) -> Option<Losses> {
        if self.is_done() {
            return None;
        }
        let steps = match self.settings.kind {
            Kind::Gan { steps, .. } => u64::from(steps.max(1)),
            Kind::Vae { .. } | Kind::Flow => 1,
            // It has batches of its own, with a time for each sample.
            Kind::Diffusion { .. } => 0,
        };
        let first = self.iteration.saturating_mul(steps);
        let batches: Vec<_> = (first..first + steps).map(|number| self.batches.batch(number)).collect();
        self.iteration += 1;
        Some(match (&mut self.part, batches.first()) {
            (Part::Vae(trainer, state), Some(batch)) => Losses::Vae(trainer.step(state, &batch.x, &batch.noise)),
            (Part::Gan(trainer, state), _) => Losses::Gan(trainer.step(state, &batches)),
            (Part::Flow(trainer, state), Some(batch)) => Losses::Flow(trainer.step(state, &batch.x)),
            (Part::Diffusion(training), _) => Losses::Diffusion(training.step()),
            (Part::Vae(..) | Part::Flow(..), None) => return None,
        })
    }

    /// Whether all iterations are done.
    pub fn is_done(&self) -> bool {
        self.iteration >= self.settings.iterations
    }

    /// Iterations that are done.
    pub fn iterations(&self) -> u64 {
        self.iteration
    }

    /// The settings.
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// Changes in how many steps a diffusion model is sampled.
    pub fn set_steps(&mut self, steps: usize) {
        if let (Part::Diffusion(training), Kind::Diffusion { steps: known }) = (&mut self.part, &mut self.settings.kind)
        {
            *known = steps;
            training.set_steps(steps);
        }
    }

    /// The generator so far, with the average of the weights.
    pub fn trained(&self) -> Trained {
        match &self.part {
            Part::Vae(_, state) => Trained::Vae(state.average()),
            Part::Gan(_, state) => Trained::Gan(state.average()),
            Part::Flow(_, state) => Trained::Flow(state.average.clone()),
            Part::Diffusion(training) => Trained::Diffusion(training.model()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diffusion::data::Mixture;
    use crate::learning::network::Network;

    const KINDS: [Kind; 6] = [
        Kind::Vae { levels: 1, beta: 1.0 },
        Kind::Vae { levels: 3, beta: 0.5 },
        Kind::Gan { objective: Objective::NonSaturating, steps: 1, rate: 1.0 },
        Kind::Gan { objective: Objective::Wasserstein { penalty: 10.0 }, steps: 2, rate: 3.0 },
        Kind::Flow,
        Kind::Diffusion { steps: 10 },
    ];

    fn data() -> Data {
        Data::from("0.2:-1:0.3,0.8:1:0.3".parse::<Mixture>().expect("a mixture"))
    }

    fn training(kind: Kind) -> Training {
        let hidden = Hidden { layers: 2, width: 8 };
        let settings = Settings { kind, hidden, batch: 128, learning_rate: 3e-3, iterations: 60, ema: 0.99 };
        Training::new(&data(), settings, 1)
    }

    /// FNV-1a of the bits of weights.
    fn hash(trained: &Trained) -> u64 {
        let of = |networks: Vec<&Network>| networks.into_iter().flat_map(Network::weights).copied().collect();
        let weights: Vec<f32> = match trained {
            Trained::Vae(vae) => of(vae.levels().iter().flat_map(|level| [&level.encoder, &level.decoder]).collect()),
            Trained::Gan(gan) => of(vec![&gan.generator, &gan.discriminator]),
            Trained::Flow(flow) => flow.weights().to_vec(),
            Trained::Diffusion(model) => of(vec![model.score().network()]),
        };
        let bytes = weights.iter().flat_map(|w| w.to_le_bytes());
        bytes.fold(0xcbf2_9ce4_8422_2325, |hash, b| (hash ^ u64::from(b)).wrapping_mul(0x100_0000_01b3))
    }

    #[test]
    fn weights_are_the_same_on_every_machine() {
        let hashes = KINDS.map(|kind| {
            let mut training = training(kind);
            while training.step().is_some() {}
            assert_eq!(training.iterations(), 60);
            hash(&training.trained())
        });
        let expected = [
            0x7492_acf7_c087_ca5b,
            0xcd33_ffa4_08de_9bc4,
            0xeb87_3ddb_ed96_ca01,
            0x0f9c_6420_fd7c_662c,
            0xe19a_690b_e5a9_8825,
            0xb8ff_4664_c6b7_12c6,
        ];
        assert_eq!(hashes, expected, "{hashes:#018x?}");
    }

    #[test]
    fn losses_are_those_of_the_kind_and_fall() {
        for kind in KINDS {
            let mut training = training(kind);
            let losses: Vec<Losses> = std::iter::from_fn(|| training.step()).collect();
            assert_eq!(losses.len(), 60);
            let loss = |losses: &Losses| match losses {
                Losses::Vae(info) => Some(-info.elbo()),
                Losses::Flow(info) => Some(info.nats),
                Losses::Diffusion(info) => Some(info.loss),
                Losses::Gan(_) => None,
            };
            match (kind, loss(&losses[0]), loss(&losses[59])) {
                (Kind::Gan { .. }, None, None) => (),
                (Kind::Vae { .. } | Kind::Flow | Kind::Diffusion { .. }, Some(first), Some(last)) => {
                    assert!(last < first, "{kind:?}")
                }
                other => panic!("{other:?}"),
            }
        }
    }
}
