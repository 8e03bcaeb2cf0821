//! A thread of the operating system for trainings, beside the native window.

use super::training_thread::TrainingThread;
use crate::lab::training::TrainingService;
use crate::lab::training::request::{TrainingId, TrainingReply, TrainingRequest};
use std::io;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;
use std::time::Instant;

/// The thread. It ends when this is dropped.
pub struct NativeThread {
    requests: Sender<(TrainingId, TrainingRequest)>,
    replies: Receiver<(TrainingId, TrainingReply)>,
}

impl NativeThread {
    /// Starts it; frames of `ctx` are drawn when there are replies.
    ///
    /// # Errors
    /// If the operating system starts no thread.
    pub fn start(ctx: egui::Context) -> io::Result<Self> {
        let (requests, inbox) = channel::<(TrainingId, TrainingRequest)>();
        let (outbox, replies) = channel();
        thread::Builder::new().name("training".to_owned()).spawn(move || {
            let (mut service, since) = (TrainingService::default(), Instant::now());
            for (id, request) in inbox {
                let reply = service.carry_out(id, request, || since.elapsed());
                if reply.is_some_and(|reply| outbox.send((id, reply)).is_err()) {
                    return;
                }
                ctx.request_repaint();
            }
        })?;
        Ok(Self { requests, replies })
    }
}

impl TrainingThread for NativeThread {
    fn send(&mut self, id: TrainingId, request: TrainingRequest) {
        // Fails only if the thread has panicked; there is no reply then.
        _ = self.requests.send((id, request));
    }

    fn take_replies(&mut self) -> Vec<(TrainingId, TrainingReply)> {
        self.replies.try_iter().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lab::link::from_query;
    use crate::lab::training::{Phase, TrainingRun};

    #[test]
    fn a_thread_trains_to_the_end() {
        let mut thread = NativeThread::start(egui::Context::default()).expect("a thread");
        let mut run = TrainingRun::default();
        run.reset(&from_query("model=learned&hidden=4&layers=1&iterations=50", &[]).0);
        run.resume();
        while run.phase() != Phase::Done {
            for (id, request) in run.take_requests(16.0) {
                thread.send(id, request);
            }
            for (id, reply) in thread.take_replies() {
                assert_eq!(id, run.id());
                run.receive(reply);
            }
            thread::yield_now();
        }
        assert_eq!(run.progress().iteration, 50);
    }
}
