//! The languages of the page.

use super::chinese::CHINESE;
use super::english::ENGLISH;
use super::words::Text;

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
    /// The language of a tag such as `en-GB` or `zh-CN`; English if it is neither.
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
            Self::English => &ENGLISH,
            Self::Chinese => &CHINESE,
        }
    }

    /// The sentences about everything on the page. In a browser they are fetched later, to keep the first download small.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn explanations(self) -> super::Explanations {
        super::Explanations::parse(match self {
            Self::English => include_str!("../../web/explanations/en.txt"),
            Self::Chinese => include_str!("../../web/explanations/zh-CN.txt"),
        })
    }

    /// The other language.
    pub fn other(self) -> Self {
        match self {
            Self::English => Self::Chinese,
            Self::Chinese => Self::English,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lab::one_dimension::ALL;
    use crate::lab::settings::Domain;

    #[test]
    fn every_setting_and_every_choice_has_words_in_every_language() {
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
        }
    }
}
