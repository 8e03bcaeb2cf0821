//! The allowed values of a setting.

use super::spelling;
use super::value::Value;
use std::fmt;

/// The value of a [`Domain::WholeOrUnlimited`] without a limit.
pub const UNLIMITED: &str = "unlimited";

/// The allowed values of a setting.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Domain {
    /// A real number from `least` to `most`; a slider rounds it to this many `decimals`.
    Real { least: f64, most: f64, decimals: usize },
    /// A whole number from `least` to `most`.
    Whole { least: u32, most: u32 },
    /// A whole number from `least` to `most`, or [`UNLIMITED`].
    WholeOrUnlimited { least: u32, most: u32 },
    /// One of these names.
    OneOf(&'static [&'static str]),
    /// A whole number from 0 to 2⁶⁴ − 1.
    Seed,
    /// Text with a grammar of its own.
    Text(&'static TextFormat),
}

/// A grammar for the text of a setting.
pub struct TextFormat {
    /// Identifies the grammar.
    pub name: &'static str,
    /// The grammar in English.
    pub description: fn() -> String,
    /// The normal form of a text; `None` if the text does not follow the grammar.
    pub canonical: fn(&str) -> Option<String>,
}

impl PartialEq for TextFormat {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

impl fmt::Debug for TextFormat {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name)
    }
}

impl fmt::Display for Domain {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Real { least, most, .. } => write!(f, "a number from {least} to {most}"),
            Self::Whole { least, most } => write!(f, "a whole number from {least} to {most}"),
            Self::WholeOrUnlimited { least, most } => {
                write!(f, "a whole number from {least} to {most}, or {UNLIMITED}")
            }
            Self::OneOf(names) => write!(f, "one of {}", names.join(", ")),
            Self::Seed => write!(f, "a whole number from 0 to {}", u64::MAX),
            Self::Text(format) => f.write_str(&(format.description)()),
        }
    }
}

impl Domain {
    /// The allowed value nearest to `value`, if there is one, and whether it is `value` itself. Text that spells a
    /// number is a number.
    pub fn nearest(&self, value: &Value) -> (Option<Value>, bool) {
        match *self {
            Self::Real { least, most, .. } => nearest_number(value, least, most, None),
            Self::Whole { least, most } => nearest_number(value, least.into(), most.into(), Some(f64::round)),
            Self::WholeOrUnlimited { .. } if *value == Value::from(UNLIMITED) => (Some(value.clone()), true),
            Self::WholeOrUnlimited { least, most } => {
                nearest_number(value, least.into(), most.into(), Some(f64::round))
            }
            Self::OneOf(names) => exactly(
                names
                    .iter()
                    // In an address, a plus sign is a space.
                    .find(
                        |name| matches!(value, Value::Text(text) if text == **name || text.replace(' ', "+") == **name),
                    )
                    .map(|name| (*name).to_owned()),
            ),
            Self::Seed => exactly(seed(value).map(|seed| seed.to_string())),
            Self::Text(format) => exactly(match value {
                Value::Text(text) => (format.canonical)(text),
                Value::Number(_) => None,
            }),
        }
    }
}

/// For domains in which no value has a nearest other one.
fn exactly(text: Option<String>) -> (Option<Value>, bool) {
    let is_given = text.is_some();
    (text.map(Value::Text), is_given)
}

fn seed(value: &Value) -> Option<u64> {
    match value {
        Value::Text(text) => text.trim().parse().ok(),
        // Above 2⁵³ a double does not hold every whole number: ask for a string there.
        Value::Number(x) if (0.0..=9_007_199_254_740_992.0).contains(x) && x.fract() == 0.0 => Some(*x as u64),
        Value::Number(_) => None,
    }
}

/// Whole numbers have a function that rounds.
fn nearest_number(value: &Value, least: f64, most: f64, round: Option<fn(f64) -> f64>) -> (Option<Value>, bool) {
    let given = match value {
        Value::Number(x) => Some(*x),
        Value::Text(text) => spelling::number(text, round.is_some()),
    };
    match given.filter(|x| !x.is_nan()) {
        Some(given) => {
            let nearest = round.map_or(given, |round| round(given)).clamp(least, most);
            (Some(Value::Number(nearest)), nearest == given)
        }
        None => (None, false),
    }
}
