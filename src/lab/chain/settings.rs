//! The settings of a Markov chain.

use super::bayes::BayesSettings;
use super::gaussian_settings::{GaussianSettings, Operation};
use super::topic::Topic;
use crate::chain::presets::{self, MARKET, Preset};
use crate::chain::{LetterChain, TransitionMatrix, distribution};
use crate::diffusion::data::Mixture;
use std::sync::Arc;

/// The largest β of a step.
pub const LARGEST_BETA: f64 = 0.99;

/// The text whose letters are a chain until the user pastes another one.
const TEXT: &str = "A chain forgets. What comes next depends on where it is now, and on nothing that was before. So after \
     a while it does not matter where it began: the share of every state is nearly what it will always be. Noise does the \
     same to a picture. At every step a little of the picture is taken away and a little noise is put in its place, until \
     nothing is left of the picture, and every picture has become the same noise. Whoever wants to go back has to know what \
     pictures look like, for the noise itself has forgotten it.";

/// Where the chain comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// The transition matrix that the user edits.
    Matrix,
    /// The letters of a text.
    Letters,
}

/// A chain. Fields have allowed values only: they are written by
/// [`Setting::write`](crate::lab::settings::Setting::write) and by the methods here.
#[derive(Clone, Debug, PartialEq)]
pub struct Settings {
    pub(super) topic: Topic,
    pub(super) source: Source,
    pub(super) matrix: TransitionMatrix,
    /// Names of the first states; others have letters.
    pub(super) names: Vec<String>,
    /// Shares of the first states; others have none.
    pub(super) start: Vec<f64>,
    pub(super) mix: Mixture,
    /// β, evenly spaced from the first step to the last.
    pub(super) betas: Vec<f64>,
    pub(super) gaussians: GaussianSettings,
    pub(super) bayes: BayesSettings,
    pub(super) walkers: u32,
    pub(super) steps: u32,
    pub(super) seed: u64,
    /// The chain of a text that the user has pasted; not part of an address.
    letters: Option<Arc<LetterChain>>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            topic: Topic::Chain,
            source: Source::Matrix,
            matrix: MARKET.matrix(),
            names: names_in(MARKET.names),
            start: MARKET.start(),
            mix: Mixture::default(),
            betas: vec![0.02, 0.1, 0.2, 0.35, 0.5],
            gaussians: GaussianSettings::default(),
            bayes: BayesSettings::default(),
            walkers: 2000,
            steps: 40,
            seed: 1,
            letters: None,
        }
    }
}

/// The names in a text with commas between.
pub fn names_in(text: &str) -> Vec<String> {
    text.split(',').map(|name| name.trim().to_owned()).collect()
}

impl Settings {
    /// What the screen shows.
    pub fn topic(&self) -> Topic {
        self.topic
    }

    /// The two Gaussians, and what is done with them.
    pub fn gaussians(&self) -> &GaussianSettings {
        &self.gaussians
    }

    /// Whether a Gaussian is fitted to the mixture.
    pub fn fits(&self) -> bool {
        self.topic == Topic::Gaussians && self.gaussians.operation == Operation::Fit
    }

    /// What is known of x₀, and where it is seen.
    pub fn bayes(&self) -> &BayesSettings {
        &self.bayes
    }

    /// Where the forward process starts; what is fitted by a Gaussian.
    pub fn mix(&self) -> &Mixture {
        &self.mix
    }

    /// β, evenly spaced from the first step to the last.
    pub fn betas(&self) -> &[f64] {
        &self.betas
    }

    /// Sets one β, rounded to three decimals.
    pub fn set_beta(&mut self, place: usize, value: f64) {
        if let Some(beta) = self.betas.get_mut(place) {
            *beta = (1000.0 * value.clamp(0.0, LARGEST_BETA)).round() / 1000.0;
        }
    }

    /// Where the chain comes from.
    pub fn source(&self) -> Source {
        self.source
    }

    /// The transition matrix that the user edits.
    pub fn matrix(&self) -> &TransitionMatrix {
        &self.matrix
    }

    /// The name of a state of that matrix.
    pub fn name(&self, state: usize) -> String {
        let letter = || char::from(b'A'.saturating_add(state.min(25) as u8)).to_string();
        self.names.get(state).cloned().unwrap_or_else(letter)
    }

    /// The names of all states of the chain; a space of a text is written as _.
    pub fn state_names(&self) -> Vec<String> {
        match self.letters_shown() {
            Some(letters) => letters.letters().iter().map(|letter| shown(*letter)).collect(),
            None => (0..self.matrix.states()).map(|state| self.name(state)).collect(),
        }
    }

    /// The start of the matrix that the user edits: one share for each state, as far as `start` gives them; all states
    /// alike if it gives none.
    pub fn start(&self) -> Vec<f64> {
        let states = self.matrix.states();
        let weights: Vec<f64> = (0..states).map(|state| self.start.get(state).copied().unwrap_or_default()).collect();
        distribution::normalized(&weights).unwrap_or_else(|| vec![1.0 / states as f64; states])
    }

