//! Losses, which training minimises. A new loss is a new file here, with a type that is a [`Loss`].

mod evaluate;
mod squared;

pub use evaluate::Loss;
pub use squared::SquaredError;
