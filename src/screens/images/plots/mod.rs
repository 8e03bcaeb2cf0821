//! The plots: what every frequency keeps, and at the playhead the spectrum, or α and σ.

mod levels;
pub mod map;
pub mod map_texture;
mod named_axes;
mod spectrum;
pub mod tab;
pub mod tabs;
