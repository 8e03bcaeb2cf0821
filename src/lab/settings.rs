//! The one description of an experiment. Sliders, addresses, JavaScript and presets all read and write it, under the
//! names in [`ALL`]. There is no way to make a [`Settings`] that can't be run.

use super::combination::{Reason, reason_against};
use crate::diffusion::block::{Journey, Start};
use crate::diffusion::data::drawing::Drawing;
use crate::diffusion::data::mixture::{LARGEST_MEAN, LARGEST_STD, MOST_COMPONENTS, Mixture, WEIGHTS};
use crate::diffusion::data::{self, NumberList, Recipe};
use crate::diffusion::marginal::Process;
use crate::diffusion::model;
use crate::diffusion::sampler::{self, Corruption, Forward};
use crate::diffusion::schedule::{self, Family, Parameters, Schedule};
use std::fmt;
use std::sync::Arc;

/// An experiment. Fields hold allowed values only: they are written through [`Setting::write`], and numbers of the
/// user's own through [`Settings::set_list`].
#[derive(Clone, Debug, PartialEq)]
pub struct Settings {
    data: &'static data::Kind,
    recipe: Recipe,
    schedule: &'static schedule::Kind,
    parameters: Parameters,
    forward: Forward,
    steps: u32,
    particles: u32,
    start: Start,
    model: &'static model::Kind,
    corrupt: Corruption,
    noise: f64,
    sampler: &'static sampler::Kind,
    options: sampler::Options,
    seed: u64,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            data: &data::TWO_POINT,
            recipe: Recipe::default(),
            schedule: &schedule::CUBIC,
            parameters: Parameters::default(),
            forward: Forward::Exact,
            steps: 1000,
            particles: 16_384,
            start: Start::Forward,
            model: &model::EXACT,
            corrupt: Corruption::Data,
            noise: 0.0,
            sampler: &sampler::EULER_MARUYAMA,
            options: sampler::Options::default(),
            seed: 1,
        }
    }
}

impl Settings {
    /// Which data are diffused.
    pub fn data(&self) -> &'static data::Kind {
        self.data
    }

    /// What the data are made of.
    pub fn recipe(&self) -> &Recipe {
        &self.recipe
    }

    /// Probability of the upper of two points, in 0.01 … 0.99.
    pub fn prior(&self) -> f64 {
        self.recipe.prior
    }

    /// The noise schedule, with its parameters.
    pub fn schedule(&self) -> Schedule {
        Schedule::new(self.schedule, self.parameters)
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
    pub fn model(&self) -> &'static model::Kind {
        self.model
    }

    /// Corruption ν, in 0 … 2.
    pub fn noise(&self) -> f64 {
        self.noise
    }

    /// What corruption is added to.
    pub fn corrupt(&self) -> Corruption {
        self.corrupt
    }

    /// How the reverse run is cut into steps.
    pub fn sampler(&self) -> &'static sampler::Kind {
        self.sampler
    }

    /// What the sampler is told.
    pub fn options(&self) -> sampler::Options {
        self.options
    }

    /// The seed of all random streams.
    pub fn seed(&self) -> u64 {
        self.seed
    }

    /// The user's own numbers, if a list is loaded. They are not part of an address.
    pub fn list(&self) -> Option<&Arc<NumberList>> {
        self.recipe.list.as_ref()
    }

    /// Loads numbers of the user's own, and diffuses them.
    pub fn set_list(&mut self, list: Arc<NumberList>) {
        self.recipe.list = Some(list);
        self.data = &data::LIST;
    }

    /// The journey that these settings describe.
    pub fn journey(&self) -> Journey {
        // Every kind of data but a list that is not there makes something, and that choice is refused.
        let data = (self.data.make)(&self.recipe).unwrap_or_else(|| self.recipe.two_point());
        Journey {
            process: Process { data, schedule: self.schedule() },
            steps: self.steps as usize,
            forward: self.forward,
            start: self.start,
            model: self.model,
            corruption: self.corrupt,
            noise: self.noise,
            sampler: self.sampler,
            options: self.options,
        }
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
    /// Whether it makes a difference, given the others and its own name.
    matters: fn(&Settings, &str) -> bool,
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

impl Choice for Forward {
    const NAMED: &'static [(&'static str, Self)] = &[("exact", Self::Exact), ("em", Self::EulerMaruyama)];
}

impl Choice for Corruption {
    const NAMED: &'static [(&'static str, Self)] = &[("x0", Self::Data), ("eps", Self::Noise), ("score", Self::Score)];
}

impl Choice for Start {
    const NAMED: &'static [(&'static str, Self)] = &[("forward", Self::Forward), ("gaussian", Self::Gaussian)];
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

/// A choice out of an enumeration.
macro_rules! choice {
    ($name:literal, $kind:ty, $field:ident, $matters:expr) => {
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
            matters: $matters,
        }
    };
}

