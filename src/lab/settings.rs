//! The one description of an experiment. Sliders, addresses, JavaScript and presets all read and write it, under the
//! names in [`ALL`]. There is no way to make a [`Settings`] that can't be run.

use crate::diffusion::model::ScoreModel;
use crate::diffusion::schedule::Schedule;
use std::fmt;

/// An experiment. Fields hold allowed values only: they are written through [`Setting::write`].
#[derive(Clone, Debug, PartialEq)]
pub struct Settings {
    data: DataSet,
    prior: f64,
    schedule: Schedule,
    steps: u32,
    particles: u32,
    model: ScoreModel,
    noise: f64,
    seed: u64,
}

/// Which data are diffused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DataSet {
    /// +1 with probability `prior`, −1 otherwise.
    TwoPoint,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            data: DataSet::TwoPoint,
            prior: 0.8,
            schedule: Schedule::Cubic,
            steps: 1000,
            particles: 16_384,
            model: ScoreModel::Exact,
            noise: 0.0,
            seed: 1,
        }
    }
}

impl Settings {
    /// Which data are diffused.
    pub fn data(&self) -> DataSet {
        self.data
    }

    /// Probability of +1, in 0.01 … 0.99.
    pub fn prior(&self) -> f64 {
        self.prior
    }

    /// The noise schedule.
    pub fn schedule(&self) -> Schedule {
        self.schedule
    }

    /// Steps each way, in 10 … 4000.
    pub fn steps(&self) -> u32 {
        self.steps
    }

    /// Particles, in 256 … 1 048 576.
    pub fn particles(&self) -> u32 {
        self.particles
    }

    /// The score model.
    pub fn model(&self) -> ScoreModel {
        self.model
    }

    /// Corruption ν of x̂₀, in 0 … 2.
    pub fn noise(&self) -> f64 {
        self.noise
    }

    /// The seed of all random streams.
    pub fn seed(&self) -> u64 {
        self.seed
    }
}

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
}

impl fmt::Display for Domain {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Real { least, most } => write!(f, "a number from {least} to {most}"),
            Self::Whole { least, most } => write!(f, "a whole number from {least} to {most}"),
            Self::OneOf(names) => write!(f, "one of {}", names.join(", ")),
            Self::Seed => write!(f, "a whole number from 0 to {}", u64::MAX),
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
    read: fn(&Settings) -> Value,
    /// Stores a value that is in the domain already.
    store: fn(&mut Settings, &Value),
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

    /// Puts `value` into `settings`; leaves them as they were if it is not allowed. Text that spells a number is a
    /// number.
    pub fn write(&'static self, settings: &mut Settings, value: &Value) -> Result<(), Refusal> {
        let (nearest, is_given) = self.nearest(value);
        match nearest {
            Some(nearest) if is_given => {
                (self.store)(settings, &nearest);
                Ok(())
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

/// A kind of thing that is chosen by name from a list.
pub trait Choice: Copy + PartialEq + 'static {
    /// Every choice with its name in addresses and in JavaScript, in the order of the menu.
    const NAMED: &'static [(&'static str, Self)];

    /// The name of this choice.
    fn name(self) -> &'static str {
        Self::NAMED.iter().find(|(_, choice)| *choice == self).map_or("", |(name, _)| name)
    }

    /// The choice of this name.
    fn from_name(name: &str) -> Option<Self> {
        Self::NAMED.iter().find(|(n, _)| *n == name).map(|(_, choice)| *choice)
    }
}

impl Choice for DataSet {
    const NAMED: &'static [(&'static str, Self)] = &[("two-point", Self::TwoPoint)];
}

impl Choice for Schedule {
    const NAMED: &'static [(&'static str, Self)] = &[("cubic", Self::Cubic), ("linear", Self::Linear)];
}

impl Choice for ScoreModel {
    const NAMED: &'static [(&'static str, Self)] =
        &[("exact", Self::Exact), ("nn", Self::Nearest), ("mle", Self::MaximumLikelihood), ("bayes", Self::Posterior)];
}

/// The names of a choice, for [`Domain::OneOf`].
const fn names<C: Choice, const N: usize>() -> [&'static str; N] {
    let mut names = [""; N];
    let mut i = 0;
    while i < N {
        names[i] = C::NAMED[i].0;
        i += 1;
    }
    names
}

macro_rules! choice {
    ($name:literal, $kind:ty, $field:ident) => {
        Setting {
            name: $name,
            domain: Domain::OneOf(&const { names::<$kind, { <$kind>::NAMED.len() }>() }),
            read: |settings| Value::Text(settings.$field.name().to_owned()),
            store: |settings, value| {
                if let Value::Text(name) = value
                    && let Some(choice) = <$kind>::from_name(name)
                {
                    settings.$field = choice;
                }
            },
        }
    };
}

macro_rules! number {
    ($name:literal, $domain:expr, $kind:ty, $field:ident) => {
        Setting {
            name: $name,
            domain: $domain,
            read: |settings| Value::Number(f64::from(settings.$field)),
            store: |settings, value| {
                if let Value::Number(x) = value {
                    settings.$field = *x as $kind;
                }
            },
        }
    };
}