    /// Walkers, in 10 … 10 000.
    pub fn walkers(&self) -> u32 {
        self.walkers
    }

    /// Steps, in 1 … 200.
    pub fn steps(&self) -> u32 {
        self.steps
    }

    /// The seed of the walkers.
    pub fn seed(&self) -> u64 {
        self.seed
    }

    /// The chain of the pasted text, or of the one that comes with the program.
    pub fn letters(&self) -> Option<Arc<LetterChain>> {
        self.letters.clone().or_else(|| LetterChain::from_text(TEXT).map(Arc::new))
    }

    /// Whether the user has pasted a text.
    pub fn has_own_text(&self) -> bool {
        self.letters.is_some()
    }

    /// The chain of letters, if that is the chain that is shown.
    pub fn letters_shown(&self) -> Option<Arc<LetterChain>> {
        if self.source == Source::Letters { self.letters() } else { None }
    }

    /// Makes the letters of a text the chain; false if there are not two different letters in it.
    pub fn set_text(&mut self, text: &str) -> bool {
        match LetterChain::from_text(text) {
            Some(letters) => {
                self.letters = Some(Arc::new(letters));
                self.source = Source::Letters;
                true
            }
            None => false,
        }
    }

    /// The chain that is shown, and its start: of letters, the space.
    pub fn chain(&self) -> (TransitionMatrix, Vec<f64>) {
        match self.letters_shown() {
            Some(letters) => {
                let first = |state| if state == 0 { 1.0 } else { 0.0 };
                (letters.matrix().clone(), (0..letters.letters().len()).map(first).collect())
            }
            None => (self.matrix.clone(), self.start()),
        }
    }

    /// Sets up a preset.
    pub fn set_preset(&mut self, preset: &Preset) {
        self.source = Source::Matrix;
        self.matrix = preset.matrix();
        self.names = names_in(preset.names);
        self.start = preset.start();
    }

    /// The preset that the matrix and the names are of.
    pub fn preset(&self) -> Option<&'static Preset> {
        let is_this = |preset: &&&Preset| preset.matrix() == self.matrix && names_in(preset.names) == self.names;
        if self.source == Source::Matrix { presets::ALL.iter().find(is_this).copied() } else { None }
    }

    /// Sets one entry of the matrix; entries of its row that are `locked` stay, the others give way.
    pub fn set_entry(&mut self, place: [usize; 2], value: f64, locked: impl Fn(usize) -> bool) {
        self.matrix = self.matrix.with_entry(place, value, locked);
    }

    /// Sets the share of a state at the start; the others give way.
    pub fn set_share(&mut self, state: usize, value: f64) {
        self.start = distribution::with_share(&self.start(), state, value, |_| false);
    }

    /// Adds states to the matrix, or removes the last ones.
    pub fn set_states(&mut self, states: usize) {
        self.matrix = self.matrix.resized(states.clamp(*crate::chain::STATES.start(), *crate::chain::STATES.end()));
        self.start = self.start();
    }
}

/// A letter as it is shown.
fn shown(letter: char) -> String {
    if letter == ' ' { "_".to_owned() } else { letter.to_string() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_start_has_a_share_for_every_state_whatever_the_matrix() {
        let mut settings = Settings::default();
        settings.set_states(6);
        assert_eq!(settings.start(), [0.3, 0.4, 0.3, 0.0, 0.0, 0.0]);
        settings.set_states(2);
        assert_eq!(settings.start().len(), 2);
        settings.start = vec![0.0, 0.0, 1.0];
        assert_eq!(settings.start(), [0.5, 0.5]);
        assert_eq!(settings.name(1), "bear");
        settings.set_states(9);
        assert_eq!((settings.matrix().states(), settings.name(5)), (6, "F".to_owned()));
    }

    #[test]
    fn a_preset_is_recognised_until_it_is_changed() {
        let mut settings = Settings::default();
        assert_eq!(settings.preset().map(|preset| preset.name), Some("market"));
        for preset in presets::ALL {
            settings.set_preset(preset);
            assert_eq!(settings.preset().map(|preset| preset.name), Some(preset.name));
        }
        settings.set_entry([0, 0], 0.5, |_| false);
        assert!(settings.preset().is_none());
    }

    #[test]
    fn a_text_becomes_the_chain_and_nonsense_does_not() {
        let mut settings = Settings::default();
        assert!(!settings.set_text("12 34") && settings.letters_shown().is_none());
        assert!(settings.set_text("to be or not to be"));
        assert_eq!(settings.state_names(), ["_", "b", "e", "n", "o", "r", "t"]);
        let (matrix, start) = settings.chain();
        assert_eq!((matrix.states(), start.len(), start[0]), (7, 7, 1.0));
        assert!(settings.letters_shown().is_some_and(|letters| letters.length() == 19));
    }
}
