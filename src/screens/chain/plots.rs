//! The plots over the steps: the share of each state, and the distance to the stationary distribution.

use super::state::{State, shown_name};
use crate::chain::distribution::total_variation;
use crate::screens::chain::picture::colors::state_color;
use crate::text::Text;
use crate::theme::{Palette, semibold};
use crate::widgets::explanation::note;
use crate::widgets::plot::axis::Axis;
use crate::widgets::plot::curve::Curve;
use crate::widgets::plot::xy_plot::XyPlot;
use egui::{Align2, Rect, Ui};
use egui_plot::{Corner, PlotPoint};

/// The height of the heading of a plot.
const HEADING: f32 = 22.0;
/// The space for numbers beside a plot.
const NUMBERS: f32 = 30.0;
/// The most states with curves: those with the largest shares.
const MOST_CURVES: usize = 6;
/// A plot lower than this has no room for a legend.
const LOW: f32 = 90.0;
/// States with which the legend is full.
const MANY: usize = 4;
/// The lowest logarithm of a distance that is shown.
const LOWEST: f64 = -6.0;

fn heading(ui: &Ui, rect: Rect, words: &str) -> Rect {
    ui.painter().text(rect.left_top(), Align2::LEFT_TOP, words, semibold(13.0), Palette::of(ui.ctx()).ink);
    rect.with_min_y(rect.top() + HEADING)
}

/// Up to where curves are uncovered, in steps.
fn seen(state: &State) -> usize {
    (0.5 * state.playback.seen() * state.last_run().steps() as f64) as usize
}

/// The share of each state: of the walkers in colour, exact as a thin line, stationary dashed.
pub fn shares(state: &State, ui: &mut Ui, rect: Rect, text: &Text) {
    let (run, palette, words) = (state.last_run(), Palette::of(ui.ctx()), &text.chain);
    let rect = heading(ui, rect, words.shares_plot);
    let steps = run.steps();
    let shown_steps = seen(state);
    let stationary = &run.settling().stationary;
    let larger = |i: usize| stationary.iter().filter(|share| **share > stationary[i]).count();
    let states: Vec<usize> = (0..stationary.len()).filter(|i| larger(*i) < MOST_CURVES).take(MOST_CURVES).collect();
    let names = run.settings().state_names();
    let names: Vec<String> = names.iter().map(|name| shown_name(name, text)).collect();
    let of = |share: &dyn Fn(usize) -> f64| -> Vec<PlotPoint> {
        (0..=shown_steps).map(|step| PlotPoint::new(step as f64, share(step))).collect()
    };
    let walkers: Vec<_> = states.iter().map(|&i| of(&|step| share_of_walkers(state, step, i))).collect();
    let exact: Vec<_> =
        states.iter().map(|&i| of(&|step| run.distribution(step).get(i).copied().unwrap_or_default())).collect();
    let level = |share: f64| vec![PlotPoint::new(0.0, share), PlotPoint::new(steps as f64, share)];
    let ends: Vec<_> = states.iter().map(|&i| level(stationary[i])).collect();
    let mut curves = Vec::new();
    if state.playback.is_all_seen() {
        for end in &ends {
            let stroke = palette.stroke(1.0, palette.faint_ink);
            curves.push(Curve { is_dashed: true, ..Curve::line("stationary", "", end, stroke) });
        }
    }
    for (points, &i) in walkers.iter().zip(&states) {
        let color = state_color(palette, i, run.matrix().states());
        curves.push(Curve::line(KEYS[i % KEYS.len()], &names[i], points, palette.stroke(2.6, color)));
    }
    // Where there are many states, the legend has no room for it.
    let exact_name = if states.len() > MANY { "" } else { words.exact };
    for points in &exact {
        curves.push(Curve::line("exact", exact_name, points, palette.stroke(1.2, palette.ink)));
    }
    let highest = exact.iter().chain(&walkers).flatten().map(|point| point.y).fold(0.1, f64::max);
    let plot = XyPlot {
        name: "chain shares",
        label: words.shares_plot,
        x: Axis::x(words.step, 0.0..=steps as f64),
        y: Axis::y(words.share, 0.0..=(1.08 * highest).clamp(0.1, 1.0), NUMBERS),
        curves,
        legend: (rect.height() > LOW).then_some(Corner::RightTop),
        playhead: Some((state.place().0 as f64 + state.place().1, palette.ink)),
    };
    plot.show(ui, rect);
    note(ui, rect, "chain_shares", "");
}

/// Curves with the same key are switched on and off together.
const KEYS: [&str; 32] = [
    "0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12", "13", "14", "15", "16", "17", "18", "19", "20",
    "21", "22", "23", "24", "25", "26", "27", "28", "29", "30", "31",
];

fn share_of_walkers(state: &State, step: usize, i: usize) -> f64 {
    let walk = state.last_run().walk();
    walk.counts(step).get(i).map_or(0.0, |count| f64::from(*count) / walk.walkers() as f64)
}

/// The total variation distance to the stationary distribution on a logarithmic scale: of the walkers in colour, exact
/// as a thin line, and the rate |λ₂|ⁿ dashed.
pub fn distance(state: &State, ui: &mut Ui, rect: Rect, text: &Text) {
    let (run, palette, words) = (state.last_run(), Palette::of(ui.ctx()), &text.chain);
    let rect = heading(ui, rect, words.distance_plot);
    let stationary = &run.settling().stationary;
    let steps = run.steps();
    let shown_steps = if state.playback.is_all_seen() { steps } else { seen(state) };
    let of = |distance: &dyn Fn(usize) -> f64| -> Vec<PlotPoint> {
        let points =
            (0..=shown_steps).map(|step| PlotPoint::new(step as f64, distance(step).log10().max(2.0 * LOWEST)));
        points.collect()
    };
    let exact = of(&|step| total_variation(run.distribution(step), stationary));
    let walkers = of(&|step| total_variation(&run.walk().shares(step), stationary));
    let second = run.settling().second_eigenvalue.modulus();
    let bound = of(&|step| second.powi(step as i32));
    let curves = vec![
        Curve::line("walkers", words.walkers, &walkers, palette.stroke(2.6, palette.forward)),
        Curve { is_dashed: true, ..Curve::line("rate", words.rate, &bound, palette.stroke(1.5, palette.reverse)) },
        Curve::line("exact", words.exact, &exact, palette.stroke(1.2, palette.ink)),
    ];
    let plot = XyPlot {
        name: "chain distance",
        label: words.distance_plot,
        x: Axis::x(words.step, 0.0..=steps as f64),
        y: Axis::y("log₁₀", LOWEST..=0.3, NUMBERS),
        curves,
        legend: (rect.height() > LOW).then_some(Corner::RightTop),
        playhead: Some((state.place().0 as f64 + state.place().1, palette.ink)),
    };
    plot.show(ui, rect);
    note(ui, rect, "chain_distance", "");
}
