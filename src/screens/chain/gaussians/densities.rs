//! The densities of both Gaussians, and what becomes of them.

use super::curves::{Panel, points, up_to, values_of};
use crate::lab::chain::{EXTENT, Operation};
use crate::screens::chain::state::State;
use crate::text::Text;
use crate::theme::Palette;
use crate::widgets::plot::curve::{Area, Curve};
use egui::{Rect, Ui};

/// The densities, and that of the sum or the product up to where it is uncovered.
pub fn picture(state: &State, ui: &mut Ui, rect: Rect, text: &Text) {
    let (palette, words, (p, q)) = (Palette::of(ui.ctx()), &text.tools, state.pair());
    let (names, result) = match state.settings.gaussians().operation() {
        Operation::Sum => (["X", "Y"], Some((words.sum, p.sum(q)))),
        Operation::Product => (["p", "q"], Some((words.product, p.product(q)))),
        _ => (["p", "q"], None),
    };
    let [of_p, of_q] = [p, q].map(|gaussian| points(EXTENT, &|x| gaussian.density(x)));
    let of_result = result.map(|(_, gaussian)| points(EXTENT, &|x| gaussian.density(x))).unwrap_or_default();
    let mut curves = vec![
        Curve::line("p", names[0], &of_p, palette.stroke(2.2, palette.forward)),
        Curve::line("q", names[1], &of_q, palette.stroke(2.2, palette.reverse)),
    ];
    if let Some((name, _)) = result {
        let stroke = palette.stroke(2.4, palette.ink);
        curves.push(Curve::line("result", name, up_to(&of_result, state.seen_x()), stroke));
    }
    // The areas are those of what is told: of both, or of what becomes of them.
    let from = if result.is_some() { 2 } else { 0 };
    for curve in curves.iter_mut().skip(from) {
        curve.area = Some((Area::ToZero, curve.stroke.color.gamma_multiply(0.16)));
    }
    Panel {
        name: "gaussian_densities",
        heading: words.densities,
        label: words.densities,
        quantities: ["x", ""],
        x: [-EXTENT, EXTENT],
        curves,
        playhead: Some(state.swept_x()),
        values: Some(values_of(&[&of_p, &of_q, &of_result])),
    }
    .show(ui, rect);
}
