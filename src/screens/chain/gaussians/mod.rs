//! Two Gaussians: what becomes of them in the picture, and two plots that say why.

pub mod controls;
mod curves;
mod densities;
mod divergence;
mod fit;
mod plane;
mod product;
mod sum;
pub mod words;

pub use curves::{Panel, points};

use super::state::State;
use crate::lab::chain::{Operation, Settings};
use crate::screens::screen::Page;
use crate::text::Text;
use egui::{Rect, Ui};

/// A plot in a rectangle.
pub type PlotOf = fn(&State, &mut Ui, Rect, &Text);

/// Shows the picture of the last run in `rect`; the mean of the plane can be dragged.
pub fn picture(state: &mut State, ui: &mut Ui, page: &mut Page<'_>, rect: Rect) {
    let show: PlotOf = match state.settings.gaussians().operation() {
        Operation::Divergence | Operation::Sum | Operation::Product => densities::picture,
        Operation::Fit => fit::picture,
        Operation::Plane => return plane::picture(state, ui, page, rect),
    };
    show(state, ui, rect, page.text());
}

/// The two plots of what is shown.
pub fn plots(settings: &Settings) -> [PlotOf; 2] {
    match settings.gaussians().operation() {
        Operation::Divergence => [divergence::forward, divergence::reverse],
        Operation::Fit => [fit::integrand, fit::progress],
        Operation::Sum => [sum::convolution, sum::half_each],
        Operation::Product => [product::area, product::logarithms],
        Operation::Plane => [plane::given_x, plane::matrices],
    }
}
