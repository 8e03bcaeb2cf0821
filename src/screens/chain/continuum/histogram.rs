//! The histogram at an end of the picture.

use crate::chain::forward::CELLS;
use crate::theme::Palette;
use egui::{Color32, Painter, Rect, Shape, Stroke, pos2};

/// Draws the probabilities of the cells as bars from the inner side outwards, and the exact ones as a line.
pub fn show(
    painter: &Painter,
    rect: Rect,
    (shares, exact): (&[f64], Option<&[f64]>),
    most: f64,
    color: Color32,
    leftwards: bool,
) {
    let height = rect.height() / CELLS as f32;
    let x = |share: f64| {
        let length = (share / most.max(1e-9)).min(1.0) as f32 * 0.92 * rect.width();
        if leftwards { rect.right() - length } else { rect.left() + length }
    };
    for (cell, share) in shares.iter().enumerate() {
        let bottom = rect.bottom() - cell as f32 * height;
        let (from, to) = (x(0.0).min(x(*share)), x(0.0).max(x(*share)));
        painter.rect_filled(Rect::from_min_max(pos2(from, bottom - height), pos2(to, bottom)), 0.0, color);
    }
    if let Some(exact) = exact {
        let points = exact.iter().enumerate();
        let points =
            points.map(|(cell, share)| pos2(x(*share), rect.bottom() - (cell as f32 + 0.5) * height)).collect();
        painter.add(Shape::line(points, Stroke::new(1.5, Palette::of(painter.ctx()).ink)));
    }
}
