//! The axes of the picture: which point of the screen belongs to which numbers, and the numbers at its edge.

use super::units::Units;
use crate::theme::{Palette, regular};
use crate::widgets::number_format::number;
use egui::{Align2, Painter, Pos2, Rect, Stroke, StrokeKind, pos2};
use std::ops::RangeInclusive;

/// A rectangle with a scale along each side. y grows upwards.
#[derive(Clone, Debug)]
pub struct Plot {
    /// Its place on the screen.
    pub rect: Rect,
    x: RangeInclusive<f64>,
    y: RangeInclusive<f64>,
    units: Units,
}

impl Plot {
    /// A plot of `x` (ascending or descending) and `y` in `rect`.
    pub fn new(rect: Rect, x: RangeInclusive<f64>, y: RangeInclusive<f64>) -> Self {
        Self { rect, x, y, units: Units::default() }
    }

    /// The same plot with y in these units, which depend on x: its axis at the left, and the y of [`Plot::y_px`], are in
    /// units.
    pub fn in_units(self, units: &Units) -> Self {
        Self { units: units.clone(), ..self }
    }

    /// The units of y at each x.
    pub fn units(&self) -> &Units {
        &self.units
    }

    /// The place of x on the screen.
    pub fn x_px(&self, x: f64) -> f32 {
        let share = (x - self.x.start()) / (self.x.end() - self.x.start());
        self.rect.left() + share as f32 * self.rect.width()
    }

    /// The place of y on the screen.
    pub fn y_px(&self, y: f64) -> f32 {
        let share = (y - self.y.start()) / (self.y.end() - self.y.start());
        self.rect.bottom() - share as f32 * self.rect.height()
    }

    /// The place of a point on the screen; y is no number of units.
    pub fn px(&self, x: f64, y: f64) -> Pos2 {
        pos2(self.x_px(x), self.y_px(y / self.units.at(x)))
    }

    /// The x at a place on the screen.
    pub fn x_at(&self, x_px: f32) -> f64 {
        let share = f64::from((x_px - self.rect.left()) / self.rect.width());
        self.x.start() + share * (self.x.end() - self.x.start())
    }

    /// The y at a place on the screen.
    pub fn y_at(&self, y_px: f32) -> f64 {
        let share = f64::from((self.rect.bottom() - y_px) / self.rect.height());
        self.y.start() + share * (self.y.end() - self.y.start())
    }

    /// Draws the background.
    pub fn ground(&self, painter: &Painter, palette: &Palette) {
        painter.rect_filled(self.rect, 0.0, palette.surface);
    }

    /// Draws the frame.
    pub fn frame(&self, painter: &Painter, palette: &Palette) {
        painter.rect_stroke(self.rect, 0.0, Stroke::new(1.0, palette.line), StrokeKind::Inside);
    }

    /// Draws a faint line at every y of `at`.
    pub fn grid_y(&self, painter: &Painter, palette: &Palette, at: &[f64]) {
        for &y in at {
            painter.hline(self.rect.x_range(), self.y_px(y), Stroke::new(1.0, palette.line));
        }
    }

    /// Draws numbers below the plot, as many as fit.
    pub fn label_x(&self, painter: &Painter, palette: &Palette, at: &[f64]) {
        for x in with_room(at, |x| self.x_px(x), 32.0) {
            let below = pos2(self.x_px(x), self.rect.bottom() + 4.0);
            painter.text(below, Align2::CENTER_TOP, number(x), regular(12.0), palette.faint_ink);
        }
    }

    /// Draws numbers to the left of the plot, as many as fit.
    pub fn label_y(&self, painter: &Painter, palette: &Palette, at: &[f64]) {
        for y in with_room(at, |y| self.y_px(y), 15.0) {
            let left = pos2(self.rect.left() - 5.0, self.y_px(y));
            painter.text(left, Align2::RIGHT_CENTER, number(y), regular(12.0), palette.faint_ink);
        }
    }
}

/// Those of evenly spaced positions that are at least `room` apart on the screen, including the middle one.
fn with_room(at: &[f64], px: impl Fn(f64) -> f32, room: f32) -> impl Iterator<Item = f64> {
    let apart = match at {
        [first, second, ..] => (px(*second) - px(*first)).abs().max(0.1),
        _ => room,
    };
    let (middle, stride) = (at.len() / 2, (room / apart).ceil() as usize);
    at.iter().enumerate().filter(move |(i, _)| i.abs_diff(middle).is_multiple_of(stride.max(1))).map(|(_, x)| *x)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ticks_without_room_are_left_out() {
        let at = [-2.0, -1.0, 0.0, 1.0, 2.0];
        let places = |room| with_room(&at, |x| 10.0 * x as f32, room).collect::<Vec<_>>();
        assert_eq!(places(10.0), at);
        assert_eq!(places(11.0), [-2.0, 0.0, 2.0]);
        assert_eq!(places(100.0), [0.0]);
    }

    #[test]
    fn a_plot_may_run_from_right_to_left() {
        let plot = Plot::new(Rect::from_min_max(pos2(100.0, 0.0), pos2(200.0, 50.0)), 1.0..=0.0, -1.0..=1.0);
        assert_eq!(plot.px(1.0, 1.0), pos2(100.0, 0.0));
        assert_eq!(plot.px(0.25, -1.0), pos2(175.0, 50.0));
        assert_eq!((plot.x_at(175.0), plot.y_at(50.0)), (0.25, -1.0));
    }
}
