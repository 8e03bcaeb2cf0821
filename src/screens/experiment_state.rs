//! What the state of every screen with one experiment does with its settings: changes are undone, and those that the
//! reader of an embedded page must not make are refused.

use crate::lab::embedding::Embedding;
use crate::lab::settings::Schema;
use crate::lab::undo::UndoHistory;

/// The state of a screen with one experiment.
pub trait ExperimentState: Sized {
    /// The settings of the experiment.
    type Settings: Schema;

    /// The settings, and the earlier ones.
    fn settings_and_undo(&mut self) -> (&mut Self::Settings, &mut UndoHistory<Self::Settings>);

    /// Takes note of the settings, so that a change can be undone; not while a control is `held`.
    fn note_for_undo(&mut self, held: bool) {
        let (settings, undo) = self.settings_and_undo();
        if !held {
            undo.note(settings);
        }
    }

    /// Goes back to the settings before; or forward again, if `redo`.
    fn undo(&mut self, redo: bool) {
        let (settings, undo) = self.settings_and_undo();
        // A change that has not been noted yet is a step of its own.
        undo.note(settings);
        if let Some(found) = undo.step(redo) {
            *settings = found;
        }
    }

    /// Calls `act`, which may change settings for the reader of an embedded page, and undoes changes to locked settings.
    fn as_reader<R>(&mut self, embedding: &Embedding, act: impl FnOnce(&mut Self) -> R) -> R {
        if !embedding.has_locks() {
            return act(self);
        }
        let before = self.settings_and_undo().0.clone();
        let result = act(self);
        let (settings, _) = self.settings_and_undo();
        if embedding.forbids(&before, settings) {
            *settings = before;
        }
        result
    }

    /// The same if there is an embedded page's reader, and without limits otherwise.
    fn for_reader(&mut self, reader: Option<&Embedding>, act: impl FnOnce(&mut Self)) {
        match reader {
            Some(embedding) => self.as_reader(embedding, act),
            None => act(self),
        }
    }
}
