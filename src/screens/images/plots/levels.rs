//! α, what is left of every frequency at the playhead, and σ, the noise on it.

use super::named_axes;
use crate::screens::images::state::State;
use crate::text::Text;
use crate::theme::Palette;
use crate::widgets::plot::axis::Axis;
use crate::widgets::plot::curve::Curve;
use crate::widgets::plot::xy_plot::XyPlot;
use egui::{Rect, Ui};
use egui_plot::{Corner, PlotPoint};

/// Shows the plot.
pub fn show(state: &mut State, ui: &mut Ui, rect: Rect, heading: &str, text: &Text) {
    let (palette, words) = (Palette::of(ui.ctx()), &text.images);
    let Some((plan, level)) =
        state.run.plan().and_then(|plan| plan.levels.get(plan.column(state.playback.t())).map(|level| (plan, level)))
    else {
        return;
    };
    let last = plan.rings.frequency(plan.rings.count() - 1);
    let alpha = plan.rings.means(level.alpha.iter().copied());
    let alpha: Vec<PlotPoint> =
        alpha.iter().enumerate().map(|(ring, alpha)| PlotPoint::new(plan.rings.frequency(ring), *alpha)).collect();
    let sigma = [0.0, last].map(|frequency| PlotPoint::new(frequency, level.sigma));
    let (body, has_names) = named_axes::body(rect);
    let plot = XyPlot {
        name: "levels",
        label: heading,
        x: Axis::x(words.frequency, 0.0..=last),
        y: Axis::y(words.amplitude, 0.0..=1.08, named_axes::NUMBERS),
        curves: vec![
            Curve::line("signal", words.signal, &alpha, palette.stroke(2.6, palette.forward)),
            Curve::line("noise", words.noise, &sigma, palette.stroke(2.0, palette.ink)),
        ],
        legend: has_names.then_some(Corner::RightTop),
        playhead: None,
    };
    plot.show(ui, body);
    named_axes::show(ui, rect, has_names, [words.frequency, words.amplitude]);
}
