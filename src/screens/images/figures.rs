//! The verdict and the figures.

use super::state::State;
use crate::lab::images::{Figures, finding, grade};
use crate::text::Text;
use crate::theme::{Palette, regular, semibold};
use crate::widgets::mark::mark;
use crate::widgets::number_format::{count, fixed};
use crate::widgets::page_size::{FIGURES_ROW, figures_height, has_two_rows_of_figures};
use egui::{Align, Label, Layout, RichText, Sense, Ui, vec2};

/// Below this width the verdict needs smaller type.
const SMALL: f32 = 420.0;

/// Shows the verdict and the figures; while the reader is to predict them, the question instead.
pub fn show(ui: &mut Ui, state: &State, text: &Text) {
    let palette = Palette::of(ui.ctx());
    let width = ui.available_width();
    let narrow = has_two_rows_of_figures(width);
    let row = vec2(width, if narrow { FIGURES_ROW } else { figures_height(width) });
    ui.spacing_mut().item_spacing.y = 0.0;
    let layout = Layout::left_to_right(Align::Center);
    let known = state.run.figures().filter(|_| state.playback.is_all_seen());
    let Some(known) = known else {
        let words = if state.playback.is_all_seen() { "" } else { text.prediction };
        ui.allocate_ui_with_layout(vec2(width, figures_height(width)), layout, |ui| {
            ui.label(RichText::new(words).font(semibold(16.0)).color(palette.faint_ink));
        });
        return;
    };
    ui.allocate_ui_with_layout(row, layout, |ui| {
        let (place, _) = ui.allocate_exact_size(vec2(20.0, 20.0), Sense::hover());
        mark(ui.painter(), place.center(), grade(finding(&state.settings, known)), palette);
        let size = if width < SMALL { 13.0 } else { 17.0 };
        ui.add(Label::new(RichText::new(sentence(state, text)).font(semibold(size))).truncate());
        if !narrow {
            ui.add_space(10.0);
            figures(ui, state, text);
        }
    });
    if narrow {
        ui.allocate_ui_with_layout(row, layout, |ui| figures(ui, state, text));
    }
}

fn figures(ui: &mut Ui, state: &State, text: &Text) {
    ui.spacing_mut().item_spacing.x = 14.0;
    let palette = Palette::of(ui.ctx());
    for words in words(state, text) {
        let galley = ui.painter().layout_no_wrap(words.clone(), regular(13.0), palette.faint_ink);
        // If not all fit, the last ones are left out.
        if galley.size().x <= ui.available_width() {
            ui.label(RichText::new(words).font(regular(13.0)).color(palette.faint_ink));
        }
    }
}

/// The verdict in words; empty before the first picture.
pub fn sentence(state: &State, text: &Text) -> String {
    let words = |figures: &Figures| (text.images.finding)(finding(&state.settings, figures));
    state.run.figures().map(words).unwrap_or_default()
}

/// The figures.
pub fn words(state: &State, text: &Text) -> Vec<String> {
    let Some(figures) = state.run.figures() else {
        return Vec::new();
    };
    let words = &text.images;
    let share = |class: &u8| {
        let share = figures.classes.get(usize::from(*class)).copied().unwrap_or_default();
        format!("{} {class}: {} %", words.class_share, fixed(100.0 * share, 0))
    };
    let prior = state.settings.classes().first().filter(|_| state.settings.has_prior()).map(share);
    let rms = format!("{} {}", words.rms, fixed(figures.mean_rms, 3));
    let distinct = (words.distinct)(&count(figures.distinct as u64), &count(figures.pictures as u64));
    let spectrum = format!("{} {} dB", words.spectrum_error, fixed(figures.spectrum_error(), 1));
    let psnr = figures.psnr.map(|psnr| format!("PSNR {} dB", fixed(psnr, 1)));
    prior.into_iter().chain([rms, distinct, spectrum]).chain(psnr).collect()
}
