//! All settings. A new one needs a static here, its name in [`ALL`], and its words in every language.

use super::choices::{DataKind, ProcessKind};
use super::settings::Settings;
use super::text_formats::{CLASSES_FORMAT, NONE, PICTURE_FORMAT, classes, classes_to_text};
use crate::images::sampler::Sampler;
use crate::images::{BlurPower, Model, Start};
use crate::lab::settings::choice::{Choice, names};
use crate::lab::settings::kinds::{choice, number, parsed};
use crate::lab::settings::{Domain, Reason, Schema, Value};
use crate::learning::settings as training;
use std::ops::RangeInclusive;

/// A setting of an experiment with pictures.
pub type Setting = crate::lab::settings::Setting<Settings>;

/// From `least` to `most`, with a slider that has this many decimals.
const fn real(least: f64, most: f64, decimals: usize) -> Domain {
    Domain::Real { least, most, decimals }
}

/// A whole number in this range.
const fn whole_in(range: &RangeInclusive<u32>) -> Domain {
    Domain::Whole { least: *range.start(), most: *range.end() }
}

fn always(_: &Settings, _: &str) -> bool {
    true
}

fn if_chosen(settings: &Settings, _: &str) -> bool {
    settings.data != DataKind::Own
}

fn if_learned(settings: &Settings, _: &str) -> bool {
    settings.learns()
}

fn if_two_classes(settings: &Settings, _: &str) -> bool {
    settings.has_prior()
}

fn if_diffusion(settings: &Settings, _: &str) -> bool {
    settings.process == ProcessKind::Diffusion
}

fn if_blurred(settings: &Settings, _: &str) -> bool {
    settings.process == ProcessKind::Diffusion && settings.blur > 0.0
}

fn if_heat(settings: &Settings, _: &str) -> bool {
    settings.process == ProcessKind::Heat
}

/// `data`
pub static DATA: Setting = choice!("data", DataKind, data, always);
/// `classes` that are chosen from the data.
pub static CLASS_LIST: Setting = Setting {
    name: "classes",
    domain: Domain::Text(&CLASSES_FORMAT),
    read: |settings| Value::Text(classes_to_text(&settings.classes)),
    store: |settings, value| {
        if let Some(chosen) = classes(&value.to_string()) {
            settings.classes = chosen;
        }
    },
    matters: if_chosen,
};
/// `first`: the most pictures of the data, from the first one on.
pub static FIRST: Setting = number!("first", Domain::Whole { least: 1, most: 1797 }, u32, first, if_chosen);
/// `prior`: the share of the first of two classes.
pub static PRIOR: Setting = number!("prior", real(0.0, 1.0, 2), f64, prior, if_two_classes);
/// `picture`: the user's own, one or more, which are added to the data and go first.
pub static PICTURE: Setting = Setting {
    name: "picture",
    domain: Domain::Text(&PICTURE_FORMAT),
    read: |settings| settings.picture.as_deref().unwrap_or(NONE).into(),
    store: |settings, value| settings.picture = Some(value.to_string()).filter(|text| text != NONE),
    matters: always,
};
/// `process`
pub static PROCESS: Setting = choice!("process", ProcessKind, process, always);
/// `blur`: the largest one, a standard deviation in pixels.
pub static BLUR: Setting = number!("blur", real(0.0, 20.0, 1), f64, blur, always);
/// `blur_floor`: what the blur leaves of every frequency.
pub static BLUR_FLOOR: Setting = number!("blur_floor", real(0.0001, 0.5, 4), f64, blur_floor, if_blurred);
/// `blur_power`: how the blur grows.
pub static BLUR_POWER: Setting = choice!("blur_power", BlurPower, blur_power, if_blurred);
/// `log_snr` at the ends.
pub static LOG_SNR: Setting = number!("log_snr", real(2.0, 15.0, 1), f64, log_snr, if_diffusion);
/// `heat_noise`: σ of heat dissipation.
pub static HEAT_NOISE: Setting = number!("heat_noise", real(0.001, 0.2, 3), f64, heat_noise, if_heat);
/// `heat_delta`: δ/σ of heat dissipation.
pub static HEAT_DELTA: Setting = number!("heat_delta", real(0.0, 3.0, 2), f64, heat_delta, if_heat);
/// `steps` in each direction.
pub static STEPS: Setting = number!("steps", Domain::Whole { least: 1, most: 1000 }, u32, steps, always);
/// `start` of the way back.
pub static START: Setting = choice!("start", Start, start, if_diffusion);
/// `model`: the estimate.
pub static MODEL: Setting = choice!("model", Model, model, always);
/// `noise` on the estimate.
pub static NOISE: Setting = number!("noise", real(0.0, 2.0, 2), f64, noise, always);
/// `sampler`
pub static SAMPLER: Setting = choice!("sampler", Sampler, sampler, if_diffusion);
/// `hidden`: values of each of the two hidden layers of the network.
pub static HIDDEN: Setting = number!("hidden", whole_in(&training::HIDDEN), u32, training.hidden, if_learned);
/// `batch`: samples of an iteration; whole blocks of 64 are drawn.
pub static BATCH: Setting = number!("batch", whole_in(&training::BATCH), u32, training.batch, if_learned);
/// `learning_rate` of the first iteration.
pub static LEARNING_RATE: Setting = number!(
    "learning_rate",
    real(*training::LEARNING_RATE.start(), *training::LEARNING_RATE.end(), 5),
    f64,
    training.learning_rate,
    if_learned
);
/// `iterations` of the training.
pub static ITERATIONS: Setting =
    number!("iterations", whole_in(&training::ITERATIONS), u32, training.iterations, if_learned);
/// `pictures` that go out and back.
pub static PICTURES: Setting = number!("pictures", Domain::Whole { least: 1, most: 256 }, u32, pictures, always);
/// `seed`
pub static SEED: Setting = parsed!("seed", Domain::Seed, seed, always);

/// All settings, in the order of the panel.
pub static ALL: [&Setting; 23] = [
    &DATA,
    &CLASS_LIST,
    &FIRST,
    &PRIOR,
    &PICTURE,
    &PROCESS,
    &BLUR,
    &BLUR_FLOOR,
    &BLUR_POWER,
    &LOG_SNR,
    &HEAT_NOISE,
    &HEAT_DELTA,
    &STEPS,
    &START,
    &MODEL,
    &NOISE,
    &SAMPLER,
    &HIDDEN,
    &BATCH,
    &LEARNING_RATE,
    &ITERATIONS,
    &PICTURES,
    &SEED,
];

impl Schema for Settings {
    const NAME: &'static str = "images";

    const LEFT_OUT: &'static [&'static str] = &[
        "data=digits&classes=all&first=1797&prior=0.5&picture=none&process=diffusion&blur=4&blur_floor=0.001&blur_power=sin2\
    &log_snr=10&heat_noise=0.01&heat_delta=1.25&steps=100&start=forward&model=bayes&noise=0&sampler=ddpm\
    &hidden=128&batch=128&learning_rate=0.002&iterations=10000&pictures=64&seed=1",
    ];

    fn all() -> &'static [&'static Setting] {
        &ALL
    }

    fn reason_against(&self) -> Option<Reason> {
        (self.data == DataKind::Own && self.picture.is_none()).then_some(Reason::NoPicture)
    }

    fn adapt(&mut self, written: &str) {
        if written == PICTURE.name && self.picture.is_none() && self.data == DataKind::Own {
            self.data = DataKind::Digits;
        }
    }
}
