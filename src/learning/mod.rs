//! Learning.
pub mod adam;
pub mod block;
pub mod file;
pub mod history;
pub mod loss;
pub mod network;
pub mod pass;
pub mod product;
pub mod random;
pub mod rate;
pub mod score;
pub mod settings;
pub mod silu;
pub mod trainer;
