//! The product of two densities: a Gaussian but for a factor, because parabolas add up to a parabola.

use super::curves::{Panel, points, up_to, values_of};
use crate::chain::Gaussian;
use crate::lab::chain::EXTENT;
use crate::screens::chain::state::State;
use crate::text::Text;
use crate::theme::Palette;
use crate::widgets::number_format::fixed;
use crate::widgets::plot::curve::{Area, Curve};
use egui::{Rect, Ui};

/// The lowest logarithm that is shown.
const LOWEST: f64 = -12.0;

/// The product as it is, and its area up to the playhead.
pub fn area(state: &State, ui: &mut Ui, rect: Rect, text: &Text) {
    let palette = Palette::of(ui.ctx());
    let ((p, q), x) = (state.pair(), state.swept_x());
    let whole = Gaussian { mean: 0.0, std: p.sum(q).std }.density(p.mean - q.mean);
    let area = if x < EXTENT { whole * p.product(q).below(x) } else { whole };
    let both = points(EXTENT, &|x| p.density(x) * q.density(x));
    Panel {
        name: "product_area",
        heading: &(text.tools.area_of_product)(&fixed(area, 4)),
        label: "p · q",
        quantities: ["x", "p · q"],
        x: [-EXTENT, EXTENT],
        curves: vec![
            Curve {
                area: Some((Area::ToZero, palette.ink.gamma_multiply(0.25))),
                ..Curve::line("area", "", up_to(&both, x), palette.stroke(0.0, palette.ink))
            },
            Curve::line("product", "p · q", up_to(&both, state.seen_x()), palette.stroke(1.8, palette.ink)),
        ],
        playhead: Some(x),
        values: Some(values_of(&[&both])),
    }
    .show(ui, rect);
}

/// The logarithms, which are parabolas: their curvatures are minus the precisions.
pub fn logarithms(state: &State, ui: &mut Ui, rect: Rect, text: &Text) {
    let palette = Palette::of(ui.ctx());
    let (p, q) = state.pair();
    let (of_p, of_q) = (points(EXTENT, &|x| p.log_density(x)), points(EXTENT, &|x| q.log_density(x)));
    let both = points(EXTENT, &|x| p.log_density(x) + q.log_density(x));
    let [lowest, highest] = values_of(&[&of_p, &of_q, &both]);
    Panel {
        name: "logarithms",
        heading: text.tools.logarithms,
        label: text.tools.logarithms,
        quantities: ["x", "ln"],
        x: [-EXTENT, EXTENT],
        curves: vec![
            Curve::line("p", "ln p", &of_p, palette.stroke(1.8, palette.forward)),
            Curve::line("q", "ln q", &of_q, palette.stroke(1.8, palette.reverse)),
            Curve::line("both", "ln p + ln q", up_to(&both, state.seen_x()), palette.stroke(2.2, palette.ink)),
        ],
        playhead: Some(state.swept_x()),
        values: Some([lowest.max(LOWEST), highest]),
    }
    .show(ui, rect);
}
