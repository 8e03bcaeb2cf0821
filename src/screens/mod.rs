//! The screens, each with its own state, and what all of them have in common.

pub mod caption;
pub mod chain;
mod experiment_state;
mod frame;
pub mod generators;
pub mod images;
pub mod one_dimension;
pub mod screen;
mod setting_controls;
