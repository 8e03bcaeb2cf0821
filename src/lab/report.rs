//! The figures of a run.

use super::recording::Recording;
use crate::diffusion::population::Population;

/// Moments of one population.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Moments {
    /// Mean.
    pub mean: f64,
    /// Standard deviation.
    pub std: f64,
    /// Share of x > 0, in [0, 1].
    pub plus_share: f64,
}

/// The figures of a run.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Report {
    /// Particles that are done.
    pub particles: u64,
    /// x₀.
    pub data: Moments,
    /// x_T, at t = 1.
    pub end_of_forward: Moments,
    /// The recovered population, at t = 0.
    pub recovered: Moments,
    /// Wasserstein-1 distance of the recovered population to the data.
    pub w1_to_data: f64,
}

impl Report {
    /// The figures of what has been recorded.
    pub fn new(recording: &Recording) -> Self {
        Self {
            particles: recording.recovered().particles(),
            data: moments(recording.data()),
            end_of_forward: moments(recording.end_of_forward()),
            recovered: moments(recording.recovered()),
            w1_to_data: recording.recovered().wasserstein(recording.data()),
        }
    }
}

fn moments(population: &Population) -> Moments {
    Moments { mean: population.mean(), std: population.std(), plus_share: population.plus_share() }
}
