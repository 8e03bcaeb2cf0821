//! What is written below an exported picture.

use crate::lab::settings::{Domain, Schema, Setting, Value};
use crate::widgets::number_format;

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

/// A setting as a caption tells it: its name, and its value, of which `choice` gives the words if it is one of several.
pub fn in_words<S: Schema>(
    setting: &Setting<S>,
    settings: &S,
    name: &str,
    choice: impl Fn(&str) -> &'static str,
) -> String {
    let value = match (setting.read(settings), setting.domain) {
        (Value::Number(x), Domain::Whole { .. } | Domain::WholeOrUnlimited { .. }) => number_format::count(x as u64),
        (Value::Text(_), Domain::WholeOrUnlimited { .. }) => "∞".to_owned(),
        (Value::Number(x), _) => number_format::number(x),
        (Value::Text(chosen), Domain::OneOf(_)) => choice(&chosen).trim_end_matches([' ', '…']).to_owned(),
        (Value::Text(words), _) => words,
    };
    format!("{name}: {value}")
}
