//! The training of one generator: the page's side.

use super::choices::Generator;
use super::request::{GeneratorId, GeneratorsReply, GeneratorsRequest, Job, Outcome, Progress};
use super::settings::Settings;
use crate::generators::evaluation::{Evaluation, Known};
use std::sync::Arc;

/// Requests that are sent ahead, so that the thread does not wait for the next frame.
const AHEAD: u32 = 2;
/// The time of the requests of all generators together, in milliseconds: it is twice as long until a pause.
const ROUND: f64 = 60.0;
/// The least time of one.
const LEAST: f64 = 8.0;

/// What a training is doing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    /// It waits, before its first iteration or after some.
    Paused,
    /// Iterations are done.
    Running,
    /// All iterations are done.
    Done,
}

/// The training of one generator.
pub struct TrainingRun {
    generator: Generator,
    /// The settings that it is for.
    settings: Settings,
    phase: Phase,
    start: u32,
    /// Whether the thread has been told of this start.
    is_started: bool,
    /// Requests without a reply.
    outstanding: u32,
    /// Whether there has been a reply for these settings.
    is_evaluated: bool,
    progress: Progress,
    milliseconds: f64,
    known: Option<Arc<Known>>,
    /// In ascending order of their iterations.
    evaluations: Vec<Evaluation>,
    /// How often something has been received, so that what shows it can notice.
    version: u64,
}

impl TrainingRun {
    /// A training that has not begun.
    pub fn new(generator: Generator, settings: &Settings) -> Self {
        Self {
            generator,
            settings: settings.clone(),
            phase: Phase::Paused,
            start: 0,
            is_started: false,
            outstanding: 0,
            is_evaluated: false,
            progress: Progress::default(),
            milliseconds: 0.0,
            known: None,
            evaluations: Vec::new(),
            version: 0,
        }
    }

    /// Takes other settings. If they describe another training, it starts anew, and goes on by itself if it was done or
    /// running; if they ask for another number of sampling steps alone, what has been learned is evaluated anew.
    pub fn set(&mut self, settings: &Settings) {
        let before = std::mem::replace(&mut self.settings, settings.clone());
        if !before.trains_as(settings, self.generator) {
            let was_trained = self.phase != Phase::Paused;
            self.reset();
            if was_trained {
                self.resume();
            }
        } else if self.generator == Generator::Diffusion && before.steps() != settings.steps() {
            self.is_evaluated = false;
        }
    }

    /// Starts anew, paused. What was seen stays until there is something else.
    pub fn reset(&mut self) {
        self.start = self.start.wrapping_add(1);
        self.is_started = false;
        self.is_evaluated = false;
        self.phase = Phase::Paused;
        self.milliseconds = 0.0;
        self.progress.iteration = 0;
    }

    /// Goes on with the iterations that are left.
    pub fn resume(&mut self) {
        if self.phase == Phase::Paused {
            self.phase = Phase::Running;
        }
    }

    /// Stops until [`TrainingRun::resume`].
    pub fn pause(&mut self) {
        if self.phase == Phase::Running {
            self.phase = Phase::Paused;
        }
    }

    /// Requests for the thread that trains, which shares its time among so many `running` trainings.
    pub fn take_requests(&mut self, settings: &Settings, running: usize) -> Vec<GeneratorsRequest> {
        let mut jobs = Vec::new();
        if !self.is_started {
            // While a control is dragged, each reply makes room for the settings of that moment.
            if self.outstanding > 0 {
                return Vec::new();
            }
            jobs.push(Job::Start(Box::new(settings.clone())));
            self.is_started = true;
        }
        let slice = (ROUND / running.max(1) as f64).max(LEAST);
        let first = (!self.is_evaluated && self.outstanding == 0).then_some(0.0);
        let more = if self.phase == Phase::Running { AHEAD.saturating_sub(self.outstanding) } else { 0 };
        for milliseconds in first.into_iter().chain((0..more).map(|_| slice)) {
            self.outstanding += 1;
            jobs.push(Job::Train { milliseconds, steps: settings.steps() });
        }
        let id = self.id();
        jobs.into_iter().map(|job| GeneratorsRequest { id, job }).collect()
    }

    fn id(&self) -> GeneratorId {
        GeneratorId { generator: self.generator, start: self.start }
    }

    /// Takes a reply. One to a request of an earlier start says only that the thread has time again.
    pub fn receive(&mut self, reply: GeneratorsReply) {
        self.outstanding = self.outstanding.saturating_sub(1);
        if reply.outcome != Outcome::Lost && (reply.id != self.id() || !self.is_started) {
            return;
        }
        match reply.outcome {
            Outcome::Progress(progress) => self.advance(*progress),
            // The thread has been replaced by another one, which begins anew.
            Outcome::Lost => {
                let was_trained = self.phase != Phase::Paused;
                self.reset();
                self.outstanding = 0;
                if was_trained {
                    self.resume();
                }
            }
        }
    }

    fn advance(&mut self, mut progress: Progress) {
        self.version += 1;
        if let Some(known) = progress.known.take() {
            self.known = Some(Arc::new(known));
            self.evaluations.clear();
        }
        if progress.steps != self.settings.steps() && self.generator == Generator::Diffusion {
            // Those that follow are for another number of steps.
            progress.evaluations.clear();
        } else {
            self.is_evaluated = true;
        }
        if progress.steps != self.progress.steps {
            self.evaluations.clear();
        }
        self.milliseconds += progress.milliseconds;
        self.evaluations.append(&mut progress.evaluations);
        self.progress = progress;
        if self.progress.iteration >= self.settings.iterations().into() {
            self.phase = Phase::Done;
        }
    }

    /// What is trained.
    pub fn generator(&self) -> Generator {
        self.generator
    }

    /// What it is doing.
    pub fn phase(&self) -> Phase {
        self.phase
    }

    /// Whether a first evaluation is awaited.
    pub fn is_waiting(&self) -> bool {
        !self.is_evaluated
    }

    /// The state of the training; its evaluations are in [`TrainingRun::evaluations`].
    pub fn progress(&self) -> &Progress {
        &self.progress
    }

    /// What is known of the data, if it has been told.
    pub fn known(&self) -> Option<&Arc<Known>> {
        self.known.as_ref()
    }

    /// What has been seen of the training so far, in ascending order of iterations.
    pub fn evaluations(&self) -> &[Evaluation] {
        &self.evaluations
    }

    /// The evaluations up to the last one that was made at this part of all iterations, in 0 … 1; at 1, all. At least one,
    /// if there is any.
    pub fn until(&self, share: f64) -> &[Evaluation] {
        let most = share * f64::from(self.settings.iterations());
        let count = self.evaluations.partition_point(|evaluation| evaluation.iteration as f64 <= most);
        let count = if share >= 1.0 { self.evaluations.len() } else { count.max(1) };
        self.evaluations.get(..count).unwrap_or(&self.evaluations)
    }

    /// Seconds that the iterations have taken.
    pub fn seconds(&self) -> f64 {
        self.milliseconds / 1e3
    }

    /// Changes whenever something has been received.
    pub fn version(&self) -> u64 {
        self.version
    }
}
