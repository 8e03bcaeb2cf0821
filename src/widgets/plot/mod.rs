//! Plots of curves over x, drawn by egui_plot.

pub mod axis;
pub mod cached;
pub mod curve;
mod legend;
mod reader;
pub mod xy_plot;
