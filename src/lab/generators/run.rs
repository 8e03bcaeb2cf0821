//! The trainings of an experiment: the page's side.

use super::choices::Generator;
use super::request::{GeneratorsReply, GeneratorsRequest};
use super::settings::Settings;
use super::training_run::{Phase, TrainingRun};
use crate::generators::evaluation::Known;
use std::sync::Arc;

/// The trainings of the generators that are shown. The others keep what they have learned.
pub struct GeneratorsRun {
    settings: Settings,
    trainings: [TrainingRun; Generator::ALL.len()],
}

impl GeneratorsRun {
    /// A run of these settings with untrained generators.
    pub fn new(settings: Settings) -> Self {
        let trainings = Generator::ALL.map(|generator| TrainingRun::new(generator, &settings));
        Self { settings, trainings }
    }

    /// Changes the experiment. A training that was done or is running starts anew if it would be another one.
    pub fn set(&mut self, settings: &Settings) {
        if &self.settings != settings {
            self.settings = settings.clone();
            self.trainings.iter_mut().for_each(|training| training.set(settings));
        }
    }

    /// The experiment.
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// The training of a generator.
    pub fn training(&self, generator: Generator) -> &TrainingRun {
        let [first, ..] = &self.trainings;
        self.trainings.get(generator.place()).unwrap_or(first)
    }

    /// The trainings of the generators that are shown, at least one, in the order of the rows.
    pub fn shown(&self) -> impl Iterator<Item = &TrainingRun> {
        self.trainings.iter().filter(|training| self.settings.shows(training.generator()))
    }

    fn shown_mut(&mut self) -> impl Iterator<Item = &mut TrainingRun> {
        self.trainings.iter_mut().filter(|training| self.settings.shows(training.generator()))
    }

    /// Trains all that are shown: goes on with those that are not done, or starts all anew if none is left.
    pub fn train(&mut self) {
        if self.shown().all(|training| training.phase() == Phase::Done) {
            self.reset();
        }
        self.shown_mut().for_each(TrainingRun::resume);
    }

    /// Pauses all trainings.
    pub fn pause(&mut self) {
        self.trainings.iter_mut().for_each(TrainingRun::pause);
    }

    /// Replaces all that are shown by untrained ones.
    pub fn reset(&mut self) {
        self.shown_mut().for_each(TrainingRun::reset);
    }

    /// Whether any that is shown is being trained.
    pub fn is_running(&self) -> bool {
        self.shown().any(|training| training.phase() == Phase::Running)
    }

    /// Whether none that is shown has begun.
    pub fn is_untrained(&self) -> bool {
        self.shown().all(|training| training.progress().iteration == 0)
    }

    /// Whether nothing is awaited: none is being trained, and all that are shown have been evaluated.
    pub fn is_settled(&self) -> bool {
        self.shown().all(|training| training.phase() != Phase::Running && !training.is_waiting())
    }

    /// The part of the iterations that are done, in 0 … 1: the mean over those that are shown.
    pub fn share_done(&self) -> f64 {
        let count = self.settings.shown().len().max(1) as f64;
        let all = f64::from(self.settings.iterations().max(1));
        self.shown().map(|training| training.progress().iteration as f64 / all).sum::<f64>() / count
    }

    /// What is known of the data, if it has been told.
    pub fn known(&self) -> Option<&Arc<Known>> {
        self.shown().find_map(TrainingRun::known)
    }

    /// Changes whenever something has been received.
    pub fn version(&self) -> u64 {
        self.trainings.iter().map(TrainingRun::version).sum()
    }

    /// Requests for the thread that trains.
    pub fn take_requests(&mut self) -> Vec<GeneratorsRequest> {
        let running = self.shown().filter(|training| training.phase() == Phase::Running).count();
        let Self { settings, trainings } = self;
        let shown = trainings.iter_mut().filter(|training| settings.shows(training.generator()));
        shown.flat_map(|training| training.take_requests(settings, running)).collect()
    }

    /// Takes a reply. One to a request of an earlier start is ignored.
    pub fn receive(&mut self, reply: GeneratorsReply) {
        if let Some(training) = self.trainings.get_mut(reply.id.generator.place()) {
            training.receive(reply);
        }
    }
}
