//! The lower layers of the code: what is computed, without a user interface; and the workers' own program around it.

pub mod chain;
pub mod diffusion;
pub mod lab;
pub mod learning;
#[cfg(target_arch = "wasm32")]
pub mod worker;
