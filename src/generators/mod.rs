//! Generators of one-dimensional data, to compare diffusion with others (MATH.md §12): independent of user interface,
//! browser and clock.
//!
//! - [`vae`] variational autoencoders, with one latent level or several;
//! - [`flow`] a normalizing flow, with an exact likelihood;
//! - [`gan`] generative adversarial networks;
//! - [`diffusion`] the learned score, sampled by DDIM;
//! - [`batches`] the data and the noise that they learn from, [`law`] the best that they can reach, [`gaussian`]
//!   likelihoods, [`hidden`] sizes of networks;
//! - [`training`] the training of any of them on any data, [`trained`] what has come of it, [`record`] its losses;
//! - [`modes`] which modes of the data its samples have, [`evaluation`] what is shown of it;
//! - [`words`] pictures from words, by diffusion in the latent space of an autoencoder.
//!
//! Each has a trainer: (state, batch) → (state, info), the state changed in place. It has no other state, so the same
//! settings and seed give the same weights to the last bit, natively and in a browser.

pub mod batches;
pub mod diffusion;
pub mod evaluation;
pub mod flow;
pub mod gan;
pub mod gaussian;
pub mod hidden;
pub mod law;
pub mod modes;
pub mod record;
pub mod trained;
pub mod training;
pub mod vae;
pub mod words;

#[cfg(test)]
mod finite_differences;
