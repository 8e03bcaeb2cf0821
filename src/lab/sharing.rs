//! How a run's blocks are shared with workers, of whom nobody knows how fast they will be.

use super::run::{Assignment, Run};
use super::settings::Settings;

/// What a worker could do, in steps of blocks.
#[derive(Clone, Copy, Debug)]
pub struct Capacity {
    /// How many share the work, at least 1: the workers, and whoever asks for them.
    pub hands: u32,
    /// What the worker has before it already.
    pub ahead: f64,
    /// What it could be given on top of that.
    pub room: f64,
}

/// What there is for a worker.
#[derive(Debug, PartialEq)]
pub enum Offer {
    /// These blocks.
    Blocks(Box<Assignment>),
    /// None for now.
    Later,
    /// None: let it deliver what it has.
    Nothing,
}

impl Run {
    /// Takes blocks out of the run, as [`Run::assign`], for a worker of this capacity. As it is asked again and again while
    /// blocks are run, a worker that is slow is given less, and all are through at about the same time.
    pub fn offer(&mut self, capacity: Capacity) -> Offer {
        let block_steps = block_steps(self.settings());
        let (waiting, ahead) = (f64::from(self.blocks_waiting()), capacity.ahead / block_steps);
        let fair = (waiting + ahead) / f64::from(capacity.hands) - ahead;
        let least = if ahead == 0.0 && waiting > 1.0 { 1.0 } else { 0.0 };
        // The others will be through with what is waiting before this worker is through with what it has.
        let is_late = waiting <= ahead + 1.0 && capacity.room > 2.0 * capacity.ahead;
        match fair.min((capacity.room / block_steps).ceil()).max(least) as u32 {
            0 if is_late || waiting == 0.0 => Offer::Nothing,
            0 => Offer::Later,
            most => self.assign(most).map_or(Offer::Nothing, |assignment| Offer::Blocks(Box::new(assignment))),
        }
    }
}

/// Steps that a block takes under `settings`, out and back.
pub fn block_steps(settings: &Settings) -> f64 {
    2.0 * f64::from(settings.steps())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lab::link::from_query;

    /// Of 20 blocks of 2 · 10 steps.
    fn run() -> Run {
        Run::new(&from_query("particles=5000&steps=10", &[]).0)
    }

    fn offer(run: &mut Run, hands: u32, blocks_ahead: f64, room_for: f64) -> Option<u32> {
        let capacity = Capacity { hands, ahead: 20.0 * blocks_ahead, room: 20.0 * room_for };
        match run.offer(capacity) {
            Offer::Blocks(assignment) => Some(assignment.blocks.end - assignment.blocks.start),
            Offer::Later => Some(0),
            Offer::Nothing => None,
        }
    }

    #[test]
    fn a_worker_gets_its_share_but_no_more_than_it_has_room_for() {
        let mut run = run();
        assert_eq!(offer(&mut run, 4, 0.0, 100.0), Some(5));
        assert_eq!(offer(&mut run, 3, 5.0, 100.0), Some(1));
        assert_eq!(offer(&mut run, 2, 0.0, 2.5), Some(3));
        assert_eq!(offer(&mut run, 2, 6.0, -1.0), Some(0));
        assert_eq!(run.blocks_waiting(), 11);
    }

    #[test]
    fn an_idle_worker_is_given_something_but_not_the_last() {
        let mut run = run();
        assert_eq!(offer(&mut run, 1, 0.0, 18.0), Some(18));
        assert_eq!(offer(&mut run, 9, 0.0, 0.5), Some(1));
        assert_eq!(offer(&mut run, 9, 0.0, 0.5), None);
        run.refine(|| true);
        assert_eq!(offer(&mut run, 9, 3.0, 0.5), None);
    }

    /// When a worker and the page's thread are through, in milliseconds, if these are what a block takes them.
    fn shared(worker_block: f64, page_block: f64) -> f64 {
        let mut run = run();
        let (mut now, mut worker_is_through) = (0.0_f64, 0.0_f64);
        while run.blocks_waiting() > 0 {
            let ahead = ((worker_is_through - now) / worker_block).ceil().max(0.0);
            let given = offer(&mut run, 2, ahead, 4.0 / worker_block - ahead).unwrap_or_default();
            worker_is_through = worker_is_through.max(now) + f64::from(given) * worker_block;
            // The page asks whenever it has run two blocks.
            for _ in 0..run.blocks_waiting().min(2) {
                run.refine(|| false);
                now += page_block;
            }
        }
        worker_is_through.max(now)
    }

    #[test]
    fn a_worker_and_the_page_are_through_at_about_the_same_time() {
        for (worker_block, page_block) in [(0.6, 0.6), (1.0, 0.6), (0.6, 1.0), (2.0, 0.6), (0.6, 2.0), (5.0, 0.5)] {
            let least = 20.0 / (1.0 / worker_block + 1.0 / page_block);
            let found = shared(worker_block, page_block);
            // A block can't be shared, and the page asks after two.
            assert!(found <= least + worker_block + 2.0 * page_block, "{worker_block} {page_block}: {found}, {least}");
        }
    }
}
