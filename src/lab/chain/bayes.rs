//! The posterior mean of two points, with the default schedule of the first screen.

use crate::chain::posterior::TwoPoints;
use crate::diffusion::schedule::{CUBIC, Parameters, Schedule};

/// What is known of x₀, and the noisy x that is seen at t.
#[derive(Clone, Debug, PartialEq)]
pub struct BayesSettings {
    pub(super) prior: f64,
    pub(super) x: f64,
    pub(super) t: f64,
}

impl Default for BayesSettings {
    fn default() -> Self {
        Self { prior: 0.8, x: -0.2, t: 0.5 }
    }
}

impl BayesSettings {
    /// The number that is seen.
    pub fn x(&self) -> f64 {
        self.x
    }

    /// The time at which it is seen, in (0, 1].
    pub fn t(&self) -> f64 {
        self.t
    }

    /// Prior and likelihood.
    pub fn points(&self) -> TwoPoints {
        TwoPoints { prior: self.prior, level: Schedule::new(&CUBIC, Parameters::default()).level(self.t) }
    }
}
