//! The plots of a training: its losses with the least possible one, and W₁ to the data.

use super::state::State;
use crate::lab::generators::{Generator, TrainingRun};
use crate::text::Text;
use crate::theme::{Palette, regular};
use crate::widgets::explanation::note;
use crate::widgets::plot::axis::Axis;
use crate::widgets::plot::curve::Curve;
use crate::widgets::plot::xy_plot::XyPlot;
use egui::{Color32, Rect, Ui, pos2, vec2};
use egui_plot::PlotPoint;

/// The space above for the heading, and beside a plot for numbers.
const HEADING: f32 = 16.0;
const NUMBERS: f32 = 34.0;
/// What is shown of the beginning of a training, in units of the least loss and of the data's standard deviation.
const OF_LEAST: f64 = 1.2;
const OF_STD: f64 = 0.6;

const LOSSES: [&str; Generator::ALL.len()] = ["loss_vae", "loss_deep_vae", "loss_gan", "loss_flow", "loss_diffusion"];
const DISTANCES: [&str; Generator::ALL.len()] = ["w1_vae", "w1_deep_vae", "w1_gan", "w1_flow", "w1_diffusion"];
const KEYS: [&str; 3] = ["first", "second", "third"];

/// Shows the losses.
pub fn losses(state: &State, training: &TrainingRun, ui: &mut Ui, rect: Rect, text: &'static Text) {
    let (generator, progress, palette) = (training.generator(), training.progress(), Palette::of(ui.ctx()));
    let words = &text.generators;
    let stride = progress.stride as f64;
    let points = |curve: &Vec<f32>| -> Vec<PlotPoint> {
        let point = |(i, loss): (usize, &f32)| PlotPoint::new((i as f64 + 0.5) * stride, f64::from(*loss));
        curve.iter().enumerate().map(point).collect()
    };
    let curves: Vec<Vec<PlotPoint>> = progress.curves.iter().map(points).collect();
    let all = f64::from(state.settings.iterations());
    let least = [0.0, all].map(|iteration| PlotPoint::new(iteration, progress.least_loss));
    let range = visible(&curves, progress.least_loss);
    let names = (words.losses)(generator);
    let colors = [palette.reverse, palette.forward, palette.faint_ink];
    let floor = Curve::line("floor", text.training.floor, &least, palette.stroke(1.5, palette.ink));
    let mut shown = Vec::new();
    for (i, points) in curves.iter().enumerate() {
        let [key, name] = [KEYS.get(i), names.get(i)].map(|known| known.copied().unwrap_or_default());
        let color = colors.get(i).copied().unwrap_or(Color32::PLACEHOLDER);
        shown.push(Curve::line(key, name, points, palette.stroke(1.6, color)));
    }
    shown.push(Curve { is_dashed: true, ..floor });
    let (name, heading) = (LOSSES[generator.place()], (words.loss)(generator));
    TrainingPlot { name, heading, range, curves: shown }.show(state, ui, rect, text);
    note(ui, rect, "generator_loss", "");
}

/// Shows W₁.
pub fn distance(state: &State, training: &TrainingRun, ui: &mut Ui, rect: Rect, text: &'static Text) {
    let (generator, palette) = (training.generator(), Palette::of(ui.ctx()));
    let point = |(iteration, w1): (u64, f64)| PlotPoint::new(iteration as f64, w1);
    // A reader who is to predict what is learned does not see it here.
    let until = if state.playback.is_all_seen() { 1.0 } else { 0.5 * state.playback.seen() };
    let seen = training.until(until).iter().map(|one| (one.iteration, one.w1));
    let points: Vec<PlotPoint> = seen.filter(|(_, w1)| w1.is_finite()).map(point).collect();
    let std = training.known().map_or(1.0, |known| known.std);
    let highest = points.iter().skip(1).map(|point| point.y).fold(0.0, f64::max);
    let range = [0.0, (1.1 * highest).clamp(0.15 * std, OF_STD * std.max(1e-3))];
    let curves = vec![Curve::line("w1", text.generators.distance, &points, palette.stroke(2.0, palette.reverse))];
    let (name, heading) = (DISTANCES[generator.place()], text.generators.distance);
    TrainingPlot { name, heading, range, curves }.show(state, ui, rect, text);
    note(ui, rect, "generator_distance", "");
}

/// The range of losses that is worth seeing: the least one, and most of the later half of the curves.
fn visible(curves: &[Vec<PlotPoint>], least: f64) -> [f64; 2] {
    let later = |curve: &'_ Vec<PlotPoint>| curve.iter().skip(curve.len() / 3).map(|point| point.y).collect::<Vec<_>>();
    let values: Vec<f64> = curves.iter().flat_map(later).filter(|y| y.is_finite()).chain([least]).collect();
    let low = values.iter().copied().fold(f64::INFINITY, f64::min);
    let high = values
        .iter()
        .copied()
        .fold(f64::NEG_INFINITY, f64::max)
        .min(low.max(0.0) + 4.0 * OF_LEAST * least.abs().max(1.0));
    let room = (0.08 * (high - low)).max(0.05);
    [low - room, high + room]
}

/// What the two plots have in common.
struct TrainingPlot<'a> {
    name: &'static str,
    heading: &'static str,
    range: [f64; 2],
    curves: Vec<Curve<'a>>,
}

impl TrainingPlot<'_> {
    fn show(self, state: &State, ui: &mut Ui, rect: Rect, text: &'static Text) {
        let (palette, heading) = (Palette::of(ui.ctx()), self.heading);
        let painter = ui.painter_at(rect);
        let mut left = rect.left();
        // The names of the curves in their colours: a legend would cover them.
        let named = self.curves.iter().filter(|_| self.curves.len() > 1).map(|curve| (curve.name, curve.stroke.color));
        for (words, color) in std::iter::once((heading, palette.faint_ink)).chain(named) {
            let galley = painter.layout_no_wrap(words.to_owned(), regular(11.5), color);
            let right = left + galley.size().x;
            // What does not fit is left out: its explanation names it.
            if right <= rect.right() {
                painter.galley(pos2(left, rect.top()), galley, color);
                left = right + 8.0;
            }
        }
        let all = f64::from(state.settings.iterations());
        let is_past = state.share() < 1.0;
        let [low, high] = self.range;
        let plot = XyPlot {
            name: self.name,
            label: heading,
            x: Axis::x(text.setting("iterations"), 0.0..=all),
            y: Axis::y(heading, low..=high, NUMBERS).sparse(18.0),
            legend: None,
            curves: self.curves,
            playhead: is_past.then(|| (state.share() * all, palette.ink)),
        };
        plot.show(ui, Rect::from_min_max(rect.min + vec2(0.0, HEADING), rect.max - vec2(4.0, 0.0)));
    }
}
