//! What is drawn.

use crate::generators::words::phrase::Phrase;

/// The numbers of values of a latent that there are models for.
pub const LATENTS: [usize; 2] = [2, 8];

/// Pictures of a phrase.
#[derive(Clone, Debug, PartialEq)]
pub struct WordsExperiment {
    /// What they are to show.
    pub phrase: Phrase,
    /// The weight of the phrase, ≥ 0.
    pub guidance: f64,
    /// Values of a latent, one of [`LATENTS`].
    pub latent: usize,
    /// Steps from noise to latents, at least 1.
    pub steps: u32,
    /// Pictures, at least 1.
    pub pictures: u32,
    /// The seed of the noise, and of a training.
    pub seed: u64,
}
