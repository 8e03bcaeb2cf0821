//! The plots: what every frequency keeps, and the spectrum at the playhead.

pub mod map;
pub mod map_texture;
pub mod spectrum;
