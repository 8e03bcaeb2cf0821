//! The schedule: a², σ, β and the log-SNR against t, each with its own scale.

use crate::lab::run::Run;
use crate::lab::theory::{SchedulePoint, schedule_curve};
use crate::theme::{Palette, semibold};
use crate::widgets::plot::axis::Axis;
use crate::widgets::plot::cached::cached;
use crate::widgets::plot::curve::Curve;
use crate::widgets::plot::xy_plot::XyPlot;
use egui::{Align2, Rect, Ui, pos2, vec2};
use egui_plot::PlotPoint;

const POINTS: usize = 120;
/// The minimum distance of the numbers at the y axis, in points.
const APART: f32 = 28.0;
/// The free space above and below a curve, as a share of its height.
const ROOM: f64 = 0.08;

/// A quantity's name, the identifier of its plot, and how it is read from a point.
type Quantity = (&'static str, &'static str, fn(&SchedulePoint) -> f64);

const QUANTITIES: [Quantity; 4] = [
    ("a²", "alpha_bar", |point| point.alpha_bar),
    ("σ", "sigma", |point| point.sigma),
    ("β", "beta", |point| point.rate),
    ("ln a²/σ²", "log_snr", |point| point.log_snr),
];

/// Shows the schedule in `rect`, with the playhead at `t`.
pub fn show(ui: &mut Ui, rect: Rect, run: &Run, t: f64) {
    let palette = Palette::of(ui.ctx());
    let curves = cached(ui.ctx(), "schedule", run.id(), || {
        let points = schedule_curve(&run.process().schedule, POINTS);
        QUANTITIES.map(|(.., read)| points.iter().map(|point| PlotPoint::new(point.t, read(point))).collect::<Vec<_>>())
    });
    let width = (rect.width() - 8.0) / QUANTITIES.len() as f32;
    for (i, ((quantity, name, _), points)) in QUANTITIES.into_iter().zip(curves.iter()).enumerate() {
        let left = rect.left() + i as f32 * width;
        let cell = Rect::from_min_max(pos2(left, rect.top() + 28.0), pos2(left + width, rect.bottom()));
        let ys = points.iter().map(|point| point.y);
        let (low, high) = ys.fold((0.0_f64, 0.0_f64), |(low, high), y| (low.min(y), high.max(y)));
        let high = if high > low { high } else { low + 1.0 };
        let room = ROOM * (high - low);
        let plot = XyPlot {
            name,
            label: quantity,
            x: Axis::x("t", 0.0..=1.0),
            y: Axis::y(quantity, low - room..=high + room, 34.0).sparse(APART),
            curves: vec![Curve::line(name, quantity, points, palette.stroke(2.0, palette.ink))],
            legend: None,
            playhead: Some((t, palette.forward)),
        };
        let frame = plot.show(ui, Rect::from_min_max(cell.min + vec2(0.0, 20.0), cell.max - vec2(4.0, 0.0)));
        let title = pos2(frame.center().x, cell.top() + 10.0);
        ui.painter_at(cell).text(title, Align2::CENTER_CENTER, quantity, semibold(13.0), palette.ink);
    }
}
