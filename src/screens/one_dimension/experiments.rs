//! The experiments on the screen: one, A; or two that are compared, A and B.

use super::stage::picture::{Picture, PictureControls, PictureSettings};
use crate::diffusion::model::Surface;
use crate::lab::one_dimension::{self, Settings};
use crate::lab::run::Run;
use crate::lab::training::request::TrainingId;
use crate::lab::training::{Phase, TrainingRun};
use crate::learning::file::{NotWeights, Saved};
use egui::{Rect, Ui};
use std::sync::Arc;
use std::time::Duration;
use web_time::Instant;

/// One experiment, with its picture.
pub struct Experiment {
    settings: Settings,
    picture: Picture,
    training: TrainingRun,
    run: Run,
    /// Frames that the run has been drawn in.
    frames: u32,
}

impl Experiment {
    fn new(settings: Settings, training: TrainingRun) -> Self {
        let learned = training.surface().filter(|_| settings.learns());
        let run = Run::with_learned(&settings, learned);
        Self { run, frames: 0, picture: Picture::default(), training, settings }
    }

    /// The settings; the run is restarted when they change.
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// The settings, to be changed.
    pub fn settings_mut(&mut self) -> &mut Settings {
        &mut self.settings
    }

    /// The run of the settings as they are now.
    pub fn run(&mut self) -> &mut Run {
        if self.has_changed() {
            self.run = Run::with_learned(&self.settings, self.learned());
            self.frames = 0;
        }
        &mut self.run
    }

    /// What the score model has learned, if it is one that learns.
    pub fn learned(&self) -> Option<Arc<Surface>> {
        self.training.surface().filter(|_| self.settings.learns())
    }

    /// The training of the score model `learned`.
    pub fn training(&self) -> &TrainingRun {
        &self.training
    }

    /// The training, to be changed, with the settings.
    pub fn training_mut(&mut self) -> (&mut TrainingRun, &mut Settings) {
        (&mut self.training, &mut self.settings)
    }

    /// Makes the network of a file the score model, with the data and the schedule that it was trained on.
    ///
    /// # Errors
    /// If it is no network of a score.
    pub fn open_network(&mut self, content: &[u8]) -> Result<(), NotWeights> {
        let saved = Saved::from_bytes(content)?;
        self.training.open(&saved)?;
        if let Some(trained) = self.training.subject().one_dimension() {
            one_dimension::take_training(&mut self.settings, trained);
        }
        Ok(())
    }

    /// The run as it was last continued; it may still have older settings.
    pub fn last_run(&self) -> &Run {
        &self.run
    }

    /// The number of intervals between the recorded times of a direction.
    pub fn intervals(&self) -> usize {
        self.run.recording().columns().len() - 1
    }

    /// The particles that are pinned in the picture, as indices into the sample paths.
    pub fn pinned(&self) -> &[usize] {
        self.picture.pinned()
    }

    /// Shows the picture; returns where its data histogram is.
    pub fn show(&mut self, ui: &mut Ui, shown: PictureSettings, controls: PictureControls<'_>) -> Rect {
        self.frames = self.frames.saturating_add(1);
        self.picture.show(ui, shown, &self.run, &mut self.settings, controls)
    }

    /// Whether there are blocks for workers. While a slider is dragged, every frame starts a new run, which is too
    /// short to be shared.
    fn has_jobs(&self) -> bool {
        self.frames > 1 && self.run.blocks_waiting() > 0 && !self.waits_for_network()
    }

    fn is_settled(&self) -> bool {
        self.run.is_settled() && !self.has_changed() && !self.waits_for_network()
    }

    /// Whether the score model has to learn, and there is no network yet.
    fn waits_for_network(&self) -> bool {
        self.settings.learns() && self.training.waits_for_surface()
    }

    /// Continues the run while `more()` returns true, and at least by one block.
    fn refine(&mut self, more: impl FnMut() -> bool) {
        if self.waits_for_network() {
            self.training.want_surface();
            self.run();
        } else {
            self.run().refine(more);
        }
    }

    /// Whether the settings, or what the score model has learned, have changed since the run was begun.
    pub fn has_changed(&self) -> bool {
        let learned_is_new = || match (self.learned(), self.run.learned()) {
            (Some(now), Some(then)) => !Arc::ptr_eq(&now, then),
            (now, then) => now.is_some() != then.is_some(),
        };
        self.run.settings() != &self.settings || learned_is_new()
    }
}

