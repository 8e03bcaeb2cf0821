//! A score that is learned (MATH.md §6).
pub mod batches;
pub mod inputs;
pub mod target;
pub mod training_set;
