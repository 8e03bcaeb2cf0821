//! The verdict and the figures of an experiment, in a row, or in two where there is little room.

use crate::lab::verdict::Grade;
use crate::theme::{Palette, regular, semibold};
use crate::widgets::explanation::Explained as _;
use crate::widgets::mark::mark;
use crate::widgets::page_size::{FIGURES_ROW, figures_height, has_two_rows_of_figures};
use egui::{Align, Label, Layout, RichText, Sense, Ui, vec2};

/// Below this width the verdict needs smaller type.
const SMALL: f32 = 420.0;

/// What came out, in words.
pub struct VerdictRow {
    /// Its mark, if it has one.
    pub grade: Option<Grade>,
    /// The verdict.
    pub sentence: String,
    /// What explains it: a name and a part in [`Explanations`](crate::text::Explanations).
    pub explanation: (&'static str, &'static str),
    /// The figures; if not all fit, the last ones are left out.
    pub figures: Vec<String>,
}

impl VerdictRow {
    /// Shows it in the available width.
    pub fn show(self, ui: &mut Ui) {
        let width = ui.available_width();
        let narrow = has_two_rows_of_figures(width);
        let row = vec2(width, if narrow { FIGURES_ROW } else { figures_height(width) });
        ui.spacing_mut().item_spacing.y = 0.0;
        let layout = Layout::left_to_right(Align::Center);
        ui.allocate_ui_with_layout(row, layout, |ui| {
            if let Some(grade) = self.grade {
                let (place, _) = ui.allocate_exact_size(vec2(20.0, 20.0), Sense::hover());
                mark(ui.painter(), place.center(), grade, Palette::of(ui.ctx()));
            }
            let size = if width < SMALL { 13.0 } else { 17.0 };
            let sentence = ui.add(Label::new(RichText::new(self.sentence).font(semibold(size))).truncate());
            sentence.explained(self.explanation.0, self.explanation.1);
            if !narrow {
                ui.add_space(10.0);
                show_figures(ui, &self.figures);
            }
        });
        if narrow {
            ui.allocate_ui_with_layout(row, layout, |ui| show_figures(ui, &self.figures));
        }
    }
}

/// Shows words in the place of a verdict: what the reader is to predict.
pub fn show_question(ui: &mut Ui, words: &str) {
    let width = ui.available_width();
    ui.spacing_mut().item_spacing.y = 0.0;
    let layout = Layout::left_to_right(Align::Center);
    ui.allocate_ui_with_layout(vec2(width, figures_height(width)), layout, |ui| {
        ui.label(RichText::new(words).font(semibold(16.0)).color(Palette::of(ui.ctx()).faint_ink));
    });
}

fn show_figures(ui: &mut Ui, figures: &[String]) {
    ui.spacing_mut().item_spacing.x = 14.0;
    let palette = Palette::of(ui.ctx());
    for words in figures {
        let galley = ui.painter().layout_no_wrap(words.clone(), regular(13.0), palette.faint_ink);
        if galley.size().x <= ui.available_width() {
            ui.label(RichText::new(words).font(regular(13.0)).color(palette.faint_ink));
        }
    }
}
