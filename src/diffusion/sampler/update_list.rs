//! The updates of a reverse run.

use super::corruption::Corruption;
use super::step::EstimateAt;
use super::update::{AffineUpdate, Memory};
use crate::diffusion::schedule::Level;

/// The updates of a whole reverse run, step by step.
#[derive(Clone, Debug)]
pub struct UpdateList {
    updates: Vec<AffineUpdate>,
    /// `ends[k]` is the end of the updates of the k-th step, counted from the first step that is run.
    ends: Vec<usize>,
    corruption: (Corruption, f64),
    steps_in_all: usize,
    step: usize,
    from: Level,
    to: Level,
    finest: Level,
}

impl UpdateList {
    /// Adds x ← `x_factor` x + `x0_factor` x̂₀ + √`variance` ε.
    ///
    /// Corruption adds ν·spread·η to x̂₀, with a new η ~ N(0, 1) in every update. Both η and ε are normal, so one
    /// normal number with the sum of the variances has exactly the same law.
    pub fn add(&mut self, at: EstimateAt, x_factor: f64, x0_factor: f64, variance: f64) {
        let (level, index) = self.level(at);
        let corrupted = x0_factor * self.spread(level);
        self.push(
            index,
            [x_factor, x0_factor, (variance.max(0.0) + corrupted * corrupted).sqrt(), 0.0],
            Memory::Unused,
        );
    }

    /// As [`UpdateList::add`], with `position_factor` times the position at the beginning of the step.
    pub fn add_looking_back(
        &mut self,
        at: EstimateAt,
        x_factor: f64,
        x0_factor: f64,
        variance: f64,
        position_factor: f64,
    ) {
        let (level, index) = self.level(at);
        let corrupted = x0_factor * self.spread(level);
        let noise = (variance.max(0.0) + corrupted * corrupted).sqrt();
        self.push(index, [x_factor, x0_factor, noise, position_factor], Memory::Position);
    }

    /// Adds x ← `x_factor` x + `x0_factor` x̂₀ + `before_factor` x̂₀', with the estimate x̂₀' of the update before, which
    /// must have been added in this way, too, unless the factor is 0.
    pub fn add_multistep(&mut self, x_factor: f64, x0_factor: f64, before_factor: f64) {
        let (level, index) = self.level(EstimateAt::From);
        let noise = (x0_factor * self.spread(level)).abs();
        let noise_factor = if noise > 0.0 { 1.0 / x0_factor } else { 0.0 } as f32;
        self.push(index, [x_factor, x0_factor, noise, before_factor], Memory::Estimate { noise_factor });
    }

    fn level(&self, at: EstimateAt) -> (Level, usize) {
        match at {
            EstimateAt::From => (self.from, self.step),
            EstimateAt::To => (self.to, self.step.saturating_sub(1)),
            EstimateAt::Finest => (self.finest, self.steps_in_all),
        }
    }

    /// The standard deviation of the corruption of x̂₀ at a level.
    fn spread(&self, level: Level) -> f64 {
        let (corruption, nu) = self.corruption;
        if nu > 0.0 { corruption.spread(level) * nu } else { 0.0 }
    }

    fn push(&mut self, level: usize, factors: [f64; 4], memory: Memory) {
        let [x_factor, x0_factor, noise, memory_factor] = factors.map(|factor| factor as f32);
        self.updates.push(AffineUpdate { x_factor, x0_factor, noise, memory_factor, memory, level });
    }

    /// The updates of every step, from the one that begins at t = 1 to the one that ends at t = 0, each with the index
    /// i of the time t = i/steps where it ends.
    pub fn steps(&self) -> impl Iterator<Item = (usize, &[AffineUpdate])> {
        let mut start = 0;
        let arrivals = (0..self.ends.len()).rev();
        arrivals.zip(&self.ends).map(move |(i, &end)| {
            let updates = &self.updates[start..end];
            start = end;
            (i, updates)
        })
    }

    /// An empty list for a run through `steps_in_all` steps.
    pub(super) fn new(steps_in_all: usize, finest: Level, corruption: Corruption, nu: f64) -> Self {
        let start = Level::preserving(0.0);
        Self {
            updates: Vec::with_capacity(steps_in_all),
            ends: Vec::with_capacity(steps_in_all),
            corruption: (corruption, nu),
            steps_in_all,
            step: 0,
            from: start,
            to: start,
            finest,
        }
    }

    /// Updates that are added from now on belong to the step from t = (`i` + 1)/steps to i/steps.
    pub(super) fn start_step(&mut self, i: usize, from: Level, to: Level) {
        (self.step, self.from, self.to) = (i, from, to);
    }

    /// No more updates belong to this step.
    pub(super) fn end_step(&mut self) {
        self.ends.push(self.updates.len());
    }
}

impl From<AffineUpdate> for UpdateList {
    /// A list of one step with one update, without corruption.
    fn from(step: AffineUpdate) -> Self {
        let mut list = Self::new(1, Level::preserving(0.0), Corruption::Data, 0.0);
        list.updates.push(step);
        list.end_step();
        list
    }
}
