//! A Gaussian that is fitted to a mixture, step by step, by the Kullback–Leibler divergence in one direction or the other
//! (MATH.md §15). KL(p‖q) is infinite where q leaves out what p has, so the fit covers all of p; KL(q‖p) where q has what
//! p leaves out, so the fit seeks one part of p.

use super::gaussian::Gaussian;
use crate::diffusion::data::Mixture;

/// Smaller standard deviations of a mixture are taken as this: the divergence from a point is infinite.
pub const LEAST_STD: f64 = 0.1;
/// How far a step goes towards where its target is expected.
const RATE: f64 = 0.2;
/// How often a step is halved until the divergence does not grow; after that, the fit stays.
const HALVINGS: u32 = 24;
/// A bump within this many standard deviations of the fit is covered.
const COVERED: f64 = 2.0;
/// Expectations are sums over this many evenly spaced numbers within ± `REACH` standard deviations, whose error is below
/// rounding where the integrand is smooth.
const NODES: usize = 401;
const REACH: f64 = 8.0;

/// Which divergence of the mixture p and the fit q is made small.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Objective {
    /// KL(p‖q).
    Forward,
    /// KL(q‖p).
    Reverse,
}

/// The density of a mixture of Gaussians, none of which is a point.
#[derive(Clone, Debug, PartialEq)]
pub struct MixtureDensity(Vec<(f64, Gaussian)>);

impl MixtureDensity {
    /// The mixture, with standard deviations of at least [`LEAST_STD`] and weights that sum to 1.
    pub fn new(mixture: &Mixture) -> Self {
        let parts = mixture.normalised().into_iter();
        Self(parts.map(|c| (c.weight, Gaussian { mean: c.mean, std: c.std.max(LEAST_STD) })).collect())
    }

    /// Weights and Gaussians, in ascending order of the mean.
    pub fn parts(&self) -> &[(f64, Gaussian)] {
        &self.0
    }

    /// The probability density at x.
    pub fn density(&self, x: f64) -> f64 {
        self.0.iter().map(|(weight, part)| weight * part.density(x)).sum()
    }

    /// Its logarithm, also where the density is too small for a number.
    pub fn log_density(&self, x: f64) -> f64 {
        self.logarithm_and_slope(x).0
    }

    /// ln p(x), and its derivative.
    fn logarithm_and_slope(&self, x: f64) -> (f64, f64) {
        let log = |(weight, part): &(f64, Gaussian)| libm::log(*weight) + part.log_density(x);
        let largest = self.0.iter().map(log).fold(f64::NEG_INFINITY, f64::max);
        let (mut sum, mut slope) = (0.0, 0.0);
        for part in &self.0 {
            let share = libm::exp(log(part) - largest);
            sum += share;
            slope += share * (part.1.mean - x) * part.1.precision();
        }
        (largest + libm::log(sum), slope / sum)
    }

    /// The Gaussian with the mean and the standard deviation of the mixture.
    pub fn moments(&self) -> Gaussian {
        let mean: f64 = self.0.iter().map(|(weight, part)| weight * part.mean).sum();
        let variance = |(weight, part): &(f64, Gaussian)| {
            let away = part.mean - mean;
            weight * (part.std * part.std + away * away)
        };
        Gaussian { mean, std: self.0.iter().map(variance).sum::<f64>().sqrt() }
    }

    /// E ln p(x) for x of the mixture itself: minus its entropy, in nats.
    fn own_logarithm(&self) -> f64 {
        self.0.iter().map(|(weight, part)| weight * expectation(*part, &|x, _| self.log_density(x))).sum()
    }
}

/// E f(x, ε) for x = mean + std ε of a Gaussian.
fn expectation(gaussian: Gaussian, f: &dyn Fn(f64, f64) -> f64) -> f64 {
    let (mut sum, mut weights) = (0.0, 0.0);
    for i in 0..NODES {
        let eps = REACH * (2.0 * i as f64 / (NODES - 1) as f64 - 1.0);
        let weight = libm::exp(-0.5 * eps * eps);
        sum += weight * f(gaussian.mean + gaussian.std * eps, eps);
        weights += weight;
    }
    sum / weights
}

