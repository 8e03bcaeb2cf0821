//! The settings of an experiment in one dimension.

use crate::diffusion::block::{RoundTrip, Start};
use crate::diffusion::data::mixture::MOST_COMPONENTS;
use crate::diffusion::data::{self, Condition, DataParameters, NumberList};
use crate::diffusion::marginal::Process;
use crate::diffusion::model::{self, Guidance, Surface};
use crate::diffusion::particles::BLOCK;
use crate::diffusion::sampler::{self, Corruption, Forward};
use crate::diffusion::schedule::{self, Family, Parameters, Schedule, grid};
use crate::learning::settings::TrainingSettings;
use std::sync::Arc;

/// An experiment. Fields have allowed values only: they are written by
/// [`Setting::write`](crate::lab::settings::Setting::write), and the user's own numbers by [`Settings::set_list`].
#[derive(Clone, Debug, PartialEq)]
pub struct Settings {
    pub(super) data: &'static data::Kind,
    pub(super) data_parameters: DataParameters,
    pub(super) schedule: &'static schedule::Kind,
    pub(super) parameters: Parameters,
    pub(super) forward: Forward,
    pub(super) steps: u32,
    pub(super) grid: &'static grid::Kind,
    pub(super) particles: u32,
    pub(super) start: Start,
    pub(super) model: &'static model::Kind,
    pub(super) condition: Condition,
    pub(super) guidance: f64,
    pub(super) corrupt: Corruption,
    pub(super) noise: f64,
    pub(super) sampler: &'static sampler::Kind,
    pub(super) options: sampler::Options,
    pub(super) training: TrainingSettings,
    pub(super) seed: u64,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            data: &data::TWO_POINT,
            data_parameters: DataParameters::default(),
            schedule: &schedule::CUBIC,
            parameters: Parameters::default(),
            forward: Forward::Exact,
            steps: 1000,
            grid: &grid::UNIFORM,
            particles: 16_384,
            start: Start::Forward,
            model: &model::EXACT,
            condition: Condition::default(),
            guidance: 1.0,
            corrupt: Corruption::Data,
            noise: 0.0,
            sampler: &sampler::EULER_MARUYAMA,
            options: sampler::Options::default(),
            training: TrainingSettings::default(),
            seed: 1,
        }
    }
}

impl Settings {
    /// The kind of data.
    pub fn data(&self) -> &'static data::Kind {
        self.data
    }

    /// The parameters of the data.
    pub fn data_parameters(&self) -> &DataParameters {
        &self.data_parameters
    }

    /// Probability of the upper of two points, in 0.01 … 0.99.
    pub fn prior(&self) -> f64 {
        self.data_parameters.prior
    }

    /// The noise schedule, with its parameters.
    pub fn schedule(&self) -> Schedule {
        Schedule::new(self.schedule, self.parameters)
    }

    /// Steps of each direction, in 1 … 4000.
    pub fn steps(&self) -> u32 {
        self.steps
    }

    /// Where the steps are in time.
    pub fn grid(&self) -> &'static grid::Kind {
        self.grid
    }

    /// Whether a step of the forward run can be made in different ways: where there is a drift, and it is finite.
    pub fn has_forward_schemes(&self) -> bool {
        self.schedule().level(1.0).family == Family::Preserving
    }

    /// The condition on the data; none if the data have no components that could be numbered.
    pub fn condition(&self) -> Condition {
        self.condition
    }

    /// The number of components that a condition can name; 0 if the data have none.
    pub fn numbered_components(&self) -> usize {
        let components = self.process().data.components().len();
        let is_numbered = self.data != &data::LIST && self.data != &data::DRAWN;
        if is_numbered && (2..=MOST_COMPONENTS).contains(&components) { components } else { 0 }
    }

    /// w, the weight of guidance towards the data given the condition, in 0 … 8.
    pub fn guidance(&self) -> f64 {
        self.guidance
    }

    /// Particles, in 256 … 1 048 576.
    pub fn particles(&self) -> u32 {
        self.particles
    }

    /// The number of particles of the block with this number: 256, in the last block the rest.
    pub fn particles_in_block(&self, block: u32) -> u32 {
        self.particles.saturating_sub(block.saturating_mul(BLOCK as u32)).min(BLOCK as u32)
    }

    /// The score model.
    pub fn model(&self) -> &'static model::Kind {
        self.model
    }

    /// Whether the score model is a network that is trained.
    pub fn learns(&self) -> bool {
        self.model == &model::LEARNED
    }

    /// How that network is trained.
    pub fn training(&self) -> &TrainingSettings {
        &self.training
    }

    /// The data and the forward process, which are what such a network learns.
    pub fn process(&self) -> Process {
        // Only a list that is not loaded makes no data, and that choice is refused.
        let data = (self.data.make)(&self.data_parameters).unwrap_or_else(|| self.data_parameters.two_point());
        Process { data, schedule: self.schedule() }
    }

    /// Corruption ν, in 0 … 2.
    pub fn noise(&self) -> f64 {
        self.noise
    }

    /// Whether the reverse run begins with fresh noise.
    pub fn starts_afresh(&self) -> bool {
        self.start == Start::Gaussian
    }

    /// What corruption is added to.
    pub fn corrupt(&self) -> Corruption {
        self.corrupt
    }

    /// How a step of the reverse run is made.
    pub fn sampler(&self) -> &'static sampler::Kind {
        self.sampler
    }

    /// The sampler's options.
    pub fn options(&self) -> sampler::Options {
        self.options
    }

    /// The seed of all random streams.
    pub fn seed(&self) -> u64 {
        self.seed
    }

    /// The user's own numbers, if a list is loaded. They are not part of an address.
    pub fn list(&self) -> Option<&Arc<NumberList>> {
        self.data_parameters.list.as_ref()
    }

    /// Loads the user's own numbers, and makes them the data.
    pub fn set_list(&mut self, list: Arc<NumberList>) {
        self.data_parameters.list = Some(list);
        self.data = &data::LIST;
        self.condition = Condition::default();
    }

    /// The forward and the reverse run that these settings describe, with what the model has learned if it is one that
    /// learns.
    pub fn round_trip(&self, learned: Option<&Arc<Surface>>) -> RoundTrip {
        let whole = self.process();
        let given = self.condition.given(&whole.data).filter(|_| self.numbered_components() > 0);
        let process = given.map(|data| Process { data, ..whole.clone() });
        RoundTrip {
            guidance: process.is_some().then(|| Guidance { whole: whole.clone(), weight: self.guidance }),
            process: process.unwrap_or(whole),
            steps: self.steps as usize,
            grid: self.grid,
            forward: if self.has_forward_schemes() { self.forward } else { Forward::Exact },
            start: self.start,
            model: self.model,
            learned: learned.filter(|_| self.learns()).cloned(),
            corruption: self.corrupt,
            noise: self.noise,
            sampler: self.sampler,
            options: self.options,
        }
    }
}
