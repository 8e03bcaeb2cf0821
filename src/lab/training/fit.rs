//! Whether a network is for the settings of an experiment.

use super::run::TrainingRun;
use crate::lab::one_dimension::{Settings, have_same_process};

impl TrainingRun {
    /// Whether the network was trained on the data and the schedule of `settings`, with the same target.
    pub fn fits(&self, settings: &Settings) -> bool {
        have_same_process(self.settings(), settings) && self.settings().training().target == settings.training().target
    }

    /// Whether the network has the shape and the target that `settings` ask for.
    pub fn has_shape_of(&self, settings: &Settings) -> bool {
        let (own, other) = (self.settings().training(), settings.training());
        own.shape() == other.shape() && own.target == other.target
    }

    /// Whether this training is the one that `settings` describe.
    pub fn is_of(&self, settings: &Settings) -> bool {
        self.settings().training() == settings.training()
            && self.settings().seed() == settings.seed()
            && have_same_process(self.settings(), settings)
    }
}
