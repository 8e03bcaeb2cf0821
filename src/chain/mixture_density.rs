//! The density of a mixture of Gaussians, and means of it under a Gaussian.

use super::gaussian::Gaussian;
use crate::diffusion::data::Mixture;

/// Smaller standard deviations of a mixture are taken as this: the divergence from a point is infinite.
pub const LEAST_STD: f64 = 0.1;
/// Expectations are sums over this many evenly spaced numbers within ± `REACH` standard deviations, whose error is below
/// rounding where the integrand is smooth.
const NODES: usize = 401;
const REACH: f64 = 8.0;

/// The density of a mixture of Gaussians, none of which is a point.
#[derive(Clone, Debug, PartialEq)]
pub struct MixtureDensity {
    parts: Vec<(f64, Gaussian)>,
    /// Of each part: the logarithm of its weight times its highest density, and its precision.
    constants: Vec<[f64; 2]>,
}

impl MixtureDensity {
    /// The mixture, with standard deviations of at least [`LEAST_STD`] and weights that sum to 1.
    pub fn new(mixture: &Mixture) -> Self {
        let parts = mixture.normalised().into_iter();
        let parts: Vec<_> = parts.map(|c| (c.weight, Gaussian { mean: c.mean, std: c.std.max(LEAST_STD) })).collect();
        let constants =
            |(weight, part): &(f64, Gaussian)| [libm::log(*weight) + part.log_density(part.mean), part.precision()];
        Self { constants: parts.iter().map(constants).collect(), parts }
    }

    /// Weights and Gaussians, in ascending order of the mean.
    pub fn parts(&self) -> &[(f64, Gaussian)] {
        &self.parts
    }

    /// The probability density at x.
    pub fn density(&self, x: f64) -> f64 {
        self.parts.iter().map(|(weight, part)| weight * part.density(x)).sum()
    }

    /// Its logarithm, also where the density is too small for a number.
    pub fn log_density(&self, x: f64) -> f64 {
        self.logarithm_and_slope(x).0
    }

    /// ln p(x), and its derivative.
    fn logarithm_and_slope(&self, x: f64) -> (f64, f64) {
        let parts = || self.parts.iter().zip(&self.constants);
        let log = |part: Gaussian, [constant, precision]: [f64; 2]| {
            let away = x - part.mean;
            constant - 0.5 * away * away * precision
        };
        let largest = parts().map(|((_, part), of)| log(*part, *of)).fold(f64::NEG_INFINITY, f64::max);
        let (mut sum, mut slope) = (0.0, 0.0);
        for ((_, part), of) in parts() {
            let share = libm::exp(log(*part, *of) - largest);
            sum += share;
            slope += share * (part.mean - x) * of[1];
        }
        (largest + libm::log(sum), slope / sum)
    }

    /// The Gaussian with the mean and the standard deviation of the mixture.
    pub fn moments(&self) -> Gaussian {
        let mean: f64 = self.parts.iter().map(|(weight, part)| weight * part.mean).sum();
        let variance = |(weight, part): &(f64, Gaussian)| {
            let away = part.mean - mean;
            weight * (part.std * part.std + away * away)
        };
        Gaussian { mean, std: self.parts.iter().map(variance).sum::<f64>().sqrt() }
    }
}

/// Means under Gaussians of what a mixture p is at x = m + s ε.
pub struct Expectations {
    /// ε and its weight; the weights sum to 1.
    nodes: Vec<[f64; 2]>,
}

impl Default for Expectations {
    fn default() -> Self {
        let eps = |i: usize| REACH * (2.0 * i as f64 / (NODES - 1) as f64 - 1.0);
        let weights = (0..NODES).map(eps).map(|eps| [eps, libm::exp(-0.5 * eps * eps)]);
        let sum: f64 = weights.clone().map(|[_, weight]| weight).sum();
        Self { nodes: weights.map(|[eps, weight]| [eps, weight / sum]).collect() }
    }
}

impl Expectations {
    /// Under q: E ln p(x), E d ln p(x)/dx, and E ε d ln p(x)/dx.
    pub fn under(&self, q: Gaussian, p: &MixtureDensity) -> [f64; 3] {
        let mut found = [0.0; 3];
        for [eps, weight] in &self.nodes {
            let (log, slope) = p.logarithm_and_slope(q.mean + q.std * eps);
            for (sum, value) in found.iter_mut().zip([log, slope, eps * slope]) {
                *sum += weight * value;
            }
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TWO: &str = "0.5:-1:0.2,0.5:1:0.2";

    #[test]
    fn slope_and_logarithm_agree_and_reach_far() {
        let mixture = MixtureDensity::new(&TWO.parse().unwrap_or_default());
        for x in [-30.0, -1.1, 0.0, 0.4, 50.0] {
            let (log, slope) = mixture.logarithm_and_slope(x);
            let h = 1e-5;
            let around = mixture.log_density(x + h) - mixture.log_density(x - h);
            assert!(log.is_finite() && (slope - around / (2.0 * h)).abs() < 1e-3 * (1.0 + slope.abs()), "{x}");
        }
    }
}
