//! Where work is carried out that takes longer than a frame.

use crate::lab::background::{BackgroundReply, BackgroundRequest};
use crate::lab::generators::{GeneratorsRequest, Job};
use crate::lab::training::request::TrainingRequest;
use std::collections::VecDeque;
use web_time::{Duration, Instant};

/// Carries out requests, in their order.
pub trait BackgroundThread {
    /// Takes a request.
    fn send(&mut self, request: BackgroundRequest);

    /// The replies since the last call.
    fn take_replies(&mut self) -> Vec<BackgroundReply>;
}

/// How long a frame works on the thread that draws: it leaves time for the picture.
const BUDGET: Duration = Duration::from_millis(5);

/// Carries out a request, and returns the reply, if there is one.
pub type CarryOut = Box<dyn FnMut(BackgroundRequest) -> Option<BackgroundReply>>;

/// The thread that draws, where there is no other: each frame carries out some of the requests.
pub struct DrawingThread {
    carry_out: CarryOut,
    waiting: VecDeque<BackgroundRequest>,
}

impl DrawingThread {
    /// A thread that carries out requests in this way.
    pub fn new(carry_out: CarryOut) -> Self {
        Self { carry_out, waiting: VecDeque::new() }
    }
}

/// Natively. In a browser, the program that does the work is separate from the page's.
#[cfg(not(target_arch = "wasm32"))]
impl Default for DrawingThread {
    fn default() -> Self {
        let (mut service, since) = (crate::lab::background::BackgroundService::default(), Instant::now());
        Self::new(Box::new(move |request| service.carry_out(request, || since.elapsed())))
    }
}

impl BackgroundThread for DrawingThread {
    fn send(&mut self, request: BackgroundRequest) {
        self.waiting.push_back(request);
    }

    fn take_replies(&mut self) -> Vec<BackgroundReply> {
        let (start, mut replies) = (Instant::now(), Vec::new());
        while start.elapsed() < BUDGET
            && let Some(request) = self.waiting.pop_front()
        {
            let request = match request {
                BackgroundRequest::Training(id, TrainingRequest::Train { milliseconds, detail }) => {
                    let milliseconds = milliseconds.min(BUDGET.as_secs_f64() * 1e3);
                    BackgroundRequest::Training(id, TrainingRequest::Train { milliseconds, detail })
                }
                BackgroundRequest::Generators(GeneratorsRequest { id, job: Job::Train { milliseconds, steps } }) => {
                    let milliseconds = milliseconds.min(BUDGET.as_secs_f64() * 1e3);
                    BackgroundRequest::Generators(GeneratorsRequest { id, job: Job::Train { milliseconds, steps } })
                }
                other => other,
            };
            replies.extend((self.carry_out)(request));
        }
        replies
    }
}
