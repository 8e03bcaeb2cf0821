//! Words to pictures (MATH.md §13; Rombach et al. 2022 in small): digits of 8 × 8 pixels that a phrase describes.
//!
//! - [`vocabulary`] the words, in English and Chinese; [`phrase`] what a text of them describes; [`condition`] that as
//!   inputs of a network;
//! - [`examples`] the digits with the size of each; [`nearest`] which of them are like a picture;
//! - [`model`] three networks: the encoder and the decoder of a variational autoencoder, and the denoiser of its latents,
//!   with a phrase as its condition; [`inputs`] what the denoiser is given;
//! - [`recipe`] how they are trained, [`training`] the training, [`mod@file`] a trained model as a file;
//! - [`sampler`] pictures of a phrase, by DDIM with guidance; [`figures`] how good they are; [`map`] the latent space in two
//!   dimensions.
//!
//! Random numbers depend on (seed, number) alone, and all operations have a fixed order: the same settings give the same
//! weights and pictures to the last bit, natively and in a browser.

pub mod condition;
pub mod examples;
pub mod figures;
pub mod file;
pub mod inputs;
pub mod map;
pub mod model;
pub mod nearest;
pub mod phrase;
pub mod recipe;
pub mod sampler;
#[cfg(test)]
mod tests;
pub mod training;
pub mod vocabulary;
