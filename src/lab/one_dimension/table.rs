//! All settings. A new one needs a static here, its name in [`ALL`], and its words in every language.

use super::combination::{adapt, reason_against};
use super::settings::Settings;
use super::text_formats::{CONDITION_FORMAT, DRAWING_FORMAT, MIXTURE_FORMAT};
use crate::diffusion::block::Start;
use crate::diffusion::sampler::{Corruption, Forward};
use crate::diffusion::schedule::grid;
use crate::diffusion::{data, model, sampler, schedule};
use crate::lab::settings::choice::{Choice, names};
use crate::lab::settings::kinds::{choice, kind, number, parsed};
use crate::lab::settings::{Domain, Reason, Schema, UNLIMITED, Value};
use crate::learning::score::target;
use crate::learning::settings as training;
use std::ops::RangeInclusive;

/// A setting of an experiment in one dimension.
pub type Setting = crate::lab::settings::Setting<Settings>;

/// From `least` to `most`.
const fn real(least: f64, most: f64) -> Domain {
    Domain::Real { least, most, decimals: 2 }
}

/// In this range, with a slider that has this many decimals.
const fn finely_in(range: &RangeInclusive<f64>, decimals: usize) -> Domain {
    Domain::Real { least: *range.start(), most: *range.end(), decimals }
}

