//! What a setting is: its name, its domain, its place in [`Settings`]; and why a value is refused.

use super::{ALL, Settings};
use crate::diffusion::data;
use crate::diffusion::data::drawing::Drawing;
use crate::diffusion::data::list::{LARGEST, MOST_NUMBERS};
use crate::diffusion::data::mixture::{LARGEST_MEAN, LARGEST_STD, MOST_COMPONENTS, Mixture, WEIGHTS};
use crate::lab::combination::{Reason, reason_against};
use std::fmt;

/// A value on its way in or out of [`Settings`].
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// Of a number setting.
    Number(f64),
    /// Of a choice, by name, or of the seed, as a decimal string.
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

/// What a setting may be.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Domain {
    /// A real number from `least` to `most`.
    Real { least: f64, most: f64 },
    /// A whole number from `least` to `most`.
    Whole { least: u32, most: u32 },
    /// One of these names.
    OneOf(&'static [&'static str]),
    /// A whole number from 0 to 2⁶⁴ − 1.
    Seed,
    /// A [`Mixture`] as text.
    Mixture,
    /// A [`Drawing`] as text.
    Drawing,
}

impl fmt::Display for Domain {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Real { least, most } => write!(f, "a number from {least} to {most}"),
            Self::Whole { least, most } => write!(f, "a whole number from {least} to {most}"),
            Self::OneOf(names) => write!(f, "one of {}", names.join(", ")),
            Self::Seed => write!(f, "a whole number from 0 to {}", u64::MAX),
            Self::Mixture => write!(
                f,
                "1 to {MOST_COMPONENTS} components weight:mean:std with commas between, such as {}; weights {} to {}, \
                 means ±{LARGEST_MEAN}, standard deviations 0 to {LARGEST_STD}",
                Mixture::default(),
                WEIGHTS.start(),
                WEIGHTS.end()
            ),
            Self::Drawing => write!(f, "{} letters out of A–Z, a–z, 0–9, - and _, not all A", data::drawing::BINS),
        }
    }
}

/// Why a value was not taken as given.
#[derive(Clone, Debug, PartialEq)]
pub enum Refusal {
    /// There is no setting of this name.
    UnknownName { name: String },
    /// The value is not of the setting's kind or not in its domain. `nearest` is an allowed value close to it, if any.
    NotAllowed { setting: &'static Setting, given: String, nearest: Option<Value> },
    /// The value is allowed, but has no meaning next to the other settings.
    NoMeaning { setting: &'static Setting, given: String, reason: Reason },
    /// A link or a file says that it is of a version that there is not yet: from 1 to `newest` there are.
    UnknownVersion { given: String, newest: usize },
    /// A file is not an experiment.
    NotAnExperiment,
    /// The numbers of a file are not all numbers, or too large, or too many.
    NotNumbers,
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::UnknownName { name } => {
                let names: Vec<_> = ALL.iter().map(|setting| setting.name).collect();
                write!(f, "there is no setting “{name}”; the settings are {}", names.join(", "))
            }
            Self::NotAllowed { setting, given, .. } => {
                write!(f, "{} can't be “{given}”; it is {}", setting.name, setting.domain)
            }
            Self::NoMeaning { setting, given, reason } => write!(f, "{} can't be “{given}”: {reason}", setting.name),
            Self::UnknownVersion { given, newest } => {
                write!(f, "links of version “{given}” are not known here, the newest are of version {newest}")
            }
            Self::NotAnExperiment => write!(f, "the file is not an experiment"),
            Self::NotNumbers => write!(f, "“numbers” is not a list of at most {MOST_NUMBERS} numbers in ±{LARGEST:e}"),
        }
    }
}

impl std::error::Error for Refusal {}

/// One setting: its name, its domain and its place in [`Settings`].
pub struct Setting {
    /// As in addresses and in JavaScript.
    pub name: &'static str,
    /// What it may be.
    pub domain: Domain,
    pub(super) read: fn(&Settings) -> Value,
    /// Stores a value that is in the domain already.
    pub(super) store: fn(&mut Settings, &Value),
    /// Whether it makes a difference, given the others and its own name.
    pub(super) matters: fn(&Settings, &str) -> bool,
}

