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

/// Points of a function from −`extent` to `until`.
pub fn points(extent: f64, until: f64, f: impl Fn(f64) -> f64) -> Vec<PlotPoint> {
    let x = |i: usize| extent * (2.0 * i as f64 / (VALUES - 1) as f64 - 1.0);
    let mut points: Vec<_> = (0..VALUES).map(x).take_while(|x| *x <= until).map(|x| PlotPoint::new(x, f(x))).collect();
    if until < extent {
        points.push(PlotPoint::new(until, f(until)));
    }
    points
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
    /// No value below this is shown.
    pub lowest: f64,
}

impl Panel<'_> {
    /// Shows it; the y axis has room for all curves, and for 0.
    pub fn show(self, ui: &mut Ui, rect: Rect) {
        let palette = Palette::of(ui.ctx());
        let painter = ui.painter_at(rect);
        painter.text(rect.left_top(), Align2::LEFT_TOP, self.heading, semibold(13.0), palette.ink);
        let rect = rect.with_min_y(rect.top() + HEADING);
        let values = || self.curves.iter().flat_map(|curve| curve.points).map(|point| point.y);
        let highest = values().fold(0.0, f64::max).max(1e-6);
        let lowest = values().fold(0.0, f64::min).max(self.lowest);
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
    fn points_end_where_the_curve_is_uncovered() {
        let all = points(6.0, 6.0, |x| 2.0 * x);
        assert_eq!((all.len(), all[0], all[320]), (321, PlotPoint::new(-6.0, -12.0), PlotPoint::new(6.0, 12.0)));
        let some = points(6.0, 0.01, |x| x);
        assert_eq!((some.len(), some.last().copied()), (162, Some(PlotPoint::new(0.01, 0.01))));
        assert_eq!(points(6.0, -6.0, |x| x).len(), 2);
    }
}
