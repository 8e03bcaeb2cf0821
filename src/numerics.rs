//! The two lowest layers of the code: diffusion, and networks that learn its score. They are compiled for speed, all
//! that is above them for size.

pub mod diffusion;
pub mod learning;
