//! The experiment in an exported picture's caption, in the words of the page.

use super::setting_controls::{mixture_name, name_of};
use super::state::shown_name;
use crate::lab::chain::{ALL, MATRIX, MIX, NAMES, SOURCE, Setting, Settings, Source, TOPIC};
use crate::lab::settings::Domain;
use crate::screens::caption::in_words;
use crate::text::Text;

/// A phrase for each setting that has an effect, such as `steps: 40`. A preset is told by its name instead of its matrix.
pub fn experiment(settings: &Settings, text: &Text) -> Vec<String> {
    let is_preset = settings.preset().is_some();
    let is_told = |setting: &Setting| setting.matters(settings) && !(is_preset && [&MATRIX, &NAMES].contains(&setting));
    ALL.into_iter().filter(|setting| is_told(setting)).map(|setting| phrase(setting, settings, text)).collect()
}

fn phrase(setting: &'static Setting, settings: &Settings, text: &Text) -> String {
    let chain = &text.chain;
    let (name, value) = match setting {
        setting if setting == &TOPIC => return (chain.topics)(&TOPIC.read(settings).to_string()).to_owned(),
        setting if setting == &SOURCE => {
            let preset = match settings.source() {
                Source::Letters => Some("letters"),
                Source::Matrix => settings.preset().map(|preset| preset.name),
            };
            (chain.preset, preset.map_or(chain.own, chain.presets).to_owned())
        }
        setting if setting == &NAMES => {
            let names: Vec<String> = settings.state_names().iter().map(|name| shown_name(name, text)).collect();
            (chain.names, names.join(", "))
        }
        setting if setting == &MIX => {
            let name = if settings.fits() { text.tools.mixture } else { chain.start };
            (name, mixture_name(settings, text).map_or_else(|| MIX.read(settings).to_string(), str::to_owned))
        }
        setting => {
            let phrase = in_words(setting, settings, name_of(text, setting), text.tools.choices);
            // A space after each separator, so that a long matrix can be broken into lines.
            let is_list = matches!(setting.domain, Domain::Text(_));
            return if is_list { phrase.replace(',', ", ").replace(';', "; ") } else { phrase };
        }
    };
    format!("{name}: {value}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lab::embedding::PAGE_NAMES;
    use crate::lab::link;
    use crate::text::Language;

    fn told(query: &str, language: Language) -> Vec<String> {
        experiment(&link::from_query(query, &PAGE_NAMES).0, language.text())
    }

    #[test]
    fn a_preset_is_told_by_its_name_and_other_chains_by_their_matrix() {
        let market = told("", Language::English).join("; ");
        assert!(market.starts_with("states; chain: market"), "{market}");
        assert!(!market.contains("0.075"), "{market}");
        let own = told("matrix=0.5,0.5;0.25,0.75", Language::English).join("; ");
        assert!(own.contains("chain: your own") && own.contains("Transitions: 0.5, 0.5; 0.25, 0.75"), "{own}");
    }

    #[test]
    fn every_phrase_of_every_topic_has_words_of_the_language() {
        for query in [
            "",
            "source=letters",
            "matrix=0.5,0.5;0.25,0.75",
            "topic=continuum",
            "topic=continuum&mix=0.5:-1:0.4,0.5:1:0.2",
            "topic=gaussians",
            "topic=gaussians&operation=fit",
            "topic=gaussians&operation=plane&covariance=full",
            "topic=bayes",
        ] {
            for phrase in told(query, Language::English).into_iter().chain(told(query, Language::Chinese)) {
                let (name, value) = phrase.split_once(": ").unwrap_or((&phrase, "-"));
                assert!(!name.is_empty() && !value.is_empty() && !phrase.contains('_'), "{query}: {phrase:?}");
            }
            let chinese = told(query, Language::Chinese).join("");
            for raw in ["topic", "source", "matrix", "names", "start", "mix", "operation", "direction", "covariance"] {
                assert!(!chinese.contains(raw), "{query}: {raw} in {chinese}");
            }
        }
    }
}
