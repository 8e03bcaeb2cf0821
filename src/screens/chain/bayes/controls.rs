//! The controls of Bayes' rule: the prior, the x that is seen, and the time.

use crate::lab::chain::{PRIOR, T, X};
use crate::screens::chain::setting_controls::slider;
use crate::screens::chain::state::State;
use crate::screens::screen::Page;
use crate::theme::Palette;
use egui::Ui;

/// Shows the controls.
pub fn show(state: &mut State, ui: &mut Ui, page: &mut Page<'_>) {
    let (text, palette) = (page.text(), Palette::of(ui.ctx()));
    ui.add_space(6.0);
    for (setting, color) in [(&PRIOR, palette.forward), (&X, palette.ink), (&T, palette.ink)] {
        slider(text, setting, color).show(ui, &mut state.settings, page.widgets);
    }
}
