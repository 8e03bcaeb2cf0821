//! The colours of states: from blue over grey to orange, so that neighbours in a list differ.

use crate::theme::Palette;
use egui::Color32;

/// The colour of a state out of `states`.
pub fn state_color(palette: &Palette, state: usize, states: usize) -> Color32 {
    let place = state as f32 / (states.max(2) - 1) as f32;
    let middle = palette.good;
    if place < 0.5 {
        palette.forward.lerp_to_gamma(middle, 2.0 * place)
    } else {
        middle.lerp_to_gamma(palette.reverse, 2.0 * place - 1.0)
    }
}
