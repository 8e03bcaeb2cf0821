//! The training of the screen's score model, for JavaScript and shortcuts.

use super::screen::OneDimension;
use crate::lab::training::Phase;

impl OneDimension {
    /// Starts the training with new weights, or goes on with it if it is only paused.
    pub fn train(&mut self) {
        let (training, settings) = self.state.experiments.a_mut().training_mut();
        if !training.is_of(settings) || matches!(training.phase(), Phase::Absent | Phase::Done) {
            training.reset(settings);
        }
        training.resume();
    }

    /// Pauses the training.
    pub fn pause_training(&mut self) {
        self.state.experiments.a_mut().training_mut().0.pause();
    }

    /// Replaces the network by one that is not trained.
    pub fn reset_training(&mut self) {
        let (training, settings) = self.state.experiments.a_mut().training_mut();
        training.reset(settings);
    }
}
