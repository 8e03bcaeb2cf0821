//! A bar for the share of each of the two points, and the mean of both.

use crate::theme::{Palette, regular, semibold};
use crate::widgets::number_format::{fixed, percent};
use egui::{Align2, Color32, Painter, Rect, Stroke, pos2, vec2};

const MARGIN: f32 = 8.0;
/// The height of a bar, at most, and of the words above it.
const BAR: f32 = 20.0;
const WORDS: f32 = 16.0;
/// The share of the height that is for the mean.
const FOOT: f32 = 0.3;

/// Draws the shares, of which that of −1 is the first, with +1 above.
pub fn show(painter: &Painter, rect: Rect, [minus, plus]: [f64; 2], color: Color32, palette: &Palette) {
    let room = rect.shrink(MARGIN).with_max_y(rect.bottom() - FOOT * rect.height());
    let row = 0.5 * room.height();
    for (i, (name, share)) in [("+1", plus), ("−1", minus)].into_iter().enumerate() {
        let height = BAR.min(row - WORDS - 4.0).max(3.0);
        let top = room.top() + i as f32 * row + 0.5 * (row + WORDS - height);
        let bar = Rect::from_min_size(pos2(room.left(), top), vec2(room.width(), height));
        painter.text(bar.left_top() - vec2(0.0, 2.0), Align2::LEFT_BOTTOM, name, regular(12.5), palette.ink);
        let words = percent(share);
        painter.text(bar.right_top() - vec2(0.0, 2.0), Align2::RIGHT_BOTTOM, words, regular(12.5), palette.faint_ink);
        painter.rect_filled(bar, 2.0, palette.page);
        painter.rect_filled(bar.with_max_x(bar.left() + share as f32 * bar.width()), 2.0, color);
    }
}

/// Draws the mean on a line from −1 to +1, below the bars.
pub fn mean(painter: &Painter, rect: Rect, mean: f64, palette: &Palette) {
    let foot = rect.shrink(MARGIN).with_min_y(rect.bottom() - FOOT * rect.height());
    let line = foot.shrink2(vec2(6.0, 0.0));
    let y = foot.center().y + 6.0;
    painter.hline(line.x_range(), y, Stroke::new(2.0, palette.line));
    for x in [line.left(), line.right()] {
        painter.vline(x, y - 4.0..=y + 4.0, Stroke::new(2.0, palette.line));
    }
    let x = line.left() + 0.5 * (1.0 + mean as f32) * line.width();
    painter.circle(pos2(x, y), 5.5, palette.surface, Stroke::new(2.0, palette.reverse));
    let words = format!("x̂₀ = {}", fixed(mean, 2));
    painter.text(pos2(foot.center().x, y - 9.0), Align2::CENTER_BOTTOM, words, semibold(13.0), palette.reverse_text);
}
