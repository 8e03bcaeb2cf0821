//! What changed in an experiment since the page around it was last told.

use super::settings::Schema;

/// Something that the page around the application is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// Settings have changed; the control may still be held.
    Input,
    /// Settings have changed, and no control is held any more.
    Change,
    /// All particles of the experiments are done.
    Settled,
}

/// The settings that have been told.
pub struct ChangeDetector<S> {
    first: S,
    second: Option<S>,
    /// The first, held or not.
    input: S,
    settled: bool,
}

impl<S: Schema> ChangeDetector<S> {
    /// The page knows the experiments that its own address has set up.
    pub fn new(first: &S, second: Option<&S>) -> Self {
        Self { first: first.clone(), second: second.cloned(), input: first.clone(), settled: false }
    }

    /// What has changed. While a control is `held`, changes are not yet final: browsers limit how often an address may
    /// be written.
    pub fn detect(&mut self, first: &S, second: Option<&S>, held: bool, settled: bool) -> Vec<Change> {
        let mut changes = Vec::new();
        if &self.input != first {
            self.input = first.clone();
            changes.push(Change::Input);
        }
        if !self.knows(first, second) && !held {
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
