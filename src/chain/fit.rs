//! A Gaussian that is fitted to a mixture, step by step, by the Kullback–Leibler divergence in one direction or the other
//! (MATH.md §15). KL(p‖q) is infinite where q leaves out what p has, so the fit covers all of p; KL(q‖p) where q has what
//! p leaves out, so the fit seeks one part of p.

use super::gaussian::Gaussian;
use super::mixture_density::{Expectations, MixtureDensity};

/// How far a step goes towards where its target is expected.
const RATE: f64 = 0.2;
/// How often a step is halved until the divergence does not grow; after that, the fit stays.
const HALVINGS: u32 = 24;
/// A bump within this many standard deviations of the fit is covered.
const COVERED: f64 = 2.0;

/// Which divergence of the mixture p and the fit q is made small.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Objective {
    /// KL(p‖q).
    Forward,
    /// KL(q‖p).
    Reverse,
}

/// A fit from its start to its last step.
#[derive(Clone, Debug, PartialEq)]
pub struct Fit {
    mixture: MixtureDensity,
    objective: Objective,
    path: Vec<(Gaussian, f64)>,
}

impl Fit {
    /// `steps` steps from `start`. No step makes the divergence larger.
    pub fn new(mixture: MixtureDensity, start: Gaussian, objective: Objective, steps: usize) -> Self {
        let expectations = Expectations::default();
        let mean = |(weight, part): &(f64, Gaussian)| weight * expectations.under(*part, &mixture)[0];
        let own_logarithm = mixture.parts().iter().map(mean).sum();
        let target = Target { mixture: &mixture, objective, moments: mixture.moments(), own_logarithm, expectations };
        let mut here = target.place(start);
        let mut path = vec![(start, here.divergence)];
        for _ in 0..steps {
            here = target.after(here);
            path.push((here.q, here.divergence));
        }
        Self { mixture, objective, path }
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
        self.mixture.parts().iter().filter(|(_, part)| (part.mean - q.mean).abs() <= COVERED * q.std).count()
    }
}

/// What a fit goes to.
struct Target<'a> {
    mixture: &'a MixtureDensity,
    objective: Objective,
    moments: Gaussian,
    /// E ln p(x) for x of p itself: minus its entropy, in nats.
    own_logarithm: f64,
    expectations: Expectations,
}

/// A Gaussian on the way, with its divergence, and the mean slope and curvature of ln p under it.
#[derive(Clone, Copy)]
struct Place {
    q: Gaussian,
    divergence: f64,
    slope: f64,
    curvature: f64,
}

impl Target<'_> {
    fn place(&self, q: Gaussian) -> Place {
        match self.objective {
            Objective::Forward => {
                let divergence = self.own_logarithm + self.moments.cross_entropy(q);
                Place { q, divergence, slope: 0.0, curvature: 0.0 }
            }
            Objective::Reverse => {
                let [log, slope, eps_slope] = self.expectations.under(q, self.mixture);
                // By Stein's identity, E ε f(m + s ε) = s E f′(m + s ε).
                Place { q, divergence: -q.entropy() - log, slope, curvature: eps_slope / q.std }
            }
        }
    }

    /// The place after the next step, which is made smaller until the divergence does not grow.
    fn after(&self, here: Place) -> Place {
        let rates = (0..HALVINGS).scan(RATE, |rate, _| Some(std::mem::replace(rate, 0.5 * *rate)));
        let places = rates.map(|rate| self.place(self.proposal(here, rate)));
        places.into_iter().find(|next| next.divergence <= here.divergence).unwrap_or(here)
    }

    /// Where a step of this rate leads: a step of the natural gradient, in which mean and spread are changed in the
    /// measure of q itself. Forward, q moves to the moments of p. In reverse its precision moves to the mean curvature
    /// of −ln p under q, and its mean uphill on ln p.
    fn proposal(&self, Place { q, slope, curvature, .. }: Place, rate: f64) -> Gaussian {
        match self.objective {
            Objective::Forward => {
                let mean = q.mean + rate * (self.moments.mean - q.mean);
                let away = self.moments.mean - mean;
                let wanted = self.moments.std * self.moments.std + away * away;
                Gaussian { mean, std: ((1.0 - rate) * q.std * q.std + rate * wanted).sqrt() }
            }
            Objective::Reverse => {
                let precision = ((1.0 - rate) * q.precision() - rate * curvature).max(0.5 * q.precision());
                Gaussian { mean: q.mean + rate * slope / precision, std: 1.0 / precision.sqrt() }
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
            let beside = Fit::new(
                found.mixture.clone(),
                Gaussian { mean: q.mean + mean, std: q.std + std },
                Objective::Reverse,
                0,
            );
            assert!(beside.at(0).1 > least, "{mean} {std}");
        }
    }
}
