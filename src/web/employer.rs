//! Who has blocks for workers.

use crate::lab::jobs::{NextJob, WorkerLoad};
use crate::lab::run::Run;
use std::cell::RefCell;
use std::ops::Range;

/// Somebody with blocks to run.
pub trait Employer {
    /// How much a worker should have before it, in milliseconds: enough to go on while the page does not listen, but what
    /// it has been given is lost if the settings change, and nobody else can take it over if the worker is slow.
    fn foresight(&self) -> f64;

    /// Takes blocks for a worker out of a run; out of this one, if `run` is its number.
    fn next_job(&self, run: Option<u64>, load: WorkerLoad) -> NextJob;

    /// Takes back blocks of the run of this number, with what they left; without, if the worker has failed.
    fn finish_job(&self, run: u64, blocks: &[Range<u32>], counts: Option<&[u32]>);
}

/// Gives blocks back to `run`, with what they left, or for somebody else to run.
pub fn finish_job(run: &mut Run, blocks: &[Range<u32>], counts: Option<&[u32]>) {
    match counts {
        // Counts that do not fit have been given back.
        Some(counts) => _ = run.add_counts_of(blocks, counts),
        None => run.return_blocks(blocks),
    }
}

impl Employer for RefCell<Run> {
    fn foresight(&self) -> f64 {
        // Who runs blocks without a picture to draw listens every millisecond.
        4.0
    }

    fn next_job(&self, _: Option<u64>, load: WorkerLoad) -> NextJob {
        self.borrow_mut().next_job(load)
    }

    fn finish_job(&self, _: u64, blocks: &[Range<u32>], counts: Option<&[u32]>) {
        finish_job(&mut self.borrow_mut(), blocks, counts);
    }
}
