//! The plots at the playhead.

mod distance;
mod estimate;
pub mod populations;
mod schedule;
pub mod tabs;
