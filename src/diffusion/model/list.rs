//! All score models.

use super::component::{conditional_mean, log_weight};
use super::kind::{Kind, PreparedModel};
use super::known_component::{Constant, KnownComponent, KnownPoint};
use super::mixture::{HardAssignment, SoftAssignment};
use super::points::{PosteriorMean, Threshold};
use super::table::Table;
use crate::diffusion::data::mixture::MOST_COMPONENTS;
use crate::diffusion::data::{Component, Data};
use crate::diffusion::denoiser::Denoiser;
use crate::diffusion::marginal::Process;
use crate::diffusion::schedule::Level;

/// All models, in the order of the menu.
pub static ALL: [&Kind; 5] = [&EXACT, &NEAREST, &MAXIMUM_LIKELIHOOD, &POSTERIOR, &LEARNED];

/// The component that the particle was drawn from: its label is known. The forward and the reverse population agree.
pub static EXACT: Kind = Kind {
    name: "exact",
    x0: |_, _, _, _| None,
    prepare: |process, _, levels| {
        if process.data.is_points() { Box::new(KnownPoint) } else { Box::new(KnownComponent::new(levels)) }
    },
};

/// The component whose mean is nearest to x/a. The prior is lost.
pub static NEAREST: Kind = Kind {
    name: "nn",
    x0: |process, _, x, level| {
        let signal = level.visible().signal;
        let distance = |c: &Component| -(x - signal * c.mean).abs();
        best(&process.data, distance).map(|c| conditional_mean(c, x, level))
    },
    prepare: |process, _, levels| match two_points(&process.data) {
        Some(points) => Box::new(Threshold::nearest(points, levels)),
        None => prepare(process, levels, |levels| HardAssignment::nearest(process, levels)),
    },
};

/// The component of the larger p(x_t | k) · prior. The prior is over-counted.
pub static MAXIMUM_LIKELIHOOD: Kind = Kind {
    name: "mle",
    x0: |process, _, x, level| {
        let likelier = best(&process.data, |c| log_weight(c, x, level.visible()));
        likelier.map(|c| conditional_mean(c, x, level))
    },
    prepare: |process, _, levels| match two_points(&process.data) {
        Some(points) => Box::new(Threshold::likelier(points, levels)),
        None => prepare(process, levels, |levels| HardAssignment::likelier(process, levels)),
    },
};

/// E[x₀ | x_t], every component weighted by its responsibility: the true score of the population. The prior is
/// recovered.
pub static POSTERIOR: Kind = Kind {
    name: "bayes",
    x0: |process, _, x, level| {
        let components = process.data.components();
        let largest = components.iter().map(|c| log_weight(c, x, level)).fold(f64::NEG_INFINITY, f64::max);
        let (sum, weights) = components.iter().fold((0.0, 0.0), |(sum, weights), c| {
            let weight = libm::exp(log_weight(c, x, level) - largest);
            (sum + weight * conditional_mean(c, x, level), weights + weight)
        });
        Some(sum / weights)
    },
    prepare: |process, _, levels| match two_points(&process.data) {
        Some(points) => Box::new(PosteriorMean::new(points, levels)),
        None => prepare(process, levels, |levels| SoftAssignment::new(process, levels)),
    },
};

/// What a network has learned. Without it, the mean of the data, which is what a network learns first.
pub static LEARNED: Kind = Kind {
    name: "learned",
    x0: |process, learned, x, level| Some(learned.map_or_else(|| process.data.mean(), |surface| surface.x0(x, level))),
    prepare: |process, learned, levels| match learned {
        Some(surface) => Box::new(Table::new(surface, levels)),
        None => Box::new(Constant(process.data.mean() as f32)),
    },
};

/// The two points, if the data are two points.
fn two_points(data: &Data) -> Option<[Component; 2]> {
    match *data.components() {
        [low, high] if low.std == 0.0 && high.std == 0.0 && low.mean < high.mean => Some([low, high]),
        _ => None,
    }
}

/// A denoiser for any mixture: `Mixture` if there are few components, a table of it if there are many.
fn prepare<D: Denoiser + 'static>(
    process: &Process,
    levels: &[Level],
    make: impl Fn(&[Level]) -> D,
) -> Box<dyn PreparedModel> {
    if process.data.components().len() <= MOST_COMPONENTS {
        Box::new(make(levels))
    } else {
        Box::new(Table::of(process, levels, make))
    }
}

/// The component with the largest `value`; of two equal ones, the one with the lower mean.
fn best(data: &Data, value: impl Fn(&Component) -> f64) -> Option<&Component> {
    data.components()
        .iter()
        .map(|c| (value(c), c))
        .reduce(|best, next| if next.0 > best.0 { next } else { best })
        .map(|(_, c)| c)
}
