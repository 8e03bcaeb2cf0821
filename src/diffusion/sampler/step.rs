//! One step of a reverse run.

use super::options::Options;
use crate::diffusion::schedule::{Family, Level};

/// One step of the reverse run.
#[derive(Clone, Copy, Debug)]
pub struct Step {
    /// The level where it begins, σ² > 0.
    pub from: Level,
    /// The level where it ends; the data in the last step.
    pub to: Level,
    /// The level where the step before it began; none in the first step.
    pub before: Option<Level>,
    /// A level just before the data, see [`finest`].
    pub finest: Level,
    /// The sampler's options.
    pub options: Options,
}

impl Step {
    /// Whether this is the last step, which ends at the data.
    pub fn is_last(&self) -> bool {
        self.to.variance == 0.0
    }
}

/// The level of a step at which x̂₀ is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EstimateAt {
    /// The level where the step begins.
    From,
    /// The level where it ends, which must have σ² > 0: not in the last step.
    To,
    /// The [`finest`] level.
    Finest,
}

/// A level just before the data, for samplers that need the score near the end: with 1/10 000 of the noise that the
/// last step removes. `levels` are those at t = 0, 1/steps, …, 1.
pub fn finest(levels: &[Level]) -> Level {
    const SHARE: f64 = 1e-4;
    match levels.get(1) {
        Some(level) => match level.family {
            Family::Preserving => Level::preserving(SHARE * level.elapsed),
            Family::Exploding => Level::exploding(SHARE * level.elapsed),
            Family::Straight => Level::straight(SHARE.sqrt() * level.sigma()),
        },
        None => Level::exploding(SHARE),
    }
}