/// A fit from its start to its last step.
#[derive(Clone, Debug, PartialEq)]
pub struct Fit {
    mixture: MixtureDensity,
    objective: Objective,
    own_logarithm: f64,
    path: Vec<(Gaussian, f64)>,
}

impl Fit {
    /// `steps` steps from `start`. No step makes the divergence larger.
    pub fn new(mixture: MixtureDensity, start: Gaussian, objective: Objective, steps: usize) -> Self {
        let own_logarithm = mixture.own_logarithm();
        let mut fit = Self { mixture, objective, own_logarithm, path: Vec::with_capacity(steps + 1) };
        let mut here = (start, fit.divergence(start));
        fit.path.push(here);
        for _ in 0..steps {
            here = fit.after(here);
            fit.path.push(here);
        }
        fit
    }

    /// The mixture p.
    pub fn mixture(&self) -> &MixtureDensity {
        &self.mixture
    }

    /// The direction of the divergence.
    pub fn objective(&self) -> Objective {
        self.objective
    }

    /// The number of steps.
    pub fn steps(&self) -> usize {
        self.path.len().saturating_sub(1)
    }

    /// The Gaussian q after `step` steps, or after the last one, and its divergence, in nats.
    pub fn at(&self, step: usize) -> (Gaussian, f64) {
        self.path.get(step).or(self.path.last()).copied().unwrap_or((Gaussian::STANDARD, 0.0))
    }

    /// The part of the divergence from a Gaussian at x, whose area over all x is the divergence.
    pub fn divergence_at(&self, q: Gaussian, x: f64) -> f64 {
        let ratio = self.mixture.log_density(x) - q.log_density(x);
        match self.objective {
            Objective::Forward => self.mixture.density(x) * ratio,
            Objective::Reverse => -q.density(x) * ratio,
        }
    }

    /// How many bumps of the mixture have their mean within two standard deviations of the fit after the last step.
    pub fn covered(&self) -> usize {
        let (q, _) = self.at(self.steps());
        self.mixture.0.iter().filter(|(_, part)| (part.mean - q.mean).abs() <= COVERED * q.std).count()
    }

    /// The divergence of this direction between the mixture and a Gaussian, in nats.
    fn divergence(&self, q: Gaussian) -> f64 {
        match self.objective {
            Objective::Forward => self.own_logarithm + self.mixture.moments().cross_entropy(q),
            Objective::Reverse => expectation(q, &|x, _| q.log_density(x) - self.mixture.log_density(x)),
        }
    }

    fn after(&self, (q, divergence): (Gaussian, f64)) -> (Gaussian, f64) {
        let proposed = self.proposal(q);
        let mut rate = RATE;
        for _ in 0..HALVINGS {
            let next = proposed(rate);
            let found = self.divergence(next);
            if found <= divergence {
                return (next, found);
            }
            rate *= 0.5;
        }
        (q, divergence)
    }

