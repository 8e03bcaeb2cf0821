//! Carries out the requests of training runs.

use super::active::{Active, are_numbers};
use super::pretrained::{pretrained, pretrained_surface};
use super::request::{Detail, Progress, TrainingId, TrainingReply, TrainingRequest};
use super::subject::Subject;
use crate::diffusion::model::Surface;
use crate::learning::file::Saved;
use crate::learning::history::Snapshot;
use crate::learning::network::Network;
use crate::learning::score::learned::{FINE, LearnedScore};
use std::time::Duration;

/// The most trainings that are kept: a page has two experiments at a time, and may have replaced one of them.
const MOST: usize = 3;
/// Iterations between two looks at the clock.
const ITERATIONS: usize = 4;

/// The trainings of a page, the one that was used last at the end.
#[derive(Default)]
pub struct TrainingService {
    trainings: Vec<Active>,
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
            TrainingRequest::Start { subject, digits, weights } => {
                self.trainings.retain(|active| active.id.run != id.run);
                self.trainings.extend(Active::new(id, &subject, digits.as_ref(), weights));
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
            TrainingRequest::Evaluate { subject, weights } => {
                let surface = evaluated(&subject, weights);
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
        while !active.is_done() && now().saturating_sub(start) < room {
            (0..ITERATIONS).for_each(|_| active.step());
        }
        let elapsed = now().saturating_sub(start).as_secs_f64() * 1e3;
        let progress = active.progress(elapsed, detail);
        self.trainings.push(active);
        TrainingReply::Progress(Box::new(progress))
    }
}

/// The surface of a network in one dimension; `None` if the weights do not fit the experiment, or are no numbers.
fn evaluated(subject: &Subject, weights: Vec<f32>) -> Option<Surface> {
    let settings = subject.one_dimension()?;
    let network = Network::with_weights(subject.shape(), weights).filter(|n| are_numbers(n.weights()))?;
    let process = settings.process();
    let score = LearnedScore::new(network, settings.training().target, process.data.extent()).ok()?;
    Some(score.surface(&process.schedule, FINE))
}
