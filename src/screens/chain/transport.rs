//! The playback controls and the bar of steps.

use super::state::State;
use crate::screens::screen::Page;
use crate::theme::{Palette, regular, semibold};
use crate::widgets::adjustable::Adjustable;
use crate::widgets::explanation::Explained as _;
use crate::widgets::icons::{self, BUTTON, Icon};
use crate::widgets::widget_rect::WidgetRect;
use egui::{Align, CursorIcon, Label, Layout, Rect, RichText, Sense, Stroke, StrokeKind, Ui, pos2, vec2};

/// Below this width the bar has a row of its own.
const NARROW: f32 = 520.0;
/// The width of the step as a number.
const FIGURES: f32 = 86.0;

/// The height of the controls at this width.
pub fn height(width: f32) -> f32 {
    if width < NARROW { 2.0 * BUTTON } else { BUTTON }
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
        play(state, ui, page);
        bar_and_step(state, ui, page);
    });
}

fn row(ui: &mut Ui, contents: impl FnOnce(&mut Ui)) {
    let size = vec2(ui.available_width(), BUTTON);
    ui.allocate_ui_with_layout(size, Layout::left_to_right(Align::Center), contents);
}

fn button(ui: &mut Ui, page: &mut Page<'_>, icon: Icon, (words, name): (&str, &'static str)) -> bool {
    let response = icons::button(ui, icon, words, name);
    page.widgets.push(WidgetRect { name, rect: response.rect });
    response.clicked()
}

fn play(state: &mut State, ui: &mut Ui, page: &mut Page<'_>) {
    let text = page.text();
    let (icon, words) = match (state.playback.is_playing(), state.playback.is_backwards()) {
        (true, _) => (Icon::Pause, text.pause),
        (false, false) => (Icon::Play, text.play),
        (false, true) => (Icon::PlayBackwards, text.play),
    };
    if button(ui, page, icon, (words, "play")) {
        state.playback.toggle();
    }
}

fn buttons(state: &mut State, ui: &mut Ui, page: &mut Page<'_>) {
    let (text, steps) = (page.text(), state.steps() as f64);
    if button(ui, page, Icon::Restart, (text.restart, "restart")) {
        state.playback.seek(0.0);
    }
    if button(ui, page, Icon::StepBack, (text.step_back, "step_back")) {
        state.playback.step_by(-1, steps);
    }
    play(state, ui, page);
    if button(ui, page, Icon::StepOn, (text.step_on, "step_on")) {
        state.playback.step_by(1, steps);
    }
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
        let size = vec2(ui.available_width().max(40.0), BUTTON);
        let (rect, mut response) = ui.allocate_exact_size(size, Sense::click_and_drag());
        response = response.on_hover_cursor(CursorIcon::PointingHand);
        let rail = Rect::from_center_size(rect.center(), vec2(rect.width() - 24.0, 5.0));
        if let Some(pointer) = response.interact_pointer_pos()
            && (response.dragged() || response.clicked())
        {
            state.playback.seek(f64::from(2.0 * (pointer.x - rail.left()) / rail.width()));
            response.mark_changed();
        }
        let position = state.playback.position();
        let adjustable = Adjustable {
            name: text.chain.step,
            words: &state.place_in_words(text),
            value: 0.5 * position * steps as f64,
            range: 0.0..=steps as f64,
            step: 1.0,
        };
        if let Some(step) = adjustable.show(ui, &response) {
            state.playback.seek(2.0 * step / (steps as f64).max(1.0));
            response.mark_changed();
        }
        response.explained("time", "");
        page.widgets.push(WidgetRect { name: "time", rect: rail });
        let painter = ui.painter();
        if response.has_focus() {
            painter.rect_stroke(rect.shrink2(vec2(0.0, 6.0)), 6.0, Stroke::new(1.5, palette.ink), StrokeKind::Inside);
        }
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