/// A training, its phase, and its iterations.
pub type TrainingState = (TrainingId, Phase, u64);

/// A, and B if there is one.
pub struct Experiments {
    a: Experiment,
    b: Option<Experiment>,
    edits_b: bool,
}

impl Experiments {
    /// Experiments with these settings.
    pub fn new(a: Settings, b: Option<Settings>) -> Self {
        let edits_b = b.is_some();
        let new = |settings| Experiment::new(settings, TrainingRun::default());
        Self { a: new(a), b: b.map(new), edits_b }
    }

    /// A.
    pub fn a(&self) -> &Experiment {
        &self.a
    }

    /// A, to be changed.
    pub fn a_mut(&mut self) -> &mut Experiment {
        &mut self.a
    }

    /// B, if there is one.
    pub fn b(&self) -> Option<&Experiment> {
        self.b.as_ref()
    }

    /// A, and B if there is one.
    pub fn iter(&self) -> impl Iterator<Item = &Experiment> {
        std::iter::once(&self.a).chain(&self.b)
    }

    /// A, and B if there is one, to be changed.
    pub fn iter_mut(&mut self) -> impl Iterator<Item = &mut Experiment> {
        std::iter::once(&mut self.a).chain(&mut self.b)
    }

    /// What identifies the states of the trainings.
    pub fn training_states(&self) -> Vec<TrainingState> {
        let trainings = self.iter().map(Experiment::training);
        trainings.map(|training| (training.id(), training.phase(), training.progress().iteration)).collect()
    }

    /// Whether there are two.
    pub fn are_compared(&self) -> bool {
        self.b.is_some()
    }

    /// Whether the controls change B.
    pub fn edits_b(&self) -> bool {
        self.edits_b && self.b.is_some()
    }

    /// Sets whether the controls change B or A.
    pub fn edit(&mut self, b: bool) {
        self.edits_b = b;
    }

    /// The experiment that the controls change.
    pub fn edited(&self) -> &Experiment {
        match &self.b {
            Some(b) if self.edits_b => b,
            _ => &self.a,
        }
    }

    /// The experiment that the controls change.
    pub fn edited_mut(&mut self) -> &mut Experiment {
        match &mut self.b {
            Some(b) if self.edits_b => b,
            _ => &mut self.a,
        }
    }

    /// The experiment that the controls change, to be changed, and the settings of the other one.
    pub fn edited_and_other(&mut self) -> (&mut Experiment, Option<&Settings>) {
        let Self { a, b, edits_b } = self;
        match (b, *edits_b) {
            (Some(b), true) => (b, Some(&a.settings)),
            (Some(b), false) => (a, Some(&b.settings)),
            (None, _) => (a, None),
        }
    }

    /// Compares A with an experiment of these settings, or with none.
    pub fn compare(&mut self, settings: Option<Settings>) {
        match (settings, &mut self.b) {
            (Some(settings), Some(b)) => b.settings = settings,
            (Some(settings), none) => {
                *none = Some(Experiment::new(settings, self.a.training.copy()));
                self.edits_b = true;
            }
            (None, b) => *b = None,
        }
    }

    /// Begins a comparison with a copy of A; or ends it and keeps the experiment that the controls change.
    pub fn toggle_comparison(&mut self) {
        match self.b.take() {
            None => self.compare(Some(self.a.settings.clone())),
            Some(b) if self.edits_b => self.a = b,
            Some(_) => {}
        }
    }

    /// A becomes B, and B becomes A.
    pub fn swap(&mut self) {
        if let Some(b) = &mut self.b {
            std::mem::swap(&mut self.a, b);
        }
    }

    /// Continues the runs for about `budget`, and at least by one block of each that is not done.
    pub fn refine(&mut self, budget: Duration) {
        let start = Instant::now();
        let share = if self.b.is_some() { budget / 2 } else { budget };
        self.a.refine(|| start.elapsed() < share);
        if let Some(b) = &mut self.b {
            b.refine(|| start.elapsed() < budget);
        }
    }

    /// Whether there are blocks for workers.
    pub fn have_jobs(&self) -> bool {
        self.iter().any(Experiment::has_jobs)
    }

    /// Whether all particles are done.
    pub fn are_settled(&self) -> bool {
        self.iter().all(Experiment::is_settled)
    }

    /// The settings of A, and of B if there is one.
    pub fn settings(&self) -> (&Settings, Option<&Settings>) {
        (&self.a.settings, self.b.as_ref().map(Experiment::settings))
    }
}
