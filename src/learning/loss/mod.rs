//! What training makes small. One more loss is one more file here, with a type that is a [`Loss`].

mod judge;
mod squared;

pub use judge::Loss;
pub use squared::SquaredError;
