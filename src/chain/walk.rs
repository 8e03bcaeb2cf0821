//! Walkers that hop along a chain.

use super::matrix::TransitionMatrix;
use rand::{Rng as _, SeedableRng as _};
use rand_xoshiro::{SplitMix64, Xoshiro256PlusPlus};

/// Where walkers are, at every step.
#[derive(Clone, Debug, PartialEq)]
pub struct Walk {
    states: usize,
    walkers: usize,
    /// The states of all walkers, step after step.
    places: Vec<u8>,
    /// The number of walkers in each state, step after step.
    counts: Vec<u32>,
}

impl Walk {
    /// `walkers` hop `steps` times. The start is drawn stratified: the share of a state is wrong by less than one walker.
    /// The random numbers of a walker depend on the seed and its number alone, so that its way bends if the chain is
    /// changed a little.
    pub fn new(matrix: &TransitionMatrix, start: &[f64], walkers: usize, steps: usize, seed: u64) -> Self {
        let states = matrix.states();
        let mut walk =
            Self { states, walkers, places: vec![0; walkers * (steps + 1)], counts: vec![0; states * (steps + 1)] };
        let offset = uniform(&mut generator(seed, u64::MAX));
        for walker in 0..walkers {
            let mut random = generator(seed, walker as u64);
            let mut state = drawn(start, (walker as f64 + offset) / walkers as f64);
            for step in 0..=steps {
                if step > 0 {
                    state = drawn(matrix.row(state), uniform(&mut random));
                }
                walk.places[step * walkers + walker] = state as u8;
                walk.counts[step * states + state] += 1;
            }
        }
        walk
    }

    /// The number of walkers.
    pub fn walkers(&self) -> usize {
        self.walkers
    }

    /// The number of steps.
    pub fn steps(&self) -> usize {
        self.counts.len() / self.states - 1
    }

    /// The state of each walker after `step` steps; those after the last step, if there are not as many.
    pub fn places(&self, step: usize) -> &[u8] {
        let step = step.min(self.steps());
        self.places.get(step * self.walkers..(step + 1) * self.walkers).unwrap_or_default()
    }

    /// The number of walkers in each state after `step` steps.
    pub fn counts(&self, step: usize) -> &[u32] {
        let step = step.min(self.steps());
        self.counts.get(step * self.states..(step + 1) * self.states).unwrap_or_default()
    }

    /// The share of walkers in each state after `step` steps.
    pub fn shares(&self, step: usize) -> Vec<f64> {
        self.counts(step).iter().map(|count| f64::from(*count) / self.walkers as f64).collect()
    }
}

/// xoshiro256++ (Blackman & Vigna 2021), for a seed and a number.
pub(super) fn generator(seed: u64, number: u64) -> Xoshiro256PlusPlus {
    let mix = |name: u64| SplitMix64::seed_from_u64(name).next_u64();
    Xoshiro256PlusPlus::seed_from_u64(mix(seed).wrapping_add(mix(!number)))
}

/// A uniform number in [0, 1), with 53 bits.
pub(super) fn uniform(random: &mut Xoshiro256PlusPlus) -> f64 {
    (random.next_u64() >> 11) as f64 / (1_u64 << 53) as f64
}

/// The state at the place `u` of [0, 1) if the shares lie side by side. A state without a share is never drawn.
pub(super) fn drawn(shares: &[f64], u: f64) -> usize {
    let mut rest = u;
    let mut last = 0;
    for (state, share) in shares.iter().enumerate().filter(|(_, share)| **share > 0.0) {
        rest -= share;
        if rest < 0.0 {
            return state;
        }
        last = state;
    }
    // The shares sum to slightly less than 1.
    last
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chain::presets::ALL;

    #[test]
    fn walkers_follow_the_exact_distribution_at_every_step_of_a_hundred() {
        for preset in ALL {
            let (matrix, start) = (preset.matrix(), preset.start());
            let walk = Walk::new(&matrix, &start, 2000, 100, 1);
            for (step, exact) in matrix.distributions(&start, 100).iter().enumerate() {
                for (found, exact) in walk.shares(step).iter().zip(exact) {
                    let error = (exact * (1.0 - exact) / 2000.0).sqrt();
                    // Four standard errors; and one walker, where the exact share is 0 or 1 up to rounding.
                    assert!((found - exact).abs() <= 4.0 * error + 5e-4, "{} {step}: {found} {exact}", preset.name);
                }
            }
        }
    }

    #[test]
    fn hops_are_as_frequent_as_the_matrix_says() {
        let preset = ALL[0];
        let walk = Walk::new(&preset.matrix(), &preset.start(), 2000, 100, 7);
        let mut hops = [[0_u32; 3]; 3];
        for step in 0..100 {
            for (from, to) in walk.places(step).iter().zip(walk.places(step + 1)) {
                hops[usize::from(*from)][usize::from(*to)] += 1;
            }
        }
        for (from, row) in hops.iter().enumerate() {
            let all = f64::from(row.iter().sum::<u32>());
            for (to, count) in row.iter().enumerate() {
                let exact = preset.matrix().probability(from, to);
                let error = (exact * (1.0 - exact) / all).sqrt();
                assert!((f64::from(*count) / all - exact).abs() < 4.0 * error, "{from} {to}");
            }
        }
    }

    #[test]
    fn the_same_seed_gives_the_same_walk_and_another_one_another() {
        let preset = ALL[0];
        let walk = |seed| Walk::new(&preset.matrix(), &preset.start(), 100, 20, seed);
        assert_eq!(walk(1), walk(1));
        assert_ne!(walk(1), walk(2));
        assert_eq!((walk(1).steps(), walk(1).walkers(), walk(1).places(99)), (20, 100, walk(1).places(20)));
    }
}
