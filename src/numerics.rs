//! The lowest layers of the code: diffusion, networks that learn its score, and pictures. They are compiled for speed, all
//! that is above them for size.

pub mod diffusion;
pub mod images;
pub mod learning;
