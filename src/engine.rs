//! The lower rooms of the house: what is computed, without a screen, a browser or a clock.

pub mod diffusion;
pub mod lab;
pub mod learning;
