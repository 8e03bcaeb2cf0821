//! What is run: data, process, estimate and sampler.

use super::picture_set::Drawn;
use super::process::Process;
use super::sampler::Sampler;
use crate::learning::network::Network;
use std::ops::Range;
use std::sync::Arc;

/// What the estimate of the picture comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Model {
    /// The picture's own x₀.
    Exact,
    /// The picture of the data that makes what is left most probable, whatever its prior.
    Nearest,
    /// The posterior mean over the data.
    Bayes,
    /// That of a network.
    Learned,
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
    /// The places of the pictures that go first; the others are drawn.
    pub first: Range<usize>,
    /// How pictures are lost.
    pub process: Process,
    /// Steps in each direction, at least 1.
    pub steps: usize,
    /// Where they start back; those of heat dissipation always where they have ended.
    pub start: Start,
    /// The estimate.
    pub model: Model,
    /// The network of [`Model::Learned`]. If it is missing, or for pictures of another size, the estimate is the
    /// posterior mean.
    pub network: Option<Arc<Network>>,
    /// The standard deviation of the noise on the estimate, on each pixel at each step.
    pub noise: f64,
    /// How a diffusion steps back.
    pub sampler: Sampler,
    /// The seed.
    pub seed: u64,
}