    /// Where a step of this rate leads: a step of the natural gradient, in which mean and spread are changed in the
    /// measure of q itself. Forward, q moves to the moments of p. In reverse its precision moves to the mean curvature
    /// of −ln p under q, and its mean uphill on ln p.
    fn proposal(&self, q: Gaussian) -> Box<dyn Fn(f64) -> Gaussian> {
        match self.objective {
            Objective::Forward => {
                let target = self.mixture.moments();
                Box::new(move |rate| {
                    let mean = q.mean + rate * (target.mean - q.mean);
                    let away = target.mean - mean;
                    let wanted = target.std * target.std + away * away;
                    Gaussian { mean, std: ((1.0 - rate) * q.std * q.std + rate * wanted).sqrt() }
                })
            }
            Objective::Reverse => {
                let slope = expectation(q, &|x, _| self.mixture.logarithm_and_slope(x).1);
                // By Stein's identity, E ε f(m + s ε) = s E f′(m + s ε).
                let wanted = -expectation(q, &|x, eps| eps * self.mixture.logarithm_and_slope(x).1) / q.std;
                Box::new(move |rate| {
                    let precision = ((1.0 - rate) * q.precision() + rate * wanted).max(0.5 * q.precision());
                    Gaussian { mean: q.mean + rate * slope / precision, std: 1.0 / precision.sqrt() }
                })
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fit(mixture: &str, start: [f64; 2], objective: Objective, steps: usize) -> Fit {
        let mixture = MixtureDensity::new(&mixture.parse().unwrap_or_default());
        Fit::new(mixture, Gaussian { mean: start[0], std: start[1] }, objective, steps)
    }

    const TWO: &str = "0.5:-1:0.2,0.5:1:0.2";

    #[test]
    fn of_one_gaussian_both_divergences_are_the_closed_form() {
        let (p, q) = (Gaussian { mean: 0.5, std: 0.7 }, Gaussian { mean: -1.0, std: 1.3 });
        for (objective, exact) in [(Objective::Forward, p.divergence(q)), (Objective::Reverse, q.divergence(p))] {
            let fit = fit("1:0.5:0.7", [-1.0, 1.3], objective, 200);
            assert!((fit.at(0).1 - exact).abs() < 1e-9, "{objective:?} {}", fit.at(0).1);
            let (found, divergence) = fit.at(200);
            assert!((found.mean - 0.5).abs() < 1e-6 && (found.std - 0.7).abs() < 1e-6, "{found:?}");
            assert!(divergence.abs() < 1e-9);
        }
    }

    #[test]
    fn forward_covers_from_any_start_and_reverse_seeks_the_nearer_bump() {
        for start in [[2.5, 0.3], [-2.5, 2.0], [-0.3, 0.5], [0.8, 0.5]] {
            let forward = fit(TWO, start, Objective::Forward, 200);
            let (q, _) = forward.at(200);
            // The moments of the mixture.
            assert!(q.mean.abs() < 1e-6 && (q.std - 1.04_f64.sqrt()).abs() < 1e-6, "{q:?}");
            assert_eq!(forward.covered(), 2);
            let reverse = fit(TWO, start, Objective::Reverse, 200);
            let (q, divergence) = reverse.at(200);
            assert!((q.mean - start[0].signum()).abs() < 1e-4 && (q.std - 0.2).abs() < 1e-4, "{start:?} {q:?}");
            // All of q is in one bump, whose density is half of its own: KL is ln 2, as bumps ten standard deviations
            // apart hardly meet.
            assert!((divergence - 2.0_f64.ln()).abs() < 1e-5, "{divergence}");
            assert_eq!(reverse.covered(), 1);
        }
    }

    #[test]
    fn reverse_from_a_wide_start_between_the_bumps_stays_between_them() {
        // A local minimum, where the divergence is more than four times that of a bump, ln 2.
        let found = fit(TWO, [0.1, 1.5], Objective::Reverse, 200);
        let (q, divergence) = found.at(200);
        assert!(q.mean.abs() < 1e-6 && q.std > 0.8 && divergence > 3.0, "{q:?} {divergence}");
        assert_eq!(found.covered(), 2);
    }

    #[test]
    fn the_divergence_never_grows() {
        for mixture in [TWO, "0.2:-2:0,0.5:0.5:0.4,0.3:3:1", "1:3:0.1"] {
            for objective in [Objective::Forward, Objective::Reverse] {
                for start in [[-3.0, 0.1], [0.0, 3.0], [3.0, 1.0]] {
                    let fit = fit(mixture, start, objective, 60);
                    let values: Vec<f64> = (0..=60).map(|step| fit.at(step).1).collect();
                    assert!(values.windows(2).all(|two| two[1] <= two[0]), "{mixture} {objective:?} {start:?}");
                    assert!(values.iter().all(|value| value.is_finite() && *value > -1e-9));
                }
            }
        }
    }

    #[test]
    fn the_last_step_is_where_the_divergence_is_flat() {
        let found = fit("0.7:-0.5:0.6,0.3:1.2:0.4", [0.0, 1.0], Objective::Reverse, 200);
        let (q, least) = found.at(200);
        for (mean, std) in [(1e-3, 0.0), (-1e-3, 0.0), (0.0, 1e-3), (0.0, -1e-3)] {
            let beside = Gaussian { mean: q.mean + mean, std: q.std + std };
            assert!(found.divergence(beside) > least, "{mean} {std}");
        }
    }

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
