//! One step of a reverse run.

use super::options::Options;
use crate::diffusion::schedule::{Family, Level};

/// One step of the way home.
#[derive(Clone, Copy, Debug)]
pub struct Step {
    /// The level that it leaves, σ² > 0.
    pub from: Level,
    /// The level that it arrives at; the data at the last step.
    pub to: Level,
    /// A level just short of the data, see [`finest`].
    pub finest: Level,
    /// What the sampler was told.
    pub options: Options,
}

impl Step {
    /// Whether this is the last step, which arrives at the data.
    pub fn is_last(&self) -> bool {
        self.to.variance == 0.0
    }
}

/// At which end of a step x̂₀ is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EstimateAt {
    /// At the level that the step leaves.
    From,
    /// At the level that it arrives at, which must have σ² > 0: not in the last step.
    To,
    /// At the [`finest`] level.
    Finest,
}

/// A level just short of the data, for samplers that read the score where the way ends: with 1/10 000 of the noise that
/// the last step takes away. `levels` are those at t = 0, 1/steps, …, 1.
pub fn finest(levels: &[Level]) -> Level {
    const SHARE: f64 = 1e-4;
    match levels.get(1) {
        Some(level) => match level.family {
            Family::Preserving => Level::preserving(SHARE * level.elapsed),
            Family::Exploding => Level::exploding(SHARE * level.elapsed),
        },
        None => Level::exploding(SHARE),
    }
}
