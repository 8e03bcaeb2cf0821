//! One Gaussian that is fitted to a mixture: its way to the playhead, and what is made small.

use super::curves::{Panel, points, up_to, values_of};
use crate::chain::fit::{Fit, Objective};
use crate::lab::chain::NEAR;
use crate::lab::settings::choice::Choice as _;
use crate::screens::chain::state::State;
use crate::text::Text;
use crate::theme::Palette;
use crate::widgets::number_format::fixed;
use crate::widgets::plot::curve::{Area, Curve};
use egui::{Rect, Ui};
use egui_plot::PlotPoint;

/// The mixture, where the fit starts, and the fit at the playhead.
pub fn picture(state: &State, ui: &mut Ui, rect: Rect, text: &Text) {
    let Some(fit) = state.last_gaussians().fit() else { return };
    let (palette, words) = (Palette::of(ui.ctx()), &text.tools);
    let ((start, _), (q, _)) = (fit.at(0), fit.at(state.place().0));
    let p = points(NEAR, &|x| fit.mixture().density(x));
    let (start, q) = (points(NEAR, &|x| start.density(x)), points(NEAR, &|x| q.density(x)));
    // Until the last step, the y axis stays.
    let peak = |step| {
        let (q, _) = fit.at(step);
        q.density(q.mean)
    };
    let highest = (0..=fit.steps()).map(peak).fold(values_of(&[&p])[1], f64::max);
    let stroke = |width, color| palette.stroke(width, color);
    Panel {
        name: "gaussian_densities",
        heading: words.densities,
        label: words.densities,
        quantities: ["x", ""],
        x: [-NEAR, NEAR],
        curves: vec![
            Curve {
                area: Some((Area::ToZero, palette.forward.gamma_multiply(0.22))),
                ..Curve::line("p", "p", &p, stroke(2.0, palette.forward))
            },
            Curve { is_dashed: true, ..Curve::line("start", words.start, &start, stroke(1.4, palette.faint_ink)) },
            Curve::line("q", words.fit, &q, stroke(2.6, palette.reverse)),
        ],
        playhead: None,
        values: Some([0.0, highest]),
    }
    .show(ui, rect);
}

fn integrand_of(fit: &Fit) -> &'static str {
    match fit.objective() {
        Objective::Forward => "p ln(p/q)",
        Objective::Reverse => "q ln(q/p)",
    }
}

/// The divergence at the playhead, as an area.
pub fn integrand(state: &State, ui: &mut Ui, rect: Rect, text: &Text) {
    let Some(fit) = state.last_gaussians().fit() else { return };
    let (palette, words) = (Palette::of(ui.ctx()), &text.tools);
    let (_, divergence) = fit.at(state.place().0);
    let of_step = |step| {
        let (q, _) = fit.at(step);
        points(NEAR, &|x| fit.divergence_at(q, x))
    };
    let (line, first, last) = (of_step(state.place().0), of_step(0), of_step(fit.steps()));
    let (name, integrand) = ((words.choices)(fit.objective().name()), integrand_of(fit));
    Panel {
        name: "fit_integrand",
        heading: &format!("{name} = {}", fixed(divergence, 3)),
        label: name,
        quantities: ["x", integrand],
        x: [-NEAR, NEAR],
        curves: vec![Curve {
            area: Some((Area::ToZero, palette.reverse.gamma_multiply(0.35))),
            ..Curve::line("integrand", integrand, &line, palette.stroke(1.8, palette.reverse))
        }],
        playhead: None,
        // The scale of the whole fit, so that the area is seen to shrink.
        values: Some(values_of(&[&first, &line, &last])),
    }
    .show(ui, rect);
}

/// The divergence from step to step, as far as it is uncovered.
pub fn progress(state: &State, ui: &mut Ui, rect: Rect, text: &Text) {
    let Some(fit) = state.last_gaussians().fit() else { return };
    let (palette, words) = (Palette::of(ui.ctx()), &text.tools);
    let line: Vec<_> = (0..=fit.steps()).map(|step| PlotPoint::new(step as f64, fit.at(step).1)).collect();
    let seen = up_to(&line, 0.5 * state.playback.seen() * fit.steps() as f64);
    Panel {
        name: "fit_progress",
        heading: words.divergence_by_step,
        label: words.divergence_by_step,
        quantities: [text.chain.step, words.divergence],
        x: [0.0, fit.steps() as f64],
        curves: vec![Curve::line("divergence", "", seen, palette.stroke(2.2, palette.reverse))],
        playhead: Some(state.place().0 as f64),
        values: Some(values_of(&[&line])),
    }
    .show(ui, rect);
}
