//! One worker, and what it has been given to do.

use super::employer::Employer;
use crate::diffusion::data;
use crate::lab::jobs::{NextJob, WorkerLoad, block_steps};
use crate::lab::link;
use crate::lab::one_dimension::Settings;
use crate::lab::run::Job;
use eframe::wasm_bindgen::{JsCast as _, JsValue};
use js_sys::{Array, Float64Array, Uint32Array};
use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::ops::Range;
use std::rc::Rc;
use web_sys::Worker;

/// After so many milliseconds' work it delivers: sending 1.3 MB of counts does not matter beside that.
const DELIVERY: f64 = 20.0;
/// Steps of blocks, out and back, that a worker takes in a millisecond, until it is known better.
const FIRST_PACE: f64 = 1500.0;

/// A worker. It is sent blocks, says now and then how many of them it has run, and delivers what they have left when it
/// is told to.
pub struct Hand {
    worker: Worker,
    is_ready: Cell<bool>,
    /// The number of the run that it has been told of last.
    run: Cell<Option<u64>>,
    /// Delivered first come, first.
    batches: RefCell<VecDeque<Batch>>,
    /// Block-steps in a millisecond.
    pace: Cell<f64>,
    /// Bytes of its memory.
    memory: Cell<f64>,
}

/// Blocks of one run, to be delivered together.
struct Batch {
    employer: Rc<dyn Employer>,
    run: u64,
    block_steps: f64,
    blocks: Vec<Range<u32>>,
    /// How many of them are not known to be done.
    ahead: u32,
    /// Whether the worker has been told to deliver.
    is_closed: bool,
}

impl Hand {
    /// A worker that has yet to say that it is ready.
    pub fn new(worker: Worker) -> Self {
        Self {
            worker,
            is_ready: Cell::default(),
            run: Cell::default(),
            batches: RefCell::default(),
            pace: Cell::new(FIRST_PACE),
            memory: Cell::default(),
        }
    }

    /// The worker itself.
    pub fn worker(&self) -> &Worker {
        &self.worker
    }

    /// Bytes of its memory; 0 before its first delivery.
    pub fn memory(&self) -> f64 {
        self.memory.get()
    }

    /// Gives the worker as much of the work of `employer` as it should have, which is done by so many `threads`; but
    /// first what is left of the run that it is at.
    pub fn fill(&self, employer: &Rc<dyn Employer>, threads: u32) {
        while self.is_ready.get() {
            let (employer, run) = match self.at_work_on() {
                Some((employer, run)) => (employer, Some(run)),
                None => (employer.clone(), None),
            };
            let ahead = self.ahead();
            let room = employer.foresight() * self.pace.get() - ahead;
            let goes_on = match employer.next_job(run, WorkerLoad { threads, ahead, room }) {
                NextJob::Job(job) => self.send(employer, *job),
                // A report will come, and then it is asked again.
                NextJob::Later if ahead > 0.0 => false,
                NextJob::Later | NextJob::None => run.is_some() && self.close(),
            };
            if !goes_on {
                return;
            }
        }
    }

    /// What the worker says: that it is ready; `[blocks, milliseconds]`, how many blocks it has run since it last said
    /// so, in what time; or, delivered, `[counts, bytes of its memory]`. Whom it worked for.
    pub fn hear(&self, message: &JsValue) -> Option<Rc<dyn Employer>> {
        self.is_ready.set(true);
        let message: &Array = message.dyn_ref()?;
        let amount = message.get(1).as_f64().unwrap_or_default();
        if let Some(blocks) = message.get(0).as_f64() {
            let mut batches = self.batches.borrow_mut();
            let batch = batches.iter_mut().find(|batch| batch.ahead > 0)?;
            batch.ahead = batch.ahead.saturating_sub(blocks as u32);
            self.pace.set(blocks * batch.block_steps / amount.max(0.1));
            return Some(batch.employer.clone());
        }
        self.memory.set(amount);
        let Batch { employer, run, blocks, .. } = self.batches.borrow_mut().pop_front()?;
        employer.finish_job(run, &blocks, Some(&Uint32Array::from(message.get(0)).to_vec()));
        Some(employer)
    }

    /// Stops the worker, and gives back what it had to do.
    pub fn dismiss(&self) {
        self.is_ready.set(false);
        self.worker.terminate();
        for Batch { employer, run, blocks, .. } in self.batches.take() {
            employer.finish_job(run, &blocks, None);
        }
    }

    /// Whose run of which number it can be given more of, to be delivered together.
    fn at_work_on(&self) -> Option<(Rc<dyn Employer>, u64)> {
        let batches = self.batches.borrow();
        batches.back().filter(|batch| !batch.is_closed).map(|batch| (batch.employer.clone(), batch.run))
    }

    /// Steps of blocks that are not known to be done.
    fn ahead(&self) -> f64 {
        self.batches.borrow().iter().fold(0.0, |sum, batch| sum + batch.block_steps * f64::from(batch.ahead))
    }

    /// Whether the worker can be reached.
    fn send(&self, employer: Rc<dyn Employer>, job: Job) -> bool {
        let Job { run, settings, blocks } = job;
        let told =
            self.introduce(run, &settings) && self.tell(&["run_blocks".into(), blocks.start.into(), blocks.end.into()]);
        if !told {
            employer.finish_job(run, &[blocks], None);
            return false;
        }
        let block_steps = block_steps(&settings);
        let mut batches = self.batches.borrow_mut();
        let mut batch = match batches.pop_back_if(|batch| !batch.is_closed) {
            Some(batch) => batch,
            None => Batch { employer, run, block_steps, blocks: Vec::new(), ahead: 0, is_closed: false },
        };
        batch.ahead += blocks.end - blocks.start;
        batch.blocks.push(blocks);
        let size: u32 = batch.blocks.iter().map(|blocks| blocks.end - blocks.start).sum();
        batches.push_back(batch);
        drop(batches);
        f64::from(size) * block_steps < DELIVERY * self.pace.get() || self.close()
    }

    /// Tells the worker of the run that blocks to come are of, unless it is at it. Whether it can be reached.
    fn introduce(&self, run: u64, settings: &Settings) -> bool {
        if self.run.replace(Some(run)) == Some(run) {
            return true;
        }
        let numbers = settings.list().filter(|_| settings.data() == &data::LIST).map(|list| list.numbers());
        let numbers = numbers.map_or(JsValue::UNDEFINED, |numbers| Float64Array::from(numbers).into());
        self.tell(&["begin".into(), link::to_query(settings).into(), numbers])
    }

    /// Whether the worker can be reached.
    fn tell(&self, what: &[JsValue]) -> bool {
        self.worker.post_message(&what.iter().collect::<Array>()).is_ok()
    }

    /// Has the worker deliver the last batch. Whether it can be reached.
    fn close(&self) -> bool {
        if let Some(batch) = self.batches.borrow_mut().back_mut() {
            batch.is_closed = true;
        }
        self.tell(&["take_counts".into()])
    }
}
