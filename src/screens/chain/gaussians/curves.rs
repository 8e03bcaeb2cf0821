//! Plots of functions of x over the whole width of a rectangle, with a heading.

use crate::theme::{Palette, semibold};
use crate::widgets::explanation::note;
use crate::widgets::plot::axis::Axis;
use crate::widgets::plot::curve::Curve;
use crate::widgets::plot::xy_plot::XyPlot;
use egui::{Align2, Rect, Ui};
use egui_plot::{Corner, PlotPoint};

/// The height of the heading of a plot.
pub const HEADING: f32 = 22.0;
/// The space for numbers beside a plot.
const NUMBERS: f32 = 34.0;
/// A plot lower than this has no room for a legend.
const LOW: f32 = 90.0;
/// The number of values of a curve.
const VALUES: usize = 321;
/// The space above the highest curve, as a share of its height.
const ABOVE: f64 = 0.08;

/// Points of a function from −`extent` to `extent`.
pub fn points(extent: f64, f: &dyn Fn(f64) -> f64) -> Vec<PlotPoint> {
    let x = |i: usize| extent * (2.0 * i as f64 / (VALUES - 1) as f64 - 1.0);
    (0..VALUES).map(x).map(|x| PlotPoint::new(x, f(x))).collect()
}

/// The points up to `x`.
pub fn up_to(points: &[PlotPoint], x: f64) -> &[PlotPoint] {
    points.get(..points.partition_point(|point| point.x <= x)).unwrap_or_default()
}

/// The least and the largest value of all curves.
pub fn values_of(curves: &[&[PlotPoint]]) -> [f64; 2] {
    let values = || curves.iter().copied().flatten().map(|point| point.y);
    [values().fold(f64::INFINITY, f64::min), values().fold(f64::NEG_INFINITY, f64::max)]
}

/// A plot with its heading.
pub struct Panel<'a> {
    /// The name of its view and of its explanation.
    pub name: &'static str,
    /// Above it.
    pub heading: &'a str,
    /// Its accessible name.
    pub label: &'a str,
    /// The quantities of the axes.
    pub quantities: [&'a str; 2],
    /// The range of x.
    pub x: [f64; 2],
    /// The lowest first.
    pub curves: Vec<Curve<'a>>,
    /// The playhead, or another x that is marked.
    pub playhead: Option<f64>,
    /// The values that the y axis has room for, if not those of the curves: of curves that are not uncovered yet.
    pub values: Option<[f64; 2]>,
}

impl Panel<'_> {
    /// Shows it; the y axis has room for 0, too.
    pub fn show(self, ui: &mut Ui, rect: Rect) {
        let palette = Palette::of(ui.ctx());
        let painter = ui.painter_at(rect);
        painter.text(rect.left_top(), Align2::LEFT_TOP, self.heading, semibold(13.0), palette.ink);
        let rect = rect.with_min_y(rect.top() + HEADING);
        let of_curves = || values_of(&self.curves.iter().map(|curve| curve.points).collect::<Vec<_>>());
        let [lowest, highest] = self.values.unwrap_or_else(of_curves);
        let (lowest, highest) = (lowest.min(0.0), highest.max(1e-6));
        let room = ABOVE * (highest - lowest);
        let plot = XyPlot {
            name: self.name,
            label: self.label,
            x: Axis::x(self.quantities[0], self.x[0]..=self.x[1]),
            y: Axis::y(self.quantities[1], if lowest < 0.0 { lowest - room } else { 0.0 }..=highest + room, NUMBERS),
            curves: self.curves,
            legend: (rect.height() > LOW).then_some(Corner::RightTop),
            playhead: self.playhead.map(|x| (x, palette.ink)),
        };
        plot.show(ui, rect);
        note(ui, rect, self.name, "");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_curve_ends_where_it_is_uncovered() {
        let all = points(6.0, &|x| 2.0 * x);
        assert_eq!((all.len(), all[0], all[320]), (321, PlotPoint::new(-6.0, -12.0), PlotPoint::new(6.0, 12.0)));
        assert_eq!([6.0, 0.01, -6.0, -7.0].map(|x| up_to(&all, x).len()), [321, 161, 1, 0]);
        assert_eq!(values_of(&[&all, &all[..2]]), [-12.0, 12.0]);
    }
}
