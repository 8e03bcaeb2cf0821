//! The lowest layers of the code: diffusion, networks that learn its score, other generators, and pictures. They are compiled for speed, all
//! that is above them for size.

pub mod diffusion;
pub mod generators;
pub mod images;
pub mod learning;
