//! W₁ between the forward and the reverse population, against t: where the reverse run departs from the forward run.

use crate::lab::run::Run;
use crate::text::Text;
use crate::theme::{Palette, regular};
use crate::widgets::number_format::fixed;
use crate::widgets::plot::axis::Axis;
use crate::widgets::plot::cached::cached;
use crate::widgets::plot::curve::Curve;
use crate::widgets::plot::xy_plot::XyPlot;
use egui::{Align2, Rect, Ui, pos2, vec2};
use egui_plot::PlotPoint;

/// The smallest upper limit of the plot: W₁ of two samples of some thousands from one law is a few hundredths.
const LOWEST_TOP: f64 = 0.1;

/// Shows the distances in `rect`, with the playhead at `t`.
pub fn show(ui: &mut Ui, rect: Rect, run: &Run, t: f64, text: &Text) {
    let palette = Palette::of(ui.ctx());
    let columns = run.recording().columns();
    let distances: &[PlotPoint] = &cached(ui.ctx(), "distances", (run.id(), run.particles_done()), || {
        let distances = run.recording().distances();
        distances.iter().enumerate().map(|(i, &distance)| PlotPoint::new(columns.t(i), distance)).collect::<Vec<_>>()
    });
    let top = distances.iter().map(|point| point.y).fold(LOWEST_TOP, f64::max) * 1.15;
    let words = distances
        .get(columns.nearest(t))
        .map(|here| format!("W₁({}, {}) = {}", text.forward, text.reverse, fixed(here.y, 3)))
        .unwrap_or_default();
    let plot = XyPlot {
        name: "distance",
        label: &words,
        x: Axis::x("t", 0.0..=1.0),
        y: Axis::y("W₁", 0.0..=top, 38.0).sparse(20.0),
        curves: vec![Curve::line("distance", "W₁", distances, palette.stroke(2.2, palette.reverse))],
        legend: None,
        playhead: Some((t, palette.ink)),
    };
    // Half of the last number of the lower axis is to the right of the plot.
    let frame = plot.show(ui, Rect::from_min_max(rect.min + vec2(0.0, 28.0), rect.max - vec2(4.0, 0.0)));
    let at = pos2(frame.right() - 10.0, frame.top() + 14.0);
    ui.painter_at(rect).text(at, Align2::RIGHT_CENTER, words, regular(13.0), palette.ink);
}
