//! The accessibility mirror: egui's accessibility tree as a description that a page can build elements from, beside the
//! canvas, and what a reader does with those elements as input of egui. Screen readers and the Tab key use the elements.

mod description;
mod request;
mod roles;

pub use description::describe;
pub use request::{NotARequest, Request};
