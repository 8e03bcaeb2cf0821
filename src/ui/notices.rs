//! Messages to the user, each with a button that dismisses it.

use super::text::Text;
use super::theme::Palette;
use crate::lab::settings::Refusal;
use eframe::egui::{Align, Frame, Label, Layout, Margin, Stroke, Ui};

/// Shows `notices`, if any, at the top of what is left of `ui`.
pub fn show(ui: &mut Ui, notices: &mut Vec<Refusal>, text: &Text) {
    if notices.is_empty() {
        return;
    }
    let palette = Palette::of(ui.ctx());
    let mut dismissed = false;
    Frame::new()
        .fill(palette.surface)
        .stroke(Stroke::new(1.0, palette.fair))
        .corner_radius(6)
        .inner_margin(Margin::symmetric(12, 6))
        .show(ui, |ui| {
            ui.with_layout(Layout::right_to_left(Align::TOP), |ui| {
                dismissed = ui.button(text.dismiss).clicked();
                ui.with_layout(Layout::top_down(Align::LEFT), |ui| {
                    for notice in notices.iter() {
                        ui.add(Label::new(text.refusal(notice)).wrap());
                    }
                });
            });
        });
    if dismissed {
        notices.clear();
    }
}
