//! In a comparison, controls of what is the same in both experiments are gray, and those of what differs have a mark.

use crate::lab::one_dimension::{Setting, Settings};
use crate::theme::Palette;
use egui::{Color32, Ui, vec2};

/// The width of the mark, and how far it is from the control.
const MARK: f32 = 3.0;
const APART: f32 = 8.0;

/// Whether a setting has the same value in both experiments; `None` if there is no other one.
pub fn is_same(setting: &Setting, one: &Settings, other: Option<&Settings>) -> Option<bool> {
    other.map(|other| setting.read(one) == setting.read(other))
}

/// Draws a control in the colour that it then has, which is `color` unless it is gray.
pub fn show<R>(ui: &mut Ui, is_same: Option<bool>, color: Color32, add: impl FnOnce(&mut Ui, Color32) -> R) -> R {
    let palette = Palette::of(ui.ctx());
    match is_same {
        None => add(ui, color),
        Some(true) => {
            let gray = palette.faint_ink;
            ui.scope(|ui| {
                ui.visuals_mut().override_text_color = Some(gray);
                add(ui, gray)
            })
            .inner
        }
        Some(false) => {
            let drawn = ui.scope(|ui| add(ui, color));
            let place = drawn.response.rect;
            let mark = place.with_min_x(place.left() - APART).with_max_x(place.left() - APART + MARK);
            ui.painter().rect_filled(mark.shrink2(vec2(0.0, 2.0)), 0.5 * MARK, color);
            drawn.inner
        }
    }
}
