//! Which plot is beside the map.

use crate::text::Text;

/// What is plotted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tab {
    /// The mean spectrum.
    #[default]
    Spectrum,
    /// α and σ.
    Levels,
}

impl Tab {
    /// All of them.
    pub const ALL: [Self; 2] = [Self::Spectrum, Self::Levels];

    /// Its name in explanations.
    pub fn id(self) -> &'static str {
        match self {
            Self::Spectrum => "spectrum",
            Self::Levels => "levels",
        }
    }

    /// The words on the tab: of the one that is shown, with the time.
    pub fn words(self, text: &Text, t: Option<&str>) -> String {
        let words = &text.images;
        match (self, t) {
            (Self::Spectrum, Some(t)) => (words.spectrum)(t),
            (Self::Levels, Some(t)) => (words.levels)(t),
            (Self::Spectrum, None) => words.spectrum_tab.to_owned(),
            (Self::Levels, None) => words.levels_tab.to_owned(),
        }
    }
}
