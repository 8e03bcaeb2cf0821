//! All settings. One more is one more static here, its name in [`ALL`], and its words in every language.

use super::{Domain, Setting, Settings, Value};
use crate::diffusion::block::Start;
use crate::diffusion::sampler::{Corruption, Forward};
use crate::diffusion::schedule::Family;
use crate::diffusion::{data, model, sampler, schedule};

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
pub static PRIOR: Setting = number!("prior", real(0.01, 0.99), f64, data_parameters.prior, if_data_use);
/// `separation`: distance between the two points.
pub static SEPARATION: Setting = number!("separation", real(0.1, 6.0), f64, data_parameters.separation, if_data_use);
/// `width`: standard deviation of each of the two points.
pub static WIDTH: Setting = number!("width", real(0.0, 1.0), f64, data_parameters.width, if_data_use);
/// `mix`: the user's own mixture.
pub static MIX: Setting = parsed!("mix", Domain::Mixture, data_parameters.mix, if_data_use);
/// `drawn`: the density that the user has drawn.
pub static DRAWN: Setting = parsed!("drawn", Domain::Drawing, data_parameters.drawn, if_data_use);
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
