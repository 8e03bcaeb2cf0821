//! What Bayes' rule gives for every x: the posterior mean, and the score that it makes.

use crate::lab::chain::NEAR;
use crate::screens::chain::gaussians::{Panel, points};
use crate::screens::chain::state::{STAGES, State};
use crate::text::Text;
use crate::theme::Palette;
use crate::widgets::plot::curve::Curve;
use egui::{Rect, Ui};
use egui_plot::PlotPoint;

/// x̂₀ against x.
pub fn mean(state: &State, ui: &mut Ui, rect: Rect, text: &Text) {
    let points_of = state.settings.bayes().points();
    let curve = uncovered(state, &|x| points_of.mean(x));
    plot(state, ui, rect, ("posterior_mean", text.tools.posterior_mean, "x̂₀"), &curve);
}

/// The score against x.
pub fn score(state: &State, ui: &mut Ui, rect: Rect, text: &Text) {
    let points_of = state.settings.bayes().points();
    let curve = uncovered(state, &|x| points_of.score(x));
    plot(state, ui, rect, ("posterior_score", text.tools.score, "s"), &curve);
}

/// The curve, at the last stage; before that nothing.
fn uncovered(state: &State, f: &dyn Fn(f64) -> f64) -> Vec<PlotPoint> {
    if state.place().0 >= STAGES { points(NEAR, f) } else { Vec::new() }
}

fn plot(
    state: &State,
    ui: &mut Ui,
    rect: Rect,
    (name, heading, quantity): (&'static str, &str, &str),
    curve: &[PlotPoint],
) {
    let palette = Palette::of(ui.ctx());
    Panel {
        name,
        heading,
        label: heading,
        quantities: ["x", quantity],
        x: [-NEAR, NEAR],
        curves: vec![Curve::line("curve", "", curve, palette.stroke(2.2, palette.reverse))],
        playhead: Some(state.settings.bayes().x()),
        values: None,
    }
    .show(ui, rect);
}
