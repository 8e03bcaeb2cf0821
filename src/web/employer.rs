//! Who has blocks for workers, and how many a worker is given at a time.

use crate::lab::run::{Assignment, Run};
use std::cell::RefCell;
use std::ops::Range;

/// Somebody with blocks to run.
pub trait Employer {
    /// How much a worker should have before it, in milliseconds: enough to go on while the page does not listen, but what
    /// it has been given is lost if the settings change, and nobody else can take it over if the worker is slow.
    fn foresight(&self) -> f64;

    /// Takes blocks for a worker out of a run; out of this one, if `run` is its number.
    fn offer(&self, run: Option<u64>, capacity: Capacity) -> Offer;

    /// Takes back blocks of the run of this number, with what they left; without, if the worker has failed.
    fn take_back(&self, run: u64, blocks: &[Range<u32>], counts: Option<&[u32]>);
}

/// What a worker could do, in steps of blocks.
#[derive(Clone, Copy)]
pub struct Capacity {
    /// How many share the work, the page's own thread among them.
    pub hands: u32,
    /// What the worker has before it already.
    pub ahead: f64,
    /// What it could be given on top of that.
    pub room: f64,
}

/// What there is for a worker.
pub enum Offer {
    /// These blocks.
    Blocks(Box<Assignment>),
    /// None for now: it has enough, or the others will be quicker.
    Later,
    /// No blocks are waiting.
    Nothing,
}

/// What `run` has for a worker.
pub fn offer(run: &mut Run, capacity: Capacity) -> Offer {
    let block_steps = 2.0 * f64::from(run.settings().steps());
    let (waiting, ahead) = (f64::from(run.blocks_waiting()), capacity.ahead / block_steps);
    if waiting == 0.0 {
        return Offer::Nothing;
    }
    let fair = (waiting + ahead) / f64::from(capacity.hands) - ahead;
    let least = if ahead == 0.0 && waiting > 1.0 { 1.0 } else { 0.0 };
    match fair.min((capacity.room / block_steps).ceil()).max(least) as u32 {
        // The others will be through with these before the worker is through with its own.
        0 if waiting <= ahead + 1.0 && capacity.room > 2.0 * capacity.ahead => Offer::Nothing,
        0 => Offer::Later,
        most => run.assign(most).map_or(Offer::Nothing, |assignment| Offer::Blocks(Box::new(assignment))),
    }
}

/// Gives blocks back to `run`, with what they left, or for somebody else to run.
pub fn take_back(run: &mut Run, blocks: &[Range<u32>], counts: Option<&[u32]>) {
    match counts {
        // Counts that do not fit have been given back.
        Some(counts) => _ = run.take_in(blocks, counts),
        None => run.give_back(blocks),
    }
}

impl Employer for RefCell<Run> {
    fn foresight(&self) -> f64 {
        4.0
    }

    fn offer(&self, _: Option<u64>, capacity: Capacity) -> Offer {
        offer(&mut self.borrow_mut(), capacity)
    }

    fn take_back(&self, _: u64, blocks: &[Range<u32>], counts: Option<&[u32]>) {
        take_back(&mut self.borrow_mut(), blocks, counts);
    }
}
