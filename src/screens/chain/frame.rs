//! A rectangle with numbers along x and y, for pictures that are drawn by hand.

use crate::theme::{Palette, regular};
use crate::widgets::number_format::number;
use egui::{Align2, Color32, Painter, Pos2, Rect, Shape, Stroke, StrokeKind, pos2};

/// The space for numbers below.
pub const BELOW: f32 = 18.0;
/// Numbers are at least this far apart.
const APART: f32 = 34.0;

/// A rectangle and its ranges of x and y.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Frame {
    /// Without the numbers.
    pub rect: Rect,
    /// The ends of x.
    pub x: [f64; 2],
    /// The ends of y, the lower first.
    pub y: [f64; 2],
}

impl Frame {
    /// The place of (x, y).
    pub fn at(&self, x: f64, y: f64) -> Pos2 {
        let share = |value: f64, [from, to]: [f64; 2]| ((value - from) / (to - from)) as f32;
        pos2(
            self.rect.left() + share(x, self.x) * self.rect.width(),
            self.rect.bottom() - share(y, self.y) * self.rect.height(),
        )
    }

    /// The x and y of a place.
    pub fn value(&self, place: Pos2) -> [f64; 2] {
        let value = |share: f32, [from, to]: [f64; 2]| from + f64::from(share) * (to - from);
        [
            value((place.x - self.rect.left()) / self.rect.width(), self.x),
            value((self.rect.bottom() - place.y) / self.rect.height(), self.y),
        ]
    }

    /// A line through points.
    pub fn line(&self, points: impl Iterator<Item = [f64; 2]>, stroke: Stroke) -> Shape {
        Shape::line(points.map(|[x, y]| self.at(x, y)).collect(), stroke)
    }

    /// Draws the ground, whole numbers below, and the faint lines over them.
    pub fn draw(&self, painter: &Painter, palette: &Palette) {
        painter.rect_filled(self.rect, 4.0, palette.surface);
        let step = self.step();
        let mut x = (self.x[0] / step).ceil() * step;
        while x <= self.x[1] {
            let place = self.at(x, self.y[0]);
            // At the ends there is no room for a number.
            if (place.x - self.rect.left()).min(self.rect.right() - place.x) > 0.3 * APART {
                painter.vline(place.x, self.rect.y_range(), Stroke::new(1.0, palette.line));
                let at = place + egui::vec2(0.0, 3.0);
                painter.text(at, Align2::CENTER_TOP, number(x), regular(12.0), palette.faint_ink);
            }
            x += step;
        }
        painter.rect_stroke(self.rect, 4.0, Stroke::new(1.0, palette.line), StrokeKind::Inside);
    }

    /// Draws whole numbers at the left, inside, and their lines.
    pub fn draw_beside(&self, painter: &Painter, palette: &Palette) {
        let step = self.step();
        let mut y = (self.y[0] / step).ceil() * step;
        while y <= self.y[1] {
            let place = self.at(self.x[0], y);
            if (place.y - self.rect.top()).min(self.rect.bottom() - place.y) > 0.3 * APART {
                painter.hline(self.rect.x_range(), place.y, Stroke::new(1.0, palette.line));
                let at = place + egui::vec2(5.0, 0.0);
                painter.text(at, Align2::LEFT_CENTER, number(y), regular(12.0), palette.faint_ink);
            }
            y += step;
        }
    }

    /// 1, 2 or 4 units, as there is room for numbers.
    fn step(&self) -> f64 {
        let unit = self.rect.width() / (self.x[1] - self.x[0]) as f32;
        [1.0, 2.0].into_iter().find(|step| unit * *step as f32 >= APART).unwrap_or(4.0)
    }

    /// Marks a place by a ring.
    pub fn ring(&self, painter: &Painter, place: Pos2, (ground, color): (Color32, Color32)) {
        painter.circle(place, 5.0, ground, Stroke::new(2.0, color));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_has_the_values_that_it_was_made_of() {
        let rect = Rect::from_min_max(pos2(10.0, 20.0), pos2(410.0, 120.0));
        let frame = Frame { rect, x: [-4.0, 4.0], y: [0.0, 2.0] };
        assert_eq!((frame.at(-4.0, 0.0), frame.at(4.0, 2.0)), (rect.left_bottom(), rect.right_top()));
        let [x, y] = frame.value(frame.at(1.5, 0.5));
        assert!((x - 1.5).abs() < 1e-6 && (y - 0.5).abs() < 1e-6);
        assert_eq!(frame.step(), 1.0);
    }
}
