//! Means over the population at a level, without drawing samples.

use crate::diffusion::data::Component;
use crate::diffusion::marginal::component_variance;
use crate::diffusion::schedule::{Level, Schedule};
use std::ops::Range;

/// Gauss–Legendre nodes on (0, 1) and their weights, exact for polynomials of degree 5.
const NODES: [(f64, f64); 3] =
    [(0.112_701_665_379_258_3, 5.0 / 18.0), (0.5, 8.0 / 18.0), (0.887_298_334_620_741_7, 5.0 / 18.0)];
/// The nodes of a component extend to this many standard deviations.
const SIGMAS: f64 = 8.0;
/// The number of nodes of all components; each has at least [`FEWEST`].
const PLACES: usize = 512;
/// The smallest number of nodes of a component. If there are many components, their nodes complement each other.
const FEWEST: usize = 32;
/// A component that is this many standard deviations away from x is left out.
const FAR: f64 = 12.0;

/// (weight, level) at the nodes of an interval of t, the weights summing to 1.
pub fn over_time(schedule: &Schedule, t: Range<f64>) -> impl Iterator<Item = (f64, Level)> {
    NODES.into_iter().map(move |(node, weight)| (weight, schedule.level(t.start + node * (t.end - t.start))))
}

/// (weight, x) of nodes that represent p_t, with weights that sum to 1: the trapezoid rule over each component, whose
/// nodes are shifted against those of the others.
pub fn places(components: &[Component], level: Level) -> Vec<(f64, f64)> {
    let n = (PLACES / components.len().max(1)).max(FEWEST);
    let step = 2.0 * SIGMAS / n as f64;
    let density = |z: f64| libm::exp(-0.5 * z * z) * step / (2.0 * std::f64::consts::PI).sqrt();
    let of_component = |(i, c): (usize, &Component)| {
        let shift = (i as f64 + 0.5) / components.len() as f64;
        let (weight, middle, std) = (c.weight, level.signal * c.mean, component_variance(c, level).sqrt());
        (0..n).map(move |k| {
            let z = (k as f64 + shift) * step - SIGMAS;
            (weight * density(z), middle + std * z)
        })
    };
    components.iter().enumerate().flat_map(of_component).collect()
}

/// x₀ given x_t = x, for data that are a mixture.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Posterior {
    /// E[x₀ | x_t].
    pub mean: f64,
    /// Var(x₀ | x_t).
    pub variance: f64,
}

/// A component at one level.
#[derive(Clone, Copy, Debug)]
struct AtLevel {
    middle: f64,
    /// 1/V of the component's own variance V = a² s² + σ².
    precision: f64,
    /// ln of its weight over √V.
    peak: f64,
    offset: f64,
    slope: f64,
    /// s² σ²/V, the variance of x₀ given x_t and the component.
    variance: f64,
}

/// The posterior at one level.
#[derive(Clone, Debug)]
pub struct Posteriors(Vec<AtLevel>);

impl Posteriors {
    /// The posterior at a level with σ² > 0.
    pub fn new(components: &[Component], level: Level) -> Self {
        let at = |c: &Component| {
            let variance = component_variance(c, level);
            let own = c.std * c.std;
            AtLevel {
                middle: level.signal * c.mean,
                precision: 1.0 / variance,
                peak: libm::log(c.weight) - 0.5 * libm::log(variance),
                offset: level.variance * c.mean / variance,
                slope: level.signal * own / variance,
                variance: own * level.variance / variance,
            }
        };
        Self(components.iter().map(at).collect())
    }

    /// The law of x₀ given x_t = x.
    pub fn at(&self, x: f64) -> Posterior {
        let exponent = |c: &AtLevel| c.peak - 0.5 * (x - c.middle) * (x - c.middle) * c.precision;
        let largest = self.0.iter().map(exponent).fold(f64::NEG_INFINITY, f64::max);
        let (mut sum, mut first, mut second) = (0.0, 0.0, 0.0);
        // Moments around one of the means, to avoid cancellation.
        let origin = self.0.iter().find(|c| exponent(c) == largest).map_or(0.0, |c| c.offset + c.slope * x);
        for c in &self.0 {
            let exponent = exponent(c) - largest;
            if exponent > -0.5 * FAR * FAR {
                let (weight, mean) = (libm::exp(exponent), c.offset + c.slope * x - origin);
                sum += weight;
                first += weight * mean;
                second += weight * (mean * mean + c.variance);
            }
        }
        let mean = first / sum;
        Posterior { mean: origin + mean, variance: (second / sum - mean * mean).max(0.0) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diffusion::data::presets::PRESETS;
    use crate::diffusion::marginal::Process;
    use crate::diffusion::model::POSTERIOR;

    #[test]
    fn nodes_have_the_moments_of_the_population() {
        for preset in &PRESETS {
            let data = (preset.make)(&Default::default()).expect("data");
            let process = Process { data, schedule: Schedule::default() };
            for t in [0.01, 0.3, 0.9] {
                let places = places(process.data.components(), process.schedule.level(t));
                let moment = |power| places.iter().map(|(w, x)| w * x.powi(power)).sum::<f64>();
                let (mean, variance) = process.moments(t);
                assert!((moment(0) - 1.0).abs() < 1e-9);
                assert!((moment(1) - mean).abs() < 1e-9);
                assert!((moment(2) - mean * mean - variance).abs() < 1e-9);
            }
        }
    }

    #[test]
    fn the_posterior_mean_is_that_of_bayes() {
        let data = (PRESETS[1].make)(&Default::default()).expect("data");
        let process = Process { data, schedule: Schedule::default() };
        for t in [0.05, 0.4, 1.0] {
            let level = process.schedule.level(t);
            let posteriors = Posteriors::new(process.data.components(), level);
            for i in -30..=30 {
                let x = f64::from(i) * 0.1;
                let expected = (POSTERIOR.x0)(&process, None, x, level).expect("it needs no label");
                assert!((posteriors.at(x).mean - expected).abs() < 1e-9);
                // dE[x₀|x]/dx = a Var(x₀|x)/σ².
                let slope = (posteriors.at(x + 1e-5).mean - posteriors.at(x - 1e-5).mean) / 2e-5;
                let variance = slope * level.variance / level.signal;
                assert!((posteriors.at(x).variance - variance).abs() < 1e-6, "{t} {x}");
            }
        }
    }
}
