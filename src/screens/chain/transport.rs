//! The playback controls and the bar of steps.

use super::state::State;
use crate::lab::playback::Playback;
use crate::screens::screen::Page;
use crate::theme::{Palette, regular, semibold};
use crate::widgets::adjustable::Adjustable;
use crate::widgets::explanation::Explained as _;
use crate::widgets::icons::{self, Icon};
use crate::widgets::playback_buttons::{self, Rail, row};
use egui::{Align, Label, Layout, RichText, Stroke, Ui, pos2, vec2};

/// Below this width the bar has a row of its own.
const NARROW: f32 = 520.0;
/// The width of the step as a number.
const FIGURES: f32 = 86.0;

/// The height of the controls at this width.
pub fn height(width: f32) -> f32 {
    playback_buttons::height(width, NARROW)
}

/// Shows the controls.
pub fn show(state: &mut State, ui: &mut Ui, page: &mut Page<'_>) {
    ui.spacing_mut().item_spacing = vec2(2.0, 0.0);
    let narrow = ui.available_width() < NARROW;
    if narrow {
        row(ui, |ui| bar_and_step(state, ui, page));
    }
    row(ui, |ui| {
        buttons(state, ui, page);
        if !narrow {
            bar_and_step(state, ui, page);
        }
    });
}

/// Only the play button and the bar, in one row.
pub fn show_in_one_row(state: &mut State, ui: &mut Ui, page: &mut Page<'_>) {
    ui.spacing_mut().item_spacing = vec2(2.0, 0.0);
    row(ui, |ui| {
        playback_buttons::play(ui, page.widgets, &mut state.playback, page.language.text());
        bar_and_step(state, ui, page);
    });
}

fn buttons(state: &mut State, ui: &mut Ui, page: &mut Page<'_>) {
    let (text, steps) = (page.text(), state.steps() as f64);
    let step = |playback: &mut Playback, by| playback.step_by(by, steps);
    playback_buttons::play_and_step(ui, page.widgets, &mut state.playback, text, &step);
    if icons::switch(ui, Icon::Loop, text.looping, "loop", state.playback.is_looping()).clicked() {
        state.playback.toggle_loop();
    }
}

/// The step as a number at the right, the bar in the rest.
fn bar_and_step(state: &mut State, ui: &mut Ui, page: &mut Page<'_>) {
    let (text, steps) = (page.text(), state.steps());
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        let words = state.place_in_words(text);
        ui.add_sized(vec2(FIGURES, 30.0), Label::new(RichText::new(words).font(semibold(13.5))));
        let palette = Palette::of(ui.ctx());
        let mut rail = Rail::new(ui, page.widgets);
        if let Some(share) = rail.asked {
            state.playback.seek(2.0 * share);
        }
        let position = state.playback.position();
        let adjustable = Adjustable {
            name: text.chain.step,
            words: &state.place_in_words(text),
            value: 0.5 * position * steps as f64,
            range: 0.0..=steps as f64,
            step: 1.0,
        };
        if let Some(step) = adjustable.show(ui, &rail.response) {
            state.playback.seek(2.0 * step / (steps as f64).max(1.0));
            rail.response.mark_changed();
        }
        rail.response.explained("time", "");
        rail.show_focus(ui);
        let (painter, rail) = (ui.painter(), rail.line);
        let x = rail.left() + rail.width() * (position / 2.0) as f32;
        painter.rect_filled(rail, 2.5, palette.forward.gamma_multiply(0.4));
        painter.rect_filled(rail.with_max_x(x), 2.5, palette.forward);
        painter.circle(pos2(x, rail.center().y), 8.0, palette.forward, Stroke::new(2.0, palette.surface));
        if state.has_steps() {
            let at = pos2(rail.left(), rail.center().y + 14.0);
            painter.text(at, egui::Align2::LEFT_CENTER, text.chain.start, regular(11.0), palette.faint_ink);
        }
    });
}
