//! The Kullback–Leibler divergence in both directions, as areas under curves that grow with the playhead.

use super::curves::{Panel, points, up_to, values_of};
use crate::chain::Gaussian;
use crate::lab::chain::EXTENT;
use crate::screens::chain::state::State;
use crate::text::Text;
use crate::theme::Palette;
use crate::widgets::number_format::fixed;
use crate::widgets::plot::curve::{Area, Curve};
use egui::{Color32, Rect, Ui};

/// KL(p‖q).
pub fn forward(state: &State, ui: &mut Ui, rect: Rect, text: &Text) {
    let (p, q) = state.pair();
    let color = Palette::of(ui.ctx()).forward;
    area(state, ui, rect, text, Direction { of: p, from: q, name: "forward", integrand: "p ln(p/q)", color });
}

/// KL(q‖p).
pub fn reverse(state: &State, ui: &mut Ui, rect: Rect, text: &Text) {
    let (p, q) = state.pair();
    let color = Palette::of(ui.ctx()).reverse;
    area(state, ui, rect, text, Direction { of: q, from: p, name: "reverse", integrand: "q ln(q/p)", color });
}

/// A divergence of one density `from` another.
struct Direction {
    of: Gaussian,
    from: Gaussian,
    name: &'static str,
    integrand: &'static str,
    color: Color32,
}

fn area(state: &State, ui: &mut Ui, rect: Rect, text: &Text, direction: Direction) {
    let Direction { of, from, name, integrand, color } = direction;
    let x = state.swept_x();
    let name_of = (text.tools.choices)(name);
    let heading = if x <= -EXTENT {
        name_of.to_owned()
    } else if x < EXTENT {
        (text.tools.area_so_far)(name_of, &fixed(of.divergence_below(from, x), 3))
    } else {
        // At the end nothing is missing, although the axis ends there.
        format!("{name_of} = {}", fixed(of.divergence(from), 3))
    };
    let line = points(EXTENT, &|x| of.divergence_at(from, x));
    // Both directions have the same scale, so that their areas can be compared.
    let other = points(EXTENT, &|x| from.divergence_at(of, x));
    let palette = Palette::of(ui.ctx());
    Panel {
        name: if name == "forward" { "divergence_forward" } else { "divergence_reverse" },
        heading: &heading,
        label: name_of,
        quantities: ["x", integrand],
        x: [-EXTENT, EXTENT],
        curves: vec![
            Curve {
                area: Some((Area::ToZero, color.gamma_multiply(0.35))),
                ..Curve::line("area", "", up_to(&line, x), palette.stroke(0.0, color))
            },
            Curve::line("integrand", integrand, up_to(&line, state.seen_x()), palette.stroke(1.8, color)),
        ],
        playhead: Some(x),
        values: Some(values_of(&[&line, &other])),
    }
    .show(ui, rect);
}
