//! The verdict and the figures.

use super::state::State;
use super::{bayes, gaussians};
use crate::chain::Finding;
use crate::lab::chain::{ChainRun, OPERATION, Topic, continuum_verdict, verdict};
use crate::lab::settings::choice::Choice as _;
use crate::lab::verdict::Grade;
use crate::text::Text;
use crate::widgets::number_format::{count, fixed};
use crate::widgets::verdict_row::{VerdictRow, show_question};
use egui::Ui;

/// The distance whose number of steps is told.
const NEAR: f64 = 0.01;
/// Shows the verdict and the figures; while the reader is to predict them, the question instead.
pub fn show(ui: &mut Ui, state: &State, text: &Text) {
    if !state.playback.is_all_seen() {
        let question = match state.settings.topic() {
            Topic::Chain | Topic::Continuum => text.chain.prediction,
            Topic::Gaussians | Topic::Bayes => text.tools.prediction,
        };
        return show_question(ui, question);
    }
    let (grade, explanation) = (grade(state), explanation(state));
    VerdictRow { grade, sentence: sentence(state, text), explanation, figures: words(state, text) }.show(ui);
}

/// What explains the verdict.
fn explanation(state: &State) -> (&'static str, &'static str) {
    let settings = &state.settings;
    match settings.topic() {
        Topic::Chain => ("chain_finding", verdict(state.last_run().settling().finding)),
        Topic::Continuum => ("continuum_finding", continuum_verdict(state.last_continuum())),
        Topic::Gaussians => (OPERATION.name, settings.gaussians().operation().name()),
        Topic::Bayes => ("posterior_mean", ""),
    }
}

/// The mark of a chain: whether it settles.
fn grade(state: &State) -> Option<Grade> {
    match (state.settings.topic(), state.last_run().settling().finding, state.last_continuum().settles()) {
        (Topic::Gaussians | Topic::Bayes, ..) => None,
        (Topic::Continuum, _, false) => Some(Grade::Poor),
        (Topic::Continuum, ..) | (_, Finding::Settles, _) => Some(Grade::Good),
        (_, Finding::DependsOnStart, _) => Some(Grade::Fair),
        (_, Finding::Periodic, _) => Some(Grade::Poor),
    }
}

/// The verdict in words.
pub fn sentence(state: &State, text: &Text) -> String {
    match state.settings.topic() {
        Topic::Chain => {
            let settling = state.last_run().settling();
            (text.chain.verdict)(settling.finding, settling.period(), settling.classes.len())
        }
        Topic::Continuum => (text.chain.noise_verdict)(state.last_continuum().settles()).to_owned(),
        Topic::Gaussians => gaussians::words::sentence(state, text),
        Topic::Bayes => bayes::words::sentence(state, text),
    }
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
    match state.settings.topic() {
        Topic::Chain => words_of_chain(state, text),
        Topic::Continuum => words_of_continuum(state, text),
        Topic::Gaussians => gaussians::words::figures(state, text),
        Topic::Bayes => bayes::words::figures(state),
    }
}

fn words_of_chain(state: &State, text: &Text) -> Vec<String> {
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
