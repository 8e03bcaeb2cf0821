//! The verdict and the figures.

use super::controls::WORDS;
use super::state::State;
use crate::lab::images::{CLASS_LIST, Figures, PICTURE, Setting, Settings, finding, finding_name, grade};
use crate::text::Text;
use crate::widgets::number_format::{count, fixed};
use crate::widgets::verdict_row::{VerdictRow, show_question};
use egui::Ui;

/// Shows the verdict and the figures; while the reader is to predict them, the question instead.
pub fn show(ui: &mut Ui, state: &State, text: &Text) {
    if !state.playback.is_all_seen() {
        return show_question(ui, text.prediction);
    }
    let Some(known) = state.run.figures() else {
        return show_question(ui, "");
    };
    let finding = finding(&state.settings, known);
    let (grade, explanation) = (Some(grade(finding)), ("pictures_finding", finding_name(finding)));
    VerdictRow { grade, sentence: sentence(state, text), explanation, figures: words(state, text) }.show(ui);
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
    let recognised = state.settings.learns().then(|| (words.recognised)(&fixed(100.0 * figures.recognised, 0)));
    prior.into_iter().chain([rms]).chain(recognised).chain([distinct, spectrum]).chain(psnr).collect()
}

/// Whether a caption tells a setting: it has an effect, and is not all classes, or no picture.
pub fn is_told(setting: &Setting, settings: &Settings) -> bool {
    let is_list = setting == &CLASS_LIST || setting == &PICTURE;
    setting.matters(settings) && !(is_list && setting.is_default(settings))
}

/// A setting as a caption tells it: of the user's own pictures, how many there are; their pixels are in the link.
pub fn told(setting: &Setting, settings: &Settings, text: &Text) -> String {
    if setting == &PICTURE {
        let name = (WORDS.setting)(text, setting.name);
        return format!("{name}: {}", count(settings.own_pictures().len() as u64));
    }
    WORDS.in_caption(setting, settings, text)
}
