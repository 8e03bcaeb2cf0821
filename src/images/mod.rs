//! Small pictures that are lost to noise, to blur, or to both, and brought back (MATH.md §11; Hoogeboom & Salimans 2023,
//! Rissanen, Heinonen & Solin 2023). It knows nothing of user interface, browser and clock.
//!
//! A picture has N × N pixels, N = 8 or 16, in rows from top to bottom, from −1 (paper) to 1 (ink). Its frequencies are
//! those of the orthonormal [`CosineTransform`], in the same order: row j, column k is the frequency (j, k).
//!
//! - [`PictureSet`] the data: [`digits`], [`icons`], and the user's own picture ([`own_picture`]);
//! - [`Process`] how pictures are lost: what is left of every frequency, and the noise, at each time;
//! - [`Posterior`] the estimates from the data: posterior mean and nearest picture; [`learned`] that of a network;
//! - [`sampler`] the steps back, [`RoundTrip`] the whole way out and back;
//! - [`spectrum`] the mean power of rings of frequencies.

mod block;
mod cosine_transform;
pub mod digits;
mod experiment;
pub mod icons;
pub mod learned;
mod noise;
pub mod own_picture;
mod picture_set;
mod posterior;
mod process;
mod product;
mod round_trip;
pub mod sampler;
pub mod spectrum;

pub use block::Block;
pub use cosine_transform::CosineTransform;
pub use experiment::{Experiment, Model, Start};
pub use picture_set::{Drawn, PictureSet};
pub use posterior::Posterior;
pub use process::{BlurPower, Diffusion, Heat, Level, Process};
pub use round_trip::RoundTrip;
