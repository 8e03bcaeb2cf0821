//! All settings. A new one needs a static here, its name in [`ALL`], and its words in every language.

use super::settings::{Settings, Source, Topic, names_in};
use super::text_formats::{BETAS_FORMAT, MATRIX_FORMAT, NAMES_FORMAT, START_FORMAT};
use crate::chain::distribution;
use crate::lab::one_dimension::MIXTURE_FORMAT;
use crate::lab::settings::kinds::{number, parsed};
use crate::lab::settings::{Domain, Reason, Schema, Value};

/// A setting of a chain.
pub type Setting = crate::lab::settings::Setting<Settings>;

fn if_matrix(settings: &Settings, _: &str) -> bool {
    settings.source == Source::Matrix && settings.topic == Topic::Chain
}

fn if_chain(settings: &Settings, _: &str) -> bool {
    settings.topic == Topic::Chain
}

fn if_continuum(settings: &Settings, _: &str) -> bool {
    settings.topic == Topic::Continuum
}

fn always(_: &Settings, _: &str) -> bool {
    true
}

/// `topic`: a chain of states, or of numbers.
pub static TOPIC: Setting = Setting {
    name: "topic",
    domain: Domain::OneOf(&["chain", "continuum"]),
    read: |settings| Value::from(if settings.topic == Topic::Chain { "chain" } else { "continuum" }),
    store: |settings, value| {
        settings.topic = if *value == Value::from("continuum") { Topic::Continuum } else { Topic::Chain };
    },
    matters: always,
};
/// `mix`: where the forward process starts.
pub static MIX: Setting = parsed!("mix", Domain::Text(&MIXTURE_FORMAT), mix, if_continuum);
/// `betas` of the forward process, from the first step to the last.
pub static BETAS: Setting = Setting {
    name: "betas",
    domain: Domain::Text(&BETAS_FORMAT),
    read: |settings| Value::Text(distribution::to_text(&settings.betas)),
    store: |settings, value| {
        let betas: Result<Vec<f64>, _> = value.to_string().split(',').map(str::parse).collect();
        if let Ok(betas) = betas {
            settings.betas = betas;
        }
    },
    matters: if_continuum,
};
/// `source`: the matrix, or the letters of a text.
pub static SOURCE: Setting = Setting {
    name: "source",
    domain: Domain::OneOf(&["matrix", "letters"]),
    read: |settings| Value::from(if settings.source == Source::Matrix { "matrix" } else { "letters" }),
    store: |settings, value| {
        settings.source = if *value == Value::from("letters") { Source::Letters } else { Source::Matrix };
    },
    matters: if_chain,
};
/// `matrix`: the transition matrix, rows with semicolons and entries with commas between.
pub static MATRIX: Setting = parsed!("matrix", Domain::Text(&MATRIX_FORMAT), matrix, if_matrix);
/// `names` of the states.
pub static NAMES: Setting = Setting {
    name: "names",
    domain: Domain::Text(&NAMES_FORMAT),
    read: |settings| Value::Text(settings.names.join(",")),
    store: |settings, value| settings.names = names_in(&value.to_string()),
    matters: if_matrix,
};
/// `start`: the distribution at step 0.
pub static START: Setting = Setting {
    name: "start",
    domain: Domain::Text(&START_FORMAT),
    read: |settings| Value::Text(distribution::to_text(&settings.start)),
    store: |settings, value| {
        if let Some(start) = distribution::from_text(&value.to_string()) {
            settings.start = start;
        }
    },
    matters: if_matrix,
};
/// `steps`
pub static STEPS: Setting = number!("steps", Domain::Whole { least: 1, most: 200 }, u32, steps, always);
/// `walkers`
pub static WALKERS: Setting = number!("walkers", Domain::Whole { least: 10, most: 10_000 }, u32, walkers, if_chain);
/// `seed` of the walkers.
pub static SEED: Setting = parsed!("seed", Domain::Seed, seed, if_chain);

/// All settings, in the order of the panel.
pub static ALL: [&Setting; 10] = [&TOPIC, &SOURCE, &MATRIX, &NAMES, &START, &MIX, &BETAS, &STEPS, &WALKERS, &SEED];

impl Schema for Settings {
    const NAME: &'static str = "chain";

    const LEFT_OUT: &'static [&'static str] = &[
        "topic=chain&source=matrix&matrix=0.9,0.075,0.025;0.15,0.8,0.05;0.25,0.25,0.5&names=bull,bear,flat&start=0.3,0.4,0.3&mix=0.5:-1:0.2,0.5:1:0.2\
    &betas=0.02,0.1,0.2,0.35,0.5\
    &steps=40&walkers=2000&seed=1",
    ];

    fn all() -> &'static [&'static Setting] {
        &ALL
    }

    fn reason_against(&self) -> Option<Reason> {
        None
    }
}