/// A choice out of the list `ALL` of a module.
macro_rules! kind {
    ($name:literal, $module:ident, $field:ident) => {
        Setting {
            name: $name,
            domain: Domain::OneOf(
                &const {
                    let mut names = [""; $module::ALL.len()];
                    let mut i = 0;
                    while i < names.len() {
                        names[i] = $module::ALL[i].name;
                        i += 1;
                    }
                    names
                },
            ),
            read: |settings| Value::Text(settings.$field.name.to_owned()),
            store: |settings, value| {
                let named = |kind: &&$module::Kind| matches!(value, Value::Text(name) if name == kind.name);
                if let Some(kind) = $module::ALL.into_iter().find(named) {
                    settings.$field = kind;
                }
            },
            matters: always,
        }
    };
}

/// A number in a field.
macro_rules! number {
    ($name:literal, $domain:expr, $kind:ty, $($field:ident).+, $matters:expr) => {
        Setting {
            name: $name,
            domain: $domain,
            read: |settings| Value::Number(f64::from(settings.$($field).+)),
            store: |settings, value| {
                if let Value::Number(x) = value {
                    settings.$($field).+ = *x as $kind;
                }
            },
            matters: $matters,
        }
    };
}

/// What is written as text and read by parsing.
macro_rules! parsed {
    ($name:literal, $domain:expr, $($field:ident).+, $matters:expr) => {
        Setting {
            name: $name,
            domain: $domain,
            read: |settings| Value::Text(settings.$($field).+.to_string()),
            store: |settings, value| {
                if let Value::Text(text) = value
                    && let Ok(parsed) = text.parse()
                {
                    settings.$($field).+ = parsed;
                }
            },
            matters: $matters,
        }
    };
}

/// From `least` to `most`.
const fn real(least: f64, most: f64) -> Domain {
    Domain::Real { least, most }
}

/// From `least` to `most`, whole numbers only.
const fn whole(least: u32, most: u32) -> Domain {
    Domain::Whole { least, most }
}

fn always(_: &Settings, _: &str) -> bool {
    true
}

fn if_data_use(settings: &Settings, name: &str) -> bool {
    settings.data.uses.contains(&name)
}

fn if_schedule_uses(settings: &Settings, name: &str) -> bool {
    settings.schedule.uses.contains(&name)
}

fn if_sampler_uses(settings: &Settings, name: &str) -> bool {
    settings.sampler.uses.contains(&name)
}

/// `data`
pub static DATA: Setting = kind!("data", data, data);
/// `prior`: probability of the upper of two points.
pub static PRIOR: Setting = number!("prior", real(0.01, 0.99), f64, recipe.prior, if_data_use);
/// `separation`: distance between the two points.
pub static SEPARATION: Setting = number!("separation", real(0.1, 6.0), f64, recipe.separation, if_data_use);
/// `width`: standard deviation of each of the two points.
pub static WIDTH: Setting = number!("width", real(0.0, 1.0), f64, recipe.width, if_data_use);
/// `mix`: the user's own mixture.
pub static MIX: Setting = parsed!("mix", Domain::Mixture, recipe.mix, if_data_use);
/// `drawn`: the density that the user has drawn.
pub static DRAWN: Setting = parsed!("drawn", Domain::Drawing, recipe.drawn, if_data_use);
/// `schedule`
pub static SCHEDULE: Setting = kind!("schedule", schedule, schedule);
/// `rate`: c of the schedules `cubic` and `constant`.
pub static RATE: Setting = number!("rate", real(0.5, 30.0), f64, parameters.rate, if_schedule_uses);
/// `beta0`: β(0) of the schedule `linear`.
pub static BETA0: Setting = number!("beta0", real(0.0, 10.0), f64, parameters.beta0, if_schedule_uses);
/// `beta1`: β(1) of the schedule `linear`.
pub static BETA1: Setting = number!("beta1", real(1.0, 40.0), f64, parameters.beta1, if_schedule_uses);
/// `sigma_min`: σ(0⁺) of the schedule `geometric`.
pub static SIGMA_MIN: Setting = number!("sigma_min", real(0.001, 0.5), f64, parameters.sigma_min, if_schedule_uses);
/// `sigma_max`: σ(1) of the schedule `geometric`.
pub static SIGMA_MAX: Setting = number!("sigma_max", real(1.0, 50.0), f64, parameters.sigma_max, if_schedule_uses);
/// `forward`: how the forward run is cut into steps. Where variance explodes, both ways are the same.
pub static FORWARD: Setting =
    choice!("forward", Forward, forward, |settings, _| { settings.schedule().level(1.0).family == Family::Preserving });
