//! A training that is being carried out, and what its page knows of it.

use super::request::{Detail, Progress, TrainingId};
use super::subject::Subject;
use crate::diffusion::model::{Surface, Table};
use crate::images::learned;
use crate::lab::images::PictureData;
use crate::learning::network::Network;
use crate::learning::score::learned::{COARSE, FINE};
use crate::learning::score::recovery::Recovery;
use crate::learning::score::training::Training;
use std::sync::Arc;

/// The recovered population whose W₁ is measured: steps, and blocks of 256 particles.
const STEPS: usize = 1000;
const BLOCKS: u32 = 64;

/// A training, and what its page knows of it.
pub struct Active {
    /// Which one it is.
    pub id: TrainingId,
    training: Kind,
    floor: Vec<f32>,
    /// The iteration after the last snapshot that was sent.
    sent: u64,
    /// Whether the network after all iterations has been sent: requests may have been sent ahead.
    is_finished: bool,
}

enum Kind {
    Score(Box<Training>),
    Pictures(Box<learned::Training>),
}

impl Active {
    /// A training with new weights or with these; `None` if they do not fit the experiment, or its data are missing.
    pub fn new(
        id: TrainingId,
        subject: &Subject,
        digits: Option<&Arc<[u8]>>,
        weights: Option<Vec<f32>>,
    ) -> Option<Self> {
        let network = match weights {
            None => None,
            Some(weights) => Some(Network::with_weights(subject.shape(), weights)?),
        };
        let (training, floor) = match subject {
            Subject::OneDimension(settings) => {
                let (process, how, seed) = (settings.process(), settings.training().clone(), settings.seed());
                let training = match network {
                    None => Training::new(process, how, seed),
                    Some(network) => Training::going_on_from(network, process, how, seed).ok()?,
                };
                let floor = training.floor().map(|loss| loss as f32).to_vec();
                (Kind::Score(Box::new(training)), floor)
            }
            Subject::Images(settings) => {
                let mut sets = PictureData::default();
                if let Some(digits) = digits {
                    sets.set_digits(digits);
                }
                let data = sets.of(settings)?;
                let (process, how, seed) = (settings.process(), settings.training(), settings.seed());
                let training = match network {
                    None => learned::Training::new(&data, &process, how, seed),
                    Some(network) => learned::Training::going_on_from(network, &data, &process, how, seed)?,
                };
                // The smallest loss for pictures is not computed.
                (Kind::Pictures(Box::new(training)), Vec::new())
            }
        };
        Some(Self { id, training, floor, sent: 0, is_finished: false })
    }

    /// One iteration; none if all are done.
    pub fn step(&mut self) {
        match &mut self.training {
            Kind::Score(training) => training.step(),
            Kind::Pictures(training) => training.step(),
        }
    }

    /// Whether all iterations are done.
    pub fn is_done(&self) -> bool {
        match &self.training {
            Kind::Score(training) => training.is_done(),
            Kind::Pictures(training) => training.is_done(),
        }
    }

    /// The state of the training, whose last iterations have taken so long.
    pub fn progress(&mut self, milliseconds: f64, detail: Detail) -> Progress {
        let detail = match (self.is_done(), self.is_finished) {
            (false, _) => detail,
            (true, false) => Detail::Fine,
            (true, true) => Detail::Losses,
        };
        self.is_finished = self.is_done();
        let (record, history, state) = match &self.training {
            Kind::Score(training) => (training.record(), training.history(), training.state()),
            Kind::Pictures(training) => (training.record(), training.history(), training.state()),
        };
        let surface = self.surface(detail);
        let snapshots = history.snapshots().iter().filter(|snapshot| snapshot.iteration >= self.sent);
        let progress = Progress {
            iteration: state.iteration,
            milliseconds,
            curve: record.values().to_vec(),
            stride: record.stride(),
            loss: record.recent().unwrap_or_default(),
            loss_by_time: record.recent_by_time().map(|loss| loss as f32).to_vec(),
            floor_by_time: self.floor.clone(),
            weights: state.average.weights().to_vec(),
            snapshots: snapshots.cloned().collect(),
            w1: surface.as_ref().filter(|_| detail == Detail::Fine).and_then(|surface| self.wasserstein(surface)),
            surface,
        };
        self.sent = progress.iteration + 1;
        progress
    }

    /// The network in one dimension as a surface, if it is asked for.
    fn surface(&self, detail: Detail) -> Option<Surface> {
        let Kind::Score(training) = &self.training else {
            return None;
        };
        let schedule = &training.process().schedule;
        match detail {
            Detail::Losses => None,
            _ if !are_numbers(training.state().average.weights()) => None,
            Detail::Coarse => Some(training.learned().surface(schedule, COARSE)),
            Detail::Fine => Some(training.learned().surface(schedule, FINE)),
        }
    }

    /// W₁ of the population that a network in one dimension recovers.
    fn wasserstein(&self, surface: &Surface) -> Option<f64> {
        let Kind::Score(training) = &self.training else {
            return None;
        };
        let way = Recovery::new(training.process(), STEPS);
        Some(way.wasserstein(&Table::new(surface, &way.levels()), training.seed(), BLOCKS))
    }
}

/// Not those of a training that has diverged: x̂₀ is clamped, so that the surface would not show it.
pub fn are_numbers(weights: &[f32]) -> bool {
    weights.iter().all(|weight| weight.is_finite())
}
