//! The training of the screen's score model, for JavaScript and shortcuts.

use super::screen::OneDimension;
use crate::lab::training::Phase;
use crate::lab::training::request::{TrainingId, TrainingReply};

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

    /// Takes a reply of the thread that trains, if it is to a request of this screen.
    pub fn receive_training(&mut self, id: TrainingId, reply: TrainingReply) {
        let mut reply = Some(reply);
        for experiment in self.state.all_experiments_mut() {
            let (training, _) = experiment.training_mut();
            if training.id() == id
                && let Some(reply) = reply.take()
            {
                training.receive(reply);
            }
        }
    }
}
