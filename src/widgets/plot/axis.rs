//! An axis of an x–y plot: its quantity, its range, and where its round numbers are.

use crate::theme::{Palette, regular};
use crate::widgets::number_format::number;
use egui::Rangef;
use egui_plot::{AxisHints, GridInput, GridMark};
use std::ops::RangeInclusive;

/// The minimum distance of two numbers along the x axis and along the y axis, in points.
const ACROSS: f32 = 32.0;
const DOWN: f32 = 15.0;
/// The approximate width of a character, and the gap between two numbers, in points.
const CHARACTER: f32 = 7.0;
const GAP: f32 = 8.0;
/// The height of the numbers below a plot, in points.
pub const BELOW: f32 = 22.0;
/// The share of half an axis at each end without numbers: they would touch the other axis' numbers.
const FREE_END: f64 = 0.03;

/// An axis.
#[derive(Clone, Debug)]
pub struct Axis<'a> {
    /// The quantity, as in "x = 0.42".
    pub quantity: &'a str,
    /// The range that is shown, unless the reader has zoomed.
    pub range: RangeInclusive<f64>,
    /// The space for its numbers beside the plot, in points; with 0 there are no numbers.
    pub thickness: f32,
    least_step: f32,
    is_wide: bool,
}

impl<'a> Axis<'a> {
    /// An axis below a plot.
    pub fn x(quantity: &'a str, range: RangeInclusive<f64>) -> Self {
        Self { quantity, range, thickness: BELOW, least_step: ACROSS, is_wide: true }
    }

    /// An axis at the left of a plot.
    pub fn y(quantity: &'a str, range: RangeInclusive<f64>, thickness: f32) -> Self {
        Self { quantity, range, thickness, least_step: DOWN, is_wide: false }
    }

    /// Numbers at least this many points apart.
    pub fn sparse(self, least_step: f32) -> Self {
        Self { least_step, ..self }
    }

    /// The style of the axis' numbers.
    pub fn hints(&self, palette: &Palette) -> AxisHints<'static> {
        let axis = if self.is_wide { AxisHints::new_x() } else { AxisHints::new_y() };
        // `marks` leaves out what does not fit: no number is to be faded by its distance to the next.
        axis.min_thickness(self.thickness)
            .label_spacing(Rangef::new(0.0, 1.0))
            .tick_label_color(palette.faint_ink)
            .tick_label_font(regular(12.0))
            .formatter(|mark, _| number(rounded(mark.value)))
    }

    /// The round numbers in the visible range.
    pub fn marks(&self) -> impl Fn(GridInput) -> Vec<GridMark> + 'static {
        let (least, is_wide) = (f64::from(self.least_step), self.is_wide);
        move |input| {
            let (low, high) = input.bounds;
            // The plot sets a minimum spacing of one point, so the base step is the length of a point.
            let point = input.base_step_size;
            let room = |step: f64| {
                let widest =
                    [low, high].map(|x| number(rounded((x / step).round() * step)).chars().count()).into_iter().max();
                least.max(if is_wide {
                    f64::from(CHARACTER) * widest.unwrap_or_default() as f64 + f64::from(GAP)
                } else {
                    0.0
                })
            };
            let mut step = round_step(((high - low) / 9.2).max(least * point));
            // A larger step never has longer numbers.
            for _ in 0..3 {
                step = round_step(step.max(room(step) * point));
            }
            if !step.is_normal() {
                return Vec::new();
            }
            let free = if low == 0.0 { 0.0 } else { FREE_END * 0.5 * (high - low) };
            let (first, last) = (((low + free) / step).ceil(), ((high - free) / step).floor());
            let count = (last - first + 1.0).clamp(0.0, 100.0) as u32;
            (0..count).map(|i| GridMark { value: (first + f64::from(i)) * step, step_size: step }).collect()
        }
    }
}

/// The decimals of a value on an axis of this `width`: a hundredth of the axis, or finer.
pub fn decimals(width: f64) -> usize {
    (2.0 - width.log10().floor()).clamp(0.0, 9.0) as usize
}

/// Round numbers within ± `extent`, about seven of them.
pub fn unit_ticks(extent: f64) -> Vec<f64> {
    let step = round_step(extent / 4.6);
    let most = ((1.0 - FREE_END) * extent / step).floor() as i32;
    (-most..=most).map(|i| rounded(f64::from(i) * step)).collect()
}

/// The smallest of …, 0.1, 0.2, 0.5, 1, 2, 5, 10, … that is at least `least`.
fn round_step(least: f64) -> f64 {
    let decade = 10_f64.powf(least.log10().floor());
    [1.0, 2.0, 5.0].into_iter().map(|m| m * decade).find(|step| *step >= least).unwrap_or(10.0 * decade)
}

/// Rounds off errors of the last bits, so that 0.3 is not 0.30000000000000004.
fn rounded(x: f64) -> f64 {
    // + 0.0 removes the sign of −0.
    (x * 1e9).round() / 1e9 + 0.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ticks_are_round_and_few() {
        assert_eq!(unit_ticks(3.5), [-3.0, -2.0, -1.0, 0.0, 1.0, 2.0, 3.0]);
        assert_eq!(unit_ticks(1.75), [-1.5, -1.0, -0.5, 0.0, 0.5, 1.0, 1.5]);
        for i in 1..200 {
            let ticks = unit_ticks(f64::from(i) * 0.37);
            assert!((3..=9).contains(&ticks.len()), "{ticks:?}");
        }
    }

    fn marks(axis: &Axis<'_>, low: f64, high: f64, points: f64) -> Vec<f64> {
        let input = GridInput { bounds: (low, high), base_step_size: (high - low) / points };
        axis.marks()(input).into_iter().map(|mark| rounded(mark.value)).collect()
    }

    #[test]
    fn marks_are_those_of_the_picture_if_they_fit() {
        let x = Axis::x("x", -3.5..=3.5);
        for extent in [1.75, 2.0, 3.5, 4.5, 17.5] {
            assert_eq!(marks(&x, -extent, extent, 480.0), unit_ticks(extent));
        }
        assert_eq!(marks(&x, -3.5, 3.5, 150.0), [-2.0, 0.0, 2.0]);
        // If the range starts at zero, the ends have numbers, too.
        assert_eq!(marks(&Axis::x("t", 0.0..=1.0), 0.0, 1.0, 480.0), [0.0, 0.2, 0.4, 0.6, 0.8, 1.0]);
    }

    #[test]
    fn long_numbers_get_more_space() {
        let x = Axis::x("x", -1.0..=1.0);
        let seen = marks(&x, 0.123_41, 0.123_49, 300.0);
        assert_eq!(seen, [0.123_42, 0.123_44, 0.123_46, 0.123_48]);
        assert_eq!(marks(&Axis::y("y", -1.0..=1.0, 30.0), 0.123_41, 0.123_49, 300.0).len(), 7);
    }

    #[test]
    fn values_are_read_to_a_hundredth_of_the_axis() {
        assert_eq!([7.0, 1.0, 0.9, 35.0, 1e4, 1e-4].map(decimals), [2, 2, 3, 1, 0, 6]);
    }
}
