//! One worker, and the jobs that it has been sent.

use super::job_source::JobSource;
use super::program;
use super::silence::Silence;
use crate::lab::jobs::{NextJob, WorkerLoad, block_steps};
use crate::lab::recording::BlockCounts;
use crate::lab::run::Job;
use crate::worker::messages::{Reply, Request};
use eframe::wasm_bindgen::JsValue;
use js_sys::Function;
use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::ops::Range;
use std::rc::Rc;

/// Milliseconds of work after which a worker sends its counts: compared with that, the time to send 1.3 MB is small.
const BATCH_MILLISECONDS: f64 = 20.0;
/// Block-steps per millisecond of a worker that has not been measured yet.
const INITIAL_SPEED: f64 = 1500.0;

/// A worker. It receives jobs, reports how many of their blocks it has run, and sends the counts when it is asked for
/// them.
pub struct Worker {
    worker: web_sys::Worker,
    is_started: Cell<bool>,
    is_ready: Cell<bool>,
    silence: Silence,
    /// The number of the run that was started last.
    run: Cell<Option<u64>>,
    /// Batches whose counts have not arrived; they arrive in this order.
    batches: RefCell<VecDeque<Batch>>,
    /// Block-steps per millisecond.
    speed: Cell<f64>,
    /// Bytes of its memory.
    memory: Cell<f64>,
}

/// Blocks of one run whose counts are sent together.
struct Batch {
    source: Rc<dyn JobSource>,
    run: u64,
    block_steps: f64,
    blocks: Vec<Range<u32>>,
    /// How many of them have not been reported as run.
    queued: u32,
    /// Whether the worker has been asked for the counts.
    is_closed: bool,
}

impl Worker {
    /// A worker that runs this script. It takes jobs after it has been [started](Self::start) and has replied that it
    /// is ready.
    pub fn new(script: &str) -> Result<Self, JsValue> {
        Ok(Self {
            worker: program::new_worker(script)?,
            is_started: Cell::default(),
            is_ready: Cell::default(),
            silence: Silence::default(),
            run: Cell::default(),
            batches: RefCell::default(),
            speed: Cell::new(INITIAL_SPEED),
            memory: Cell::default(),
        })
    }

    /// Adds the listener for these events of the worker.
    pub fn listen(&self, event: &str, listener: &Function) -> Result<(), JsValue> {
        self.worker.add_event_listener_with_callback(event, listener)
    }

    /// Removes the listener: events that are still to come would call a closure that is gone.
    pub fn ignore(&self, event: &str, listener: &Function) {
        // Fails only if there is no such listener.
        _ = self.worker.remove_event_listener_with_callback(event, listener);
    }

    /// Sends it the compiled program.
    pub fn start(&self, module: &JsValue) {
        // If this fails, the worker is never ready, as if it were silent.
        _ = self.worker.post_message(module);
        self.is_started.set(true);
    }

    /// Bytes of its memory; 0 before its first counts.
    pub fn memory(&self) -> f64 {
        self.memory.get()
    }

    /// Sends the worker as many jobs of `source` as it should have when this many `threads` share the work. Jobs of the
    /// run whose counts it has not been asked for come first.
    pub fn assign_jobs(&self, source: &Rc<dyn JobSource>, threads: u32) {
        while self.is_ready.get() {
            let (source, run) = match self.open_batch() {
                Some((source, run)) => (source, Some(run)),
                None => (source.clone(), None),
            };
            let queued = self.queued();
            let room = source.queue_milliseconds() * self.speed.get() - queued;
            let goes_on = match source.next_job(run, WorkerLoad { threads, queued, room }) {
                NextJob::Job(job) => self.send(source, *job),
                // It gets jobs again after its next report.
                NextJob::Later if queued > 0.0 => false,
                NextJob::Later | NextJob::Finished => run.is_some() && self.close_batch(),
            };
            if !goes_on {
                return;
            }
        }
    }

