//! The panels beside the picture: controls, figures, playback.

pub mod choices;
pub mod comparison;
pub mod condition;
pub mod controls;
mod emphasis;
pub mod figures;
mod mixture;
mod models;
pub mod numbers;
