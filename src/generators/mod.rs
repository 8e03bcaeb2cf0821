//! Generators of one-dimensional data other than diffusion (MATH.md §12), to compare them with it: independent of user
//! interface, browser and clock.
//!
//! - [`vae`] variational autoencoders, with one latent level or several;
//! - [`flow`] a normalizing flow, with an exact likelihood;
//! - [`gan`] generative adversarial networks;
//! - [`batches`] the data and the noise that they learn from, [`law`] the best that they can reach, [`gaussian`]
//!   likelihoods, [`hidden`] sizes of networks;
//! - [`training`] the training of any of them on any data, [`modes`] which modes of the data its samples have.
//!
//! Each has a trainer: (state, batch) → (state, info), the state changed in place. It has no other state, so the same
//! settings and seed give the same weights to the last bit, natively and in a browser.

pub mod batches;
pub mod flow;
pub mod gan;
pub mod gaussian;
pub mod hidden;
pub mod law;
pub mod modes;
pub mod training;
pub mod vae;

#[cfg(test)]
mod finite_differences;
