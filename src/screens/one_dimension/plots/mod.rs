//! The plots at the playhead.

mod distance;
pub mod estimate;
mod losses;
mod network;
pub mod populations;
mod schedule;
pub mod tabs;
