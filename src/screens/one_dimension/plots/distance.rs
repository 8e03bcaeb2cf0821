//! W₁ between the forward and the reverse population, against t: where the way home leaves the way out.

use crate::lab::run::Run;
use crate::screens::one_dimension::stage::axes::Plot;
use crate::text::Text;
use crate::theme::{Palette, regular};
use crate::widgets::number_format::{fixed, number};
use egui::{Align2, Pos2, Rect, Stroke, Ui, pos2, vec2};

/// The lowest top of the plot: two equal populations of some thousands differ by a few hundredths.
const LOWEST_TOP: f64 = 0.1;

/// Shows the distances in `rect`, with the playhead at `t`.
pub fn show(ui: &Ui, rect: Rect, run: &Run, t: f64, text: &Text) {
    let palette = Palette::of(ui.ctx());
    let painter = ui.painter_at(rect);
    let recording = run.recording();
    let distances = recording.distances();
    let top = distances.iter().copied().fold(LOWEST_TOP, f64::max) * 1.15;
    let plot =
        Plot::new(Rect::from_min_max(rect.min + vec2(36.0, 28.0), rect.max - vec2(0.0, 22.0)), 0.0..=1.0, 0.0..=top);
    plot.ground(&painter, palette);
    let step = 10_f64.powf((0.6 * top).log10().floor());
    let ticks: Vec<f64> = (0..=20).map(|i| f64::from(i) * step).filter(|y| *y <= top).collect();
    // Two decades at most: every tick or every other one.
    let ticks: Vec<f64> = ticks.iter().copied().step_by(ticks.len().div_ceil(6)).collect();
    plot.grid_y(&painter, palette, &ticks);
    let column = recording.columns();
    let line: Vec<Pos2> = distances.iter().enumerate().map(|(i, &d)| plot.px(column.t(i), d)).collect();
    painter.line(line, palette.stroke(2.2, palette.reverse));
    painter.vline(plot.x_px(t), plot.rect.y_range(), Stroke::new(1.0, palette.ink));
    plot.frame(&painter, palette);
    plot.label_x(&painter, palette, &[0.0, 0.25, 0.5, 0.75, 1.0]);
    for y in ticks {
        let at = pos2(plot.rect.left() - 5.0, plot.y_px(y));
        painter.text(at, Align2::RIGHT_CENTER, number((y * 1e6).round() / 1e6), regular(12.0), palette.faint_ink);
    }
    if let Some(here) = distances.get(column.nearest(t)) {
        let words = format!("W₁({}, {}) = {}", text.forward, text.reverse, fixed(*here, 3));
        let at = pos2(plot.rect.right() - 10.0, plot.rect.top() + 14.0);
        painter.text(at, Align2::RIGHT_CENTER, words, regular(13.0), palette.ink);
    }
}
