//! A score that is learned (MATH.md §6).
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