impl fmt::Debug for Setting {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name)
    }
}

impl PartialEq for Setting {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

impl Setting {
    /// The setting of this name.
    pub fn named(name: &str) -> Result<&'static Self, Refusal> {
        let unknown = || Refusal::UnknownName { name: name.to_owned() };
        ALL.into_iter().find(|setting| setting.name == name).ok_or_else(unknown)
    }

    /// The value in `settings`.
    pub fn read(&self, settings: &Settings) -> Value {
        (self.read)(settings)
    }

    /// Whether `settings` holds the default value.
    pub fn is_default(&self, settings: &Settings) -> bool {
        self.read(settings) == self.read(&Settings::default())
    }

    /// Whether this setting makes a difference next to the others.
    pub fn matters(&self, settings: &Settings) -> bool {
        (self.matters)(settings, self.name)
    }

    /// Puts `value` into `settings`; leaves them as they were if it is not allowed, or has no meaning next to the
    /// others. Text that spells a number is a number.
    pub fn write(&'static self, settings: &mut Settings, value: &Value) -> Result<(), Refusal> {
        let (nearest, is_given) = self.nearest(value);
        match nearest {
            Some(nearest) if is_given => {
                let mut changed = settings.clone();
                (self.store)(&mut changed, &nearest);
                match reason_against(&changed) {
                    Some(reason) => Err(Refusal::NoMeaning { setting: self, given: value.to_string(), reason }),
                    None => {
                        *settings = changed;
                        Ok(())
                    }
                }
            }
            nearest => Err(Refusal::NotAllowed { setting: self, given: value.to_string(), nearest }),
        }
    }

    /// As [`Setting::write`], but puts the nearest allowed value in, and says so.
    pub fn write_nearest(&'static self, settings: &mut Settings, value: &Value) -> Result<(), Refusal> {
        let result = self.write(settings, value);
        if let Err(Refusal::NotAllowed { nearest: Some(nearest), .. }) = &result {
            (self.store)(settings, nearest);
        }
        result
    }

    /// The allowed value nearest to `value`, and whether it is `value` itself.
    fn nearest(&self, value: &Value) -> (Option<Value>, bool) {
        match self.domain {
            Domain::Real { least, most } => nearest_number(value, least, most, |x| x),
            Domain::Whole { least, most } => nearest_number(value, least.into(), most.into(), f64::round),
            Domain::OneOf(names) => {
                let name = names.iter().find(|name| matches!(value, Value::Text(text) if text == **name));
                (name.map(|name| Value::Text((*name).to_owned())), name.is_some())
            }
            Domain::Mixture => canonical::<Mixture>(value),
            Domain::Drawing => canonical::<Drawing>(value),
            Domain::Seed => {
                let seed = match value {
                    Value::Text(text) => text.trim().parse::<u64>().ok(),
                    // Above 2⁵³ a double does not hold every whole number: ask for a string there.
                    Value::Number(x) if (0.0..=9_007_199_254_740_992.0).contains(x) && x.fract() == 0.0 => {
                        Some(*x as u64)
                    }
                    Value::Number(_) => None,
                };
                (seed.map(|seed| Value::Text(seed.to_string())), seed.is_some())
            }
        }
    }
}

/// The one way to write what `value` spells, if it spells a `T`.
fn canonical<T: std::str::FromStr + fmt::Display>(value: &Value) -> (Option<Value>, bool) {
    let parsed = match value {
        Value::Text(text) => text.parse::<T>().ok(),
        Value::Number(_) => None,
    };
    let text = parsed.map(|parsed| Value::Text(parsed.to_string()));
    let is_given = text.is_some();
    (text, is_given)
}

fn nearest_number(value: &Value, least: f64, most: f64, round: impl Fn(f64) -> f64) -> (Option<Value>, bool) {
    match number(value) {
        Some(given) => {
            let nearest = round(given).clamp(least, most);
            (Some(Value::Number(nearest)), nearest == given)
        }
        None => (None, false),
    }
}

fn number(value: &Value) -> Option<f64> {
    match value {
        Value::Number(x) => Some(*x),
        Value::Text(text) => text.trim().parse().ok(),
    }
    .filter(|x: &f64| !x.is_nan())
}
