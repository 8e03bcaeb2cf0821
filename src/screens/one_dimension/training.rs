//! Replies to the requests of the trainings.

use super::screen::OneDimension;
use crate::lab::training::request::{TrainingId, TrainingReply};

impl OneDimension {
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
