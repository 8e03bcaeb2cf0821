//! How the networks are trained.

use super::examples::PIXELS;
use super::inputs;
use crate::generators::hidden::Hidden;
use crate::generators::vae::{Observation, Sizes};
use crate::learning::network::Shape;
use crate::learning::trainer::Rule;

/// The most values of a latent.
pub const MOST_LATENT: usize = 8;

/// Hidden layers of the encoder and of the decoder.
const AUTOENCODER: u32 = 2;
/// Hidden layers of the denoiser.
const DENOISER: u32 = 3;

/// The sizes of the networks and the rules of their training.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Recipe {
    /// Values of a latent, 1 … [`MOST_LATENT`].
    pub latent: usize,
    /// The training of the autoencoder.
    pub autoencoder: Rule,
    /// Pictures of a batch of it, a multiple of 64.
    pub autoencoder_batch: usize,
    /// The training of the denoiser, which follows.
    pub denoiser: Rule,
    /// Latents of a batch of it, a multiple of 64.
    pub denoiser_batch: usize,
}

impl Recipe {
    /// The recipe for latents of this many values, clamped to 1 … [`MOST_LATENT`].
    pub fn new(latent: usize) -> Self {
        let latent = latent.clamp(1, MOST_LATENT);
        Self {
            latent,
            autoencoder: Rule { learning_rate: 2e-3, iterations: 6000, ema: 0.995 },
            autoencoder_batch: 128,
            denoiser: Rule { learning_rate: 2e-3, iterations: 15_000, ema: 0.999 },
            denoiser_batch: 256,
        }
    }

    /// Whether there are so few values that classes overlap: the networks are then wider.
    fn is_narrow(&self) -> bool {
        self.latent < 4
    }

    fn hidden(&self, layers: u32) -> Hidden {
        Hidden { layers, width: if self.is_narrow() { 128 } else { 96 } }
    }

    /// Iterations of both trainings together.
    pub fn iterations(&self) -> u64 {
        self.autoencoder.iterations + self.denoiser.iterations
    }

    /// The sizes of the autoencoder. The noise of its pictures, a standard deviation of every pixel, is larger where there
    /// are few values to tell them apart: it decides how much the divergence from the prior counts.
    pub fn sizes(&self) -> Sizes {
        let noise = if self.is_narrow() { 0.158 } else { 0.224 };
        Sizes {
            data: PIXELS,
            latent: self.latent,
            levels: 1,
            hidden: self.hidden(AUTOENCODER),
            observation: Observation::Fixed(noise),
        }
    }

    /// The shape of the denoiser.
    pub fn denoiser(&self) -> Shape {
        self.hidden(DENOISER).shape(inputs::width(self.latent), self.latent)
    }
}
