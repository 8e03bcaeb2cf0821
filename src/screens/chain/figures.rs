//! The verdict and the figures.

use super::state::State;
use crate::chain::Finding;
use crate::lab::chain::{ChainRun, Topic};
use crate::lab::verdict::Grade;
use crate::text::Text;
use crate::theme::{Palette, regular, semibold};
use crate::widgets::mark::mark;
use crate::widgets::number_format::{count, fixed};
use egui::{Align, Label, Layout, RichText, Sense, Ui, vec2};

/// The distance whose number of steps is told.
const NEAR: f64 = 0.01;
/// Below this width the figures have a row of their own.
const NARROW: f32 = 640.0;
/// Below this width the verdict needs smaller type.
const SMALL: f32 = 420.0;
const ROW: f32 = 28.0;

/// The height of the figures at this width.
pub fn height(width: f32) -> f32 {
    if width < NARROW { 2.0 * ROW } else { 1.4 * ROW }
}

/// Shows the verdict and the figures; while the reader is to predict them, the question instead.
pub fn show(ui: &mut Ui, state: &State, text: &Text) {
    let all_seen = state.playback.is_all_seen();
    let palette = Palette::of(ui.ctx());
    let width = ui.available_width();
    let narrow = width < NARROW;
    let row = vec2(width, if narrow { ROW } else { height(width) });
    ui.spacing_mut().item_spacing.y = 0.0;
    let layout = Layout::left_to_right(Align::Center);
    if !all_seen {
        ui.allocate_ui_with_layout(vec2(width, height(width)), layout, |ui| {
            ui.label(RichText::new(text.chain.prediction).font(semibold(16.0)).color(palette.faint_ink));
        });
        return;
    }
    ui.allocate_ui_with_layout(row, layout, |ui| {
        let (place, _) = ui.allocate_exact_size(vec2(20.0, 20.0), Sense::hover());
        mark(ui.painter(), place.center(), grade(state), palette);
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

fn grade(state: &State) -> Grade {
    match (state.settings.topic(), state.last_run().settling().finding, state.last_continuum().settles()) {
        (Topic::Continuum, _, false) => Grade::Poor,
        (Topic::Continuum, ..) | (_, Finding::Settles, _) => Grade::Good,
        (_, Finding::DependsOnStart, _) => Grade::Fair,
        (_, Finding::Periodic, _) => Grade::Poor,
    }
}

/// The verdict in words.
pub fn sentence(state: &State, text: &Text) -> String {
    if state.settings.topic() == Topic::Continuum {
        return (text.chain.noise_verdict)(state.last_continuum().settles()).to_owned();
    }
    let settling = state.last_run().settling();
    (text.chain.verdict)(settling.finding, settling.period(), settling.classes.len())
}

/// What the chain ends with: the heading of the stationary distribution.
pub fn end(run: &ChainRun, text: &Text) -> &'static str {
    match run.settling().finding {
        Finding::Settles => text.chain.settles_at,
        Finding::Periodic => text.chain.mean_over_period,
        Finding::DependsOnStart => text.chain.from_this_start,
    }
}

/// The reasons of the verdict, and the figures.
pub fn words(state: &State, text: &Text) -> Vec<String> {
    if state.settings.topic() == Topic::Continuum {
        return words_of_continuum(state, text);
    }
    let run = state.last_run();
    let settling = run.settling();
    let second = settling.second_eigenvalue;
    let imaginary = if second.is_real() { String::new() } else { format!(" ± {} i", fixed(second.im.abs(), 3)) };
    let eigenvalue = format!("{} {}{imaginary}", text.chain.second_eigenvalue, fixed(second.re, 3));
    let steps = run.steps_to_within(NEAR).map(|steps| (text.chain.within)(&count(steps)));
    let entropy = format!("{} {} nat", text.chain.entropy, fixed(settling.entropy, 3));
    let walkers = format!("{} {}", text.chain.walkers, count(run.walk().walkers() as u64));
    [eigenvalue].into_iter().chain(steps).chain([entropy, walkers]).collect()
}

fn words_of_continuum(state: &State, text: &Text) -> Vec<String> {
    let (run, step) = (state.last_continuum(), state.place().0);
    let [mean, std] = run.chain().moments(step);
    let within = run.steps_to_noise().map(|steps| (text.chain.within)(&count(steps as u64)));
    let left = format!("ᾱ {}", fixed(run.chain().kept(step), 3));
    let moments = [(text.mean, mean), (text.std, std)].map(|(name, figure)| format!("{name} {}", fixed(figure, 2)));
    within.into_iter().chain([left]).chain(moments).collect()
}
