//! Generative adversarial networks (Goodfellow et al. 2014; MATH.md §12): a generator x = G(z), and a discriminator D
//! that tells its samples from data.
//!
//! - [`objective`] what the discriminator and the generator minimise;
//! - [`model`] the two networks, and what they give;
//! - [`trainer`] the gradients, and one iteration.

pub mod model;
pub mod objective;
pub mod trainer;

#[cfg(test)]
mod tests;

pub use model::Gan;
pub use objective::Objective;
pub use trainer::{Info, Rules, State, Trainer};
