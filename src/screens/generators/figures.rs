//! The verdicts and the figures in words.

use super::controls::WORDS;
use super::state::State;
use crate::lab::generators::{ALL, DRAWN, Finding, SHOWN, Setting, Settings, TrainingRun, finding, modes_found};
use crate::text::Text;
use crate::widgets::number_format::{fixed, percent};
use crate::widgets::verdict_row::{VerdictRow, show_question};
use egui::Ui;

/// Shows which generator is nearest to the data; while the reader is to predict that, the question instead.
pub fn show(ui: &mut Ui, state: &State, text: &Text) {
    if state.playback.is_all_seen() {
        let (sentence, figures) = (sentence(state, text), words(state, text));
        VerdictRow { grade: None, sentence, explanation: ("comparison_table", ""), figures }.show(ui);
    } else {
        show_question(ui, text.prediction);
    }
}

/// Which generator is nearest to the data; what to do as long as none is trained.
pub fn sentence(state: &State, text: &Text) -> String {
    let words = &text.generators;
    let trained = distances(state).filter(|(training, _)| training.until(state.share()).len() > 1);
    let nearest = trained.min_by(|a, b| a.1.total_cmp(&b.1));
    nearest.map_or_else(|| words.untrained.to_owned(), |(one, _)| (words.nearest)((words.generator)(one.generator())))
}

/// W₁ of each generator.
pub fn words(state: &State, text: &Text) -> Vec<String> {
    let name = |training: &TrainingRun| (text.generators.generator)(training.generator());
    distances(state).map(|(training, w1)| format!("{} W₁ {}", name(training), fixed(w1, 3))).collect()
}

/// The generators that are shown, with W₁ at the playhead.
fn distances(state: &State) -> impl Iterator<Item = (&TrainingRun, f64)> {
    let w1 = |training: &TrainingRun| training.until(state.share()).last().map(|last| last.w1);
    state.run.shown().filter_map(move |training| Some((training, w1(training).filter(|w1| w1.is_finite())?)))
}

/// The verdict on a generator.
pub fn sentence_of(finding: Finding, text: &Text) -> String {
    let numbers = match finding {
        Finding::ModeLost(x) => [fixed(x, 1), String::new(), String::new()],
        Finding::PriorOff(x, share, wanted) => [fixed(x, 1), percent(share), percent(wanted)],
        _ => Default::default(),
    };
    (text.generators.finding)(finding, numbers.each_ref().map(String::as_str))
}

/// The figures of a generator.
pub fn words_of(training: &TrainingRun, share: f64, text: &Text) -> Vec<String> {
    let (Some(last), Some(known)) = (training.until(share).last(), training.known()) else { return Vec::new() };
    let modes = (text.generators.modes)(modes_found(training, last), known.modes.len());
    vec![format!("W₁ {}", fixed(last.w1, 3)), modes]
}

/// The verdict on each generator, for an exported picture.
pub fn verdicts(state: &State, text: &Text) -> Vec<String> {
    let of = |training: &TrainingRun| {
        let name = (text.generators.generator)(training.generator());
        let figures = words_of(training, state.share(), text).join(", ");
        format!("{name}: {}, {figures}", sentence_of(finding(training, state.share()), text))
    };
    state.run.shown().map(of).collect()
}

/// The settings that have an effect, for an exported picture; the letters of a drawing tell a reader nothing.
pub fn experiment(settings: &Settings, text: &Text) -> Vec<String> {
    let is_told = |setting: &Setting| setting != &DRAWN && setting.matters(settings);
    let phrase = |setting: &'static Setting| {
        if setting != &SHOWN {
            return WORDS.in_caption(setting, settings, text);
        }
        let shown: Vec<&str> = settings.shown().iter().map(|one| (text.generators.generator)(*one)).collect();
        format!("{}: {}", (WORDS.setting)(text, SHOWN.name), shown.join(", "))
    };
    ALL.into_iter().filter(|setting| is_told(setting)).map(phrase).collect()
}
