//! What is computed, without a user interface, and the workers' own program around it; the lowest layers are those of
//! [`diffuscope_numerics`].

pub mod chain;
pub mod lab;
#[cfg(target_arch = "wasm32")]
pub mod worker;

pub use diffuscope_numerics::{diffusion, generators, images, learning};
