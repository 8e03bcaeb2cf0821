//! The playback controls and the time bar, for screens that go out and back.

use crate::lab::playback::Playback;
use crate::text::Text;
use crate::theme::{Palette, least_target, regular, semibold};
use crate::widgets::adjustable::Adjustable;
use crate::widgets::explanation::Explained as _;
use crate::widgets::icons::{self, Icon};
use crate::widgets::number_format::fixed;
use crate::widgets::playback_buttons::{self, Rail, row};
use crate::widgets::widget_rect::WidgetRect;
use egui::{Align, Align2, Button, ComboBox, Layout, Popup, PopupCloseBehavior, RichText, Stroke, Ui, pos2, vec2};

/// Below this width, direction, loop and speed are in a menu.
const ROOMY: f32 = 700.0;
/// Below this width, the time bar also has a row of its own.
const NARROW: f32 = 520.0;
/// The width of the time as a number.
const FIGURES: f32 = 70.0;

/// The height of the controls at this width.
pub fn height(width: f32) -> f32 {
    playback_buttons::height(width, NARROW)
}

/// Shows the content of a menu.
pub type LayersMenu<'a> = Box<dyn FnMut(&mut Ui) + 'a>;

/// The controls, for one frame.
pub struct Transport<'a> {
    /// The playhead.
    pub playback: &'a mut Playback,
    /// The number of intervals between the recorded times of a direction, for stepping.
    pub intervals: usize,
    /// The menu of the layers of the picture, where that is too small for their legend.
    pub layers: Option<LayersMenu<'a>>,
    /// The words.
    pub text: &'static Text,
    /// Where each control was drawn.
    pub widgets: &'a mut Vec<WidgetRect>,
}

impl Transport<'_> {
    /// Shows the controls.
    pub fn show(&mut self, ui: &mut Ui) {
        let (narrow, roomy) = (ui.available_width() < NARROW, ui.available_width() >= ROOMY);
        ui.spacing_mut().item_spacing = vec2(2.0, 0.0);
        if narrow {
            row(ui, |ui| self.time_and_bar(ui));
        }
        row(ui, |ui| {
            self.buttons(ui);
            if roomy {
                self.switches(ui);
            }
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                if roomy {
                    self.speed(ui);
                } else {
                    self.more(ui);
                }
                self.layers_menu(ui);
                if !narrow {
                    self.time_and_bar(ui);
                }
            });
        });
    }

    /// Only the play button and the time bar, in one row.
    pub fn show_in_one_row(&mut self, ui: &mut Ui) {
        ui.spacing_mut().item_spacing = vec2(2.0, 0.0);
        row(ui, |ui| {
            playback_buttons::play(ui, self.widgets, self.playback, self.text);
            self.time_and_bar(ui);
        });
    }

    fn buttons(&mut self, ui: &mut Ui) {
        let intervals = self.intervals;
        let step = |playback: &mut Playback, columns| playback.step(columns, intervals);
        playback_buttons::play_and_step(ui, self.widgets, self.playback, self.text, &step);
    }

    /// Direction and loop.
    fn switches(&mut self, ui: &mut Ui) {
        if icons::switch(ui, Icon::Backwards, self.text.backwards, "backwards", self.playback.is_backwards()).clicked()
        {
            self.playback.turn();
        }
        if icons::switch(ui, Icon::Loop, self.text.looping, "loop", self.playback.is_looping()).clicked() {
            self.playback.toggle_loop();
        }
    }

    fn speed(&mut self, ui: &mut Ui) {
        ComboBox::from_id_salt("speed")
            .width(62.0)
            .selected_text(times(self.playback.speed()))
            .show_ui(ui, |ui| self.speeds(ui))
            .response
            .accessible_name(self.text.speed)
            .explained_as(self.text.speed, "speed", "");
    }

    fn speeds(&mut self, ui: &mut Ui) {
        for speed in Playback::SPEEDS {
            let button = Button::selectable(self.playback.speed() == speed, times(speed)).min_size(least_target(ui));
            if ui.add(button).explained("speed", "").clicked() {
                self.playback.set_speed(speed);
            }
        }
    }

    /// The menu of what does not fit on a small page.
    fn more(&mut self, ui: &mut Ui) {
        let button = icons::button(ui, Icon::More, self.text.playback, "playback");
        Popup::menu(&button).close_behavior(PopupCloseBehavior::CloseOnClickOutside).show(|ui| {
            ui.horizontal(|ui| self.switches(ui));
            ui.horizontal(|ui| self.speeds(ui));
        });
    }

    fn layers_menu(&mut self, ui: &mut Ui) {
        let Some(layers) = &mut self.layers else {
            return;
        };
        let button = icons::button(ui, Icon::Layers, self.text.layers, "layers_menu");
        Popup::menu(&button).close_behavior(PopupCloseBehavior::CloseOnClickOutside).show(layers);
    }

    /// t as a number at the right, the time bar in the rest.
    fn time_and_bar(&mut self, ui: &mut Ui) {
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let time = RichText::new(format!("t = {}", fixed(self.playback.t(), 2))).font(semibold(14.0));
            ui.add_sized(vec2(FIGURES, 30.0), egui::Label::new(time));
            self.time_bar(ui);
        });
    }

    /// The whole round trip: the forward run in one colour, the reverse run in the other.
    fn time_bar(&mut self, ui: &mut Ui) {
        let palette = Palette::of(ui.ctx());
        let mut rail = Rail::new(ui, self.widgets);
        let playback = &mut *self.playback;
        if let Some(share) = rail.asked {
            playback.seek(2.0 * share);
        }
        let direction = if playback.position() <= 1.0 { self.text.forward } else { self.text.reverse };
        let adjustable = Adjustable {
            name: self.text.time,
            words: &format!("{direction}, t = {}", fixed(playback.t(), 2)),
            value: playback.position(),
            range: 0.0..=2.0,
            step: 1.0 / self.intervals.max(1) as f64,
        };
        if let Some(position) = adjustable.show(ui, &rail.response) {
            playback.seek(position);
            rail.response.mark_changed();
        }
        rail.response.explained("time", "");
        rail.show_focus(ui);

        let (painter, rail) = (ui.painter(), rail.line);
        let (out, back) = rail.split_left_right_at_fraction(0.5);
        for (half, color) in [(out, palette.forward), (back, palette.reverse)] {
            painter.rect_filled(half, 2.5, color.gamma_multiply(0.45));
        }
        let x = rail.left() + rail.width() * (playback.position() / 2.0) as f32;
        let color = if playback.position() <= 1.0 { palette.forward } else { palette.reverse };
        painter.rect_filled(out.with_max_x(x.min(out.right())), 2.5, palette.forward);
        if x > back.left() {
            painter.rect_filled(back.with_max_x(x), 2.5, palette.reverse);
        }
        painter.circle(pos2(x, rail.center().y), 8.0, color, Stroke::new(2.0, palette.surface));
        for (half, words) in [(out, self.text.forward), (back, self.text.reverse)] {
            let words = painter.layout_no_wrap(words.to_owned(), regular(11.0), palette.faint_ink);
            let place = Align2::CENTER_CENTER.anchor_size(half.center() + vec2(0.0, 14.0), words.size());
            if place.width() < half.width() {
                painter.galley(place.min, words, palette.faint_ink);
            }
        }
    }
}

fn times(speed: f64) -> String {
    format!("{speed} ×")
}
