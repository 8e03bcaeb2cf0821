//! The updates of a reverse run.

use super::corruption::Corruption;
use super::step::EstimateAt;
use super::update::AffineUpdate;
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
        self.add_looking_back(at, x_factor, x0_factor, variance, 0.0);
    }

    /// As [`UpdateList::add`], with `origin_factor` times the position at the beginning of the step.
    pub fn add_looking_back(
        &mut self,
        at: EstimateAt,
        x_factor: f64,
        x0_factor: f64,
        variance: f64,
        origin_factor: f64,
    ) {
        let (level, index) = match at {
            EstimateAt::From => (self.from, self.step),
            EstimateAt::To => (self.to, self.step.saturating_sub(1)),
            EstimateAt::Finest => (self.finest, self.steps_in_all),
        };
        let (corruption, nu) = self.corruption;
        let corrupted = x0_factor * (corruption.spread(level) * nu);
        self.updates.push(AffineUpdate {
            x_factor: x_factor as f32,
            x0_factor: x0_factor as f32,
            noise: (variance.max(0.0) + corrupted * corrupted).sqrt() as f32,
            origin_factor: origin_factor as f32,
            level: index,
        });
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
