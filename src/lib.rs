//! skeleton
pub mod diffusion;
pub mod lab;
