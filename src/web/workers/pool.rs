//! The page's workers. Where a browser can't start any (in a strict sandbox, for example), the page's own thread runs
//! all blocks. A worker that fails, or does not answer any more, is replaced.

use super::job_source::JobSource;
use super::program;
use super::silence::{REPLACEMENTS, Watch};
use super::worker::Worker;
use crate::web::failure;
use crate::web::timer::sleep;
use eframe::wasm_bindgen::{JsCast as _, JsValue, closure::Closure};
use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};
use web_sys::{MessageEvent, Url};

/// More workers make no visible difference.
const MAX_WORKERS: usize = 8;
/// The events of a worker that are listened to.
const EVENTS: [&str; 2] = ["message", "error"];

/// The workers; none until there are jobs for them.
#[derive(Clone, Default)]
pub struct WorkerPool {
    members: Rc<RefCell<Option<Vec<Member>>>>,
    /// How many are to be replaced.
    replaced: Rc<Cell<usize>>,
    /// Whether there has been one that took jobs.
    has_run: Rc<Cell<bool>>,
    watch: Watch,
    /// Bytes of memory of the worker for work that takes long.
    background_memory: Rc<Cell<f64>>,
}

#[derive(Clone)]
struct Member {
    worker: Rc<Worker>,
    /// How often one has been replaced, whose place it has.
    replacements: usize,
    /// A closure has to live as long as it may be called.
    listeners: Rc<[Listener; 2]>,
}

type Listener = Closure<dyn FnMut(MessageEvent)>;

impl WorkerPool {
    /// Sends jobs of `source` to the workers, now and whenever they have finished some. Starts the workers first if
    /// that has not been done.
    pub fn assign_jobs(&self, source: &Rc<dyn JobSource>) {
        let members = self.members.borrow_mut().get_or_insert_with(|| self.start().unwrap_or_default()).clone();
        // The page's own thread counts, too.
        let threads = members.len() as u32 + 1;
        for Member { worker, .. } in members {
            worker.assign_jobs(source, threads);
        }
        self.keep_watch();
    }

    fn keep_watch(&self) {
        let pool = self.clone();
        self.watch.start(move || pool.look());
    }

    /// Stops workers that do not answer any more. Returns whether any owes an answer.
    fn look(&self) -> bool {
        let mut any = false;
        self.each(|worker| {
            let (owes, hangs) = worker.look();
            any |= owes;
            if hangs {
                self.fail(worker);
            }
        });
        any
    }

    /// Bytes of memory of all workers that have replied to a job.
    pub fn memory(&self) -> f64 {
        let background = self.background_memory.get();
        self.members.borrow().iter().flatten().fold(background, |sum, member| sum + member.worker.memory())
    }

    /// Takes note of the bytes of memory of the worker for work that takes long.
    pub fn set_background_memory(&self, bytes: f64) {
        self.background_memory.set(bytes);
    }

    fn start(&self) -> Result<Vec<Member>, JsValue> {
        let cores = web_sys::window().map_or(1.0, |window| window.navigator().hardware_concurrency());
        let count = MAX_WORKERS.min((cores as usize).saturating_sub(1));
        if count == 0 {
            return Ok(Vec::new());
        }
        let script = program::start_script()?;
        let members: Vec<_> = (0..count).map_while(|_| self.create(&script, 0).ok()).collect();
        Url::revoke_object_url(&script)?;
        if members.is_empty() {
            return Ok(members);
        }
        let pool = self.clone();
        wasm_bindgen_futures::spawn_local(async move {
            match program::compile().await {
                Ok(module) => pool.each(|worker| worker.start(&module)),
                Err(_) => pool.each(|worker| pool.fail(worker)),
            }
        });
        Ok(members)
    }

    fn create(&self, script: &str, replacements: usize) -> Result<Member, JsValue> {
        let worker = Rc::new(Worker::new(script)?);
        let pool = self.clone();
        let message = listen(&worker, EVENTS[0], move |worker, event| {
            if let Some(source) = worker.receive(&event.data()) {
                pool.assign_jobs(&source);
            }
            if worker.is_ready() {
                pool.has_run.set(true);
            }
        })?;
        let pool = self.clone();
        let error = listen(&worker, EVENTS[1], move |worker, _| pool.fail(worker))?;
        Ok(Member { worker, replacements, listeners: Rc::new([message, error]) })
    }

    fn each(&self, mut act: impl FnMut(&Rc<Worker>)) {
        let members = self.members.borrow().clone();
        for Member { worker, .. } in members.iter().flatten() {
            act(worker);
        }
    }

    /// Stops a worker that has failed, and starts another one. Where no worker has ever run, none is going to.
    fn fail(&self, worker: &Rc<Worker>) {
        let place = |members: &Vec<Member>| members.iter().position(|member| Rc::ptr_eq(&member.worker, worker));
        let failed = self.members.borrow_mut().as_mut().and_then(|members| Some(members.remove(place(members)?)));
        worker.terminate();
        if let Some(Member { listeners, .. }) = &failed {
            for (event, listener) in EVENTS.iter().zip(listeners.iter()) {
                worker.ignore(event, listener.as_ref().unchecked_ref());
            }
        }
        let Some(Member { replacements, .. }) = failed.filter(|_| self.has_run.get()) else {
            return;
        };
        let pool = self.clone();
        self.replaced.set(self.replaced.get() + 1);
        wasm_bindgen_futures::spawn_local(async move {
            pool.replace(replacements).await;
            pool.replaced.set(pool.replaced.get() - 1);
            if pool.replaced.get() == 0 && pool.members.borrow().as_ref().is_some_and(Vec::is_empty) {
                failure::has_no_workers();
            }
        });
    }

    /// Starts a worker in the place of one that has failed, if that has not happened too often.
    async fn replace(&self, mut replacements: usize) {
        while let Some(delay) = REPLACEMENTS.get(replacements) {
            replacements += 1;
            if sleep(*delay).await.is_ok() && self.start_another(replacements).await.is_ok() {
                return;
            }
        }
    }

    async fn start_another(&self, replacements: usize) -> Result<(), JsValue> {
        let module = program::compile().await?;
        let script = program::start_script()?;
        let member = self.create(&script, replacements);
        Url::revoke_object_url(&script)?;
        let member = member?;
        member.worker.start(&module);
        self.members.borrow_mut().get_or_insert_default().push(member);
        self.keep_watch();
        Ok(())
    }
}

fn listen(
    worker: &Rc<Worker>,
    event: &str,
    mut act: impl FnMut(&Rc<Worker>, MessageEvent) + 'static,
) -> Result<Listener, JsValue> {
    // Weak references: the worker's listeners live as long as the worker and must not keep it alive.
    let target: Weak<Worker> = Rc::downgrade(worker);
    let listener = Listener::new(move |event| {
        if let Some(worker) = target.upgrade() {
            act(&worker, event);
        }
    });
    worker.listen(event, listener.as_ref().unchecked_ref())?;
    Ok(listener)
}
