//! The page's side of a training.

use super::request::{WordsJob, WordsOutcome, WordsProgress, WordsRequest};
use std::sync::Arc;

/// Milliseconds of a request: short, so that pictures that are asked for in between do not wait.
const SLICE: f64 = 100.0;
/// Milliseconds of training between two models that are shown.
const SHOWN_EVERY: f64 = 1500.0;

/// What the training is doing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum WordsPhase {
    /// There is none.
    #[default]
    Absent,
    /// Iterations are done.
    Running,
    /// It waits.
    Paused,
    /// All iterations are done.
    Done,
    /// The thread has lost it.
    Lost,
}

/// A training of a model for latents of one size.
#[derive(Clone, Debug, Default)]
pub struct WordsTraining {
    /// The values of a latent.
    latent: usize,
    run: u32,
    phase: WordsPhase,
    unsent: Option<WordsJob>,
    waits: bool,
    milliseconds: f64,
    shown_at: f64,
    progress: WordsProgress,
}

impl WordsTraining {
    /// Starts with new weights.
    pub fn start(&mut self, digits: Arc<[u8]>, latent: usize, seed: u64) {
        *self = Self {
            latent,
            run: self.run + 1,
            phase: WordsPhase::Running,
            unsent: Some(WordsJob::StartTraining { digits, latent, seed }),
            ..Self::default()
        };
    }

    /// Pauses it, or goes on with it.
    pub fn set_running(&mut self, running: bool) {
        self.phase = match (self.phase, running) {
            (WordsPhase::Running, false) => WordsPhase::Paused,
            (WordsPhase::Paused, true) => WordsPhase::Running,
            (phase, _) => phase,
        };
    }

    /// Ends it.
    pub fn stop(&mut self) {
        *self = Self { run: self.run + 1, ..Self::default() };
    }

    /// What it is doing.
    pub fn phase(&self) -> WordsPhase {
        self.phase
    }

    /// Values of a latent of the model that it trains.
    pub fn latent(&self) -> usize {
        self.latent
    }

    /// Iterations done and losses so far.
    pub fn progress(&self) -> &WordsProgress {
        &self.progress
    }

    /// The time that it has taken.
    pub fn seconds(&self) -> f64 {
        self.milliseconds / 1e3
    }

    /// Requests for the thread that trains.
    pub fn take_requests(&mut self) -> Vec<WordsRequest> {
        let mut jobs: Vec<WordsJob> = self.unsent.take().into_iter().collect();
        if self.phase == WordsPhase::Running && !self.waits {
            let with_model = self.milliseconds - self.shown_at >= SHOWN_EVERY;
            jobs.push(WordsJob::Train { milliseconds: SLICE, with_model });
            self.waits = true;
        }
        let run = self.run;
        jobs.into_iter().map(|job| WordsRequest { run, job }).collect()
    }

    /// Takes a reply to one of its requests, and returns the model, if there is one in it. A reply to an earlier training
    /// is ignored.
    pub fn receive(&mut self, run: u32, outcome: WordsOutcome) -> Option<Arc<[u8]>> {
        if run != self.run {
            return None;
        }
        self.waits = false;
        let WordsOutcome::Trained(progress) = outcome else {
            self.phase = WordsPhase::Lost;
            return None;
        };
        let WordsProgress { iteration, iterations, milliseconds, autoencoder, denoiser, weights } = *progress;
        self.progress.autoencoder.extend(autoencoder);
        self.progress.denoiser.extend(denoiser);
        (self.progress.iteration, self.progress.iterations) = (iteration, iterations);
        self.milliseconds += milliseconds;
        if iteration >= iterations {
            self.phase = WordsPhase::Done;
        }
        let weights = weights?;
        self.shown_at = self.milliseconds;
        Some(Arc::from(weights))
    }
}
