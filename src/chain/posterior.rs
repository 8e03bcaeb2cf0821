//! Bayes' rule where it is used in diffusion: data at −1 and +1, of which x = a x₀ + σ ε is seen (MATH.md §4).

use super::gaussian::Gaussian;
use crate::diffusion::schedule::Level;

/// What is known before x is seen, and how x depends on x₀. Arrays have the value for x₀ = −1 first, then for +1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TwoPoints {
    /// P(x₀ = +1), in (0, 1).
    pub prior: f64,
    /// a and σ² > 0.
    pub level: Level,
}

/// The two points.
pub const POINTS: [f64; 2] = [-1.0, 1.0];

impl TwoPoints {
    /// The prior of both points.
    pub fn priors(&self) -> [f64; 2] {
        [1.0 - self.prior, self.prior]
    }

    /// The likelihood q(x | x₀) = N(x; a x₀, σ²) of both points, a density of x.
    pub fn likelihoods(&self, x: f64) -> [f64; 2] {
        let std = self.level.sigma();
        POINTS.map(|point| Gaussian { mean: self.level.signal * point, std }.density(x))
    }

    /// Prior times likelihood.
    pub fn joint(&self, x: f64) -> [f64; 2] {
        let ([low, high], [below, above]) = (self.priors(), self.likelihoods(x));
        [low * below, high * above]
    }

    /// The density p_t(x), by which the products are divided.
    pub fn evidence(&self, x: f64) -> f64 {
        self.joint(x).into_iter().sum()
    }

    /// ln P(+1 | x)/P(−1 | x) = 2 a x/σ² + ln p/(1 − p): finite also where both likelihoods are 0 as numbers.
    pub fn log_odds(&self, x: f64) -> f64 {
        2.0 * self.level.signal * x / self.level.variance + libm::log(self.prior / (1.0 - self.prior))
    }

    /// The posterior P(x₀ | x) of both points.
    pub fn posterior(&self, x: f64) -> [f64; 2] {
        let odds = self.log_odds(x);
        [1.0 / (1.0 + libm::exp(odds)), 1.0 / (1.0 + libm::exp(-odds))]
    }

    /// The posterior mean x̂₀ = `E[x₀ | x]`, in (−1, 1): tanh of half the log odds.
    pub fn mean(&self, x: f64) -> f64 {
        libm::tanh(0.5 * self.log_odds(x))
    }

    /// The score ∇ ln p_t(x) = (a x̂₀ − x)/σ².
    pub fn score(&self, x: f64) -> f64 {
        (self.level.signal * self.mean(x) - x) / self.level.variance
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diffusion::schedule::{CUBIC, Parameters, Schedule};

    fn at(prior: f64, t: f64) -> TwoPoints {
        TwoPoints { prior, level: Schedule::new(&CUBIC, Parameters::default()).level(t) }
    }

    #[test]
    fn it_is_bayes_rule_and_the_mean_is_the_tanh_of_the_lessons() {
        for (prior, t, x) in [(0.8, 0.5, -0.2), (0.5, 0.3, 0.4), (0.01, 1.0, 2.5)] {
            let points = at(prior, t);
            let (joint, posterior) = (points.joint(x), points.posterior(x));
            for (share, product) in posterior.into_iter().zip(joint) {
                assert!((share - product / points.evidence(x)).abs() < 1e-12);
            }
            let Level { signal, variance, .. } = points.level;
            let exact = (signal * x / variance + 0.5 * (prior / (1.0 - prior)).ln()).tanh();
            assert!((points.mean(x) - exact).abs() < 1e-12);
            assert!((points.mean(x) - (posterior[1] - posterior[0])).abs() < 1e-12);
        }
    }

    #[test]
    fn the_score_is_the_slope_of_the_logarithm_of_the_density() {
        let points = at(0.8, 0.5);
        for x in [-1.5, -0.2, 0.0, 0.9] {
            let h = 1e-5;
            let slope = (points.evidence(x + h).ln() - points.evidence(x - h).ln()) / (2.0 * h);
            assert!((points.score(x) - slope).abs() < 1e-6, "{x}");
        }
    }

    #[test]
    fn far_away_where_densities_vanish_it_is_still_sure() {
        let points = at(0.5, 0.05);
        assert_eq!(points.likelihoods(3.0), [0.0, 0.0]);
        assert_eq!((points.posterior(3.0), points.mean(-3.0)), ([0.0, 1.0], -1.0));
        assert!(points.score(3.0).is_finite());
    }
}
