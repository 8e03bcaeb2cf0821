//! What has changed in an experiment since the last event about it.

use super::settings::Schema;

/// A change, for an event to the page around the application.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// Settings have changed; the control may still be held.
    Input,
    /// Settings have changed, and no control is held any more.
    Change,
    /// All particles of the experiments are done.
    Settled,
    /// A training has made progress, or has been paused or started anew.
    Training,
}

/// The settings at the last `Change`.
pub struct ChangeDetector<S> {
    first: S,
    second: Option<S>,
    /// The settings at the last `Input`.
    input: S,
    settled: bool,
    /// Whether the page may have another address than at the last `Change`.
    is_moved: bool,
}

impl<S: Schema> ChangeDetector<S> {
    /// Starts with the experiments of the address, which the page knows already.
    pub fn new(first: &S, second: Option<&S>) -> Self {
        Self { first: first.clone(), second: second.cloned(), input: first.clone(), settled: false, is_moved: false }
    }

    /// The page has gone to another entry of its history: the next call reports a `Change` in any case.
    pub fn note_move(&mut self) {
        self.is_moved = true;
    }

    /// What has changed. While a control is `held`, there is no `Change` yet: browsers limit how often an address may
    /// be written.
    pub fn detect(&mut self, first: &S, second: Option<&S>, held: bool, settled: bool) -> Vec<Change> {
        let mut changes = Vec::new();
        if &self.input != first {
            self.input = first.clone();
            changes.push(Change::Input);
        }
        if (self.is_moved || !self.knows(first, second)) && !held {
            self.is_moved = false;
            self.first = first.clone();
            self.second = second.cloned();
            self.settled = false;
            changes.push(Change::Change);
        }
        let settled = settled && self.knows(first, second);
        if settled && !self.settled {
            changes.push(Change::Settled);
        }
        self.settled = settled;
        changes
    }

    fn knows(&self, first: &S, second: Option<&S>) -> bool {
        &self.first == first && self.second.as_ref() == second
    }
}
