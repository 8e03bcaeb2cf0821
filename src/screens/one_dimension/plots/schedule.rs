//! The schedule: ᾱ, σ, β and the log-SNR against t, each with a scale of its own.

use crate::lab::run::Run;
use crate::lab::theory::{SchedulePoint, schedule_curve};
use crate::screens::one_dimension::stage::axes::Plot;
use crate::theme::{Palette, regular, semibold};
use crate::widgets::number_format::number;
use egui::{Align2, Pos2, Rect, Stroke, Ui, pos2, vec2};

const POINTS: usize = 120;

/// A quantity's name, and how it is read from a point.
type Curve = (&'static str, fn(&SchedulePoint) -> f64);

const CURVES: [Curve; 4] = [
    ("ᾱ", |point| point.alpha_bar),
    ("σ", |point| point.sigma),
    ("β", |point| point.rate),
    ("ln a²/σ²", |point| point.log_snr),
];

/// Shows the schedule in `rect`, with the playhead at `t`.
pub fn show(ui: &Ui, rect: Rect, run: &Run, t: f64) {
    let palette = Palette::of(ui.ctx());
    let points = schedule_curve(&run.process().schedule, POINTS);
    let width = (rect.width() - 8.0) / CURVES.len() as f32;
    for (i, (name, read)) in CURVES.iter().enumerate() {
        let left = rect.left() + i as f32 * width;
        let cell = Rect::from_min_max(pos2(left, rect.top() + 28.0), pos2(left + width, rect.bottom()));
        let (low, high) = points.iter().map(read).fold((0.0_f64, 0.0_f64), |(low, high), y| (low.min(y), high.max(y)));
        let high = if high > low { high } else { low + 1.0 };
        let room = 0.08 * (high - low);
        let plot = Plot::new(
            Rect::from_min_max(cell.min + vec2(34.0, 20.0), cell.max - vec2(4.0, 22.0)),
            0.0..=1.0,
            low - room..=high + room,
        );
        let painter = ui.painter_at(cell.expand(2.0));
        plot.ground(&painter, palette);
        plot.grid_y(&painter, palette, &[0.0]);
        let line: Vec<Pos2> = points.iter().map(|point| plot.px(point.t, read(point))).collect();
        painter.line(line, palette.stroke(2.0, palette.ink));
        painter.vline(plot.x_px(t), plot.rect.y_range(), Stroke::new(1.0, palette.forward));
        plot.frame(&painter, palette);
        let title = pos2(plot.rect.center().x, cell.top() + 10.0);
        painter.text(title, Align2::CENTER_CENTER, *name, semibold(13.0), palette.ink);
        for y in [low, high] {
            let at = pos2(plot.rect.left() - 4.0, plot.y_px(y));
            painter.text(at, Align2::RIGHT_CENTER, three_digits(y), regular(11.0), palette.faint_ink);
        }
        plot.label_x(&painter, palette, &[0.0, 1.0]);
    }
}

/// A number of about three digits.
fn three_digits(y: f64) -> String {
    let decimals = if y.abs() >= 9.95 {
        0
    } else if y.abs() >= 0.995 {
        1
    } else {
        2
    };
    let scale = 10_f64.powi(decimals);
    number((y * scale).round() / scale)
}
