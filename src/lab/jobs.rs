//! How the blocks of a run are divided among workers whose speed is not known in advance.

use super::one_dimension::Settings;
use super::run::{Job, Run};

/// The load of a worker, in block-steps: blocks times the steps of a block, forward and reverse.
#[derive(Clone, Copy, Debug)]
pub struct WorkerLoad {
    /// The number of threads that share the work, at least 1: the workers, and the page's own thread.
    pub threads: u32,
    /// Block-steps that the worker has been sent and has not reported as done.
    pub queued: f64,
    /// Block-steps that it may be sent in addition.
    pub room: f64,
}

/// What a worker is to do next.
#[derive(Debug, PartialEq)]
pub enum NextJob {
    /// Run these blocks.
    Job(Box<Job>),
    /// Nothing now; ask again when it has reported.
    Later,
    /// Nothing more: send the counts of the blocks that it has run.
    Finished,
}

impl Run {
    /// Takes a job out of the run, as [`Run::take_job`], for a worker with this load. Each worker gets jobs repeatedly
    /// while it runs blocks, so a slow worker gets fewer, and all finish at about the same time.
    pub fn next_job(&mut self, load: WorkerLoad) -> NextJob {
        let block_steps = block_steps(self.settings());
        let (waiting, queued) = (f64::from(self.blocks_waiting()), load.queued / block_steps);
        let fair_share = (waiting + queued) / f64::from(load.threads) - queued;
        let least = if queued == 0.0 && waiting > 1.0 { 1.0 } else { 0.0 };
        // The other threads will finish all waiting blocks before this worker finishes its queue.
        let is_last = waiting <= queued + 1.0 && load.room > 2.0 * load.queued;
        match fair_share.min((load.room / block_steps).ceil()).max(least) as u32 {
            0 if is_last || waiting == 0.0 => NextJob::Finished,
            0 => NextJob::Later,
            most => self.take_job(most).map_or(NextJob::Finished, |job| NextJob::Job(Box::new(job))),
        }
    }
}

/// Steps of one block under `settings`, forward and reverse.
pub fn block_steps(settings: &Settings) -> f64 {
    2.0 * f64::from(settings.steps())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lab::link::from_query;

    /// A run of 20 blocks of 2 · 10 steps.
    fn run() -> Run {
        Run::new(&from_query("particles=5000&steps=10", &[]).0)
    }

    fn next_job(run: &mut Run, threads: u32, blocks_queued: f64, room_for: f64) -> Option<u32> {
        let load = WorkerLoad { threads, queued: 20.0 * blocks_queued, room: 20.0 * room_for };
        match run.next_job(load) {
            NextJob::Job(job) => Some(job.blocks.end - job.blocks.start),
            NextJob::Later => Some(0),
            NextJob::Finished => None,
        }
    }

    #[test]
    fn a_worker_gets_its_share_but_no_more_than_it_may_be_sent() {
        let mut run = run();
        assert_eq!(next_job(&mut run, 4, 0.0, 100.0), Some(5));
        assert_eq!(next_job(&mut run, 3, 5.0, 100.0), Some(1));
        assert_eq!(next_job(&mut run, 2, 0.0, 2.5), Some(3));
        assert_eq!(next_job(&mut run, 2, 6.0, -1.0), Some(0));
        assert_eq!(run.blocks_waiting(), 11);
    }

    #[test]
    fn an_idle_worker_gets_a_job_but_not_the_last_block() {
        let mut run = run();
        assert_eq!(next_job(&mut run, 1, 0.0, 18.0), Some(18));
        assert_eq!(next_job(&mut run, 9, 0.0, 0.5), Some(1));
        assert_eq!(next_job(&mut run, 9, 0.0, 0.5), None);
        run.refine(|| true);
        assert_eq!(next_job(&mut run, 9, 3.0, 0.5), None);
    }

    /// The time at which a worker and the page's thread have finished, in milliseconds, if a block takes them this
    /// long.
    fn finished_after(worker_block: f64, page_block: f64) -> f64 {
        let mut run = run();
        let (mut now, mut worker_finishes) = (0.0_f64, 0.0_f64);
        while run.blocks_waiting() > 0 {
            let queued = ((worker_finishes - now) / worker_block).ceil().max(0.0);
            let given = next_job(&mut run, 2, queued, 4.0 / worker_block - queued).unwrap_or_default();
            worker_finishes = worker_finishes.max(now) + f64::from(given) * worker_block;
            // The page's thread sends jobs after every two blocks.
            for _ in 0..run.blocks_waiting().min(2) {
                run.refine(|| false);
                now += page_block;
            }
        }
        worker_finishes.max(now)
    }

    #[test]
    fn a_worker_and_the_page_finish_at_about_the_same_time() {
        for (worker_block, page_block) in [(0.6, 0.6), (1.0, 0.6), (0.6, 1.0), (2.0, 0.6), (0.6, 2.0), (5.0, 0.5)] {
            let least = 20.0 / (1.0 / worker_block + 1.0 / page_block);
            let found = finished_after(worker_block, page_block);
            // A block can't be divided, and the page's thread sends jobs after every two.
            assert!(found <= least + worker_block + 2.0 * page_block, "{worker_block} {page_block}: {found}, {least}");
        }
    }
}
