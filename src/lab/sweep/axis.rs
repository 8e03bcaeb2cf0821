//! The values of a setting in a sweep.

use crate::diffusion::model;
use crate::lab::one_dimension::{ALL, MODEL, Setting, Settings};
use crate::lab::settings::{Domain, Refusal, Value};
use std::fmt;

/// The number of values of a range that does not say how many.
const VALUES: usize = 33;
/// A range of numbers whose ends have at least this ratio is divided evenly in the logarithm.
const WIDE: f64 = 32.0;
/// The most values.
const MOST: usize = 4096;

/// A setting and the values that it is to have.
#[derive(Clone, Debug, PartialEq)]
pub struct Axis {
    setting: &'static Setting,
    values: Vec<Value>,
}

/// Why something is no axis.
#[derive(Clone, Debug, PartialEq)]
pub enum NotAnAxis {
    /// The setting or a value is refused.
    Refused(Refusal),
    /// A text is not `setting`, `setting=value,value` or `setting=first..last/count`.
    Spelling(String),
    /// There are no values, or more than 4 096.
    Count(usize),
}

impl fmt::Display for NotAnAxis {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Refused(refusal) => refusal.fmt(f),
            Self::Spelling(text) => {
                write!(f, "“{text}” is not setting, setting=value,value or setting=first..last/count")
            }
            Self::Count(count) => write!(f, "an axis has 1 to {MOST} values, not {count}"),
        }
    }
}

impl std::error::Error for NotAnAxis {}

impl From<Refusal> for NotAnAxis {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

impl Axis {
    /// The setting of this name with these values; without any, all of its choices, or 33 over its range.
    ///
    /// # Errors
    /// If there is no such setting, or if it can't have one of the values.
    pub fn new(name: &str, values: Vec<Value>) -> Result<Self, NotAnAxis> {
        let setting = Setting::named(name)?;
        let values = if values.is_empty() { of_domain(&setting.domain) } else { values };
        for value in &values {
            // Whether it has a meaning depends on the experiment.
            if !setting.domain.nearest(value).1 {
                setting.write(&mut Settings::default(), value)?;
            }
        }
        let is_allowed = (1..=MOST).contains(&values.len());
        if is_allowed { Ok(Self { setting, values }) } else { Err(NotAnAxis::Count(values.len())) }
    }

    /// The axis of a text: `sampler` (all choices), `steps=1,2,4`, `steps=1..256` or `noise=0..1/11`. In a range of whole
    /// numbers, equal ones are left out; a range whose ends have a ratio of at least 32 is even in the logarithm.
    ///
    /// # Errors
    /// As [`Axis::new`], and if the text has another form.
    pub fn parse(text: &str) -> Result<Self, NotAnAxis> {
        let Some((name, values)) = text.split_once('=') else { return Self::new(text, Vec::new()) };
        let setting = Setting::named(name)?;
        let Some((first, rest)) = values.split_once("..") else {
            return Self::new(name, values.split(',').map(Value::from).collect());
        };
        let (last, count) = rest.split_once('/').unwrap_or((rest, ""));
        let count = if count.is_empty() { Some(VALUES) } else { count.parse().ok() };
        match (first.parse(), last.parse(), count) {
            (Ok(first), Ok(last), Some(count)) if (1..=MOST).contains(&count) => {
                Self::new(name, range(&setting.domain, first, last, count))
            }
            _ => Err(NotAnAxis::Spelling(text.to_owned())),
        }
    }

    /// The settings that have a range or a list of choices, in the order of the panel; without those of a training,
    /// because a sweep trains no network.
    pub fn settings() -> impl Iterator<Item = &'static Setting> {
        ALL.into_iter().filter(|setting| !matches!(setting.domain, Domain::Text(_)) && !is_of_training(setting))
    }

    /// The setting.
    pub fn setting(&self) -> &'static Setting {
        self.setting
    }

    /// Its values.
    pub fn values(&self) -> &[Value] {
        &self.values
    }
}

/// Whether it matters only where a network is the score model.
fn is_of_training(setting: &Setting) -> bool {
    let [other, mut learned] = [Settings::default(), Settings::default()];
    // A choice of the setting itself.
    _ = MODEL.write(&mut learned, &Value::from(model::LEARNED.name));
    (setting.matters)(&learned, setting.name) && !(setting.matters)(&other, setting.name)
}

/// All choices, or values over the whole range.
fn of_domain(domain: &Domain) -> Vec<Value> {
    match *domain {
        Domain::OneOf(names) => names.iter().map(|name| Value::from(*name)).collect(),
        Domain::Real { least, most, .. } => range(domain, least, most, VALUES),
        Domain::Whole { least, most } | Domain::WholeOrUnlimited { least, most } => {
            range(domain, least.into(), most.into(), VALUES)
        }
        Domain::Seed | Domain::Text(_) => Vec::new(),
    }
}

fn range(domain: &Domain, first: f64, last: f64, count: usize) -> Vec<Value> {
    let share = |i: usize| if count > 1 { i as f64 / (count - 1) as f64 } else { 0.0 };
    let is_wide = first > 0.0 && last > 0.0 && (last / first).max(first / last) >= WIDE;
    let between = |share: f64| {
        if is_wide { first * libm::pow(last / first, share) } else { first + share * (last - first) }
    };
    let is_whole = !matches!(domain, Domain::Real { .. });
    let round = |x: f64| if is_whole { x.round() } else { (x * 1e6).round() / 1e6 };
    let mut numbers: Vec<f64> = (0..count).map(|i| round(between(share(i)))).collect();
    numbers.dedup();
    numbers.into_iter().map(Value::Number).collect()
}
