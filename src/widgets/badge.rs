//! The letters of two compared experiments.

use crate::theme::{Palette, semibold};
use egui::{Align2, Painter, Pos2, Stroke};

/// A and B.
pub const LETTERS: [&str; 2] = ["A", "B"];

/// A letter in a disc; the disc is filled if the controls change this experiment.
pub fn badge(painter: &Painter, centre: Pos2, letter: &str, edited: bool, palette: &Palette) {
    let (fill, ink) = if edited { (palette.ink, palette.surface) } else { (palette.surface, palette.ink) };
    painter.circle(centre, 8.0, fill, Stroke::new(1.5, palette.ink));
    painter.text(centre, Align2::CENTER_CENTER, letter, semibold(12.0), ink);
}
