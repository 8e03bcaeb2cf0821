//! The first screen: data in one dimension, diffused to noise and brought back.

mod calls;
mod embedded_layout;
mod experiments;
pub mod export;
mod layout;
mod page_layout;
mod panels;
mod plots;
mod screen;
mod stage;
mod state;
mod training;

pub use screen::OneDimension;
