//! Messages to the user, each with a button that dismisses it.

use super::embed::Unknown;
use super::text::Text;
use super::theme::Palette;
use crate::lab::settings::Refusal;
use eframe::egui::{Align, Frame, Label, Layout, Margin, Stroke, Ui};

/// Something in an address that was not taken as given.
#[derive(Clone, Debug, PartialEq)]
pub enum Notice {
    /// Of the experiment.
    Setting(Refusal),
    /// Of what an embedded page shows.
    Embed(Unknown),
}

impl Notice {
    /// What to tell the user.
    pub fn words(&self, text: &Text) -> String {
        match self {
            Self::Setting(refusal) => text.refusal(refusal),
            Self::Embed(unknown) => text.unknown(unknown),
        }
    }
}

/// Shows `notices`, if any, at the top of what is left of `ui`.
pub fn show(ui: &mut Ui, notices: &mut Vec<Notice>, text: &Text) {
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
                        ui.add(Label::new(notice.words(text)).wrap());
                    }
                });
            });
        });
    if dismissed {
        notices.clear();
    }
}
