//! A value of a setting.

use std::fmt;

/// A value that is read from settings or is to be written to them.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// The value of a number setting.
    Number(f64),
    /// The name of a choice; a seed as a decimal string; or the value of a setting with a
    /// [`TextFormat`](super::TextFormat).
    Text(String),
}

impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Number(number) => number.fmt(f),
            Self::Text(text) => text.fmt(f),
        }
    }
}

impl From<f64> for Value {
    fn from(x: f64) -> Self {
        Self::Number(x)
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}
