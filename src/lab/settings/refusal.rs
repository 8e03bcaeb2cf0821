//! Why something in an address, a file or a call was refused or corrected.

use super::domain::Domain;
use super::value::Value;
use crate::diffusion::data::list::{LARGEST, MOST_NUMBERS};
use crate::lab::numbers::NotText;
use crate::learning::file::NotWeights;
use std::fmt;

/// Why a value was refused or corrected.
#[derive(Clone, Debug, PartialEq)]
pub enum Refusal {
    /// There is no setting of this name; the existing names.
    UnknownName { name: String, known: Vec<&'static str> },
    /// There is no setting of this name in an address, but one that it is a slip of.
    Slip { name: String, nearest: &'static str },
    /// Names in an address that are not settings, such as those that campaigns and caches add.
    Ignored { names: Vec<String> },
    /// The value is not of the setting's kind or not in its domain. `nearest` is an allowed value close to it, if any.
    NotAllowed { setting: &'static str, domain: Domain, given: String, nearest: Option<Value> },
    /// The value is allowed, but has no meaning together with the other settings.
    NoMeaning { setting: &'static str, given: String, reason: Reason },
    /// A word in a list, such as `show`, that is not allowed; the allowed words.
    UnknownWord { list: &'static str, word: String, known: Vec<&'static str> },
    /// There is no screen of this name; the existing names.
    UnknownScreen { given: String, known: Vec<&'static str> },
    /// This screen does not compare two experiments.
    NoComparison { screen: &'static str },
    /// A link or a file has a version that does not exist yet; versions are 1 to `newest`.
    UnknownVersion { given: String, newest: usize },
    /// A file is not an experiment.
    NotAnExperiment,
    /// The numbers of a file are not all numbers, or too large, or too many.
    NotNumbers,
    /// A file is not text.
    NotText(NotText),
    /// A file has no network that can be read.
    NotWeights(NotWeights),
    /// The file of a picture can't be decoded.
    NotAPicture,
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::UnknownName { name, known } => {
                write!(f, "there is no setting “{name}”; the settings are {}", known.join(", "))
            }
            Self::Slip { name, nearest } => write!(f, "there is no setting “{name}”: did you mean {nearest}?"),
            Self::Ignored { names } => write!(f, "not settings, ignored: {}", names.join(", ")),
            Self::NotAllowed { setting, domain, given, .. } => {
                write!(f, "{setting} can't be “{given}”; it is {domain}")
            }
            Self::NoMeaning { setting, given, reason } => write!(f, "{setting} can't be “{given}”: {reason}"),
            Self::UnknownWord { list, word, known } => {
                write!(f, "{list} can't have “{word}”; it can have {}", known.join(", "))
            }
            Self::UnknownScreen { given, known } => {
                write!(f, "there is no screen “{given}”; the screens are {}", known.join(", "))
            }
            Self::NoComparison { screen } => write!(f, "the screen {screen} has no comparison"),
            Self::UnknownVersion { given, newest } => {
                write!(f, "links of version “{given}” are not known here, the newest are of version {newest}")
            }
            Self::NotAnExperiment => write!(f, "the file is not an experiment"),
            Self::NotWeights(reason) => reason.fmt(f),
            Self::NotText(_) => write!(f, "the file is not text"),
            Self::NotAPicture => write!(f, "the picture can't be decoded"),
            Self::NotNumbers => write!(f, "“numbers” is not a list of at most {MOST_NUMBERS} numbers in ±{LARGEST:e}"),
        }
    }
}

impl std::error::Error for Refusal {}

/// Why settings have no meaning together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// `data` is `list`, and there is none.
    NoList,
    /// It divides by the signal a, which is 0 at t = 1 under this schedule.
    NoSignal,
    /// The data have no component of this number.
    NoComponent,
    /// `data` is `own`, and there is no picture.
    NoPicture,
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoList => write!(f, "no list of numbers is loaded"),
            Self::NoSignal => write!(f, "it divides by the signal a, which is 0 at t = 1 with this schedule"),
            Self::NoComponent => write!(f, "the data have no such component"),
            Self::NoPicture => write!(f, "there is no picture of your own"),
        }
    }
}
