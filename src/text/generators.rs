//! The words of the screen of generators.

use crate::lab::generators::{Finding, Generator};

/// Its words in one language. Settings that the first screen has, too, have its words.
pub struct GeneratorsText {
    /// The name of a setting of this screen alone; empty for one that the first screen has.
    pub setting: fn(&str) -> &'static str,
    /// The name of a choice of such a setting.
    pub choice: fn(&str, &str) -> &'static str,
    pub generator: fn(Generator) -> &'static str,
    /// The name of a preset.
    pub preset: fn(&str) -> &'static str,
    pub presets: &'static str,
    pub take_data: &'static str,
    pub training: &'static str,
    pub latent: &'static str,
    pub generated: &'static str,
    /// The accessible name of the picture of a generator.
    pub map: fn(&str) -> String,
    /// What is drawn over x.
    pub curve: fn(Generator) -> &'static str,
    /// The losses, in the order of their curves.
    pub losses: fn(Generator) -> &'static [&'static str],
    /// The heading of the losses.
    pub loss: fn(Generator) -> &'static str,
    pub distance: &'static str,
    /// A finding, with its numbers as the page writes them: x, the share there, and that of the data.
    pub finding: fn(Finding, [&str; 3]) -> String,
    /// The generator that is nearest to the data.
    pub nearest: fn(&str) -> String,
    pub untrained: &'static str,
    /// Modes found, of all.
    pub modes: fn(usize, usize) -> String,
    /// The headings of the table: modes, likelihood, time, evaluations.
    pub table: [&'static str; 4],
    pub table_name: &'static str,
    pub(super) shown_form: &'static str,
}
