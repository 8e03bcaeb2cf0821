//! What all playback controls have: rows, buttons, and the rail of the playhead.

use crate::lab::playback::Playback;
use crate::text::Text;
use crate::theme::Palette;
use crate::widgets::icons::{self, BUTTON, Icon};
use crate::widgets::widget_rect::WidgetRect;
use egui::{Align, CursorIcon, Layout, Rect, Response, Sense, Stroke, StrokeKind, Ui, vec2};

/// The height of controls whose bar has a row of its own below this width.
pub fn height(width: f32, narrow: f32) -> f32 {
    if width < narrow { 2.0 * BUTTON } else { BUTTON }
}

/// Shows what is in a row of buttons.
pub fn row<R>(ui: &mut Ui, contents: impl FnOnce(&mut Ui) -> R) {
    let size = vec2(ui.available_width(), BUTTON);
    ui.allocate_ui_with_layout(size, Layout::left_to_right(Align::Center), contents);
}

/// Shows a button; returns whether it is clicked.
pub fn button(ui: &mut Ui, widgets: &mut Vec<WidgetRect>, icon: Icon, (words, name): (&str, &'static str)) -> bool {
    let response = icons::button(ui, icon, words, name);
    widgets.push(WidgetRect { name, rect: response.rect });
    response.clicked()
}

/// The button that plays and pauses.
pub fn play(ui: &mut Ui, widgets: &mut Vec<WidgetRect>, playback: &mut Playback, text: &Text) {
    let (icon, words) = match (playback.is_playing(), playback.is_backwards()) {
        (true, _) => (Icon::Pause, text.pause),
        (false, false) => (Icon::Play, text.play),
        (false, true) => (Icon::PlayBackwards, text.play),
    };
    if button(ui, widgets, icon, (words, "play")) {
        playback.toggle();
    }
}

/// The buttons that go to the start, a step back, play, and a step on. `step` moves the playhead by so many steps.
pub fn play_and_step(
    ui: &mut Ui,
    widgets: &mut Vec<WidgetRect>,
    playback: &mut Playback,
    text: &Text,
    step: &dyn Fn(&mut Playback, i32),
) {
    if button(ui, widgets, Icon::Restart, (text.restart, "restart")) {
        playback.seek(0.0);
    }
    if button(ui, widgets, Icon::StepBack, (text.step_back, "step_back")) {
        step(playback, -1);
    }
    play(ui, widgets, playback, text);
    if button(ui, widgets, Icon::StepOn, (text.step_on, "step_on")) {
        step(playback, 1);
    }
}

/// The rail along which the playhead moves, in the available width.
pub struct Rail {
    /// What is clicked and dragged.
    pub response: Response,
    /// Where the rail is drawn.
    pub line: Rect,
    /// The part of the rail that the pointer asks for; below 0 and above 1 where it is beside the rail.
    pub asked: Option<f64>,
}

impl Rail {
    /// Makes room for it, and takes note of it under the name `time`.
    pub fn new(ui: &mut Ui, widgets: &mut Vec<WidgetRect>) -> Self {
        let size = vec2(ui.available_width().max(40.0), BUTTON);
        let (rect, response) = ui.allocate_exact_size(size, Sense::click_and_drag());
        let mut response = response.on_hover_cursor(CursorIcon::PointingHand);
        let line = Rect::from_center_size(rect.center(), vec2(rect.width() - 24.0, 5.0));
        let pointer = response.interact_pointer_pos().filter(|_| response.dragged() || response.clicked());
        let asked = pointer.map(|pointer| f64::from((pointer.x - line.left()) / line.width()));
        if asked.is_some() {
            response.mark_changed();
        }
        widgets.push(WidgetRect { name: "time", rect: line });
        Self { response, line, asked }
    }

    /// Shows whether it has the focus of the keyboard.
    pub fn show_focus(&self, ui: &Ui) {
        if self.response.has_focus() {
            let rect = self.response.rect.shrink2(vec2(0.0, 6.0));
            let stroke = Stroke::new(1.5, Palette::of(ui.ctx()).ink);
            ui.painter().rect_stroke(rect, 6.0, stroke, StrokeKind::Inside);
        }
    }
}
