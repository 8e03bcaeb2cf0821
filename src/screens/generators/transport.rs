//! The buttons of the training, and the bar through its history.

use super::state::State;
use crate::lab::generators::Phase;
use crate::lab::playback::Playback;
use crate::screens::screen::Page;
use crate::theme::{Palette, regular, semibold};
use crate::widgets::explanation::Explained as _;
use crate::widgets::number_format::count;
use crate::widgets::playback_buttons::{self, Rail, row};
use crate::widgets::widget_rect::WidgetRect;
use egui::{Align, Button, Label, Layout, RichText, Stroke, Ui, WidgetInfo, pos2, vec2};

/// Below this width the bar has a row of its own.
const NARROW: f32 = 560.0;
/// The width of the number of iterations.
const FIGURES: f32 = 116.0;
/// Steps of the bar, for the keys.
const STEPS: f64 = 50.0;

/// The height of the controls at this width.
pub fn height(width: f32) -> f32 {
    playback_buttons::height(width, NARROW)
}

/// Shows the controls.
pub fn show(state: &mut State, ui: &mut Ui, page: &mut Page<'_>) {
    ui.spacing_mut().item_spacing = vec2(2.0, 0.0);
    let narrow = ui.available_width() < NARROW;
    if narrow {
        row(ui, |ui| bar_and_iterations(state, ui, page));
    }
    row(ui, |ui| {
        main_button(state, ui, page);
        ui.add_space(8.0);
        playback_buttons::play_and_step(ui, page.widgets, &mut state.playback, page.language.text(), &step);
        if !narrow {
            bar_and_iterations(state, ui, page);
        }
    });
}

/// The button that trains, the play button and the bar, in one row.
pub fn show_in_one_row(state: &mut State, ui: &mut Ui, page: &mut Page<'_>) {
    ui.spacing_mut().item_spacing = vec2(2.0, 0.0);
    row(ui, |ui| {
        main_button(state, ui, page);
        ui.add_space(6.0);
        playback_buttons::play(ui, page.widgets, &mut state.playback, page.language.text());
        bar_and_iterations(state, ui, page);
    });
}

/// Train or pause, reset, and how far the training is.
pub fn training_buttons(state: &mut State, ui: &mut Ui, page: &mut Page<'_>) {
    let text = page.text();
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        main_button(state, ui, page);
        if !state.run.is_untrained() {
            let reset = ui.add(Button::new(text.training.reset));
            page.widgets.push(WidgetRect { name: "reset_training", rect: reset.rect });
            if reset.explained("reset_training", "").clicked() {
                state.run.reset();
            }
        }
    });
}

/// Train, pause, or go on.
fn main_button(state: &mut State, ui: &mut Ui, page: &mut Page<'_>) {
    let (text, palette) = (&page.text().training, Palette::of(ui.ctx()));
    let has_begun = state.run.shown().any(|one| one.phase() == Phase::Paused && one.progress().iteration > 0);
    let words = match (state.run.is_running(), has_begun) {
        (true, _) => text.pause,
        (false, true) => text.resume,
        (false, false) => text.train,
    };
    let button = Button::new(RichText::new(words).color(palette.surface)).fill(palette.reverse_text);
    let response = ui.add(button);
    page.widgets.push(WidgetRect { name: "train", rect: response.rect });
    if response.explained("train", "").clicked() {
        state.toggle_training();
    }
}

/// Moves the playhead by so many steps through the history.
pub fn step(playback: &mut Playback, steps: i32) {
    playback.step_by(steps, STEPS);
}

/// The iterations at the playhead as a number at the right, the bar in the rest.
fn bar_and_iterations(state: &mut State, ui: &mut Ui, page: &mut Page<'_>) {
    let (text, all) = (page.text(), f64::from(state.settings.iterations()));
    let done = state.run.share_done();
    let is_now = state.share() >= 1.0;
    let iterations = if is_now { done * all } else { state.share() * all };
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        let words = format!("{} / {}", count(iterations.round() as u64), count(all as u64));
        ui.add_sized(vec2(FIGURES, 30.0), Label::new(RichText::new(words).font(semibold(13.5))));
        let palette = Palette::of(ui.ctx());
        let rail = Rail::new(ui, page.widgets);
        if let Some(share) = rail.asked {
            state.playback.pause();
            // What has not been trained yet is not there to go to.
            state.playback.seek(if share < done { 2.0 * share } else { 2.0 });
        }
        let name = text.setting("iterations");
        rail.response.widget_info(|| WidgetInfo::slider(ui.is_enabled(), iterations, name));
        rail.response.explained("training_history", "");
        let (painter, rail) = (ui.painter(), rail.line);
        let at = |share: f64| rail.left() + rail.width() * share.clamp(0.0, 1.0) as f32;
        painter.rect_filled(rail, 2.5, palette.rail);
        painter.rect_filled(rail.with_max_x(at(done)), 2.5, palette.reverse);
        let x = at(if is_now { done } else { state.share() });
        painter.circle(pos2(x, rail.center().y), 8.0, palette.reverse, Stroke::new(2.0, palette.surface));
        let below = pos2(rail.left(), rail.center().y + 14.0);
        painter.text(below, egui::Align2::LEFT_CENTER, name, regular(11.0), palette.faint_ink);
    });
}
