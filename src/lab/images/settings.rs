//! What an experiment with pictures is.

use super::choices::{DataKind, ProcessKind};
use crate::images::learned::TrainingSettings;
use crate::images::sampler::Sampler;
use crate::images::{BlurPower, Diffusion, Drawn, Experiment, Heat, Model, Process, Start, digits, icons, own_picture};
use crate::learning::network::{Network, Shape};
use std::sync::Arc;

/// An experiment with pictures. Fields have allowed values only: they are written by
/// [`Setting::write`](crate::lab::settings::Setting::write).
#[derive(Clone, Debug, PartialEq)]
pub struct Settings {
    pub(super) data: DataKind,
    /// In ascending order; all if there are none.
    pub(super) classes: Vec<u8>,
    pub(super) first: u32,
    pub(super) prior: f64,
    /// The user's own pictures, as text.
    pub(super) picture: Option<String>,
    pub(super) process: ProcessKind,
    pub(super) blur: f64,
    pub(super) blur_floor: f64,
    pub(super) blur_power: BlurPower,
    pub(super) log_snr: f64,
    pub(super) heat_noise: f64,
    pub(super) heat_delta: f64,
    pub(super) steps: u32,
    pub(super) start: Start,
    pub(super) model: Model,
    pub(super) noise: f64,
    pub(super) sampler: Sampler,
    pub(super) training: TrainingSettings,
    pub(super) pictures: u32,
    pub(super) seed: u64,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            data: DataKind::Digits,
            classes: Vec::new(),
            first: 1797,
            prior: 0.5,
            picture: None,
            process: ProcessKind::Diffusion,
            blur: 4.0,
            blur_floor: 0.001,
            blur_power: BlurPower::SineSquared,
            log_snr: 10.0,
            heat_noise: 0.01,
            heat_delta: 1.25,
            steps: 100,
            start: Start::Forward,
            model: Model::Bayes,
            noise: 0.0,
            sampler: Sampler::Ddpm,
            training: TrainingSettings::default(),
            pictures: 64,
            seed: 1,
        }
    }
}

impl Settings {
    /// The data.
    pub fn data(&self) -> DataKind {
        self.data
    }

    /// Whether the data are in the file of the digits.
    pub fn needs_digits(&self) -> bool {
        self.data == DataKind::Digits
    }

    /// The chosen classes in ascending order; all of them if there are none.
    pub fn classes(&self) -> &[u8] {
        &self.classes
    }

    /// The most pictures of the data.
    pub fn first(&self) -> u32 {
        self.first
    }

    /// The probability of the first of two classes, in 0 … 1.
    pub fn prior(&self) -> f64 {
        self.prior
    }

    /// Whether two classes are chosen, so that there is a prior.
    pub fn has_prior(&self) -> bool {
        self.classes.len() == 2 && self.picture.is_none() && self.data != DataKind::Own
    }

    /// The pixels of each of the user's own pictures.
    pub fn own_pictures(&self) -> Vec<Vec<f32>> {
        self.picture.as_deref().and_then(own_picture::all_from_text).unwrap_or_default()
    }

    /// The pixels of the first of them, if there is one.
    pub fn own_picture(&self) -> Option<Vec<f32>> {
        self.own_pictures().into_iter().next()
    }

    /// N of the N × N pixels of the data.
    pub fn side(&self) -> usize {
        match self.data {
            DataKind::Digits => digits::SIDE,
            DataKind::Icons => icons::SIDE,
            DataKind::Own => self.own_pictures().first().map_or(digits::SIDE, |pixels| own_picture::side(pixels)),
        }
    }

    /// How pictures are lost.
    pub fn process_kind(&self) -> ProcessKind {
        self.process
    }

    /// The same, with its parameters.
    pub fn process(&self) -> Process {
        match self.process {
            ProcessKind::Diffusion => Process::Diffusion(Diffusion {
                blur: self.blur,
                floor: self.blur_floor,
                power: self.blur_power,
                log_snr: self.log_snr,
            }),
            ProcessKind::Heat => Process::Heat(Heat {
                blur: self.blur,
                sigma: self.heat_noise,
                delta: self.heat_delta * self.heat_noise,
            }),
        }
    }

    /// The largest blur, a standard deviation in pixels.
    pub fn blur(&self) -> f64 {
        self.blur
    }

    /// Steps in each direction.
    pub fn steps(&self) -> u32 {
        self.steps
    }

    /// The estimate.
    pub fn model(&self) -> Model {
        self.model
    }

    /// Whether the estimate is that of a network that is trained.
    pub fn learns(&self) -> bool {
        self.model == Model::Learned
    }

    /// How that network is trained.
    pub fn training(&self) -> &TrainingSettings {
        &self.training
    }

    /// The shape of that network.
    pub fn shape(&self) -> Shape {
        self.training.shape(self.side())
    }

    /// The noise on it.
    pub fn noise(&self) -> f64 {
        self.noise
    }

    /// The number of pictures that go out and back.
    pub fn pictures(&self) -> u32 {
        self.pictures
    }

    /// The seed.
    pub fn seed(&self) -> u64 {
        self.seed
    }

    /// Whether the recovered picture should be the one that went out, so that the two can be compared.
    pub fn knows_originals(&self) -> bool {
        self.model == Model::Exact || self.start == Start::Forward || self.process == ProcessKind::Heat
    }

    /// What is run, with these data, and with this network if the estimate is that of one.
    pub fn experiment(&self, data: Drawn, network: Option<Arc<Network>>) -> Experiment {
        // The own pictures have the last class.
        let (own, count) = (self.own_pictures().len(), data.set.count());
        Experiment {
            first: count.saturating_sub(own)..count,
            data,
            process: self.process(),
            steps: self.steps as usize,
            start: self.start,
            model: self.model,
            network: network.filter(|_| self.learns()),
            noise: self.noise,
            sampler: self.sampler,
            seed: self.seed,
        }
    }
}
