//! Score models (MATH.md §4): each is an estimate x̂₀ of the clean data, and gives the score
//! s(x, t) = (a x̂₀ − x)/σ².
//!
//! A model has two faces. [`Kind::x0`] is the plain formula, in double precision, for curves and for tests.
//! [`Kind::guide`] makes the same formula for eight particles at a time, with what depends on time alone worked out
//! once a step: a [`Denoiser`], chosen to be fast for the data at hand. A test holds the two faces together.
//!
//! A model that believes a particle to come from the component k of the data estimates
//! x̂₀ = (a s_k² x + σ² μ_k)/(a² s_k² + σ²), the mean of x₀ given x_t and k; the score is then
//! (a μ_k − x)/(a² s_k² + σ²). Where the component is a point, x̂₀ is just μ_k.
//!
//! # One more model
//! One file with a [`Kind`], and its name in [`ALL`]; menu, address, JavaScript and tests read that list. A model that
//! has only its plain formula runs off a [`Table`] of it.
//! ```
//! use diffuscope_engine::diffusion::{block::*, data, model::{Kind, Table}, population::Population, schedule::Schedule};
//!
//! /// Everything comes from the mean of the data.
//! static AVERAGE: Kind = Kind {
//!     name: "average",
//!     x0: |process, _x, _level| Some(process.data.mean()),
//!     guide: |process, levels| {
//!         let mean = process.data.mean() as f32;
//!         Box::new(Table::sampled(process, levels, |_, _| mean))
//!     },
//! };
//!
//! let data = data::Recipe::default().two_point();
//! let journey = Journey { model: &AVERAGE, ..Journey::new(data, Schedule::default(), 100) };
//! let mut recovered = Population::default();
//! Plan::new(journey).run(1, 0, |leg, i, x| {
//!     if leg == Leg::Reverse && i == 0 {
//!         recovered.add(x);
//!     }
//! });
//! assert!((recovered.mean() - 0.6).abs() < 0.01 && recovered.std() < 0.1);
//! ```

mod exp2;
mod mixture;
mod own;
mod points;
mod table;

pub use mixture::{HardChoice, SoftChoice};
pub use own::{OwnComponent, OwnLabel};
pub use points::{PosteriorMean, Threshold};
pub use table::Table;

use super::data::{Component, Data};
use super::kernel::{self, Labels, Noise, Own, Particles};
use super::marginal::{Process, carried};
use super::sampler::Moves;
use super::schedule::Level;
use wide::f32x8;

/// All models, in the order of the menu.
pub static ALL: [&Kind; 4] = [&EXACT, &NEAREST, &MAXIMUM_LIKELIHOOD, &POSTERIOR];

/// Which estimate of the clean data the reverse run follows.
pub struct Kind {
    /// As in addresses and in JavaScript.
    pub name: &'static str,
    /// x̂₀ at x and a level with σ² > 0, where these decide it; `None` for a model that reads the particle's label.
    pub x0: fn(&Process, f64, Level) -> Option<f64>,
    /// The same for a block of particles, at every one of these levels, all with σ² > 0.
    pub guide: fn(&Process, &[Level]) -> Box<dyn Guide>,
}

known_by_name!(Kind);

impl Kind {
    /// s(x, t) = (a x̂₀ − x)/σ² for t in (0, 1]; `None` for a model that reads the particle's label.
    pub fn score(&self, process: &Process, x: f64, t: f64) -> Option<f64> {
        let level = process.schedule.level(t);
        (self.x0)(process, x, level).map(|x0| (level.signal * x0 - x) / level.variance)
    }
}

/// The component that the particle was drawn from: its label is known. Forward and reverse agree.
pub static EXACT: Kind = Kind {
    name: "exact",
    x0: |_, _, _| None,
    guide: |process, levels| {
        if process.data.is_points() { Box::new(OwnLabel) } else { Box::new(OwnComponent::new(levels)) }
    },
};

/// The component whose mean is nearest to x/a. The prior is lost.
pub static NEAREST: Kind = Kind {
    name: "nn",
    x0: |process, x, level| {
        let distance = |c: &Component| -(x - level.signal * c.mean).abs();
        best(&process.data, distance).map(|c| conditional_mean(c, x, level))
    },
    guide: |process, levels| match two_points(&process.data) {
        Some(points) => Box::new(Threshold::nearest(points, levels)),
        None => guide(process, levels, |levels| HardChoice::nearest(process, levels)),
    },
};

/// The component of the larger p(x_t | k) · prior. The prior is over-counted.
pub static MAXIMUM_LIKELIHOOD: Kind = Kind {
    name: "mle",
    x0: |process, x, level| best(&process.data, |c| log_weight(c, x, level)).map(|c| conditional_mean(c, x, level)),
    guide: |process, levels| match two_points(&process.data) {
        Some(points) => Box::new(Threshold::likelier(points, levels)),
        None => guide(process, levels, |levels| HardChoice::likelier(process, levels)),
    },
};

