//! Trains generators.

use super::choices::Generator;
use super::request::{GeneratorId, GeneratorsReply, GeneratorsRequest, Job, Outcome, Progress};
use super::settings::Settings;
use crate::generators::evaluation::Evaluator;
use crate::generators::record::{Record, drawn};
use crate::generators::training::Training;
use std::time::Duration;

/// Iterations between two looks at the clock.
const ITERATIONS: usize = 4;
/// An evaluation follows the one before after this share of its iterations, but after so many at least, and after this
/// share of all at most.
const SHARE: f64 = 0.15;
const LEAST: u64 = 20;
const MOST_SHARE: u64 = 32;

/// The trainings of a page, at most one for each kind of generator.
#[derive(Default)]
pub struct GeneratorsService {
    trainings: [Option<Box<Active>>; Generator::ALL.len()],
}

/// A training, and what its page knows of it.
struct Active {
    id: GeneratorId,
    training: Training,
    evaluator: Evaluator,
    least_loss: f64,
    record: Record,
    steps: u32,
    /// The iterations after which it is evaluated next.
    due: u64,
    /// Whether the page has been told of the data.
    has_told: bool,
}

impl GeneratorsService {
    /// Carries out a request, and returns the reply, if there is one. `now` is a clock.
    pub fn carry_out(
        &mut self,
        request: GeneratorsRequest,
        now: &mut dyn FnMut() -> Duration,
    ) -> Option<GeneratorsReply> {
        let GeneratorsRequest { id, job } = request;
        let place = self.trainings.get_mut(id.generator.place())?;
        match job {
            Job::Start(settings) => {
                *place = Some(Box::new(Active::new(id, &settings)));
                None
            }
            Job::Train { milliseconds, steps } => {
                let active = place.as_mut().filter(|active| active.id == id);
                let outcome = active.map_or(Outcome::Lost, |active| {
                    Outcome::Progress(Box::new(active.train(milliseconds, steps, now)))
                });
                Some(GeneratorsReply { id, outcome })
            }
        }
    }
}

impl Active {
    fn new(id: GeneratorId, settings: &Settings) -> Self {
        let (data, training, seed) = (settings.data(), settings.training(id.generator), settings.seed());
        let evaluator = Evaluator::new(&data, training, seed);
        Self {
            id,
            training: Training::new(&data, training, seed),
            least_loss: evaluator.least_loss(),
            evaluator,
            record: Record::default(),
            steps: settings.steps(),
            due: 0,
            has_told: false,
        }
    }

    fn train(&mut self, milliseconds: f64, steps: u32, now: &mut dyn FnMut() -> Duration) -> Progress {
        let mut evaluations = Vec::new();
        let mut evaluate = |active: &mut Self| {
            let (done, all) = (active.training.iterations(), active.training.settings().iterations);
            let step = ((done as f64 * SHARE) as u64).clamp(LEAST, (all / MOST_SHARE).max(LEAST));
            active.due = (done + step).min(all.max(done + 1));
            let is_last = active.training.is_done();
            evaluations.push(active.evaluator.evaluate(&active.training.trained(), done, is_last));
        };
        if self.steps != steps && self.id.generator == Generator::Diffusion {
            self.steps = steps;
            self.training.set_steps(steps as usize);
            evaluate(self);
        } else if self.training.iterations() >= self.due {
            evaluate(self);
        }
        let (start, room) = (now(), Duration::from_secs_f64(milliseconds.clamp(0.0, 1e4) / 1e3));
        let mut elapsed = Duration::ZERO;
        while !self.training.is_done() && elapsed < room {
            for _ in 0..ITERATIONS {
                if let Some(losses) = self.training.step() {
                    self.record.note(&drawn(&losses));
                }
                if self.training.iterations() == self.due {
                    evaluate(self);
                }
            }
            elapsed = now().saturating_sub(start);
        }
        let known = (!self.has_told).then(|| self.evaluator.known().clone());
        self.has_told = true;
        Progress {
            iteration: self.training.iterations(),
            milliseconds: elapsed.as_secs_f64() * 1e3,
            curves: self.record.curves().to_vec(),
            stride: self.record.stride(),
            least_loss: self.least_loss,
            cost: self.training.trained().evaluations() as u64,
            steps: self.steps,
            known,
            evaluations,
        }
    }
}
