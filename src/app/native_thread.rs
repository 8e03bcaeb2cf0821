//! A thread of the operating system for work that takes long, beside the native window.

use super::background_thread::BackgroundThread;
use crate::lab::background::{BackgroundReply, BackgroundRequest, BackgroundService};
use std::io;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;
use std::time::Instant;

/// The thread. It ends when this is dropped.
pub struct NativeThread {
    requests: Sender<BackgroundRequest>,
    replies: Receiver<BackgroundReply>,
}

impl NativeThread {
    /// Starts it; frames of `ctx` are drawn when there are replies.
    ///
    /// # Errors
    /// If the operating system starts no thread.
    pub fn start(ctx: egui::Context) -> io::Result<Self> {
        let (requests, inbox) = channel::<BackgroundRequest>();
        let (outbox, replies) = channel();
        thread::Builder::new().name("background".to_owned()).spawn(move || {
            let (mut service, since) = (BackgroundService::default(), Instant::now());
            for request in inbox {
                let reply = service.carry_out(request, || since.elapsed());
                if reply.is_some_and(|reply| outbox.send(reply).is_err()) {
                    return;
                }
                ctx.request_repaint();
            }
        })?;
        Ok(Self { requests, replies })
    }
}

impl BackgroundThread for NativeThread {
    fn send(&mut self, request: BackgroundRequest) {
        // Fails only if the thread has panicked; there is no reply then.
        _ = self.requests.send(request);
    }

    fn take_replies(&mut self) -> Vec<BackgroundReply> {
        self.replies.try_iter().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lab::link::from_query;
    use crate::lab::one_dimension::Settings;
    use crate::lab::training::{Phase, TrainingRun};

    #[test]
    fn a_thread_trains_to_the_end() {
        let mut thread = NativeThread::start(egui::Context::default()).expect("a thread");
        let mut run = TrainingRun::default();
        run.reset(&from_query::<Settings>("model=learned&hidden=4&layers=1&iterations=50", &[]).0);
        run.resume();
        while run.phase() != Phase::Done {
            for (id, request) in run.take_requests(16.0) {
                thread.send(BackgroundRequest::Training(id, request));
            }
            for reply in thread.take_replies() {
                let BackgroundReply::Training(id, reply) = reply else { panic!("another reply") };
                assert_eq!(id, run.id());
                run.receive(reply);
            }
            thread::yield_now();
        }
        assert_eq!(run.progress().iteration, 50);
    }
}