    /// Takes note of one look at the worker: whether it owes an answer, and whether it has owed one for too long.
    pub fn look(&self) -> (bool, bool) {
        let starts = self.is_started.get() && !self.is_ready.get();
        let owes = starts || self.batches.borrow().iter().any(|batch| batch.is_closed || batch.queued > 0);
        if !owes {
            self.silence.end();
        }
        (owes, owes && self.silence.goes_on())
    }

    /// Whether it takes jobs.
    pub fn is_ready(&self) -> bool {
        self.is_ready.get()
    }

    /// Handles a message of the worker. Returns the source of the jobs that it is about.
    pub fn receive(&self, message: &JsValue) -> Option<Rc<dyn JobSource>> {
        self.silence.end();
        match Reply::read(message)? {
            Reply::Ready => {
                self.is_ready.set(true);
                None
            }
            Reply::Progress { blocks, milliseconds } => {
                let mut batches = self.batches.borrow_mut();
                let batch = batches.iter_mut().find(|batch| batch.queued > 0)?;
                batch.queued = batch.queued.saturating_sub(blocks);
                self.speed.set(f64::from(blocks) * batch.block_steps / milliseconds.max(0.1));
                Some(batch.source.clone())
            }
            Reply::Counts { counts, memory } => {
                self.memory.set(memory);
                let batch = self.batches.borrow_mut().pop_front()?;
                batch.finish(Some(&counts));
                Some(batch.source)
            }
            // Another worker does such work.
            Reply::Background(..) => None,
        }
    }

    /// Stops the worker, and returns the blocks whose counts it has not sent.
    pub fn terminate(&self) {
        self.is_ready.set(false);
        self.worker.terminate();
        for batch in self.batches.take() {
            batch.finish(None);
        }
    }

    /// The run, and its source, of which the worker can take more jobs without being asked for counts first.
    fn open_batch(&self) -> Option<(Rc<dyn JobSource>, u64)> {
        let batches = self.batches.borrow();
        batches.back().filter(|batch| !batch.is_closed).map(|batch| (batch.source.clone(), batch.run))
    }

    /// Block-steps that were sent and have not been reported as done.
    fn queued(&self) -> f64 {
        self.batches.borrow().iter().fold(0.0, |sum, batch| sum + batch.block_steps * f64::from(batch.queued))
    }

    /// Whether the worker can take another job.
    fn send(&self, source: Rc<dyn JobSource>, job: Job) -> bool {
        let Job { run, settings, learned, blocks } = job;
        let block_steps = block_steps(&settings);
        let is_started = self.run.replace(Some(run)) == Some(run);
        let is_sent = (is_started || self.post(&Request::StartRun(Box::new(settings), learned)))
            && self.post(&Request::RunBlocks(blocks.clone()));
        if !is_sent {
            source.finish_job(run, &[blocks], None);
            return false;
        }
        let mut batches = self.batches.borrow_mut();
        let mut batch = match batches.pop_back_if(|batch| !batch.is_closed) {
            Some(batch) => batch,
            None => Batch { source, run, block_steps, blocks: Vec::new(), queued: 0, is_closed: false },
        };
        batch.queued += blocks.end - blocks.start;
        batch.blocks.push(blocks);
        let size: u32 = batch.blocks.iter().map(|blocks| blocks.end - blocks.start).sum();
        batches.push_back(batch);
        drop(batches);
        f64::from(size) * block_steps < BATCH_MILLISECONDS * self.speed.get() || self.close_batch()
    }

    /// Asks for the counts of the last batch. Returns whether the request could be sent.
    fn close_batch(&self) -> bool {
        if let Some(batch) = self.batches.borrow_mut().back_mut() {
            batch.is_closed = true;
        }
        self.post(&Request::TakeCounts)
    }

    /// Returns whether the request could be sent.
    fn post(&self, request: &Request) -> bool {
        request.post(&self.worker).is_ok()
    }
}

impl Batch {
    fn finish(&self, counts: Option<&BlockCounts>) {
        self.source.finish_job(self.run, &self.blocks, counts);
    }
}
