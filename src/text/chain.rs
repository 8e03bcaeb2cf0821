//! The words of the screen of Markov chains.

use crate::chain::Finding;

/// Its words in one language.
pub struct ChainText {
    /// The name of a topic.
    pub topics: fn(&str) -> &'static str,
    pub betas: &'static str,
    pub betas_hint: &'static str,
    pub density: &'static str,
    pub by_matrices: &'static str,
    pub kernel: &'static str,
    /// The verdict on the forward process: whether it has settled.
    pub noise_verdict: fn(bool) -> &'static str,
    pub preset: &'static str,
    pub own: &'static str,
    /// The name of a preset, or of the source `letters`.
    pub presets: fn(&str) -> &'static str,
    /// The name of a state that the program knows, such as `bull`; other names stay as they are.
    pub state: fn(&str) -> Option<&'static str>,
    pub transitions: &'static str,
    /// The accessible name of an entry, from one state to another.
    pub entry: fn(&str, &str) -> String,
    pub lock: &'static str,
    pub names: &'static str,
    pub add_state: &'static str,
    pub remove_state: &'static str,
    pub start: &'static str,
    pub start_hint: &'static str,
    /// The heading of the picture at a step.
    pub middle: fn(usize) -> String,
    /// A step out of all.
    pub step_of: fn(usize, usize) -> String,
    pub settles_at: &'static str,
    pub mean_over_period: &'static str,
    pub from_this_start: &'static str,
    pub walkers: &'static str,
    pub exact: &'static str,
    pub stationary: &'static str,
    pub shares_plot: &'static str,
    pub share: &'static str,
    pub distance_plot: &'static str,
    pub distance_to_noise: &'static str,
    /// The rate of the second eigenvalue.
    pub rate: &'static str,
    pub step: &'static str,
    pub paste: &'static str,
    pub paste_hint: &'static str,
    pub use_text: &'static str,
    pub no_letters: &'static str,
    /// The number of letters that were read.
    pub read: fn(&str) -> String,
    pub sample: &'static str,
    pub prediction: &'static str,
    /// The verdict, with the period and the number of closed classes.
    pub verdict: fn(Finding, usize, usize) -> String,
    /// The steps to within 1 %.
    pub within: fn(&str) -> String,
    pub second_eigenvalue: &'static str,
    pub entropy: &'static str,
    pub(super) matrix_form: &'static str,
    pub(super) betas_form: &'static str,
    pub(super) start_form: &'static str,
    pub(super) names_form: &'static str,
}
