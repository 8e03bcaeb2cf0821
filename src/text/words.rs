//! The words of the page.

use super::chain::ChainText;
use super::generators::GeneratorsText;
use super::images::ImagesText;
use super::numbers::NumbersText;
use super::tools::ToolText;
use super::training::TrainingText;
use crate::lab::settings::{Domain, Reason, Refusal, TextFormat, UNLIMITED};
use crate::lab::verdict::{Cause, Finding};
use crate::learning::file::NotWeights;

/// The words of the page in one language.
pub struct Text {
    /// What the page calls this language.
    pub own_name: &'static str,
    pub lessons: &'static str,
    pub compare: &'static str,
    /// Holding Ctrl (on a Mac, Command) while a control is clicked, and what it does.
    pub ctrl_click: &'static str,
    pub compare_changed: &'static str,
    pub share_page: &'static str,
    pub sweep: &'static str,
    pub menu: &'static str,
    pub keys: &'static str,
    pub space_key: &'static str,
    pub play_pause: &'static str,
    pub step_keys: &'static str,
    pub end_keys: &'static str,
    pub edit_keys: &'static str,
    pub undo: &'static str,
    pub redo: &'static str,
    pub undo_keys: &'static str,
    pub controls_change: &'static str,
    pub swap: &'static str,
    pub larger_type: &'static str,
    pub system_theme: &'static str,
    pub data: &'static str,
    pub forward: &'static str,
    pub reverse: &'static str,
    pub recovered: &'static str,
    pub run: &'static str,
    pub noise_word: &'static str,
    pub noise_hint: &'static str,
    pub noise_on_data: &'static str,
    pub noise_elsewhere: &'static str,
    pub new_seed: &'static str,
    pub start_over: &'static str,
    pub light: &'static str,
    pub dark: &'static str,
    pub density: &'static str,
    pub sample_paths: &'static str,
    pub playhead: &'static str,
    pub populations: &'static str,
    pub exact_marginal: &'static str,
    pub posterior: &'static str,
    pub own_label: &'static str,
    pub mean: &'static str,
    pub std: &'static str,
    pub share: &'static str,
    pub threads: &'static str,
    pub distance_to_noise: &'static str,
    pub play: &'static str,
    pub pause: &'static str,
    pub restart: &'static str,
    pub step_back: &'static str,
    pub step_on: &'static str,
    pub prediction: &'static str,
    pub time: &'static str,
    pub speed: &'static str,
    pub backwards: &'static str,
    pub looping: &'static str,
    pub playback: &'static str,
    pub explain: &'static str,
    pub explain_hint: &'static str,
    pub show_lesson: &'static str,
    pub dismiss: &'static str,
    pub same_peak: &'static str,
    pub other_peak: &'static str,
    pub more: &'static str,
    pub exact_density: &'static str,
    pub mean_and_std: &'static str,
    pub flow_lines: &'static str,
    pub layers: &'static str,
    pub score_tab: &'static str,
    pub schedule_tab: &'static str,
    pub distance_tab: &'static str,
    pub estimate_tab: &'static str,
    pub true_score: &'static str,
    pub edit_mixture: &'static str,
    pub edit_hint: &'static str,
    pub draw_hint: &'static str,
    pub add: &'static str,
    pub delete: &'static str,
    pub weight: &'static str,
    pub shares: &'static str,
    pub own_numbers: &'static str,
    pub own_numbers_hint: &'static str,
    pub use_numbers: &'static str,
    pub close: &'static str,
    pub numbers: &'static NumbersText,
    pub noise_tab: &'static str,
    pub velocity_tab: &'static str,
    pub true_velocity: &'static str,
    pub tilted_law: &'static str,
    pub true_noise: &'static str,
    pub x_in_units: &'static str,
    pub score_error: &'static str,
    pub training: TrainingText,
    pub chain: ChainText,
    pub tools: ToolText,
    pub images: ImagesText,
    pub generators: GeneratorsText,
    pub screens: &'static str,
    pub(super) screen: fn(&str) -> &'static str,
    pub(super) no_comparison: &'static str,
    pub(super) setting: fn(&str) -> &'static str,
    pub(super) choice: fn(&str, &str) -> &'static str,
    pub(super) reason: fn(Reason) -> &'static str,
    pub(super) mixture_form: &'static str,
    pub(super) condition_form: &'static str,
    pub(super) drawing_form: &'static str,
    pub(super) findings: fn(Finding) -> &'static str,
    pub(super) causes: fn(Cause) -> String,
    pub(super) unknown_setting: fn(&str, &str) -> String,
    pub(super) slip: fn(&str, &str) -> String,
    /// Above a list of such names.
    pub ignored: fn(usize) -> String,
    pub(super) not_allowed: fn(&str, &str, &str) -> String,
    pub(super) no_meaning: fn(&str, &str, &str) -> String,
    pub(super) taken_instead: fn(&str) -> String,
    pub(super) from_to: fn(&str, &str, bool) -> String,
    pub(super) one_of: fn(&str) -> String,
    pub(super) or: fn(&str, &str) -> String,
    pub(super) unknown_screen: fn(&str, &str) -> String,
    pub(super) unknown_version: fn(&str, usize) -> String,
    pub(super) not_an_experiment: &'static str,
    pub(super) not_numbers: &'static str,
    pub(super) not_weights: fn(NotWeights) -> &'static str,
}

