//! The picture of the round trip, one file per layer.

pub mod axes;
mod contours;
mod cover;
mod data_editor;
pub mod density;
mod end_histograms;
mod error_layer;
mod flow_lines;
pub mod layers;
pub mod moments;
mod parts;
pub mod picture;
mod sample_paths;
mod texture;
mod units;
