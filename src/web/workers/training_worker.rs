//! A worker that trains. It is separate from those that run blocks, so that neither kind of job waits for the other.

use super::pool::WorkerPool;
use super::program;
use crate::app::training_thread::{DrawingThread, TrainingThread};
use crate::lab::training::request::{TrainingId, TrainingReply, TrainingRequest};
use crate::worker::messages::{Reply, Request};
use crate::worker::training_messages;
use eframe::wasm_bindgen::{JsCast as _, JsValue, closure::Closure};
use js_sys::Function;
use std::cell::RefCell;
use std::rc::{Rc, Weak};
use web_sys::{MessageEvent, Url, WorkerOptions, WorkerType};

/// The worker; started with the first request. If it can't be started, or fails, the page's own thread trains, with the
/// same program.
pub struct TrainingWorker {
    shared: Rc<Shared>,
}

struct Shared {
    state: RefCell<State>,
    replies: RefCell<Vec<(TrainingId, TrainingReply)>>,
    /// The other workers.
    pool: WorkerPool,
    /// The trainings that the worker knows.
    known: RefCell<Vec<TrainingId>>,
    /// Draws a frame, in which replies are taken.
    wake: Box<dyn Fn()>,
}

enum State {
    Idle,
    /// Requests that wait for it.
    Starting(Vec<(TrainingId, TrainingRequest)>, Parts),
    Ready(Parts),
    /// There is none: requests wait until the program is there.
    Failed(Vec<(TrainingId, TrainingRequest)>),
    Here(DrawingThread),
}

/// The worker and its listeners.
struct Parts {
    worker: web_sys::Worker,
    _listeners: [Closure<dyn FnMut(MessageEvent)>; 2],
}

impl TrainingWorker {
    /// A worker beside those of `pool`, that calls `wake` when it has replied.
    pub fn new(pool: WorkerPool, wake: impl Fn() + 'static) -> Self {
        let shared = Shared {
            state: RefCell::new(State::Idle),
            replies: RefCell::default(),
            pool,
            known: RefCell::default(),
            wake: Box::new(wake),
        };
        Self { shared: Rc::new(shared) }
    }
}

impl TrainingThread for TrainingWorker {
    fn send(&mut self, id: TrainingId, request: TrainingRequest) {
        if matches!(&*self.shared.state.borrow(), State::Idle) {
            match start(&self.shared) {
                Ok(parts) => *self.shared.state.borrow_mut() = State::Starting(Vec::new(), parts),
                Err(_) => fail(&self.shared),
            }
        }
        self.shared.send(id, request);
    }

    fn take_replies(&mut self) -> Vec<(TrainingId, TrainingReply)> {
        let mut replies = self.shared.replies.take();
        if let State::Here(thread) = &mut *self.shared.state.borrow_mut() {
            replies.extend(thread.take_replies());
        }
        replies
    }
}

impl Shared {
    fn send(&self, id: TrainingId, request: TrainingRequest) {
        match &mut *self.state.borrow_mut() {
            State::Idle => {}
            State::Starting(waiting, _) | State::Failed(waiting) => waiting.push((id, request)),
            // If it can't be sent, the worker has failed, which is an event, too.
            State::Ready(parts) => {
                let mut known = self.known.borrow_mut();
                known.retain(|other| other.run != id.run);
                known.push(id);
                _ = Request::Training(id, request).post(&parts.worker);
            }
            State::Here(thread) => thread.send(id, request),
        }
    }

    fn receive(&self, message: &JsValue) {
        match Reply::read(message) {
            Some(Reply::Ready) => {
                let state = self.state.replace(State::Idle);
                if let State::Starting(waiting, parts) = state {
                    *self.state.borrow_mut() = State::Ready(parts);
                    waiting.into_iter().for_each(|(id, request)| self.send(id, request));
                } else {
                    *self.state.borrow_mut() = state;
                }
            }
            Some(Reply::Training(id, reply, memory)) => {
                self.pool.set_training_memory(memory);
                self.replies.borrow_mut().push((id, reply));
                (self.wake)();
            }
            _ => {}
        }
    }
}

/// From now on, the page's thread trains. It does not know the trainings of the worker, and says so.
fn fail(shared: &Rc<Shared>) {
    let waiting = match shared.state.replace(State::Idle) {
        State::Starting(waiting, parts) => {
            parts.worker.terminate();
            waiting
        }
        State::Ready(parts) => {
            parts.worker.terminate();
            let lost = shared.known.take().into_iter().map(|id| (id, TrainingReply::Lost));
            shared.replies.borrow_mut().extend(lost);
            Vec::new()
        }
        State::Idle => Vec::new(),
        state @ (State::Failed(_) | State::Here(_)) => {
            *shared.state.borrow_mut() = state;
            return;
        }
    };
    *shared.state.borrow_mut() = State::Failed(waiting);
    (shared.wake)();
    let shared = shared.clone();
    wasm_bindgen_futures::spawn_local(async move {
        let carry_out = program::carry_out_here().await.ok();
        let mut thread = DrawingThread::new(Box::new(move |id, request| match &carry_out {
            Some(carry_out) => carry_out_by(carry_out, id, &request),
            None => Some(TrainingReply::Lost),
        }));
        if let State::Failed(waiting) = shared.state.replace(State::Idle) {
            waiting.into_iter().for_each(|(id, request)| thread.send(id, request));
        }
        *shared.state.borrow_mut() = State::Here(thread);
        (shared.wake)();
    });
}

fn carry_out_by(function: &Function, id: TrainingId, request: &TrainingRequest) -> Option<TrainingReply> {
    let message = training_messages::of_request(id, request).ok()?;
    let reply = function.call1(&JsValue::NULL, &message).ok()?;
    training_messages::reply(&reply).map(|(_, reply)| reply)
}

fn start(shared: &Rc<Shared>) -> Result<Parts, JsValue> {
    let options = WorkerOptions::new();
    options.set_type(WorkerType::Module);
    let script = program::start_script()?;
    let worker = web_sys::Worker::new_with_options(&script, &options);
    Url::revoke_object_url(&script)?;
    let worker = worker?;
    let message = listen(&worker, shared, "message", |shared, event| shared.receive(&event.data()))?;
    let error = listen(&worker, shared, "error", |shared, _| fail(shared))?;
    let (weak, started) = (Rc::downgrade(shared), worker.clone());
    wasm_bindgen_futures::spawn_local(async move {
        let sent = match program::compile().await {
            Ok(module) => started.post_message(&module),
            Err(reason) => Err(reason),
        };
        if let (Err(_), Some(shared)) = (sent, weak.upgrade()) {
            fail(&shared);
        }
    });
    Ok(Parts { worker, _listeners: [message, error] })
}

fn listen(
    worker: &web_sys::Worker,
    shared: &Rc<Shared>,
    event: &str,
    act: impl Fn(&Rc<Shared>, MessageEvent) + 'static,
) -> Result<Closure<dyn FnMut(MessageEvent)>, JsValue> {
    // A weak reference: the listeners are a part of what is shared.
    let shared: Weak<Shared> = Rc::downgrade(shared);
    let listener = Closure::<dyn FnMut(MessageEvent)>::new(move |event| {
        if let Some(shared) = shared.upgrade() {
            act(&shared, event);
        }
    });
    worker.add_event_listener_with_callback(event, listener.as_ref().unchecked_ref())?;
    Ok(listener)
}
