//! The part of the picture that the reader is to predict.

use super::axes::Plot;
use crate::theme::{Palette, semibold};
use egui::{Align2, Painter};

/// Covers the plot of a direction to the right of its first `seen` (0 … 1 of its width).
pub fn cover(painter: &Painter, plot: &Plot, seen: f64, palette: &Palette) {
    let seen = seen.clamp(0.0, 1.0) as f32;
    if seen < 1.0 {
        let covered = plot.rect.split_left_right_at_fraction(seen).1;
        painter.rect_filled(covered, 0.0, palette.rail);
        if covered.width() > 28.0 {
            painter.text(covered.center(), Align2::CENTER_CENTER, "?", semibold(28.0), palette.faint_ink);
        }
    }
}
