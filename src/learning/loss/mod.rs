//! Losses, which training minimises. A new loss is a new file here, with a type that is a [`Loss`].

mod judge;
mod squared;

pub use judge::Loss;
pub use squared::SquaredError;