/// `steps`
pub static STEPS: Setting = number!("steps", whole(10, 4000), u32, steps, always);
/// `particles`
pub static PARTICLES: Setting = number!("particles", whole(256, 1_048_576), u32, particles, always);
/// `start`: where the reverse run starts.
pub static START: Setting = choice!("start", Start, start, always);
/// `model`
pub static MODEL: Setting = kind!("model", model, model);
/// `corrupt`: what noise is added to.
pub static CORRUPT: Setting = choice!("corrupt", Corruption, corrupt, |settings, _| settings.noise > 0.0);
/// `noise`
pub static NOISE: Setting = number!("noise", real(0.0, 2.0), f64, noise, always);
/// `sampler`
pub static SAMPLER: Setting = kind!("sampler", sampler, sampler);
/// `eta`: η of the sampler `ddim`.
pub static ETA: Setting = number!("eta", real(0.0, 1.0), f64, options.eta, if_sampler_uses);
/// `langevin_step`: the size of a Langevin step, in units of σ² at its level.
pub static LANGEVIN_STEP: Setting =
    number!("langevin_step", real(0.01, 1.0), f64, options.langevin_step, if_sampler_uses);
/// `langevin_repeats`: Langevin steps at every level of the sampler `langevin`.
pub static LANGEVIN_REPEATS: Setting =
    number!("langevin_repeats", whole(1, 20), u32, options.langevin_repeats, if_sampler_uses);
/// `corrector_steps`: Langevin steps after every step of the sampler `pc`.
pub static CORRECTOR_STEPS: Setting =
    number!("corrector_steps", whole(1, 10), u32, options.corrector_steps, if_sampler_uses);
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
    matters: always,
};

/// All settings, in the order of the panel.
pub static ALL: [&Setting; 25] = [
    &DATA,
    &PRIOR,
    &SEPARATION,
    &WIDTH,
    &MIX,
    &DRAWN,
    &SCHEDULE,
    &RATE,
    &BETA0,
    &BETA1,
    &SIGMA_MIN,
    &SIGMA_MAX,
    &FORWARD,
    &STEPS,
    &START,
    &MODEL,
    &NOISE,
    &CORRUPT,
    &SAMPLER,
    &ETA,
    &LANGEVIN_STEP,
    &LANGEVIN_REPEATS,
    &CORRECTOR_STEPS,
    &PARTICLES,
    &SEED,
];

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
                    if *name == data::LIST.name {
                        continue;
                    }
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
            (&DATA, text("list")),
            (&MIX, text("1:2")),
            (&MIX, Value::Number(1.0)),
            (&DRAWN, text("AAAA")),
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
        assert_eq!(
            message(DATA.write(&mut settings, &text("list"))).as_deref(),
            Some("data can't be “list”: no list of numbers is loaded")
        );
        assert!(
            message(MIX.write(&mut settings, &text("1"))).is_some_and(|message| message.contains("weight:mean:std"))
        );
        assert!(Setting::named("foo").is_err_and(|refusal| refusal.to_string().contains("drawn, schedule")));
    }

    #[test]
    fn seeds_keep_all_their_bits() {
        let mut settings = Settings::default();
        assert_eq!(SEED.write(&mut settings, &text("18446744073709551615")), Ok(()));
        assert_eq!(settings.seed(), u64::MAX);
        assert_eq!(SEED.write(&mut settings, &Value::Number(7.0)), Ok(()));
        assert_eq!(settings.seed(), 7);
    }

    #[test]
    fn a_list_is_diffused_once_it_is_loaded() {
        let mut settings = Settings::default();
        let Some(list) = NumberList::parse("1 2 3").0 else { panic!("no numbers found") };
        settings.set_list(Arc::new(list));
        assert_eq!(DATA.read(&settings), text("list"));
        assert_eq!(DATA.write(&mut settings, &text("comb")), Ok(()));
        assert_eq!(DATA.write(&mut settings, &text("list")), Ok(()));
        assert!(settings.journey().process.data.is_points());
    }

    #[test]
    fn a_setting_matters_where_something_reads_it() {
        let mut settings = Settings::default();
        let mattering = |settings: &Settings| {
            ALL.into_iter().filter(|setting| setting.matters(settings)).map(|setting| setting.name).collect::<Vec<_>>()
        };
        let expected = [
            "data",
            "prior",
            "separation",
            "width",
            "schedule",
            "rate",
            "forward",
            "steps",
            "start",
            "model",
            "noise",
            "sampler",
            "particles",
            "seed",
        ];
        assert_eq!(mattering(&settings), expected);
        for (setting, value) in [(&DATA, "mixture"), (&SCHEDULE, "geometric"), (&SAMPLER, "pc"), (&NOISE, "0.1")] {
            assert_eq!(setting.write(&mut settings, &text(value)), Ok(()));
        }
        let expected = [
            "data",
            "mix",
            "schedule",
            "sigma_min",
            "sigma_max",
            "steps",
            "start",
            "model",
            "noise",
            "corrupt",
            "sampler",
            "langevin_step",
            "corrector_steps",
            "particles",
            "seed",
        ];
        assert_eq!(mattering(&settings), expected);
        // Every name that something reads is the name of a setting.
        let read = data::ALL.iter().flat_map(|kind| kind.uses);
        let read = read.chain(schedule::ALL.iter().flat_map(|kind| kind.uses));
        for name in read.chain(sampler::ALL.iter().flat_map(|kind| kind.uses)) {
            assert!(Setting::named(name).is_ok(), "{name}");
        }
    }
}
