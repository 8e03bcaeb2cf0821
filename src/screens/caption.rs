//! What is written below an exported picture.

/// A caption, in the language of the page.
#[derive(Clone, Debug, PartialEq)]
pub struct Caption {
    /// The verdict: a sentence.
    pub verdict: String,
    /// The reasons of the verdict, and the figures.
    pub figures: Vec<String>,
    /// The settings that have an effect, each with its name.
    pub experiment: Vec<String>,
}