/// E[x₀ | x_t], every component weighed by its responsibility: the true score of the population. The prior comes
/// back.
pub static POSTERIOR: Kind = Kind {
    name: "bayes",
    x0: |process, x, level| {
        let components = process.data.components();
        let largest = components.iter().map(|c| log_weight(c, x, level)).fold(f64::NEG_INFINITY, f64::max);
        let (sum, weights) = components.iter().fold((0.0, 0.0), |(sum, weights), c| {
            let weight = libm::exp(log_weight(c, x, level) - largest);
            (sum + weight * conditional_mean(c, x, level), weights + weight)
        });
        Some(sum / weights)
    },
    guide: |process, levels| match two_points(&process.data) {
        Some(points) => Box::new(PosteriorMean::new(points, levels)),
        None => guide(process, levels, |levels| SoftChoice::new(process, levels)),
    },
};

/// The data as two points, if that is what they are.
fn two_points(data: &Data) -> Option<[Component; 2]> {
    match *data.components() {
        [low, high] if low.std == 0.0 && high.std == 0.0 && low.mean < high.mean => Some([low, high]),
        _ => None,
    }
}

/// A denoiser for any mixture: itself where the components are few, a table of it where they are many.
fn guide<D: Denoiser + 'static>(process: &Process, levels: &[Level], make: impl Fn(&[Level]) -> D) -> Box<dyn Guide> {
    if process.data.components().len() <= super::data::mixture::MOST_COMPONENTS {
        Box::new(make(levels))
    } else {
        Box::new(Table::of(process, levels, make))
    }
}

/// The component of the largest `value`; the lower one of two alike.
fn best(data: &Data, value: impl Fn(&Component) -> f64) -> Option<&Component> {
    data.components()
        .iter()
        .map(|c| (value(c), c))
        .reduce(|best, next| if next.0 > best.0 { next } else { best })
        .map(|(_, c)| c)
}

/// ln(w_k N(x; a μ_k, V_k)) up to what all components share.
fn log_weight(component: &Component, x: f64, level: Level) -> f64 {
    let variance = carried(component, level);
    let distance = x - level.signal * component.mean;
    libm::log(component.weight) - 0.5 * libm::log(variance) - 0.5 * distance * distance / variance
}

/// E[x₀ | x_t, k] = offset + slope · x: (offset, slope) = (σ² μ_k, a s_k²)/V_k.
fn conditional(component: &Component, level: Level) -> (f64, f64) {
    let variance = carried(component, level);
    (level.variance * component.mean / variance, level.signal * component.std * component.std / variance)
}

fn conditional_mean(component: &Component, x: f64, level: Level) -> f64 {
    if component.std == 0.0 {
        return component.mean;
    }
    let (offset, slope) = conditional(component, level);
    offset + slope * x
}

/// x̂₀ for a vector of particles, with coefficients worked out once a step and not once a particle.
pub trait Denoiser: Send + Sync {
    /// What a step needs to know.
    type Coefficients<'a>: Copy
    where
        Self: 'a;

    /// The coefficients at the level of index `i`, in the order of the levels that the denoiser was made from.
    fn at(&self, i: usize) -> Self::Coefficients<'_>;

    /// x̂₀ of particles at `x`, which were drawn from `own`.
    fn x0(at: Self::Coefficients<'_>, x: f32x8, own: Own) -> f32x8;
}

/// A denoiser of which nothing is known but that it can take a block of particles home; the kernel is compiled for
/// each behind this one call.
pub trait Guide: Send + Sync {
    /// Takes every particle through all moves. `arrive(i, x)` is told the positions at the end of every step, at
    /// t = i/steps.
    fn lead(
        &self,
        moves: &Moves,
        particles: &mut Particles,
        labels: &Labels,
        noise: &mut Noise,
        arrive: &mut dyn FnMut(usize, &Particles),
    );
}

impl<D: Denoiser> Guide for D {
    fn lead(
        &self,
        moves: &Moves,
        particles: &mut Particles,
        labels: &Labels,
        noise: &mut Noise,
        arrive: &mut dyn FnMut(usize, &Particles),
    ) {
        let mut origin = *particles;
        for (i, moves) in moves.steps() {
            if moves.iter().any(|step| step.origin != 0.0) {
                origin = *particles;
            }
            for &step in moves {
                kernel::advance(self, particles, labels, &origin, step, noise);
            }
            arrive(i, particles);
        }
    }
}

#[cfg(test)]
mod tests;
