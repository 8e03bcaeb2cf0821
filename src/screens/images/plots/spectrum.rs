//! The mean spectrum at the playhead, on the way out and on the way back, beside that of the data and the theory.

use super::named_axes;
use crate::lab::images::Plan;
use crate::screens::images::state::State;
use crate::text::Text;
use crate::theme::Palette;
use crate::widgets::plot::axis::Axis;
use crate::widgets::plot::curve::Curve;
use crate::widgets::plot::xy_plot::XyPlot;
use egui::{Rect, Ui};
use egui_plot::{Corner, PlotPoint};

/// The lowest power that is shown.
const LEAST: f64 = 1e-5;

/// Shows the plot.
pub fn show(state: &mut State, ui: &mut Ui, rect: Rect, heading: &str, text: &Text) {
    let (palette, words, playback) = (Palette::of(ui.ctx()), &text.images, state.playback);
    let Some(plan) = state.run.plan() else {
        return;
    };
    let column = plan.column(playback.t());
    let data = points(plan, &plan.rings.means(plan.power.iter().copied()));
    let theory: Vec<f64> = plan.signal(column).iter().map(|signal| signal + plan.noise(column)).collect();
    let theory = points(plan, &theory);
    let count = state.run.done().max(1) as f64;
    let frequencies = plan.power.len();
    let of = |power: &[f32]| {
        let here = power.iter().skip(column * frequencies).take(frequencies);
        points(plan, &plan.rings.means(here.map(|sum| f64::from(*sum) / count)))
    };
    let block = state.run.pictures();
    let is_seen = |position: f64| state.run.done() > 0 && position <= playback.seen();
    let forward = if is_seen(playback.t()) { of(&block.forward_power) } else { Vec::new() };
    let reverse = if is_seen(2.0 - playback.t()) { of(&block.reverse_power) } else { Vec::new() };
    let highest = data.iter().chain(&theory).map(|point| point.y).fold(0.0, f64::max);
    let lowest = data.iter().chain(&theory).map(|point| point.y).fold(0.0, f64::min).max(-4.5);
    let mut curves = vec![
        Curve { is_dashed: true, ..Curve::line("data", text.data, &data, palette.stroke(1.5, palette.faint_ink)) },
        Curve::line("forward", text.forward, &forward, palette.stroke(2.6, palette.forward)),
        Curve::line("reverse", text.reverse, &reverse, palette.stroke(2.6, palette.reverse)),
        Curve::line("theory", words.theory, &theory, palette.stroke(1.2, palette.ink)),
    ];
    curves.retain(|curve| !curve.points.is_empty());
    let (body, has_names) = named_axes::body(rect);
    let plot = XyPlot {
        name: "spectrum",
        label: heading,
        x: Axis::x(words.frequency, 0.0..=plan.rings.frequency(plan.rings.count() - 1)),
        y: Axis::y(words.power, lowest - 0.3..=highest + 0.4, named_axes::NUMBERS),
        curves,
        legend: has_names.then_some(Corner::RightTop),
        playhead: None,
    };
    plot.show(ui, body);
    named_axes::show(ui, rect, has_names, [words.frequency, words.power]);
}

fn points(plan: &Plan, powers: &[f64]) -> Vec<PlotPoint> {
    let point = |(ring, power): (usize, &f64)| PlotPoint::new(plan.rings.frequency(ring), power.max(LEAST).log10());
    powers.iter().enumerate().map(point).collect()
}
