//! The mark of a verdict.

use crate::lab::verdict::Grade;
use crate::theme::Palette;
use egui::{Painter, Pos2, Shape, Stroke, vec2};

/// A mark whose shape says the same as its colour: a tick, a wave, a cross.
pub fn mark(painter: &Painter, centre: Pos2, grade: Grade, palette: &Palette) {
    let color = match grade {
        Grade::Good => palette.good,
        Grade::Fair => palette.fair,
        Grade::Poor => palette.poor,
    };
    painter.circle_filled(centre, 9.5, color);
    let lines: &[&[(f32, f32)]] = match grade {
        Grade::Good => &[&[(-4.0, 0.5), (-1.0, 3.5), (4.5, -3.5)]],
        Grade::Fair => &[&[(-5.0, 1.0), (-2.5, -2.0), (0.0, 0.0), (2.5, 2.0), (5.0, -1.0)]],
        Grade::Poor => &[&[(-3.5, -3.5), (3.5, 3.5)], &[(-3.5, 3.5), (3.5, -3.5)]],
    };
    for line in lines {
        let points = line.iter().map(|&(x, y)| centre + vec2(x, y)).collect();
        painter.add(Shape::line(points, Stroke::new(2.0, palette.surface)));
    }
}
