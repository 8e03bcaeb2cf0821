//! The state of the screen from frame to frame.

use super::text_window::TextWindow;
use crate::lab::chain::{ChainRun, ContinuumRun, Settings, Topic};
use crate::lab::embedding::Embedding;
use crate::lab::playback::Playback;
use crate::lab::undo::UndoHistory;
use crate::text::Text;

/// The experiment, and how it is shown.
pub struct State {
    pub(super) settings: Settings,
    run: ChainRun,
    continuum: ContinuumRun,
    pub(super) playback: Playback,
    pub(super) undo: UndoHistory<Settings>,
    pub(super) locks: Locks,
    pub(super) text_window: TextWindow,
}

/// Entries of the matrix, as row and column, that stay when others of their row are changed.
#[derive(Default)]
pub struct Locks {
    /// Whether a click on an entry locks or unlocks it.
    pub editing: bool,
    entries: Vec<[usize; 2]>,
}

impl Locks {
    /// Whether an entry is locked.
    pub fn has(&self, place: [usize; 2]) -> bool {
        self.entries.contains(&place)
    }

    /// Locks or unlocks an entry.
    pub fn toggle(&mut self, place: [usize; 2]) {
        match self.entries.iter().position(|entry| *entry == place) {
            Some(at) => _ = self.entries.swap_remove(at),
            None => self.entries.push(place),
        }
    }
}

impl State {
    /// The state at the start.
    pub fn new(settings: Settings) -> Self {
        let mut playback = Playback::default();
        playback.seek(0.0);
        Self {
            run: ChainRun::new(&settings),
            continuum: ContinuumRun::new(&settings),
            playback,
            undo: UndoHistory::new(settings.clone()),
            locks: Locks::default(),
            text_window: TextWindow::default(),
            settings,
        }
    }

    /// The results of the settings as they are now.
    pub fn run(&mut self) -> &ChainRun {
        if self.run.settings() != &self.settings {
            self.run = ChainRun::new(&self.settings);
        }
        &self.run
    }

    /// Computes anew what is shown, if its settings have changed.
    pub fn refresh(&mut self) {
        match self.settings.topic() {
            Topic::Chain => _ = self.run(),
            Topic::Continuum => _ = self.continuum(),
        }
    }

    /// The results of the forward process as it is set up now.
    pub fn continuum(&mut self) -> &ContinuumRun {
        if self.continuum.settings() != &self.settings {
            self.continuum = ContinuumRun::new(&self.settings);
        }
        &self.continuum
    }

    /// The results that [`State::continuum`] has returned last.
    pub fn last_continuum(&self) -> &ContinuumRun {
        &self.continuum
    }

    /// The number of steps of what is shown.
    pub fn steps(&self) -> usize {
        match self.settings.topic() {
            Topic::Chain => self.run.steps(),
            Topic::Continuum => self.continuum.chain().steps(),
        }
    }

    /// The results that [`State::run`] has returned last.
    pub fn last_run(&self) -> &ChainRun {
        &self.run
    }

    /// The position of the playhead in steps: a whole number of steps, and how much of the next one is done.
    pub fn place(&self) -> (usize, f64) {
        let place = 0.5 * self.playback.position() * self.steps() as f64;
        // A position that was made of a whole number of steps is one.
        let place = if (place - place.round()).abs() < 1e-6 { place.round() } else { place };
        (place as usize, place.fract())
    }

    /// Takes note of the settings, so that a change can be undone; not while a control is `held`.
    pub fn note_for_undo(&mut self, held: bool) {
        if !held {
            self.undo.note(&self.settings);
        }
    }

    /// Goes back to the settings before; or forward again, if `redo`.
    pub fn undo(&mut self, redo: bool) {
        // A change that has not been noted yet is a step of its own.
        self.note_for_undo(false);
        let found = if redo { self.undo.redo() } else { self.undo.undo() };
        if let Some(settings) = found {
            self.settings = settings;
        }
    }

    /// Calls `act`, which may change settings for the reader of an embedded page, and undoes changes to locked
    /// settings.
    pub fn as_reader<R>(&mut self, embedding: &Embedding, act: impl FnOnce(&mut Self) -> R) -> R {
        let before = self.settings.clone();
        let result = act(self);
        if embedding.forbids(&before, &self.settings) {
            self.settings = before;
        }
        result
    }
}

/// The name of a state as the page shows it.
pub fn shown_name(name: &str, text: &Text) -> String {
    (text.chain.state)(name).map_or_else(|| name.to_owned(), str::to_owned)
}
