//! The controls of two Gaussians.

use crate::lab::chain::{
    CORRELATION, COVARIANCE, DIRECTION, OPERATION, Operation, P_MEAN, P_PRECISION, P_STD, Q_MEAN, Q_PRECISION, Q_STD,
    STEPS, Setting,
};
use crate::screens::chain::setting_controls::{choices, mixtures, slider};
use crate::screens::chain::state::State;
use crate::screens::screen::Page;
use crate::theme::{Palette, regular};
use crate::widgets::heading::section;
use egui::{Color32, RichText, Ui};

/// Shows those that have an effect.
pub fn show(state: &mut State, ui: &mut Ui, page: &mut Page<'_>) {
    let (text, palette, settings) = (page.text(), Palette::of(ui.ctx()), &mut state.settings);
    let words = &text.tools;
    section(ui, words.operation, palette.ink);
    choices(settings, ui, page, &OPERATION);
    let operation = settings.gaussians().operation();
    let mut sliders = |ui: &mut Ui, color: Color32, shown: &[&'static Setting]| {
        for setting in shown {
            if setting.matters(settings) {
                slider(text, setting, color).show(ui, settings, page.widgets);
            }
        }
    };
    let heading_of = |density: &str, [of_sum, of_plane]: [&str; 2]| match operation {
        Operation::Sum => (words.has_density)(of_sum, density),
        Operation::Plane => (words.has_density)(of_plane, density),
        _ => density.to_owned(),
    };
    if operation != Operation::Fit {
        section(ui, &heading_of("p", ["X", "x"]), palette.forward);
        sliders(ui, palette.forward, &[&P_MEAN, &P_STD, &P_PRECISION]);
        section(ui, &heading_of("q", ["Y", "y"]), palette.reverse_text);
        sliders(ui, palette.reverse, &[&Q_MEAN, &Q_STD, &Q_PRECISION]);
    }
    match operation {
        Operation::Plane => {
            section(ui, (words.settings)(COVARIANCE.name), palette.ink);
            choices(settings, ui, page, &COVARIANCE);
            if CORRELATION.matters(settings) {
                slider(text, &CORRELATION, palette.ink).show(ui, settings, page.widgets);
            }
            ui.label(RichText::new(words.drag_mean).font(regular(12.5)).color(palette.faint_ink));
        }
        Operation::Fit => {
            section(ui, words.mixture, palette.forward);
            mixtures(settings, ui, text, text.setting("mix"), "fit_mixture");
            section(ui, (words.settings)(DIRECTION.name), palette.ink);
            choices(settings, ui, page, &DIRECTION);
            section(ui, words.start_of_fit, palette.reverse_text);
            for setting in [&Q_MEAN, &Q_STD, &Q_PRECISION] {
                slider(text, setting, palette.reverse).show(ui, settings, page.widgets);
            }
            section(ui, text.run, palette.ink);
            slider(text, &STEPS, palette.faint_ink).show(ui, settings, page.widgets);
        }
        Operation::Divergence | Operation::Sum | Operation::Product => {}
    }
}
