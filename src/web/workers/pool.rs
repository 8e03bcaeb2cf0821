//! The page's workers. Where a browser can't start any (in a strict sandbox, for example), the page's own thread runs
//! all blocks.

use super::job_source::JobSource;
use super::program;
use super::worker::Worker;
use eframe::wasm_bindgen::{JsCast as _, JsValue, closure::Closure};
use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};
use web_sys::{MessageEvent, Url};

/// More workers make no visible difference.
const MAX_WORKERS: usize = 8;

/// The workers; none until there are jobs for them.
#[derive(Clone, Default)]
pub struct WorkerPool {
    members: Rc<RefCell<Option<Vec<Member>>>>,
    /// Bytes of memory of the worker for work that takes long.
    background_memory: Rc<Cell<f64>>,
}

#[derive(Clone)]
struct Member {
    worker: Rc<Worker>,
    /// A closure has to live as long as it may be called.
    _listeners: Rc<[Listener; 2]>,
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
        let members: Vec<_> = (0..count).map_while(|_| self.create(&script).ok()).collect();
        Url::revoke_object_url(&script)?;
        if members.is_empty() {
            return Ok(members);
        }
        let pool = self.clone();
        wasm_bindgen_futures::spawn_local(async move {
            match program::compile().await {
                Ok(module) => pool.each(|worker| worker.start(&module)),
                Err(_) => pool.each(|worker| pool.remove(worker)),
            }
        });
        Ok(members)
    }

    fn create(&self, script: &str) -> Result<Member, JsValue> {
        let worker = Rc::new(Worker::new(script)?);
        let pool = self.clone();
        let message = listen(&worker, "message", move |worker, event| {
            if let Some(source) = worker.receive(&event.data()) {
                pool.assign_jobs(&source);
            }
        })?;
        let pool = self.clone();
        let error = listen(&worker, "error", move |worker, _| pool.remove(worker))?;
        Ok(Member { worker, _listeners: Rc::new([message, error]) })
    }

    fn each(&self, act: impl Fn(&Rc<Worker>)) {
        let members = self.members.borrow().clone();
        for Member { worker, .. } in members.iter().flatten() {
            act(worker);
        }
    }

    /// Stops a worker that has failed. It is not replaced.
    fn remove(&self, worker: &Rc<Worker>) {
        if let Some(members) = &mut *self.members.borrow_mut() {
            members.retain(|member| !Rc::ptr_eq(&member.worker, worker));
        }
        worker.terminate();
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
