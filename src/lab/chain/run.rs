//! A chain with its walkers: everything that a picture of it needs.

use super::settings::Settings;
use crate::chain::{Settling, TransitionMatrix, Walk};

/// The results of settings. They take a few milliseconds, so they are computed at once.
#[derive(Clone, Debug)]
pub struct ChainRun {
    settings: Settings,
    matrix: TransitionMatrix,
    distributions: Vec<Vec<f64>>,
    settling: Settling,
    walk: Walk,
}

impl ChainRun {
    /// The results of these settings.
    pub fn new(settings: &Settings) -> Self {
        let (matrix, start) = settings.chain();
        let steps = settings.steps() as usize;
        Self {
            distributions: matrix.distributions(&start, steps),
            settling: Settling::new(&matrix, &start),
            walk: Walk::new(&matrix, &start, settings.walkers() as usize, steps, settings.seed()),
            matrix,
            settings: settings.clone(),
        }
    }

    /// The settings that these are the results of.
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// The transition matrix.
    pub fn matrix(&self) -> &TransitionMatrix {
        &self.matrix
    }

    /// The exact distribution after 0, 1, … steps.
    pub fn distributions(&self) -> &[Vec<f64>] {
        &self.distributions
    }

    /// The exact distribution after `step` steps, or after the last one.
    pub fn distribution(&self, step: usize) -> &[f64] {
        self.distributions.get(step).or(self.distributions.last()).map(Vec::as_slice).unwrap_or_default()
    }

    /// What becomes of the chain.
    pub fn settling(&self) -> &Settling {
        &self.settling
    }

    /// The walkers.
    pub fn walk(&self) -> &Walk {
        &self.walk
    }

    /// The number of steps.
    pub fn steps(&self) -> usize {
        self.walk.steps()
    }

    /// The least number of steps after which the distribution is within `tolerance` of the stationary one in total
    /// variation; `None` if it never is.
    pub fn steps_to_within(&self, tolerance: f64) -> Option<u64> {
        self.settling.steps_to_within(&self.matrix, self.distribution(0), tolerance)
    }
}
