//! A worker for work that takes longer than a frame: trainings and pictures. It is separate from those that run blocks, so
//! that neither kind of job waits for the other.

use super::pool::WorkerPool;
use super::program;
use super::silence::{REPLACEMENTS, Silence, Watch};
use crate::app::background_thread::{BackgroundThread, DrawingThread};
use crate::lab::background::{BackgroundReply, BackgroundRequest};
use crate::lab::generators::{self, GeneratorId, GeneratorsReply};
use crate::lab::images::{Outcome, PicturesReply};
use crate::lab::training::request::{TrainingId, TrainingReply};
use crate::web::failure;
use crate::web::timer::sleep;
use crate::worker::background_messages;
use crate::worker::messages::{Reply, Request};
use eframe::wasm_bindgen::{JsCast as _, JsValue, closure::Closure};
use js_sys::Function;
use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};
use web_sys::{MessageEvent, Url};

/// The worker; started with the first request. One that fails, or does not answer any more, is replaced. If there can be
/// none, the page's own thread does the work, with the same program.
pub struct BackgroundWorker {
    shared: Rc<Shared>,
}

struct Shared {
    state: RefCell<State>,
    replies: RefCell<Vec<BackgroundReply>>,
    /// The other workers.
    pool: WorkerPool,
    /// The trainings that the worker knows.
    known: RefCell<Vec<TrainingId>>,
    /// The run for which the worker has been asked for pictures last.
    pictures: Cell<Option<u32>>,
    /// The trainings of generators that the worker knows.
    generators: RefCell<Vec<GeneratorId>>,
    /// Requests without an answer yet, and how long the worker has not answered.
    owed: Cell<u32>,
    silence: Silence,
    watch: Watch,
    /// How often the worker has been replaced; none where none has ever run: the page's thread then does the work at once.
    replacements: Cell<Option<usize>>,
    /// Draws a frame, in which replies are taken.
    wake: Box<dyn Fn()>,
}

enum State {
    Idle,
    /// Requests that wait for it.
    Starting(Vec<BackgroundRequest>, Parts),
    Ready(Parts),
    /// There is none: requests wait until there is another one, or the program is here.
    Failed(Vec<BackgroundRequest>),
    Here(DrawingThread),
}

/// The worker and its listeners.
struct Parts {
    worker: web_sys::Worker,
    listeners: [Closure<dyn FnMut(MessageEvent)>; 2],
}

/// The events of the worker that are listened to.
const EVENTS: [&str; 2] = ["message", "error"];

impl Parts {
    /// Stops the worker. Events that are still to come would call listeners that are gone.
    fn stop(self) {
        self.worker.terminate();
        for (event, listener) in EVENTS.iter().zip(&self.listeners) {
            // Fails only if there is no such listener.
            _ = self.worker.remove_event_listener_with_callback(event, listener.as_ref().unchecked_ref());
        }
    }
}

impl BackgroundWorker {
    /// A worker beside those of `pool`, that calls `wake` when it has replied.
    pub fn new(pool: WorkerPool, wake: impl Fn() + 'static) -> Self {
        let shared = Shared {
            state: RefCell::new(State::Idle),
            replies: RefCell::default(),
            pool,
            known: RefCell::default(),
            pictures: Cell::default(),
            generators: RefCell::default(),
            owed: Cell::default(),
            silence: Silence::default(),
            watch: Watch::default(),
            replacements: Cell::default(),
            wake: Box::new(wake),
        };
        Self { shared: Rc::new(shared) }
    }
}

impl BackgroundThread for BackgroundWorker {
    fn send(&mut self, request: BackgroundRequest) {
        if matches!(&*self.shared.state.borrow(), State::Idle) {
            match start(&self.shared) {
                Ok(parts) => *self.shared.state.borrow_mut() = State::Starting(Vec::new(), parts),
                Err(_) => fail(&self.shared),
            }
        }
        self.shared.send(request);
        let shared = self.shared.clone();
        self.shared.watch.start(move || shared.look());
    }

    fn take_replies(&mut self) -> Vec<BackgroundReply> {
        let mut replies = self.shared.replies.take();
        if let State::Here(thread) = &mut *self.shared.state.borrow_mut() {
            replies.extend(thread.take_replies());
        }
        replies
    }
}

impl Shared {
    fn send(&self, request: BackgroundRequest) {
        match &mut *self.state.borrow_mut() {
            State::Idle => {}
            State::Starting(waiting, _) | State::Failed(waiting) => waiting.push(request),
            // If it can't be sent, the worker has failed, which is an event, too.
            State::Ready(parts) => {
                match &request {
                    BackgroundRequest::Training(id, _) => {
                        let mut known = self.known.borrow_mut();
                        known.retain(|other| other.run != id.run);
                        known.push(*id);
                    }
                    BackgroundRequest::Pictures(request) => self.pictures.set(Some(request.run)),
                    BackgroundRequest::Generators(request) => {
                        let mut known = self.generators.borrow_mut();
                        known.retain(|other| other.generator != request.id.generator);
                        known.push(request.id);
                    }
                }
                self.owed.set(self.owed.get() + u32::from(request.has_reply()));
                _ = Request::Background(request).post(&parts.worker);
            }
            State::Here(thread) => thread.send(request),
        }
    }

