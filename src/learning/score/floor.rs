//! The smallest possible loss, and how far above it a network is (MATH.md §6).

use super::learned::LearnedScore;
use super::quadrature::{Posteriors, over_time, places};
use super::target;
use crate::diffusion::data::Component;
use crate::diffusion::schedule::{Level, Schedule};

/// The number of intervals of t for which losses are shown: the i-th is from i/32 to (i + 1)/32.
pub const INTERVALS: usize = 32;
/// Parts of an interval in which a loss is computed, each at three times.
const PARTS: usize = 4;

/// The smallest loss that any network can reach, in every interval of t; their mean is the smallest total loss. With
/// target ε, L* = E_t E_x Var(ε | x_t) = E_t (a²/σ²) E_x Var(x₀ | x_t); with other targets it has the weights of their
/// training. For data that are a mixture of `components`.
pub fn floor(components: &[Component], schedule: &Schedule, target: &target::Kind) -> [f64; INTERVALS] {
    by_interval(schedule, |level| {
        let posteriors = Posteriors::new(components, level);
        let variance: f64 = places(components, level).iter().map(|(w, x)| w * posteriors.at(*x).variance).sum();
        (target.weight)(level) * level.signal * level.signal / level.variance * variance
    })
}

/// By how much the loss of a network is above the smallest one, in every interval of t: E_x (ε̂ − E[ε | x_t])², with
/// the weights of its training.
pub fn excess(score: &LearnedScore, components: &[Component], schedule: &Schedule) -> [f64; INTERVALS] {
    by_interval(schedule, |level| {
        let posteriors = Posteriors::new(components, level);
        let (weights, xs): (Vec<f64>, Vec<f64>) = places(components, level).into_iter().unzip();
        let squares = score.noises(&xs, level).into_iter().zip(&xs).zip(weights).map(|((noise, x), weight)| {
            let error = noise - (x - level.signal * posteriors.at(*x).mean) / level.sigma();
            weight * error * error
        });
        (score.target().weight)(level) * squares.sum::<f64>()
    })
}

/// The mean over all t.
pub fn mean(by_interval: &[f64; INTERVALS]) -> f64 {
    by_interval.iter().sum::<f64>() / INTERVALS as f64
}

/// The mean of a function of the level over each interval of t.
fn by_interval(schedule: &Schedule, of: impl Fn(Level) -> f64) -> [f64; INTERVALS] {
    let end = |part: usize| part as f64 / (INTERVALS * PARTS) as f64;
    std::array::from_fn(|i| {
        let part = |part: usize| {
            over_time(schedule, end(part)..end(part + 1)).map(|(weight, level)| weight * of(level)).sum::<f64>()
        };
        (i * PARTS..(i + 1) * PARTS).map(part).sum::<f64>() / PARTS as f64
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diffusion::data::{Data, DataParameters, Drawing, Mixture};
    use crate::diffusion::schedule::{ALL, CONSTANT, COSINE, CUBIC, GEOMETRIC, LINEAR, Parameters};
    use target::{EPS, SCORE, V, X0};

    fn schedule(kind: &'static crate::diffusion::schedule::Kind) -> Schedule {
        Schedule::new(kind, Parameters::default())
    }

    #[test]
    fn the_floor_of_two_points_is_that_of_the_mathematics_page() {
        let data = DataParameters::default().two_point();
        for (kind, expected) in [(&CUBIC, 0.09096), (&LINEAR, 0.08746), (&CONSTANT, 0.05033), (&COSINE, 0.13766)] {
            for target in [&EPS, &V, &SCORE] {
                let least = mean(&floor(data.components(), &schedule(kind), target));
                // MATH.md gives five digits.
                assert!((least - expected).abs() < 6e-6, "{kind:?} {target:?}: {least}");
            }
        }
    }

    #[test]
    fn the_floor_of_a_gaussian_is_its_closed_form() {
        let (mean_of_data, s) = (0.4, 0.3);
        let mixture: Mixture = format!("1:{mean_of_data}:{s}").parse().expect("a mixture");
        let data = Data::from(mixture);
        for kind in ALL {
            let schedule = schedule(kind);
            for target in [&EPS, &X0] {
                let by_interval = floor(data.components(), &schedule, target);
                for i in [3, INTERVALS / 2, INTERVALS - 1] {
                    // Var(ε | x_t) = a² s²/(a² s² + σ²) does not depend on x.
                    const N: usize = 2000;
                    let at = |k: usize| {
                        let level = schedule.level((i as f64 + (k as f64 + 0.5) / N as f64) / INTERVALS as f64);
                        let carried = level.signal * level.signal * s * s;
                        (target.weight)(level) * carried / (carried + level.variance)
                    };
                    let expected = (0..N).map(at).sum::<f64>() / N as f64;
                    assert!((by_interval[i] - expected).abs() < 1e-4, "{kind:?} {i}: {} {expected}", by_interval[i]);
                }
            }
        }
    }

    #[test]
    fn the_floor_of_many_components_is_that_of_a_similar_mixture_of_few() {
        // A drawing with one non-zero bin is one Gaussian; one with all bins has a floor above that of points.
        let mut heights = [0; crate::diffusion::data::drawing::BINS];
        heights[40] = 9;
        let one = Drawing::new(heights).expect("a drawing").data();
        let std = one.components()[0].std;
        let alike: Mixture = format!("1:{}:{std}", Drawing::x(40)).parse().expect("a mixture");
        for kind in [&CUBIC, &GEOMETRIC] {
            let least = |data: &Data| mean(&floor(data.components(), &schedule(kind), &EPS));
            assert!((least(&one) - least(&Data::from(alike.clone()))).abs() < 1e-12);
            let drawn = least(&Drawing::default().data());
            assert!(drawn > least(&one) && drawn < 1.0, "{kind:?} {drawn}");
        }
    }
}