/// `data`
pub static DATA: Setting = choice!("data", DataSet, data);
/// `prior`
pub static PRIOR: Setting = number!("prior", Domain::Real { least: 0.01, most: 0.99 }, f64, prior);
/// `schedule`
pub static SCHEDULE: Setting = choice!("schedule", Schedule, schedule);
/// `steps`
pub static STEPS: Setting = number!("steps", Domain::Whole { least: 10, most: 4000 }, u32, steps);
/// `particles`
pub static PARTICLES: Setting = number!("particles", Domain::Whole { least: 256, most: 1_048_576 }, u32, particles);
/// `model`
pub static MODEL: Setting = choice!("model", ScoreModel, model);
/// `noise`
pub static NOISE: Setting = number!("noise", Domain::Real { least: 0.0, most: 2.0 }, f64, noise);
/// `seed`
pub static SEED: Setting = Setting {
    name: "seed",
    domain: Domain::Seed,
    read: |settings| Value::Text(settings.seed.to_string()),
    store: |settings, value| {
        if let Value::Text(text) = value
            && let Ok(seed) = text.parse()
        {
            settings.seed = seed;
        }
    },
};

/// All settings, in the order of the panel.
pub static ALL: [&Setting; 8] = [&DATA, &PRIOR, &SCHEDULE, &STEPS, &MODEL, &NOISE, &PARTICLES, &SEED];

#[cfg(test)]
mod tests {
    use super::*;

    fn text(value: &str) -> Value {
        Value::Text(value.to_owned())
    }

    #[test]
    fn defaults_are_allowed() {
        for setting in ALL {
            let mut settings = Settings::default();
            let default = setting.read(&settings);
            assert_eq!(setting.write(&mut settings, &default), Ok(()));
            assert_eq!(settings, Settings::default(), "{setting:?}");
        }
    }

    #[test]
    fn every_choice_can_be_written_and_read_back() {
        for setting in ALL {
            if let Domain::OneOf(names) = setting.domain {
                for name in names {
                    let mut settings = Settings::default();
                    assert_eq!(setting.write(&mut settings, &text(name)), Ok(()));
                    assert_eq!(setting.read(&settings), text(name));
                }
            }
        }
    }

    #[test]
    fn a_value_that_is_not_allowed_is_refused_and_changes_nothing() {
        let refused = [
            (&PRIOR, text("banana")),
            (&PRIOR, Value::Number(0.0)),
            (&NOISE, Value::Number(-3.0)),
            (&NOISE, Value::Number(f64::NAN)),
            (&STEPS, Value::Number(10.5)),
            (&STEPS, Value::Number(9.0)),
            (&PARTICLES, Value::Number(1e9)),
            (&MODEL, text("xyz")),
            (&MODEL, Value::Number(1.0)),
            (&SEED, Value::Number(-1.0)),
            (&SEED, Value::Number(1e17)),
            (&SEED, text("18446744073709551616")),
        ];
        for (setting, value) in refused {
            let mut settings = Settings::default();
            assert!(setting.write(&mut settings, &value).is_err(), "{setting:?} {value}");
            assert_eq!(settings, Settings::default());
        }
    }

    #[test]
    fn the_nearest_allowed_value_is_taken_where_asked_for() {
        let mut settings = Settings::default();
        assert!(NOISE.write_nearest(&mut settings, &Value::Number(-3.0)).is_err());
        assert!(STEPS.write_nearest(&mut settings, &text("1e9")).is_err());
        assert!(PRIOR.write_nearest(&mut settings, &text("banana")).is_err());
        assert!(PARTICLES.write_nearest(&mut settings, &Value::Number(f64::INFINITY)).is_err());
        assert_eq!((settings.noise(), settings.steps(), settings.prior()), (0.0, 4000, 0.8));
        assert_eq!(settings.particles(), 1_048_576);
    }

    #[test]
    fn a_refusal_says_what_is_allowed() {
        let mut settings = Settings::default();
        let message = |result: Result<(), Refusal>| result.err().map(|refusal| refusal.to_string());
        assert_eq!(
            message(NOISE.write(&mut settings, &Value::Number(-3.0))).as_deref(),
            Some("noise can't be “-3”; it is a number from 0 to 2")
        );
        assert_eq!(
            message(MODEL.write(&mut settings, &text("xyz"))).as_deref(),
            Some("model can't be “xyz”; it is one of exact, nn, mle, bayes")
        );
        assert!(Setting::named("foo").is_err_and(|refusal| refusal.to_string().contains("prior, schedule")));
    }

    #[test]
    fn seeds_keep_all_their_bits() {
        let mut settings = Settings::default();
        assert_eq!(SEED.write(&mut settings, &text("18446744073709551615")), Ok(()));
        assert_eq!(settings.seed(), u64::MAX);
        assert_eq!(SEED.write(&mut settings, &Value::Number(7.0)), Ok(()));
        assert_eq!(settings.seed(), 7);
    }
}
