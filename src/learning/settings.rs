//! The settings of the training of a score network.

use super::network::Shape;
use super::score::inputs::{INPUTS, OUTPUTS};
use super::score::target::{self, EPS};
use super::trainer::Rule;
use std::fmt;
use std::ops::RangeInclusive;

/// The names of all settings of a training, as in addresses and in JavaScript.
pub const NAMES: [&str; 8] = ["target", "layers", "hidden", "batch", "learning_rate", "iterations", "samples", "ema"];
/// Hidden layers.
pub const LAYERS: RangeInclusive<u32> = 1..=4;
/// Values of a hidden layer.
pub const HIDDEN: RangeInclusive<u32> = 4..=256;
/// Samples of a batch; whole blocks of 64 are drawn.
pub const BATCH: RangeInclusive<u32> = 64..=4096;
/// The learning rate of the first iteration.
pub const LEARNING_RATE: RangeInclusive<f64> = 1e-5..=0.1;
/// Iterations.
pub const ITERATIONS: RangeInclusive<u32> = 1..=1_000_000;
/// Draws in the training set, if it is not unlimited.
pub const SAMPLES: RangeInclusive<u32> = 2..=100_000;
/// How much the average of the weights keeps from one iteration to the next.
pub const EMA: RangeInclusive<f64> = 0.0..=0.9999;
/// The value of [`SAMPLES`] for an unlimited training set.
const UNLIMITED: &str = "unlimited";

/// How a score network is trained.
#[derive(Clone, Debug, PartialEq)]
pub struct TrainingSettings {
    /// The target of the network.
    pub target: &'static target::Kind,
    /// Hidden layers, in [`LAYERS`].
    pub layers: u32,
    /// Values of each, in [`HIDDEN`].
    pub hidden: u32,
    /// Samples of a batch, in [`BATCH`].
    pub batch: u32,
    /// The learning rate of the first iteration, in [`LEARNING_RATE`]; it falls to 0 as a cosine.
    pub learning_rate: f64,
    /// Iterations, in [`ITERATIONS`].
    pub iterations: u32,
    /// Draws in the training set, in [`SAMPLES`]; `None` if every batch has new draws.
    pub samples: Option<u32>,
    /// How much the average of the weights keeps, in [`EMA`].
    pub ema: f64,
}

impl Default for TrainingSettings {
    fn default() -> Self {
        Self {
            target: &EPS,
            layers: 2,
            hidden: 64,
            batch: 256,
            learning_rate: 3e-3,
            iterations: 8000,
            samples: None,
            ema: 0.999,
        }
    }
}

/// Why a value was refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotAllowed {
    /// There is no setting of this name.
    UnknownName(String),
    /// The setting can't have this value.
    Value {
        /// The setting.
        name: &'static str,
        /// The refused value.
        given: String,
        /// The allowed values.
        domain: String,
    },
}

impl fmt::Display for NotAllowed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::UnknownName(name) => {
                write!(f, "there is no training setting “{name}”; they are {}", NAMES.join(", "))
            }
            Self::Value { name, given, domain } => write!(f, "{name} can't be “{given}”; it is {domain}"),
        }
    }
}

impl std::error::Error for NotAllowed {}

impl TrainingSettings {
    /// Sets the setting of this name.
    ///
    /// # Errors
    /// If there is none, or if it can't have this value; nothing is changed then.
    pub fn set(&mut self, name: &str, value: &str) -> Result<(), NotAllowed> {
        match name {
            "target" => {
                let kind = target::ALL.into_iter().find(|kind| kind.name == value);
                self.target = kind.ok_or_else(|| {
                    let names: Vec<_> = target::ALL.iter().map(|kind| kind.name).collect();
                    refused("target", value, format!("one of {}", names.join(", ")))
                })?;
            }
            "layers" => self.layers = whole("layers", value, &LAYERS)?,
            "hidden" => self.hidden = whole("hidden", value, &HIDDEN)?,
            "batch" => self.batch = whole("batch", value, &BATCH)?,
            "learning_rate" => self.learning_rate = real("learning_rate", value, &LEARNING_RATE)?,
            "iterations" => self.iterations = whole("iterations", value, &ITERATIONS)?,
            "samples" if value == UNLIMITED => self.samples = None,
            "samples" => self.samples = Some(whole("samples", value, &SAMPLES)?),
            "ema" => self.ema = real("ema", value, &EMA)?,
            _ => return Err(NotAllowed::UnknownName(name.to_owned())),
        }
        Ok(())
    }