    /// Takes note of one look at the worker: one that does not answer any more has failed. Returns whether it owes an answer.
    fn look(self: &Rc<Self>) -> bool {
        let owes = match &*self.state.borrow() {
            State::Starting(..) => true,
            State::Ready(_) => self.owed.get() > 0,
            State::Idle | State::Failed(_) | State::Here(_) => false,
        };
        if !owes {
            self.silence.end();
        } else if self.silence.goes_on() {
            fail(self);
        }
        owes
    }

    fn receive(&self, message: &JsValue) {
        self.silence.end();
        match Reply::read(message) {
            Some(Reply::Ready) => {
                let state = self.state.replace(State::Idle);
                if let State::Starting(waiting, parts) = state {
                    self.replacements.set(self.replacements.get().or(Some(0)));
                    *self.state.borrow_mut() = State::Ready(parts);
                    waiting.into_iter().for_each(|request| self.send(request));
                } else {
                    *self.state.borrow_mut() = state;
                }
            }
            Some(Reply::Background(reply, memory)) => {
                self.owed.set(self.owed.get().saturating_sub(1));
                self.pool.set_background_memory(memory);
                self.replies.borrow_mut().push(reply);
                (self.wake)();
            }
            _ => {}
        }
    }
}

/// Stops the worker. Another one, or the page's thread, does the work from now on; it does not know that of the worker, and
/// says so.
fn fail(shared: &Rc<Shared>) {
    let waiting = match shared.state.replace(State::Idle) {
        State::Starting(waiting, parts) => {
            parts.stop();
            waiting
        }
        State::Ready(parts) => {
            parts.stop();
            let lost = shared.known.take().into_iter().map(|id| BackgroundReply::Training(id, TrainingReply::Lost));
            let pictures = shared.pictures.take().map(|run| PicturesReply { run, outcome: Outcome::Lost });
            let generators = shared.generators.take().into_iter().map(lost_generator);
            shared.replies.borrow_mut().extend(lost.chain(pictures.map(BackgroundReply::Pictures)).chain(generators));
            Vec::new()
        }
        State::Idle => Vec::new(),
        state @ (State::Failed(_) | State::Here(_)) => {
            *shared.state.borrow_mut() = state;
            return;
        }
    };
    *shared.state.borrow_mut() = State::Failed(waiting);
    shared.owed.set(0);
    shared.silence.end();
    (shared.wake)();
    let shared = shared.clone();
    wasm_bindgen_futures::spawn_local(async move {
        if replace(&shared).await {
            return;
        }
        if shared.replacements.get().is_some() {
            failure::has_no_workers();
        }
        let carry_out = program::carry_out_here().await.ok();
        let mut thread = DrawingThread::new(Box::new(move |request| match (&carry_out, request) {
            (Some(carry_out), request) => carry_out_by(carry_out, &request),
            (None, BackgroundRequest::Training(id, _)) => Some(BackgroundReply::Training(id, TrainingReply::Lost)),
            (None, BackgroundRequest::Pictures(_) | BackgroundRequest::Generators(_)) => None,
        }));
        if let State::Failed(waiting) = shared.state.replace(State::Idle) {
            waiting.into_iter().for_each(|request| thread.send(request));
        }
        *shared.state.borrow_mut() = State::Here(thread);
        (shared.wake)();
    });
}

fn lost_generator(id: GeneratorId) -> BackgroundReply {
    BackgroundReply::Generators(GeneratorsReply { id, outcome: generators::Outcome::Lost })
}

/// Starts another worker; false if there can be none, or if that has happened too often.
async fn replace(shared: &Rc<Shared>) -> bool {
    let next = |count| Some((count, REPLACEMENTS.get(count)?));
    let Some((count, delay)) = shared.replacements.get().and_then(next) else {
        return false;
    };
    shared.replacements.set(Some(count + 1));
    let slept = sleep(*delay).await;
    let Ok(parts) = slept.and_then(|()| start(shared)) else {
        return false;
    };
    let mut state = shared.state.borrow_mut();
    let waiting = if let State::Failed(waiting) = &mut *state { std::mem::take(waiting) } else { Vec::new() };
    *state = State::Starting(waiting, parts);
    drop(state);
    let watching = shared.clone();
    shared.watch.start(move || watching.look());
    true
}

fn carry_out_by(function: &Function, request: &BackgroundRequest) -> Option<BackgroundReply> {
    let message = background_messages::of_request(request).ok()?;
    let reply = function.call1(&JsValue::NULL, &message).ok()?;
    background_messages::reply(&reply)
}

fn start(shared: &Rc<Shared>) -> Result<Parts, JsValue> {
    let script = program::start_script()?;
    let worker = program::new_worker(&script);
    Url::revoke_object_url(&script)?;
    let worker = worker?;
    let message = listen(&worker, shared, EVENTS[0], |shared, event| shared.receive(&event.data()))?;
    let error = listen(&worker, shared, EVENTS[1], |shared, _| fail(shared))?;
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
    Ok(Parts { worker, listeners: [message, error] })
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
