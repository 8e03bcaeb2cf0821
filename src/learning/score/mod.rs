//! A score that is learned (MATH.md §6): a network is told x and the log-SNR, and gives what its [`target`] asks for.
//!
//! - [`target`] ε, x₀, v or the score, [`inputs`] what the network is told;
//! - [`training_set`] and [`batches`] what it learns from, [`training`] the learning, [`record`] its losses;
//! - [`learned`] the network as a score model, and its surface for the kernel; [`recovery`] what comes back under it;
//! - [`quadrature`] and [`floor`] how small the loss can be, and by how much it is above that.

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