impl Text {
    /// What the page calls a screen.
    pub fn screen(&self, name: &str) -> &'static str {
        (self.screen)(name)
    }

    /// What the page calls a setting.
    pub fn setting(&self, name: &str) -> &'static str {
        (self.setting)(name)
    }

    /// What the page calls one of a setting's choices.
    pub fn choice(&self, setting: &str, name: &str) -> &'static str {
        (self.choice)(setting, name)
    }

    /// Why settings have no meaning together.
    pub fn reason(&self, reason: Reason) -> &'static str {
        (self.reason)(reason)
    }

    /// What happened to the data: the beginning of a sentence that ends with a share or a distance.
    pub fn finding(&self, finding: Finding) -> &'static str {
        (self.findings)(finding)
    }

    /// Why it happened.
    pub fn cause(&self, cause: Cause) -> String {
        (self.causes)(cause)
    }

    /// Why a value was refused, what is allowed, and what was used instead.
    pub fn refusal(&self, refusal: &Refusal) -> String {
        match refusal {
            Refusal::UnknownName { name, known } => (self.unknown_setting)(name, &known.join(", ")),
            Refusal::Slip { name, nearest } => (self.slip)(name, nearest),
            Refusal::Ignored { names } => format!("{} {}", (self.ignored)(names.len()), names.join(", ")),
            Refusal::UnknownWord { list, word, known } => {
                (self.not_allowed)(list, word, &(self.one_of)(&known.join(", ")))
            }
            Refusal::UnknownScreen { given, known } => (self.unknown_screen)(given, &known.join(", ")),
            Refusal::NoMeaning { setting, given, reason } => (self.no_meaning)(setting, given, self.reason(*reason)),
            Refusal::NoComparison { .. } => self.no_comparison.to_owned(),
            Refusal::UnknownVersion { given, newest } => (self.unknown_version)(given, *newest),
            Refusal::NotAnExperiment => self.not_an_experiment.to_owned(),
            Refusal::NotNumbers => self.not_numbers.to_owned(),
            Refusal::NotText(kind) => (self.numbers.not_text)(*kind).to_owned(),
            Refusal::NotWeights(reason) => (self.not_weights)(*reason).to_owned(),
            Refusal::NotAPicture => self.images.not_a_picture.to_owned(),
            Refusal::NotAllowed { setting, domain, given, nearest } => {
                let mut message = (self.not_allowed)(setting, given, &self.domain(domain));
                if let Some(nearest) = nearest {
                    message.push_str(&(self.taken_instead)(&nearest.to_string()));
                }
                message
            }
        }
    }

    /// The allowed values of a setting.
    fn domain(&self, domain: &Domain) -> String {
        match domain {
            Domain::Real { least, most, .. } => (self.from_to)(&least.to_string(), &most.to_string(), false),
            Domain::Whole { least, most } => (self.from_to)(&least.to_string(), &most.to_string(), true),
            Domain::WholeOrUnlimited { least, most } => {
                (self.or)(&(self.from_to)(&least.to_string(), &most.to_string(), true), UNLIMITED)
            }
            Domain::OneOf(names) => (self.one_of)(&names.join(", ")),
            Domain::Seed => (self.from_to)("0", &u64::MAX.to_string(), true),
            Domain::Text(format) => self.text_format(format),
        }
    }

    fn text_format(&self, format: &TextFormat) -> String {
        match format.name {
            "mixture" => self.mixture_form.to_owned(),
            "condition" => self.condition_form.to_owned(),
            "drawing" => self.drawing_form.to_owned(),
            "transitions" => self.chain.matrix_form.to_owned(),
            "betas" => self.chain.betas_form.to_owned(),
            "start" => self.chain.start_form.to_owned(),
            "names" => self.chain.names_form.to_owned(),
            "classes" => self.images.classes_form.to_owned(),
            "picture" => self.images.picture_form.to_owned(),
            "shown" => self.generators.shown_form.to_owned(),
            _ => (format.description)(),
        }
    }
}
