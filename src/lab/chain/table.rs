//! All settings. A new one needs a static here, its name in [`ALL`], and its words in every language.

use super::gaussian_settings::{Covariance, LARGEST_STD, Operation, SMALLEST_STD};
use super::settings::{Settings, Source, names_in};
use super::text_formats::{BETAS_FORMAT, MATRIX_FORMAT, NAMES_FORMAT, START_FORMAT};
use super::topic::Topic;
use crate::chain::distribution;
use crate::chain::fit::Objective;
use crate::lab::one_dimension::MIXTURE_FORMAT;
use crate::lab::settings::choice::{Choice, names};
use crate::lab::settings::kinds::{choice, number, parsed};
use crate::lab::settings::{Domain, Reason, Schema, Value};

/// The precision of a standard deviation, which is rounded to four decimals.
macro_rules! precision {
    ($name:literal, $($field:ident).+, $matters:expr) => {
        Setting {
            name: $name,
            domain: real(0.1, 100.0),
            read: |settings| Value::Number(settings.$($field).+.powi(-2)),
            store: |settings, value| {
                if let Value::Number(precision) = value {
                    let std = (1e4 / precision.sqrt()).round() / 1e4;
                    settings.$($field).+ = std.clamp(SMALLEST_STD, LARGEST_STD);
                }
            },
            matters: $matters,
        }
    };
}

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

fn if_mixture(settings: &Settings, _: &str) -> bool {
    settings.topic == Topic::Continuum || settings.fits()
}

fn if_steps(settings: &Settings, _: &str) -> bool {
    matches!(settings.topic, Topic::Chain | Topic::Continuum) || settings.fits()
}

fn if_gaussians(settings: &Settings, _: &str) -> bool {
    settings.topic == Topic::Gaussians
}

/// p, unless a mixture has its place.
fn if_p(settings: &Settings, name: &str) -> bool {
    if_gaussians(settings, name) && !settings.fits()
}

fn if_fit(settings: &Settings, _: &str) -> bool {
    settings.fits()
}

fn if_plane(settings: &Settings, name: &str) -> bool {
    if_gaussians(settings, name) && settings.gaussians.operation == Operation::Plane
}

/// q, whose spread is that of p where both directions have the same.
fn if_spread_of_q(settings: &Settings, name: &str) -> bool {
    if_gaussians(settings, name)
        && !(if_plane(settings, name) && settings.gaussians.covariance == Covariance::Isotropic)
}

fn if_correlated(settings: &Settings, name: &str) -> bool {
    if_plane(settings, name) && settings.gaussians.covariance == Covariance::Full
}

fn if_bayes(settings: &Settings, _: &str) -> bool {
    settings.topic == Topic::Bayes
}

fn always(_: &Settings, _: &str) -> bool {
    true
}

const fn real(least: f64, most: f64) -> Domain {
    Domain::Real { least, most, decimals: 2 }
}

/// `topic`: what the screen shows.
pub static TOPIC: Setting = choice!("topic", Topic, topic, always);
/// `mix`: where the forward process starts; what is fitted by a Gaussian.
pub static MIX: Setting = parsed!("mix", Domain::Text(&MIXTURE_FORMAT), mix, if_mixture);
/// `operation`: what is done with the two Gaussians.
pub static OPERATION: Setting = choice!("operation", Operation, gaussians.operation, if_gaussians);
/// `p_mean`
pub static P_MEAN: Setting = number!("p_mean", real(-3.0, 3.0), f64, gaussians.p.mean, if_p);
/// `p_std`
pub static P_STD: Setting = number!("p_std", real(SMALLEST_STD, LARGEST_STD), f64, gaussians.p.std, if_p);
/// `q_mean`
pub static Q_MEAN: Setting = number!("q_mean", real(-3.0, 3.0), f64, gaussians.q.mean, if_gaussians);
/// `q_std`
pub static Q_STD: Setting = number!("q_std", real(SMALLEST_STD, LARGEST_STD), f64, gaussians.q.std, if_spread_of_q);
/// The precision of p: another way to write its standard deviation, for a slider. It is no setting of its own.
pub static P_PRECISION: Setting = precision!("p_precision", gaussians.p.std, if_p);
/// The precision of q, in the same way.
pub static Q_PRECISION: Setting = precision!("q_precision", gaussians.q.std, if_spread_of_q);
/// `direction` of the divergence that a fit makes small.
pub static DIRECTION: Setting = choice!("direction", Objective, gaussians.direction, if_fit);
/// `covariance`: which entries of the covariance matrix are free.
pub static COVARIANCE: Setting = choice!("covariance", Covariance, gaussians.covariance, if_plane);
/// `correlation` of x and y.
pub static CORRELATION: Setting = number!("correlation", real(-0.95, 0.95), f64, gaussians.correlation, if_correlated);
/// `prior`: P(x₀ = +1).
pub static PRIOR: Setting = number!("prior", real(0.01, 0.99), f64, bayes.prior, if_bayes);
/// `x`: the noisy number that is seen.
pub static X: Setting = number!("x", real(-3.0, 3.0), f64, bayes.x, if_bayes);
/// `t` at which it is seen.
pub static T: Setting = number!("t", real(0.05, 1.0), f64, bayes.t, if_bayes);
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
pub static STEPS: Setting = number!("steps", Domain::Whole { least: 1, most: 200 }, u32, steps, if_steps);
/// `walkers`
pub static WALKERS: Setting = number!("walkers", Domain::Whole { least: 10, most: 10_000 }, u32, walkers, if_chain);
/// `seed` of the walkers.
pub static SEED: Setting = parsed!("seed", Domain::Seed, seed, if_chain);

/// All settings, in the order of the panel.
pub static ALL: [&Setting; 21] = [
    &TOPIC,
    &SOURCE,
    &MATRIX,
    &NAMES,
    &START,
    &OPERATION,
    &P_MEAN,
    &P_STD,
    &MIX,
    &DIRECTION,
    &Q_MEAN,
    &Q_STD,
    &COVARIANCE,
    &CORRELATION,
    &PRIOR,
    &X,
    &T,
    &BETAS,
    &STEPS,
    &WALKERS,
    &SEED,
];

impl Schema for Settings {
    const NAME: &'static str = "chain";

    const LEFT_OUT: &'static [&'static str] = &[
        "topic=chain&source=matrix&matrix=0.9,0.075,0.025;0.15,0.8,0.05;0.25,0.25,0.5&names=bull,bear,flat&start=0.3,0.4,0.3&mix=0.5:-1:0.2,0.5:1:0.2\
    &betas=0.02,0.1,0.2,0.35,0.5\
    &operation=divergence&p_mean=-0.5&p_std=1.2&q_mean=0.8&q_std=0.5&direction=reverse&covariance=full&correlation=0.6\
    &prior=0.8&x=-0.2&t=0.5\
    &steps=40&walkers=2000&seed=1",
    ];

    fn all() -> &'static [&'static Setting] {
        &ALL
    }

    fn reason_against(&self) -> Option<Reason> {
        None
    }
}
