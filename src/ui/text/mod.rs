//! Every word on the page, in every language: one file a language. A language is a [`Text`]; the compiler sees to it that
//! none is missing, and a test that none of the names of settings and choices is.

mod chinese;
mod english;

use super::embed::Unknown;
use crate::diffusion::data::NumberList;
use crate::diffusion::data::list::Complaints;
use crate::lab::combination::Reason;
use crate::lab::settings::{ALL, Domain, Refusal};
use crate::lab::verdict::Verdict;

/// A language of the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Language {
    /// English.
    #[default]
    English,
    /// Simplified Chinese.
    Chinese,
}

impl Language {
    /// The language of a tag such as `en-GB` or `zh-CN`; English if we don't speak it.
    pub fn from_tag(tag: &str) -> Self {
        if tag.to_ascii_lowercase().starts_with("zh") { Self::Chinese } else { Self::English }
    }

    /// Its tag: `en` or `zh-CN`.
    pub fn tag(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Chinese => "zh-CN",
        }
    }

    /// The words.
    pub fn text(self) -> &'static Text {
        match self {
            Self::English => &english::ENGLISH,
            Self::Chinese => &chinese::CHINESE,
        }
    }

    /// The other one.
    pub fn other(self) -> Self {
        match self {
            Self::English => Self::Chinese,
            Self::Chinese => Self::English,
        }
    }
}

/// The words of the page in one language.
pub struct Text {
    /// What the page calls this language.
    pub own_name: &'static str,
    pub lessons: &'static str,
    pub compare: &'static str,
    pub share_page: &'static str,
    pub menu: &'static str,
    pub keys: &'static str,
    pub space_key: &'static str,
    pub play_pause: &'static str,
    pub step_keys: &'static str,
    pub end_keys: &'static str,
    pub edit_keys: &'static str,
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
    pub new_seed: &'static str,
    pub start_over: &'static str,
    pub light: &'static str,
    pub dark: &'static str,
    pub density: &'static str,
    pub sample_paths: &'static str,
    pub playhead: &'static str,
    pub populations: &'static str,
    pub exact_marginal: &'static str,
    pub estimate: &'static str,
    pub posterior: &'static str,
    pub own_label: &'static str,
    pub mean: &'static str,
    pub std: &'static str,
    pub share: &'static str,
    pub threads: &'static str,
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
    pub own_numbers: &'static str,
    pub own_numbers_hint: &'static str,
    pub use_numbers: &'static str,
    pub close: &'static str,
    pub no_numbers: &'static str,
    setting: fn(&str) -> &'static str,
    choice: fn(&str, &str) -> &'static str,
    model_remark: fn(&str) -> &'static str,
    reason: fn(Reason) -> &'static str,
    mixture_form: &'static str,
    drawing_form: &'static str,
    scale: fn(usize, f64, f64) -> String,
    not_a_number: fn(usize, &str) -> String,
    more_not_numbers: fn(usize) -> String,
    too_many_numbers: fn(usize) -> String,
    verdicts: fn(Verdict) -> &'static str,
    unknown_setting: fn(&str, &str) -> String,
    not_allowed: fn(&str, &str, &str) -> String,
    taken_instead: fn(&str) -> String,
    from_to: fn(&str, &str, bool) -> String,
    one_of: fn(&str) -> String,
    unknown_version: fn(&str, usize) -> String,
    not_an_experiment: &'static str,
    not_numbers: &'static str,
}

impl Text {
    /// What the page calls a setting.
    pub fn setting(&self, name: &str) -> &'static str {
        (self.setting)(name)
    }

    /// What the page calls one of a setting's choices.
    pub fn choice(&self, setting: &str, name: &str) -> &'static str {
        (self.choice)(setting, name)
    }

    /// What a score model does and what it shows.
    pub fn model_remark(&self, model: &str) -> &'static str {
        (self.model_remark)(model)
    }

    /// Why settings have no meaning together.
    pub fn reason(&self, reason: Reason) -> &'static str {
        (self.reason)(reason)
    }

    /// How many numbers a list has, and how they were standardised.
    pub fn scale(&self, list: &NumberList) -> String {
        let (mean, std) = list.scale();
        (self.scale)(list.count(), mean, std)
    }

    /// What was found in a text besides numbers, a line each.
    pub fn complaints(&self, complaints: &Complaints) -> Vec<String> {
        let mut lines: Vec<_> =
            complaints.not_numbers.iter().map(|(line, word)| (self.not_a_number)(*line, word)).collect();
        let more = complaints.not_numbers_count - complaints.not_numbers.len();
        if more > 0 {
            lines.push((self.more_not_numbers)(more));
        }
        if complaints.too_many > 0 {
            lines.push((self.too_many_numbers)(complaints.too_many));
        }
        lines
    }

    /// The verdict, as the beginning of a sentence that the shares of +1 complete.
    pub fn verdict(&self, verdict: Verdict) -> &'static str {
        (self.verdicts)(verdict)
    }

    /// What a list in an address can't have, and what it can.
    pub fn unknown(&self, unknown: &Unknown) -> String {
        (self.not_allowed)(unknown.list, &unknown.word, &(self.one_of)(&unknown.allowed().join(", ")))
    }

    /// Why a value was not taken, what is allowed, and what was taken instead.
    pub fn refusal(&self, refusal: &Refusal) -> String {
        match refusal {
            Refusal::UnknownName { name } => {
                let names: Vec<_> = ALL.iter().map(|setting| setting.name).collect();
                (self.unknown_setting)(name, &names.join(", "))
            }
            Refusal::NoMeaning { setting, given, reason } => {
                (self.not_allowed)(setting.name, given, self.reason(*reason))
            }
            Refusal::UnknownVersion { given, newest } => (self.unknown_version)(given, *newest),
            Refusal::NotAnExperiment => self.not_an_experiment.to_owned(),
            Refusal::NotNumbers => self.not_numbers.to_owned(),
            Refusal::NotAllowed { setting, given, nearest } => {
                let allowed = match setting.domain {
                    Domain::Real { least, most } => (self.from_to)(&least.to_string(), &most.to_string(), false),
                    Domain::Whole { least, most } => (self.from_to)(&least.to_string(), &most.to_string(), true),
                    Domain::OneOf(names) => (self.one_of)(&names.join(", ")),
                    Domain::Mixture => self.mixture_form.to_owned(),
                    Domain::Drawing => self.drawing_form.to_owned(),
                    Domain::Seed => (self.from_to)("0", &u64::MAX.to_string(), true),
                };
                let mut message = (self.not_allowed)(setting.name, given, &allowed);
                if let Some(nearest) = nearest {
                    message.push_str(&(self.taken_instead)(&nearest.to_string()));
                }
                message
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lab::settings::MODEL;

    #[test]
    fn every_setting_and_every_choice_has_its_words_in_every_language() {
        for language in [Language::English, Language::Chinese] {
            let text = language.text();
            for setting in ALL {
                assert_ne!(text.setting(setting.name), "", "{setting:?}");
                if let Domain::OneOf(names) = setting.domain {
                    for name in names {
                        assert_ne!(text.choice(setting.name, name), "", "{setting:?} {name}");
                    }
                }
            }
            if let Domain::OneOf(models) = MODEL.domain {
                assert!(models.iter().all(|model| !text.model_remark(model).is_empty()));
            }
        }
    }
}
