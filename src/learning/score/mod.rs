//! A learned score (MATH.md §6): the inputs of a network are x and the log-SNR, and its output is its [`target`].
//!
//! - [`target`] ε, x₀, v or the score, [`inputs`] the network's inputs;
//! - [`training_set`] and [`batches`] the samples that it learns from, [`training`] the training, [`record`] its
//!   losses;
//! - [`learned`] the network as a score model, and its table for the kernel; [`recovery`] the population that it
//!   recovers;
//! - [`quadrature`] and [`floor`] the smallest possible loss, and by how much a network is above it.

pub mod batches;
pub mod floor;
pub mod inputs;
pub mod learned;
pub mod quadrature;
pub mod record;
pub mod recovery;
pub mod target;
pub mod training;
pub mod training_set;

#[cfg(test)]
mod tests;