    /// The value of the setting of this name, as [`TrainingSettings::set`] takes it.
    pub fn get(&self, name: &str) -> Option<String> {
        Some(match name {
            "target" => self.target.name.to_owned(),
            "layers" => self.layers.to_string(),
            "hidden" => self.hidden.to_string(),
            "batch" => self.batch.to_string(),
            "learning_rate" => self.learning_rate.to_string(),
            "iterations" => self.iterations.to_string(),
            "samples" => self.samples.map_or_else(|| UNLIMITED.to_owned(), |samples| samples.to_string()),
            "ema" => self.ema.to_string(),
            _ => return None,
        })
    }

    /// Reads the pairs of a query that are settings of a training, and ignores the others.
    ///
    /// # Errors
    /// The first value that is refused.
    pub fn from_query(query: &str) -> Result<Self, NotAllowed> {
        let mut settings = Self::default();
        for (name, value) in form_urlencoded::parse(query.trim_start_matches('?').as_bytes()) {
            if NAMES.contains(&&*name) {
                settings.set(&name, &value)?;
            }
        }
        Ok(settings)
    }

    /// The settings that differ from the default, as a query.
    pub fn to_query(&self) -> String {
        let default = Self::default();
        let changed = NAMES.iter().filter(|name| self.get(name) != default.get(name));
        changed.filter_map(|name| Some(format!("{name}={}", self.get(name)?))).collect::<Vec<_>>().join("&")
    }

    /// The shape of the network: two inputs, x and the log-SNR, and one output. Settings are clamped to their ranges.
    pub fn shape(&self) -> Shape {
        let [layers, hidden] = [(self.layers, LAYERS), (self.hidden, HIDDEN)]
            .map(|(n, range)| n.clamp(*range.start(), *range.end()) as usize);
        let widths = [&[INPUTS], vec![hidden; layers].as_slice(), &[OUTPUTS]].concat();
        Shape::new(widths).unwrap_or_else(|_| unreachable!("all widths in range are those of a shape"))
    }

    /// The rule of the trainer.
    pub fn rule(&self) -> Rule {
        Rule { learning_rate: self.learning_rate, iterations: self.iterations.into(), ema: self.ema }
    }
}

fn refused(name: &'static str, given: &str, domain: String) -> NotAllowed {
    NotAllowed::Value { name, given: given.to_owned(), domain }
}

fn whole(name: &'static str, value: &str, range: &RangeInclusive<u32>) -> Result<u32, NotAllowed> {
    let or_unlimited = if name == "samples" { format!(", or {UNLIMITED}") } else { String::new() };
    let domain = || format!("a whole number from {} to {}{or_unlimited}", range.start(), range.end());
    value.trim().parse().ok().filter(|n| range.contains(n)).ok_or_else(|| refused(name, value, domain()))
}

fn real(name: &'static str, value: &str, range: &RangeInclusive<f64>) -> Result<f64, NotAllowed> {
    let domain = || format!("a number from {} to {}", range.start(), range.end());
    value.trim().parse().ok().filter(|x| range.contains(x)).ok_or_else(|| refused(name, value, domain()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_setting_is_read_back_from_a_query() {
        let query = "target=v&layers=3&hidden=32&batch=512&learning_rate=0.01&iterations=100&samples=2&ema=0.99";
        let settings = TrainingSettings::from_query(&format!("?model=nn&{query}")).expect("it is allowed");
        assert_eq!(settings.to_query(), query);
        assert_eq!(TrainingSettings::default().to_query(), "");
        assert_eq!(settings.shape().widths(), [2, 32, 32, 32, 1]);
        assert!(NAMES.iter().all(|name| query.contains(&format!("{name}="))));
        let unlimited = TrainingSettings::from_query("samples=5&samples=unlimited");
        assert_eq!(unlimited, Ok(TrainingSettings::default()));
    }

    #[test]
    fn a_value_out_of_range_is_refused_with_a_reason() {
        for (name, value, reason) in [
            ("target", "noise", "one of eps, x0, v, score"),
            ("layers", "0", "from 1 to 4"),
            ("hidden", "257", "from 4 to 256"),
            ("batch", "-1", "from 64 to 4096"),
            ("learning_rate", "NaN", "from 0.00001 to 0.1"),
            ("iterations", "1e3", "whole number"),
            ("samples", "1", "from 2 to 100000, or unlimited"),
            ("ema", "1", "from 0 to 0.9999"),
            ("depth", "1", "there is no training setting “depth”"),
        ] {
            let mut settings = TrainingSettings::default();
            let message = settings.set(name, value).map_err(|e| e.to_string()).expect_err("it is not allowed");
            assert!(message.contains(reason), "{message}");
            assert_eq!(settings, TrainingSettings::default());
        }
    }
}
