//! Variational autoencoders (Kingma & Welling 2014) with T latent levels, x ← z₁ ← … ← z_T (MATH.md §12). With one
//! level it is the usual one; with several it is a deep VAE, whose encoder is fixed in diffusion and learned here.
//!
//! The encoder's step t is q(z_t | z_{t−1}) = N(μ_t, σ_t²), with z₀ = x, and the decoder's is p(z_{t−1} | z_t); means and
//! standard deviations are outputs of networks. The prior is z_T ~ N(0, 1).
//!
//! - [`model`] the networks, and what they give for x and for z;
//! - [`trainer`] the loss, its gradient, and one iteration.

pub mod model;
pub mod trainer;

#[cfg(test)]
mod tests;

pub use model::{Observation, Sizes, Vae};
pub use trainer::{Info, State, Trainer};
