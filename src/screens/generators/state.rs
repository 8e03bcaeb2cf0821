//! The state of the screen from frame to frame.

use crate::lab::generators::{Generator, GeneratorsRun, LINES, Settings};
use crate::lab::numbers::{self, Choice, NotNumbers};
use crate::lab::playback::Playback;
use crate::lab::undo::UndoHistory;
use crate::screens::experiment_state::ExperimentState;
use crate::widgets::lines::Lines;
use std::sync::Arc;

/// The experiment, and how it is shown.
pub struct State {
    pub(super) settings: Settings,
    pub(super) run: GeneratorsRun,
    /// The playhead goes through the trainings: at 0 nothing is trained, at 2 is what there is now.
    pub(super) playback: Playback,
    pub(super) undo: UndoHistory<Settings>,
    /// The experiment that is kept while a lesson is open.
    aside: Option<(Settings, Playback)>,
    /// The z whose way is followed, of those that are drawn.
    pub(super) followed: usize,
    /// The generator that is shown where there is room for one alone.
    alone: Generator,
    /// The lines of each picture.
    pub(super) lines: [Lines; Generator::ALL.len()],
    /// Why a list of numbers could not be read.
    pub(super) not_numbers: Option<NotNumbers>,
}

impl ExperimentState for State {
    type Settings = Settings;

    fn settings_and_undo(&mut self) -> (&mut Settings, &mut UndoHistory<Settings>) {
        (&mut self.settings, &mut self.undo)
    }
}

impl State {
    /// The state at the start.
    pub fn new(settings: Settings) -> Self {
        let mut playback = Playback::default();
        playback.seek(2.0);
        Self {
            run: GeneratorsRun::new(settings.clone()),
            playback,
            undo: UndoHistory::new(settings.clone()),
            aside: None,
            followed: 3 * LINES / 4,
            alone: Generator::Diffusion,
            lines: Default::default(),
            not_numbers: None,
            settings,
        }
    }

    /// Takes the experiment as it is set up now.
    pub fn refresh(&mut self) {
        self.run.set(&self.settings);
    }

    /// The part of all iterations at the playhead, in 0 … 1; at 1 is what there is now.
    pub fn share(&self) -> f64 {
        0.5 * self.playback.position()
    }

    /// The generator that is shown where there is room for one alone.
    pub fn alone(&self) -> Generator {
        let shown = self.settings.shown();
        shown
            .iter()
            .copied()
            .find(|generator| *generator == self.alone)
            .or(shown.first().copied())
            .unwrap_or(self.alone)
    }

    /// Chooses it.
    pub fn show_alone(&mut self, generator: Generator) {
        self.alone = generator;
    }

    /// Trains, or pauses.
    pub fn toggle_training(&mut self) {
        if self.run.is_running() {
            self.run.pause();
        } else {
            self.train();
        }
    }

    /// Trains all that are shown, and shows what they learn.
    pub fn train(&mut self) {
        self.refresh();
        self.run.train();
        self.playback.pause();
        self.playback.seek(2.0);
    }

    /// What the main key does: trains, pauses, or plays the training that is over once more.
    pub fn play(&mut self) {
        let is_over = !self.run.is_running() && self.run.share_done() >= 1.0;
        if is_over || self.playback.is_playing() { self.playback.toggle() } else { self.toggle_training() }
    }

    /// Reads a list of numbers, which becomes the data.
    pub fn open_numbers(&mut self, text: &str) {
        match numbers::read(text, Choice::default()) {
            Ok(reading) => {
                self.settings.set_list(Arc::new(reading.list));
                self.not_numbers = None;
            }
            Err(reason) => self.not_numbers = Some(reason),
        }
    }

    /// Keeps the experiment and the playhead; a second call does nothing.
    pub fn set_aside(&mut self) {
        if self.aside.is_none() {
            self.aside = Some((self.settings.clone(), self.playback));
        }
    }

    /// Brings back what was set aside; or lets it go, to `keep` the current experiment.
    pub fn bring_back(&mut self, keep: bool) {
        if let Some((settings, playback)) = self.aside.take().filter(|_| !keep) {
            self.settings = settings;
            self.playback = playback;
        }
    }
}
