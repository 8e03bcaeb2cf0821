//! Icons, and buttons that show one.

use crate::theme::{Palette, semibold};
use crate::widgets::explanation::Explained as _;
use egui::{Align2, Color32, Painter, Pos2, Rect, Response, Role, Sense, Shape, Stroke, Ui, WidgetInfo, vec2};
use std::f32::consts::TAU;

/// A button's side, in points: large enough for touch.
pub const BUTTON: f32 = 44.0;
/// The side of a button among words.
const SMALL: f32 = 26.0;

/// An icon. It is painted, because fonts have such signs in different shapes, or not at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Icon {
    Play,
    PlayBackwards,
    Pause,
    Restart,
    StepBack,
    StepOn,
    Backwards,
    Loop,
    Layers,
    More,
    Menu,
    Undo,
    Explain,
}

/// A button that shows `icon`; its accessible name is `words`, and `name` that of its explanation.
pub fn button(ui: &mut Ui, icon: Icon, words: &str, name: &'static str) -> Response {
    let (rect, response) = ui.allocate_exact_size(vec2(BUTTON, BUTTON), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), words));
    paint_button(ui, rect, &response, icon, false);
    response.explained_as(words, name, "");
    response
}

/// The side of a [`small_button`].
pub fn small_side(ui: &Ui) -> f32 {
    ui.spacing().interact_size.y.max(SMALL)
}

/// As [`button`], as high as the other buttons of its row.
pub fn small_button(ui: &mut Ui, icon: Icon, words: &str, name: &'static str) -> Response {
    let side = small_side(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(side, side), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), words));
    let palette = Palette::of(ui.ctx());
    if response.hovered() || response.has_focus() {
        ui.painter().rect_filled(rect, 6.0, palette.rail);
    }
    let color = if ui.is_enabled() { palette.ink } else { palette.line };
    paint(ui.painter(), rect.center(), icon, color);
    response.explained_as(words, name, "");
    response
}

/// As [`button`], for something that is `on` or off.
pub fn switch(ui: &mut Ui, icon: Icon, words: &str, name: &'static str, on: bool) -> Response {
    let (rect, response) = ui.allocate_exact_size(vec2(BUTTON, BUTTON), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::Button, ui.is_enabled(), on, words));
    paint_button(ui, rect, &response, icon, on);
    response.explained_as(words, name, "");
    response
}

fn paint_button(ui: &Ui, rect: Rect, response: &Response, icon: Icon, on: bool) {
    let palette = Palette::of(ui.ctx());
    let centre = rect.center();
    if response.hovered() || response.has_focus() || on {
        ui.painter().circle_filled(centre, 18.0, palette.rail);
    }
    if on {
        // Visible without colour, too.
        ui.painter().circle_stroke(centre, 17.0, Stroke::new(2.0, palette.ink));
    }
    paint(ui.painter(), centre, icon, palette.ink);
}

fn paint(painter: &Painter, centre: Pos2, icon: Icon, color: Color32) {
    let bar = |dx: f32, half_height: f32| {
        let bar = Rect::from_center_size(centre + vec2(dx, 0.0), vec2(3.0, 2.0 * half_height));
        painter.rect_filled(bar, 1.0, color);
    };
    let triangle = |dx: f32, half_height: f32, width: f32| {
        let points = [(dx, -half_height), (dx + width, 0.0), (dx, half_height)];
        let points = points.map(|(x, y)| centre + vec2(x, y)).to_vec();
        painter.add(Shape::convex_polygon(points, color, Stroke::NONE));
    };
    let stroke = Stroke::new(2.0, color);
    let line = |points: &[(f32, f32)]| {
        painter.line(points.iter().map(|&(x, y)| centre + vec2(x, y)).collect(), stroke);
    };
    match icon {
        Icon::Play => triangle(-5.0, 8.0, 13.0),
        Icon::PlayBackwards => triangle(5.0, 8.0, -13.0),
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
        Icon::Backwards => {
            triangle(-1.0, 5.5, -8.0);
            triangle(8.0, 5.5, -8.0);
        }
        Icon::Loop => {
            // Open at the right, where the arrow is.
            let arc = (0..=20).map(|i| 0.12 * TAU + 0.8 * TAU * i as f32 / 20.0);
            let arc: Vec<_> = arc.map(|angle| (7.5 * angle.cos(), 7.5 * angle.sin())).collect();
            line(&arc);
            let tip = centre + vec2(8.0, -0.5);
            let head = vec![tip, tip + vec2(-6.5, -3.0), tip + vec2(0.5, -7.0)];
            painter.add(Shape::convex_polygon(head, color, Stroke::NONE));
        }
        Icon::Layers => {
            line(&[(0.0, -8.0), (9.0, -3.5), (0.0, 1.0), (-9.0, -3.5), (0.0, -8.0), (1.0, -7.5)]);
            line(&[(-9.0, 0.5), (0.0, 5.0), (9.0, 0.5)]);
            line(&[(-9.0, 4.5), (0.0, 9.0), (9.0, 4.5)]);
        }
        Icon::More => {
            for dx in [-6.0, 0.0, 6.0] {
                painter.circle_filled(centre + vec2(dx, 0.0), 2.0, color);
            }
        }
        Icon::Undo => {
            // Open at the left, where the arrow is.
            let arc = (0..=20).map(|i| 0.5 * TAU - 0.12 * TAU + 0.75 * TAU * i as f32 / 20.0);
            let arc: Vec<_> = arc.map(|angle| (7.0 * angle.cos() + 1.0, 7.0 * angle.sin() + 1.0)).collect();
            line(&arc);
            let tip = centre + vec2(-7.5, 1.0);
            let head = vec![tip, tip + vec2(0.5, -8.0), tip + vec2(7.0, -3.0)];
            painter.add(Shape::convex_polygon(head, color, Stroke::NONE));
        }
        Icon::Explain => {
            painter.text(centre, Align2::CENTER_CENTER, "?", semibold(16.0), color);
        }
        Icon::Menu => {
            for dy in [-5.5, 0.0, 5.5] {
                line(&[(-8.0, dy), (8.0, dy)]);
            }
        }
    }
}
