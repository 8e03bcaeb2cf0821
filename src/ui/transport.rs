//! Playing, stepping, and the time bar.

use super::app::Place;
use super::plot::fixed;
use super::text::Text;
use super::theme::{Palette, regular, semibold};
use crate::lab::playback::Playback;
use eframe::egui::{
    Align, Color32, ComboBox, CursorIcon, Layout, Painter, Rect, Response, RichText, Role, Sense, Shape, Stroke, Ui,
    WidgetInfo, pos2, vec2,
};

/// Below this width the time bar has a row of its own.
const NARROW: f32 = 560.0;
const ROW: f32 = 44.0;

/// How high the controls are in a space of this width.
pub fn height(width: f32) -> f32 {
    if width < NARROW { 2.0 * ROW } else { ROW }
}

/// Shows the controls. A leg has `intervals` kept intervals to step through.
pub fn show(ui: &mut Ui, playback: &mut Playback, intervals: usize, text: &Text, places: &mut Vec<Place>) {
    let narrow = ui.available_width() < NARROW;
    if narrow {
        ui.spacing_mut().item_spacing.y = 0.0;
        time_bar(ui, playback, text, places);
    }
    ui.allocate_ui_with_layout(vec2(ui.available_width(), ROW), Layout::left_to_right(Align::Center), |ui| {
        ui.spacing_mut().item_spacing.x = 2.0;
        if button(ui, text.restart, Icon::Restart, "restart", places).clicked() {
            playback.set_way(0.0);
        }
        if button(ui, text.step_back, Icon::StepBack, "step_back", places).clicked() {
            playback.step(-1, intervals);
        }
        play(ui, playback, text, places);
        if button(ui, text.step_on, Icon::StepOn, "step_on", places).clicked() {
            playback.step(1, intervals);
        }
        ui.add_space(8.0);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            speed(ui, playback, text);
            time(ui, playback);
            if !narrow {
                time_bar(ui, playback, text, places);
            }
        });
    });
}

/// Playing and the time bar alone, in one row of this height.
pub fn show_in_a_row(ui: &mut Ui, playback: &mut Playback, text: &Text, places: &mut Vec<Place>, height: f32) {
    ui.allocate_ui_with_layout(vec2(ui.available_width(), height), Layout::left_to_right(Align::Center), |ui| {
        play(ui, playback, text, places);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            time(ui, playback);
            time_bar(ui, playback, text, places);
        });
    });
}

fn play(ui: &mut Ui, playback: &mut Playback, text: &Text, places: &mut Vec<Place>) {
    let (name, icon) = if playback.is_playing() { (text.pause, Icon::Pause) } else { (text.play, Icon::Play) };
    if button(ui, name, icon, "play", places).clicked() {
        playback.toggle();
    }
}

fn time(ui: &mut Ui, playback: &Playback) {
    let words = RichText::new(format!("t = {}", fixed(playback.t(), 2))).font(semibold(14.0));
    ui.add_sized(vec2(70.0, 30.0), eframe::egui::Label::new(words));
}

fn speed(ui: &mut Ui, playback: &mut Playback, text: &Text) {
    let words = |speed: f64| format!("{speed} ×");
    ComboBox::from_id_salt("speed")
        .width(62.0)
        .selected_text(words(playback.speed()))
        .show_ui(ui, |ui| {
            for speed in Playback::SPEEDS {
                if ui.selectable_label(playback.speed() == speed, words(speed)).clicked() {
                    playback.set_speed(speed);
                }
            }
        })
        .response
        .on_hover_text(text.speed);
}

/// The whole way, out in one colour and back in the other.
fn time_bar(ui: &mut Ui, playback: &mut Playback, text: &Text, places: &mut Vec<Place>) {
    let palette = Palette::of(ui.ctx());
    let size = vec2((ui.available_width() - 8.0).max(40.0), ROW);
    let (rect, mut response) = ui.allocate_exact_size(size, Sense::click_and_drag());
    response = response.on_hover_cursor(CursorIcon::PointingHand);
    let rail = Rect::from_center_size(rect.center(), vec2(rect.width() - 16.0, 5.0));
    if let Some(pointer) = response.interact_pointer_pos()
        && (response.dragged() || response.clicked())
    {
        playback.set_way(f64::from(2.0 * (pointer.x - rail.left()) / rail.width()));
        response.mark_changed();
    }
    response.widget_info(|| WidgetInfo::slider(ui.is_enabled(), playback.way(), text.time));
    places.push(Place { name: "time", rect: rail });

    let painter = ui.painter();
    let (out, back) = rail.split_left_right_at_fraction(0.5);
    for (half, color) in [(out, palette.forward), (back, palette.reverse)] {
        painter.rect_filled(half, 2.5, color.gamma_multiply(0.45));
    }
    let x = rail.left() + rail.width() * (playback.way() / 2.0) as f32;
    let color = if playback.way() <= 1.0 { palette.forward } else { palette.reverse };
    painter.rect_filled(out.with_max_x(x.min(out.right())), 2.5, palette.forward);
    if x > back.left() {
        painter.rect_filled(back.with_max_x(x), 2.5, palette.reverse);
    }
    painter.circle(pos2(x, rail.center().y), 8.0, color, Stroke::new(2.0, palette.surface));
    for (half, words) in [(out, text.forward), (back, text.reverse)] {
        let at = half.center() + vec2(0.0, 13.0);
        painter.text(at, eframe::egui::Align2::CENTER_CENTER, words, regular(11.0), palette.faint_ink);
    }
}

#[derive(Clone, Copy)]
enum Icon {
    Play,
    Pause,
    Restart,
    StepBack,
    StepOn,
}

/// A button with an icon, large enough for a finger.
fn button(ui: &mut Ui, words: &str, icon: Icon, name: &'static str, places: &mut Vec<Place>) -> Response {
    let (rect, response) = ui.allocate_exact_size(vec2(ROW, ROW), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), words));
    places.push(Place { name, rect });
    let palette = Palette::of(ui.ctx());
    if response.hovered() || response.has_focus() {
        ui.painter().circle_filled(rect.center(), 18.0, palette.rail);
    }
    paint_icon(ui.painter(), rect, icon, palette.ink);
    response.on_hover_text(words)
}

fn paint_icon(painter: &Painter, rect: Rect, icon: Icon, color: Color32) {
    let c = rect.center();
    let bar = |dx: f32, half_height: f32| {
        let bar = Rect::from_center_size(c + vec2(dx, 0.0), vec2(3.0, 2.0 * half_height));
        painter.rect_filled(bar, 1.0, color);
    };
    let triangle = |dx: f32, half_height: f32, width: f32| {
        let points = vec![c + vec2(dx, -half_height), c + vec2(dx + width, 0.0), c + vec2(dx, half_height)];
        painter.add(Shape::convex_polygon(points, color, Stroke::NONE));
    };
    match icon {
        Icon::Play => triangle(-5.0, 8.0, 13.0),
        Icon::Pause => {
            bar(-4.0, 7.5);
            bar(4.0, 7.5);
        }
        Icon::Restart => {
            bar(-6.0, 6.0);
            triangle(6.0, 6.0, -9.0);
        }
        Icon::StepBack => {
            triangle(2.0, 5.0, -8.0);
            bar(5.0, 5.0);
        }
        Icon::StepOn => {
            bar(-5.0, 5.0);
            triangle(-2.0, 5.0, 8.0);
        }
    }
}
