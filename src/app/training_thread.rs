//! Where trainings are carried out.

use crate::lab::training::request::{TrainingId, TrainingReply, TrainingRequest};
use std::collections::VecDeque;
use web_time::{Duration, Instant};

/// Carries out the requests of trainings, in their order.
pub trait TrainingThread {
    /// Takes a request.
    fn send(&mut self, id: TrainingId, request: TrainingRequest);

    /// The replies since the last call.
    fn take_replies(&mut self) -> Vec<(TrainingId, TrainingReply)>;
}

/// How long a frame trains on the thread that draws: it leaves time for the picture.
const BUDGET: Duration = Duration::from_millis(5);

/// Carries out a request, and returns the reply, if there is one.
pub type CarryOut = Box<dyn FnMut(TrainingId, TrainingRequest) -> Option<TrainingReply>>;

/// The thread that draws, where there is no other: each frame carries out some of the requests.
pub struct DrawingThread {
    carry_out: CarryOut,
    waiting: VecDeque<(TrainingId, TrainingRequest)>,
}

impl DrawingThread {
    /// A thread that carries out requests in this way.
    pub fn new(carry_out: CarryOut) -> Self {
        Self { carry_out, waiting: VecDeque::new() }
    }
}

/// Natively. In a browser, the program that trains is separate from the page's.
#[cfg(not(target_arch = "wasm32"))]
impl Default for DrawingThread {
    fn default() -> Self {
        let (mut service, since) = (crate::lab::training::TrainingService::default(), Instant::now());
        Self::new(Box::new(move |id, request| service.carry_out(id, request, || since.elapsed())))
    }
}

impl TrainingThread for DrawingThread {
    fn send(&mut self, id: TrainingId, request: TrainingRequest) {
        self.waiting.push_back((id, request));
    }

    fn take_replies(&mut self) -> Vec<(TrainingId, TrainingReply)> {
        let (start, mut replies) = (Instant::now(), Vec::new());
        while start.elapsed() < BUDGET
            && let Some((id, request)) = self.waiting.pop_front()
        {
            let request = match request {
                TrainingRequest::Train { milliseconds, detail } => {
                    let milliseconds = milliseconds.min(BUDGET.as_secs_f64() * 1e3);
                    TrainingRequest::Train { milliseconds, detail }
                }
                other => other,
            };
            replies.extend((self.carry_out)(id, request).map(|reply| (id, reply)));
        }
        replies
    }
}
