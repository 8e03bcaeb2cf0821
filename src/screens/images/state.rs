//! The state of the screen from frame to frame.

use super::picture::film::Film;
use super::plots::map_texture::MapTexture;
use crate::lab::embedding::Embedding;
use crate::lab::images::{ImagesRun, Settings};
use crate::lab::playback::Playback;
use crate::lab::undo::UndoHistory;
use std::sync::Arc;

/// The experiment, and how it is shown.
pub struct State {
    pub(super) settings: Settings,
    pub(super) run: ImagesRun,
    pub(super) playback: Playback,
    pub(super) undo: UndoHistory<Settings>,
    /// The experiment that is kept while a lesson is open.
    aside: Option<(Settings, Playback)>,
    pub(super) files: DigitsFile,
    /// Pictures of the strips, and of the grid at the playhead.
    pub(super) strips: Film,
    pub(super) grid: Film,
    pub(super) map: MapTexture,
}

/// Whether the file of the digits is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DigitsFile {
    /// It has not been asked for.
    Unknown,
    /// The page has been asked for it.
    Asked,
    /// It is there.
    Loaded,
    /// It could not be loaded.
    Missing,
}

impl State {
    /// The state at the start.
    pub fn new(settings: Settings) -> Self {
        Self {
            run: ImagesRun::new(settings.clone()),
            playback: Playback::default(),
            undo: UndoHistory::new(settings.clone()),
            aside: None,
            files: DigitsFile::Unknown,
            strips: Film::default(),
            grid: Film::default(),
            map: MapTexture::default(),
            settings,
        }
    }

    /// Begins the experiment as it is set up now, unless it is being run.
    pub fn refresh(&mut self) {
        self.run.set(&self.settings);
    }

    /// Takes the file of the digits; nothing if it could not be loaded.
    pub fn take_digits(&mut self, file: Option<&[u8]>) {
        let is_loaded = file.is_some_and(|file| self.run.set_digits(&Arc::from(file)));
        self.files = if is_loaded { DigitsFile::Loaded } else { DigitsFile::Missing };
    }

    /// The intervals between the times of which pictures are kept.
    pub fn intervals(&self) -> usize {
        self.settings.steps().min(100) as usize
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
