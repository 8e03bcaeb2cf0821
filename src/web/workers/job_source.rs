//! Where workers get their jobs.

use crate::lab::jobs::{NextJob, WorkerLoad};
use crate::lab::recording::BlockCounts;
use crate::lab::run::Run;
use std::cell::RefCell;
use std::ops::Range;

/// Something with blocks for workers to run.
pub trait JobSource {
    /// How many milliseconds of work a worker should have queued. With more, it can work longer while the page is busy;
    /// but queued work is lost if the settings change, and no other thread can take it over if the worker is slow.
    fn queue_milliseconds(&self) -> f64;

    /// Takes a job for a worker with this load; from the run with this number, if one is given.
    fn next_job(&self, run: Option<u64>, load: WorkerLoad) -> NextJob;

    /// Takes back blocks of the run with this number, with their counts, or without if the worker has failed.
    fn finish_job(&self, run: u64, blocks: &[Range<u32>], counts: Option<&BlockCounts>);
}

impl JobSource for RefCell<Run> {
    fn queue_milliseconds(&self) -> f64 {
        // Short, because the page's thread draws nothing and reads replies every millisecond.
        4.0
    }

    fn next_job(&self, _: Option<u64>, load: WorkerLoad) -> NextJob {
        self.borrow_mut().next_job(load)
    }

    fn finish_job(&self, _: u64, blocks: &[Range<u32>], counts: Option<&BlockCounts>) {
        self.borrow_mut().finish_job(blocks, counts);
    }
}
