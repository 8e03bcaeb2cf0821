//! The lower floors of the code: what is computed, without a screen; and the workers' own program around it.

pub mod diffusion;
pub mod lab;
#[cfg(target_arch = "wasm32")]
pub mod worker;
