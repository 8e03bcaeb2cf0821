//! What an experiment with generators is.

use super::choices::{Generator, ObjectiveKind, Task};
use crate::diffusion::data::{self, Data, DataParameters, NumberList};
use crate::generators::gan::Objective;
use crate::generators::hidden::Hidden;
use crate::generators::training::{self, Kind};
use std::sync::Arc;

/// How much the average of the weights keeps from one iteration to the next.
const EMA: f64 = 0.999;
/// The weight of the gradient penalty.
const PENALTY: f32 = 10.0;
/// The learning rate of an adversarial network's generator, as a multiple of the setting: its loss is that of an opponent
/// who learns, too.
const ADVERSARIAL_RATE: f64 = 0.3;

/// An experiment with generators. Fields have allowed values only: they are written by
/// [`Setting::write`](crate::lab::settings::Setting::write), and the user's own numbers by [`Settings::set_list`].
#[derive(Clone, Debug, PartialEq)]
pub struct Settings {
    pub(super) task: Task,
    pub(super) data: &'static data::Kind,
    pub(super) data_parameters: DataParameters,
    /// At least one, in the order of the rows.
    pub(super) shown: Vec<Generator>,
    pub(super) layers: u32,
    pub(super) hidden: u32,
    pub(super) batch: u32,
    pub(super) learning_rate: f64,
    pub(super) iterations: u32,
    pub(super) beta: f64,
    pub(super) levels: u32,
    pub(super) objective: ObjectiveKind,
    pub(super) critic_steps: u32,
    pub(super) critic_rate: f64,
    pub(super) steps: u32,
    pub(super) seed: u64,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            task: Task::Compare,
            data: &data::TWO_POINT,
            data_parameters: DataParameters { width: 0.3, ..DataParameters::default() },
            shown: vec![Generator::Vae, Generator::Gan, Generator::Flow, Generator::Diffusion],
            layers: 2,
            hidden: 32,
            batch: 256,
            learning_rate: 0.003,
            iterations: 3000,
            beta: 1.0,
            levels: 3,
            objective: ObjectiveKind::NonSaturating,
            critic_steps: 1,
            critic_rate: 1.0,
            steps: 50,
            seed: 1,
        }
    }
}

impl Settings {
    /// What is learned.
    pub fn task(&self) -> Task {
        self.task
    }

    /// The generators that are shown, at least one, in the order of the rows.
    pub fn shown(&self) -> &[Generator] {
        &self.shown
    }

    /// Whether a generator is shown.
    pub fn shows(&self, generator: Generator) -> bool {
        self.shown.contains(&generator)
    }

    /// The kind of data.
    pub fn data_kind(&self) -> &'static data::Kind {
        self.data
    }

    /// The data.
    pub fn data(&self) -> Data {
        // Only a list that is not loaded makes no data, and that choice is refused.
        (self.data.make)(&self.data_parameters).unwrap_or_else(|| self.data_parameters.two_point())
    }

    /// The user's own numbers, if a list is loaded. They are not part of an address.
    pub fn list(&self) -> Option<&Arc<NumberList>> {
        self.data_parameters.list.as_ref()
    }

    /// Loads the user's own numbers, and makes them the data.
    pub fn set_list(&mut self, list: Arc<NumberList>) {
        self.data_parameters.list = Some(list);
        self.data = &data::LIST;
    }

    /// Takes the data of another experiment.
    pub fn set_data(&mut self, kind: &'static data::Kind, parameters: DataParameters) {
        self.data = kind;
        self.data_parameters = parameters;
    }

    /// Iterations of every training.
    pub fn iterations(&self) -> u32 {
        self.iterations
    }

    /// Steps of the diffusion model's sampler.
    pub fn steps(&self) -> u32 {
        self.steps
    }

    /// The objective of the adversarial network.
    pub fn objective(&self) -> ObjectiveKind {
        self.objective
    }

    /// The seed.
    pub fn seed(&self) -> u64 {
        self.seed
    }

    /// How a generator is trained.
    pub fn training(&self, generator: Generator) -> training::Settings {
        let kind = match generator {
            Generator::Vae => Kind::Vae { levels: 1, beta: self.beta },
            Generator::DeepVae => Kind::Vae { levels: self.levels as usize, beta: self.beta },
            Generator::Gan => Kind::Gan {
                objective: match self.objective {
                    ObjectiveKind::NonSaturating => Objective::NonSaturating,
                    ObjectiveKind::Wasserstein => Objective::Wasserstein { penalty: PENALTY },
                },
                steps: self.critic_steps,
                rate: self.critic_rate,
            },
            Generator::Flow => Kind::Flow,
            Generator::Diffusion => Kind::Diffusion { steps: self.steps as usize },
        };
        let factor = if generator == Generator::Gan { ADVERSARIAL_RATE } else { 1.0 };
        training::Settings {
            kind,
            hidden: Hidden { layers: self.layers, width: self.hidden },
            batch: self.batch as usize,
            learning_rate: factor * self.learning_rate,
            iterations: self.iterations.into(),
            ema: EMA,
        }
    }

    /// Whether a training under `self` is also one under `other`: the diffusion model is sampled in another number of
    /// steps without being trained anew.
    pub fn trains_as(&self, other: &Self, generator: Generator) -> bool {
        let sampled = Self { steps: other.steps, ..self.clone() };
        sampled.training(generator) == other.training(generator)
            && self.seed == other.seed
            && self.data() == other.data()
    }
}
