//! The law of the sum of two independent numbers: a convolution, which is not the mean of the densities.

use super::curves::{Panel, points};
use crate::lab::chain::EXTENT;
use crate::screens::chain::state::State;
use crate::text::Text;
use crate::theme::Palette;
use crate::widgets::number_format::fixed;
use crate::widgets::plot::curve::{Area, Curve};
use egui::{Rect, Ui};

/// All the ways in which X and Y sum to z, the playhead: their area is the density of the sum there.
pub fn convolution(state: &State, ui: &mut Ui, rect: Rect, text: &Text) {
    let palette = Palette::of(ui.ctx());
    let ((p, q), z) = (state.pair(), state.swept_x());
    let (of_p, mirrored) = (points(EXTENT, &|x| p.density(x)), points(EXTENT, &|x| q.density(z - x)));
    let both = points(EXTENT, &|x| p.density(x) * q.density(z - x));
    Panel {
        name: "convolution",
        heading: &(text.tools.convolution)(&fixed(z, 2), &fixed(p.sum(q).density(z), 3)),
        label: text.tools.sum,
        quantities: ["x", ""],
        x: [-EXTENT, EXTENT],
        curves: vec![
            Curve::line("p", "p(x)", &of_p, palette.stroke(1.2, palette.forward)),
            Curve::line("q", "q(z − x)", &mirrored, palette.stroke(1.2, palette.reverse)),
            Curve {
                area: Some((Area::ToZero, palette.ink.gamma_multiply(0.25))),
                ..Curve::line("product", "p(x) q(z − x)", &both, palette.stroke(1.8, palette.ink))
            },
        ],
        playhead: None,
        values: None,
    }
    .show(ui, rect);
}

/// What is often taken for the sum: the mean of the densities.
pub fn half_each(state: &State, ui: &mut Ui, rect: Rect, text: &Text) {
    let palette = Palette::of(ui.ctx());
    let (p, q) = state.pair();
    let mean = points(EXTENT, &|x| 0.5 * (p.density(x) + q.density(x)));
    Panel {
        name: "half_each",
        heading: text.tools.half_each,
        label: text.tools.half_each,
        quantities: ["x", ""],
        x: [-EXTENT, EXTENT],
        curves: vec![Curve {
            area: Some((Area::ToZero, palette.faint_ink.gamma_multiply(0.2))),
            ..Curve::line("half", "½ p + ½ q", &mean, palette.stroke(1.8, palette.faint_ink))
        }],
        playhead: None,
        values: None,
    }
    .show(ui, rect);
}
