//! Messages to the user, each with a button that dismisses it.

use crate::lab::settings::Refusal;
use crate::text::Text;
use crate::theme::Palette;
use crate::widgets::explanation::Explained as _;
use egui::{Align, CollapsingHeader, Frame, Label, Layout, Margin, Stroke, Ui};

/// Shows what was refused or corrected, if anything, at the top of the remaining space of `ui`.
pub fn show(ui: &mut Ui, refusals: &mut Vec<Refusal>, text: &Text) {
    if refusals.is_empty() {
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
                dismissed = ui.button(text.dismiss).explained("dismiss", "").clicked();
                ui.with_layout(Layout::top_down(Align::LEFT), |ui| {
                    for refusal in refusals.iter() {
                        show_one(ui, refusal, text);
                    }
                });
            });
        });
    if dismissed {
        refusals.clear();
    }
}

/// What was only ignored is one quiet line, which can be opened.
fn show_one(ui: &mut Ui, refusal: &Refusal, text: &Text) {
    match refusal {
        Refusal::Ignored { names } => {
            CollapsingHeader::new((text.ignored)(names.len()))
                .show(ui, |ui| ui.add(Label::new(names.join(", ")).wrap()));
        }
        refusal => _ = ui.add(Label::new(text.refusal(refusal)).wrap()),
    }
}
