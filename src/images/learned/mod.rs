//! An estimate that a network has learned. A multilayer perceptron is given what is left of a picture, pixel by pixel, and
//! how far it is on its way; it predicts the noise ε (Ho et al. 2020; Hoogeboom & Salimans 2023), from which the estimate
//! of the picture follows.
//!
//! - [`settings`] how it is trained, and the shape of the network; [`inputs`] what it is told about the time;
//! - [`target`] what the outputs mean;
//! - [`batches`] and [`training`] the training;
//! - [`estimate`] the network as an estimate.

pub mod batches;
pub mod estimate;
pub mod inputs;
pub mod settings;
pub mod target;
pub mod training;

#[cfg(test)]
mod tests;

pub use estimate::Learned;
pub use settings::TrainingSettings;
pub use training::Training;
