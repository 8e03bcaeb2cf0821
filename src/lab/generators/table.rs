//! All settings. A new one needs a static here, its name in [`ALL`], and its words in every language.

use super::choices::{Generator, ObjectiveKind, Task};
use super::settings::Settings;
use super::text_formats::{SHOWN_FORMAT, generators, to_text};
use crate::diffusion::data;
use crate::lab::one_dimension::{DRAWING_FORMAT, MIXTURE_FORMAT};
use crate::lab::settings::choice::{Choice, names};
use crate::lab::settings::kinds::{choice, kind, number, parsed};
use crate::lab::settings::{Domain, Reason, Schema, Value};
use crate::learning::settings as training;
use std::ops::RangeInclusive;

/// A setting of an experiment with generators.
pub type Setting = crate::lab::settings::Setting<Settings>;

/// From `least` to `most`.
const fn real(least: f64, most: f64) -> Domain {
    Domain::Real { least, most, decimals: 2 }
}

/// From `least` to `most`, whole numbers only.
const fn whole(least: u32, most: u32) -> Domain {
    Domain::Whole { least, most }
}

/// In this range.
const fn whole_in(range: &RangeInclusive<u32>) -> Domain {
    whole(*range.start(), *range.end())
}

fn always(_: &Settings, _: &str) -> bool {
    true
}

fn if_comparing(settings: &Settings, _: &str) -> bool {
    settings.task == Task::Compare
}

fn if_data_use(settings: &Settings, name: &str) -> bool {
    if_comparing(settings, name) && settings.data.uses.contains(&name)
}

fn if_autoencoder(settings: &Settings, name: &str) -> bool {
    if_comparing(settings, name) && (settings.shows(Generator::Vae) || settings.shows(Generator::DeepVae))
}

fn if_deep(settings: &Settings, name: &str) -> bool {
    if_comparing(settings, name) && settings.shows(Generator::DeepVae)
}

fn if_adversarial(settings: &Settings, name: &str) -> bool {
    if_comparing(settings, name) && settings.shows(Generator::Gan)
}

fn if_sampled(settings: &Settings, name: &str) -> bool {
    !if_comparing(settings, name) || settings.shows(Generator::Diffusion)
}

/// `task`: what is learned.
pub static TASK: Setting = choice!("task", Task, task, always);
/// `data`
pub static DATA: Setting = kind!("data", data, data, if_comparing);
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
/// `shown`: the generators that are trained and shown.
pub static SHOWN: Setting = Setting {
    name: "shown",
    domain: Domain::Text(&SHOWN_FORMAT),
    read: |settings| Value::Text(to_text(&settings.shown)),
    store: |settings, value| {
        if let Some(shown) = generators(&value.to_string()) {
            settings.shown = shown;
        }
    },
    matters: if_comparing,
};
/// `layers`: hidden layers of every network.
pub static LAYERS: Setting = number!("layers", whole_in(&training::LAYERS), u32, layers, if_comparing);
/// `hidden`: values of each hidden layer.
pub static HIDDEN: Setting = number!("hidden", whole_in(&training::HIDDEN), u32, hidden, if_comparing);
/// `batch`: samples of an iteration.
pub static BATCH: Setting = number!("batch", whole_in(&training::BATCH), u32, batch, if_comparing);
/// `learning_rate` of the first iteration.
pub static LEARNING_RATE: Setting = number!(
    "learning_rate",
    Domain::Real { least: *training::LEARNING_RATE.start(), most: *training::LEARNING_RATE.end(), decimals: 5 },
    f64,
    learning_rate,
    if_comparing
);
/// `iterations` of every training.
pub static ITERATIONS: Setting = number!("iterations", whole(100, 100_000), u32, iterations, if_comparing);
/// `beta`: the weight of the divergences of an autoencoder.
pub static BETA: Setting = number!("beta", real(0.0, 10.0), f64, beta, if_autoencoder);
/// `levels`: latent levels of the deep autoencoder.
pub static LEVELS: Setting = number!("levels", whole(1, 4), u32, levels, if_deep);
/// `objective` of the adversarial network.
pub static OBJECTIVE: Setting = choice!("objective", ObjectiveKind, objective, if_adversarial);
/// `critic_steps`: steps of the discriminator for one of the generator.
pub static CRITIC_STEPS: Setting = number!("critic_steps", whole(1, 10), u32, critic_steps, if_adversarial);
/// `critic_rate`: the discriminator's learning rate, as a multiple of the generator's.
pub static CRITIC_RATE: Setting = number!("critic_rate", real(0.01, 10.0), f64, critic_rate, if_adversarial);
/// `steps` of DDIM.
pub static STEPS: Setting = number!("steps", whole(1, 200), u32, steps, if_sampled);
/// `seed`
pub static SEED: Setting = parsed!("seed", Domain::Seed, seed, always);

/// All settings, in the order of the panel.
pub static ALL: [&Setting; 20] = [
    &TASK,
    &DATA,
    &PRIOR,
    &SEPARATION,
    &WIDTH,
    &MIX,
    &DRAWN,
    &SHOWN,
    &BETA,
    &LEVELS,
    &OBJECTIVE,
    &CRITIC_STEPS,
    &CRITIC_RATE,
    &STEPS,
    &LAYERS,
    &HIDDEN,
    &BATCH,
    &LEARNING_RATE,
    &ITERATIONS,
    &SEED,
];

impl Schema for Settings {
    const NAME: &'static str = "generators";

    const LEFT_OUT: &'static [&'static str] =
        &["task=compare&data=two-point&prior=0.8&separation=2&width=0.3&mix=0.5:-1:0.2,0.5:1:0.2\
    &drawn=AAAAAAAAIKMOQSUWYacegikmoqsuwy02AAAAAAAAeeeeeeeeeeeeeeeeAAAAAAAA&shown=vae%2Bgan%2Bflow%2Bdiffusion\
    &beta=1&levels=3&objective=non-saturating&critic_steps=1&critic_rate=1&steps=50\
    &layers=2&hidden=32&batch=256&learning_rate=0.003&iterations=3000&seed=1"];

    fn all() -> &'static [&'static Setting] {
        &ALL
    }

    fn reason_against(&self) -> Option<Reason> {
        (self.data == &data::LIST && self.list().is_none()).then_some(Reason::NoList)
    }
}
