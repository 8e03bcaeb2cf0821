//! Carries out the requests of training runs.

use super::pretrained::{pretrained, pretrained_surface};
use super::request::{Detail, Progress, TrainingId, TrainingReply, TrainingRequest};
use crate::diffusion::model::{Surface, Table};
use crate::lab::one_dimension::Settings;
use crate::learning::file::Saved;
use crate::learning::history::Snapshot;
use crate::learning::network::Network;
use crate::learning::score::learned::{COARSE, FINE, LearnedScore};
use crate::learning::score::recovery::Recovery;
use crate::learning::score::training::Training;
use std::time::Duration;

/// The most trainings that are kept: a page has two experiments at a time, and may have replaced one of them.
const MOST: usize = 3;
/// Iterations between two looks at the clock.
const ITERATIONS: usize = 4;
/// The recovered population whose W₁ is measured: steps, and blocks of 256 particles.
const STEPS: usize = 1000;
const BLOCKS: u32 = 64;

/// The trainings of a page, the one that was used last at the end.
#[derive(Default)]
pub struct TrainingService {
    trainings: Vec<Active>,
}

/// A training, and what its page knows of it.
struct Active {
    id: TrainingId,
    training: Training,
    floor: Vec<f32>,
    /// The iteration after the last snapshot that was sent.
    sent: u64,
    /// Whether the network after all iterations has been sent: requests may have been sent ahead.
    is_finished: bool,
}

impl TrainingService {
    /// Carries out a request, and returns the reply, if there is one. `now` is a clock.
    pub fn carry_out(
        &mut self,
        id: TrainingId,
        request: TrainingRequest,
        now: impl Fn() -> Duration,
    ) -> Option<TrainingReply> {
        match request {
            TrainingRequest::Start { settings, weights } => {
                self.trainings.retain(|active| active.id.run != id.run);
                self.trainings.extend(Active::new(id, &settings, weights));
                let surplus = self.trainings.len().saturating_sub(MOST);
                self.trainings.drain(..surplus);
                None
            }
            TrainingRequest::Train { milliseconds, detail } => Some(self.train(id, milliseconds, detail, now)),
            TrainingRequest::Pretrained => {
                let Saved { iterations, network, .. } = pretrained();
                let weights = network.weights().to_vec();
                let snapshots = vec![Snapshot { iteration: iterations, weights: weights.clone() }];
                let surface = Some(pretrained_surface().as_ref().clone());
                let progress = Progress { surface, snapshots, ..Progress::of_network(iterations, weights) };
                Some(TrainingReply::Progress(Box::new(progress)))
            }
            TrainingRequest::Evaluate { settings, weights } => {
                let surface = evaluated(&settings, weights);
                Some(surface.map_or(TrainingReply::Lost, TrainingReply::Evaluated))
            }
        }
    }

    fn train(
        &mut self,
        id: TrainingId,
        milliseconds: f64,
        detail: Detail,
        now: impl Fn() -> Duration,
    ) -> TrainingReply {
        let Some(place) = self.trainings.iter().position(|active| active.id == id) else {
            return TrainingReply::Lost;
        };
        let mut active = self.trainings.remove(place);
        let (start, room) = (now(), Duration::from_secs_f64(milliseconds.clamp(0.0, 1e4) / 1e3));
        let training = &mut active.training;
        while !training.is_done() && now().saturating_sub(start) < room {
            (0..ITERATIONS).for_each(|_| training.step());
        }
        let elapsed = now().saturating_sub(start).as_secs_f64() * 1e3;
        let progress = active.progress(elapsed, detail);
        self.trainings.push(active);
        TrainingReply::Progress(Box::new(progress))
    }
}

impl Active {
    /// `None` if the weights do not fit the settings.
    fn new(id: TrainingId, settings: &Settings, weights: Option<Vec<f32>>) -> Option<Self> {
        let (process, how, seed) = (settings.process(), settings.training().clone(), settings.seed());
        let training = match weights {
            None => Training::new(process, how, seed),
            Some(weights) => {
                let network = Network::with_weights(how.shape(), weights)?;
                Training::going_on_from(network, process, how, seed).ok()?
            }
        };
        let floor = training.floor().map(|loss| loss as f32).to_vec();
        Some(Self { id, training, floor, sent: 0, is_finished: false })
    }

    fn progress(&mut self, milliseconds: f64, detail: Detail) -> Progress {
        let training = &self.training;
        let detail = match (training.is_done(), self.is_finished) {
            (false, _) => detail,
            (true, false) => Detail::Fine,
            (true, true) => Detail::Losses,
        };
        self.is_finished = training.is_done();
        let (process, record) = (training.process(), training.record());
        let surface = match detail {
            Detail::Losses => None,
            _ if !are_numbers(training.state().average.weights()) => None,
            Detail::Coarse => Some(training.learned().surface(&process.schedule, COARSE)),
            Detail::Fine => Some(training.learned().surface(&process.schedule, FINE)),
        };
        let w1 = surface.as_ref().filter(|_| detail == Detail::Fine).map(|surface| {
            let way = Recovery::new(process, STEPS);
            way.wasserstein(&Table::new(surface, &way.levels()), training.seed(), BLOCKS)
        });
        let snapshots = training.history().snapshots().iter().filter(|snapshot| snapshot.iteration >= self.sent);
        let progress = Progress {
            iteration: training.iterations(),
            milliseconds,
            curve: record.values().to_vec(),
            stride: record.stride(),
            loss: record.recent().unwrap_or_default(),
            loss_by_time: record.recent_by_time().map(|loss| loss as f32).to_vec(),
            floor_by_time: self.floor.clone(),
            weights: training.state().average.weights().to_vec(),
            snapshots: snapshots.cloned().collect(),
            surface,
            w1,
        };
        self.sent = progress.iteration + 1;
        progress
    }
}

/// The surface of a network; `None` if the weights do not fit the settings, or are no numbers.
fn evaluated(settings: &Settings, weights: Vec<f32>) -> Option<Surface> {
    let network = Network::with_weights(settings.training().shape(), weights).filter(|n| are_numbers(n.weights()))?;
    let process = settings.process();
    let score = LearnedScore::new(network, settings.training().target, process.data.extent()).ok()?;
    Some(score.surface(&process.schedule, FINE))
}

/// Not those of a training that has diverged: x̂₀ is clamped, so that the surface would not show it.
fn are_numbers(weights: &[f32]) -> bool {
    weights.iter().all(|weight| weight.is_finite())
}
