//! What is run: data, process, estimate and sampler.

use super::picture_set::Drawn;
use super::process::Process;
use super::sampler::Sampler;

/// What the estimate of the picture comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Model {
    /// The picture's own x₀.
    Exact,
    /// The picture of the data that makes what is left most probable, whatever its prior.
    Nearest,
    /// The posterior mean over the data.
    Bayes,
}

/// Where a picture starts back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Start {
    /// Where its way out has ended.
    Forward,
    /// At new noise N(0, 1).
    Gaussian,
}

/// An experiment.
#[derive(Clone, Debug, PartialEq)]
pub struct Experiment {
    /// The data.
    pub data: Drawn,
    /// The place of the picture that goes first; others are drawn.
    pub first: Option<usize>,
    /// How pictures are lost.
    pub process: Process,
    /// Steps in each direction, at least 1.
    pub steps: usize,
    /// Where they start back; those of heat dissipation always where they have ended.
    pub start: Start,
    /// The estimate.
    pub model: Model,
    /// The standard deviation of the noise on the estimate, on each pixel at each step.
    pub noise: f64,
    /// How a diffusion steps back.
    pub sampler: Sampler,
    /// The seed.
    pub seed: u64,
}