/// In this range.
const fn whole_in(range: &RangeInclusive<u32>) -> Domain {
    whole(*range.start(), *range.end())
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

fn if_learned(settings: &Settings, _: &str) -> bool {
    settings.learns()
}

/// `data`
pub static DATA: Setting = kind!("data", data, data, always);
/// `prior`: probability of the upper of two points.
pub static PRIOR: Setting = number!("prior", real(0.01, 0.99), f64, data_parameters.prior, if_data_use);
/// `separation`: distance between the two points.
pub static SEPARATION: Setting = number!("separation", real(0.1, 6.0), f64, data_parameters.separation, if_data_use);
/// `width`: standard deviation of each of the two points.
pub static WIDTH: Setting = number!("width", real(0.0, 1.0), f64, data_parameters.width, if_data_use);
/// `mix`: the user's own mixture.
pub static MIX: Setting = parsed!("mix", Domain::Text(&MIXTURE_FORMAT), data_parameters.mix, if_data_use);
/// `drawn`: the density that the user has drawn.
pub static DRAWN: Setting = parsed!("drawn", Domain::Text(&DRAWING_FORMAT), data_parameters.drawn, if_data_use);
/// `schedule`
pub static SCHEDULE: Setting = kind!("schedule", schedule, schedule, always);
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
/// `forward`: how a step of the forward run is made. Where variance explodes, both choices are the same.
pub static FORWARD: Setting = choice!("forward", Forward, forward, |settings, _| settings.has_forward_schemes());
/// `steps`
pub static STEPS: Setting = number!("steps", whole(1, 4000), u32, steps, always);
/// `grid`: where the steps are in time.
pub static GRID: Setting = kind!("grid", grid, grid, always);
/// `particles`
pub static PARTICLES: Setting = number!("particles", whole(256, 1_048_576), u32, particles, always);
/// `start`: where the reverse run starts.
pub static START: Setting = choice!("start", Start, start, always);
/// `model`
pub static MODEL: Setting = kind!("model", model, model, always);
/// `condition`: the components of the data that are wanted.
pub static CONDITION: Setting =
    parsed!("condition", Domain::Text(&CONDITION_FORMAT), condition, |settings, _| settings.numbered_components() > 0);
/// `guidance`: w, how much the condition counts.
pub static GUIDANCE: Setting =
    number!("guidance", real(0.0, 8.0), f64, guidance, |settings, _| !settings.condition.is_none());
/// `corrupt`: what noise is added to.
pub static CORRUPT: Setting = choice!("corrupt", Corruption, corrupt, |settings, _| settings.noise > 0.0);
/// `noise`
pub static NOISE: Setting = number!("noise", real(0.0, 2.0), f64, noise, always);
/// `target` of the network of the model `learned`.
pub static TARGET: Setting = kind!("target", target, training.target, if_learned);
/// `layers`: its hidden layers.
pub static LAYERS: Setting = number!("layers", whole_in(&training::LAYERS), u32, training.layers, if_learned);
/// `hidden`: values of each hidden layer.
pub static HIDDEN: Setting = number!("hidden", whole_in(&training::HIDDEN), u32, training.hidden, if_learned);
/// `batch`: samples of an iteration; whole blocks of 64 are drawn.
pub static BATCH: Setting = number!("batch", whole_in(&training::BATCH), u32, training.batch, if_learned);
/// `learning_rate` of the first iteration.
pub static LEARNING_RATE: Setting =
    number!("learning_rate", finely_in(&training::LEARNING_RATE, 5), f64, training.learning_rate, if_learned);
/// `iterations` of the training.
pub static ITERATIONS: Setting =
    number!("iterations", whole_in(&training::ITERATIONS), u32, training.iterations, if_learned);
/// `samples`: the size of the training set.
pub static SAMPLES: Setting = Setting {
    name: "samples",
    domain: Domain::WholeOrUnlimited { least: *training::SAMPLES.start(), most: *training::SAMPLES.end() },
    read: |settings| {
        settings.training.samples.map_or_else(|| Value::from(UNLIMITED), |samples| Value::Number(samples.into()))
    },
    store: |settings, value| {
        settings.training.samples = match value {
            Value::Number(samples) => Some(*samples as u32),
            Value::Text(_) => None,
        };
    },
    matters: if_learned,
};
/// `ema`: how much the average of the weights keeps from one iteration to the next.
pub static EMA: Setting = number!("ema", finely_in(&training::EMA, 4), f64, training.ema, if_learned);
/// `sampler`
pub static SAMPLER: Setting = kind!("sampler", sampler, sampler, always);
/// `eta`: η of the sampler `ddim`.
pub static ETA: Setting = number!("eta", real(0.0, 1.0), f64, options.eta, if_sampler_uses);
/// `stochasticity`: λ of the sampler `em`.
pub static STOCHASTICITY: Setting =
    number!("stochasticity", real(0.0, 2.0), f64, options.stochasticity, if_sampler_uses);
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
pub static SEED: Setting = parsed!("seed", Domain::Seed, seed, always);

/// All settings, in the order of the panel.
pub static ALL: [&Setting; 37] = [
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
    &GRID,
    &START,
    &MODEL,
    &CONDITION,
    &GUIDANCE,
    &NOISE,
    &CORRUPT,
    &SAMPLER,
    &ETA,
    &STOCHASTICITY,
    &LANGEVIN_STEP,
    &LANGEVIN_REPEATS,
    &CORRECTOR_STEPS,
    &TARGET,
    &LAYERS,
    &HIDDEN,
    &BATCH,
    &LEARNING_RATE,
    &ITERATIONS,
    &SAMPLES,
    &EMA,
    &PARTICLES,
    &SEED,
];

impl Schema for Settings {
    const NAME: &'static str = "one-dimension";

    // When defaults change, a new line may be added so that links stay short; links then name its number.
    const LEFT_OUT: &'static [&'static str] = &[
        "data=two-point&prior=0.8&separation=2&width=0&mix=0.5:-1:0.2,0.5:1:0.2\
    &drawn=AAAAAAAAIKMOQSUWYacegikmoqsuwy02AAAAAAAAeeeeeeeeeeeeeeeeAAAAAAAA\
    &schedule=cubic&rate=10&beta0=0.1&beta1=20&sigma_min=0.01&sigma_max=5&forward=exact&steps=1000&grid=uniform&start=forward\
    &model=exact&condition=none&guidance=1&noise=0&corrupt=x0&sampler=em&eta=0&stochasticity=1&langevin_step=0.2&langevin_repeats=3&corrector_steps=1\
    &target=eps&layers=2&hidden=64&batch=256&learning_rate=0.003&iterations=8000&samples=unlimited&ema=0.999\
    &particles=16384&seed=1",
    ];

    fn all() -> &'static [&'static Setting] {
        &ALL
    }

    fn reason_against(&self) -> Option<Reason> {
        reason_against(self)
    }

    fn adapt(&mut self, written: &str) {
        adapt(self, written);
    }
}
