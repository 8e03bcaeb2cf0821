//! The chain of DDPM's forward process, x ← √(1 − β) x + √β ε (Ho et al. 2020; MATH.md §2), with a mixture as its start:
//! a Markov chain whose states are numbers. On a grid its kernel is a transition matrix.

use super::gaussian::Gaussian;
use crate::diffusion::data::{Component, Mixture};

/// The grid reaches from −`REACH` to `REACH`.
pub const REACH: f64 = 4.0;
/// The cells of the grid.
pub const CELLS: usize = 96;

/// The chain: a β for each step.
#[derive(Clone, Debug, PartialEq)]
pub struct ForwardChain {
    betas: Vec<f64>,
    /// ᾱ after 0, 1, … steps.
    kept: Vec<f64>,
    start: Vec<Component>,
}

impl ForwardChain {
    /// The chain of `steps` steps; β is interpolated between `controls`, which are evenly spaced from the first step to
    /// the last.
    pub fn new(start: &Mixture, controls: &[f64], steps: usize) -> Self {
        let betas: Vec<f64> =
            (0..steps).map(|step| between(controls, step as f64 / (steps.max(2) - 1) as f64)).collect();
        let mut kept = vec![1.0];
        for beta in &betas {
            kept.push(kept.last().copied().unwrap_or(1.0) * (1.0 - beta));
        }
        let sum: f64 = start.components().iter().map(|component| component.weight).sum();
        let start =
            start.components().iter().map(|component| Component { weight: component.weight / sum, ..*component });
        Self { betas, kept, start: start.collect() }
    }

    /// The number of steps.
    pub fn steps(&self) -> usize {
        self.betas.len()
    }

    /// β of the step after `step`; of the last one, after that.
    pub fn beta(&self, step: usize) -> f64 {
        self.betas.get(step).or(self.betas.last()).copied().unwrap_or_default()
    }

    /// ᾱ after `step` steps: the share of the start's variance that is left.
    pub fn kept(&self, step: usize) -> f64 {
        self.kept.get(step).or(self.kept.last()).copied().unwrap_or(1.0)
    }

    /// The components of the law after `step` steps.
    fn law(&self, step: usize) -> impl Iterator<Item = (f64, Gaussian)> {
        let kept = self.kept(step);
        self.start.iter().map(move |component| {
            let variance = kept * component.std * component.std + 1.0 - kept;
            // A point is drawn as wide as half a cell.
            let std = variance.sqrt().max(0.5 * CELL);
            (component.weight, Gaussian { mean: kept.sqrt() * component.mean, std })
        })
    }

    /// The exact probabilities of the cells after `step` steps.
    pub fn exact(&self, step: usize) -> Vec<f64> {
        let law: Vec<_> = self.law(step).collect();
        (0..CELLS).map(|cell| law.iter().map(|(weight, gaussian)| weight * within(*gaussian, cell)).sum()).collect()
    }

    /// Mean and standard deviation after `step` steps, without the width of a cell.
    pub fn moments(&self, step: usize) -> [f64; 2] {
        let kept = self.kept(step);
        let mean: f64 = self.start.iter().map(|c| c.weight * c.mean).sum();
        let away = |c: &Component| c.std * c.std + (c.mean - mean) * (c.mean - mean);
        let variance: f64 = self.start.iter().map(|c| c.weight * away(c)).sum();
        [kept.sqrt() * mean, (kept * variance + 1.0 - kept).sqrt()]
    }

    /// The transition matrix of the step after `step` on the grid: the law of the next number, if the present one is in
    /// the middle of a cell, for each cell. What leaves the grid stays in its outermost cells.
    pub fn kernel(&self, step: usize) -> Vec<Vec<f64>> {
        let beta = self.beta(step);
        let row = |from: usize| {
            let next = Gaussian { mean: (1.0 - beta).sqrt() * middle(from), std: beta.sqrt().max(1e-9) };
            let mut row: Vec<f64> = (0..CELLS).map(|cell| within(next, cell)).collect();
            if let [first, .., last] = &mut *row {
                *first += next.below(-REACH);
                *last += 1.0 - next.below(REACH);
            }
            row
        };
        (0..CELLS).map(row).collect()
    }

    /// The probabilities of the cells after 0, 1, … steps, as the transition matrices carry them.
    pub fn on_grid(&self) -> Vec<Vec<f64>> {
        let mut found = vec![self.exact(0)];
        for step in 0..self.steps() {
            let mut next = vec![0.0; CELLS];
            let kernel = self.kernel(step);
            for (share, row) in found.last().into_iter().flatten().zip(&kernel) {
                for (next, probability) in next.iter_mut().zip(row) {
                    *next += share * probability;
                }
            }
            found.push(next);
        }
        found
    }
}

const CELL: f64 = 2.0 * REACH / CELLS as f64;

/// The middle of a cell.
pub fn middle(cell: usize) -> f64 {
    (cell as f64 + 0.5) * CELL - REACH
}

/// The probabilities of the cells under N(0, 1).
pub fn noise() -> Vec<f64> {
    (0..CELLS).map(|cell| within(Gaussian::STANDARD, cell)).collect()
}

fn within(gaussian: Gaussian, cell: usize) -> f64 {
    let low = cell as f64 * CELL - REACH;
    gaussian.below(low + CELL) - gaussian.below(low)
}

/// The value at `place` of 0 … 1 between evenly spaced values.
fn between(values: &[f64], place: f64) -> f64 {
    let place = place.clamp(0.0, 1.0) * (values.len().max(1) - 1) as f64;
    let (before, share) = (place as usize, place.fract());
    let value = |i: usize| values.get(i).or(values.last()).copied().unwrap_or_default();
    value(before) + share * (value(before + 1) - value(before))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chain::distribution::total_variation;

    fn chain(mixture: &str, betas: &[f64], steps: usize) -> ForwardChain {
        ForwardChain::new(&mixture.parse().unwrap_or_default(), betas, steps)
    }

    #[test]
    fn it_settles_at_noise_from_wherever_it_starts() {
        for mixture in ["1:-3:0.1", "0.8:1:0,0.2:-1:0", "0.5:-1:0.2,0.5:1:0.2"] {
            let chain = chain(mixture, &[0.1, 0.3], 60);
            assert!(total_variation(&chain.exact(60), &noise()) < 1e-2, "{mixture}");
            let [mean, std] = chain.moments(60);
            assert!(mean.abs() < 0.02 && (std - 1.0).abs() < 1e-3);
        }
    }

    #[test]
    fn moments_are_those_of_the_recursion() {
        let chain = chain("0.8:1:0,0.2:-1:0", &[0.02, 0.2], 30);
        let (mut mean, mut variance) = (0.6, 0.64);
        for step in 0..30 {
            let [m, s] = chain.moments(step);
            assert!((m - mean).abs() < 1e-12 && (s * s - variance).abs() < 1e-12);
            let beta = chain.beta(step);
            (mean, variance) = ((1.0 - beta).sqrt() * mean, (1.0 - beta) * variance + beta);
        }
        // Two controls are the ends.
        assert_eq!((chain.beta(0), chain.beta(29)), (0.02, 0.2));
    }

    #[test]
    fn the_matrix_on_the_grid_carries_the_exact_law() {
        let chain = chain("0.6:-1:0.3,0.4:1.2:0.25", &[0.05, 0.25], 40);
        for row in chain.kernel(3) {
            assert!((row.iter().sum::<f64>() - 1.0).abs() < 1e-12);
        }
        for (step, found) in chain.on_grid().iter().enumerate() {
            assert!((found.iter().sum::<f64>() - 1.0).abs() < 1e-3);
            // A cell is a twelfth wide, and the kernel starts in its middle.
            assert!(total_variation(found, &chain.exact(step)) < 6e-3, "{step}");
        }
    }

    #[test]
    fn without_noise_nothing_changes() {
        let chain = chain("0.5:-1:0.2,0.5:1:0.2", &[0.0, 0.0], 5);
        assert_eq!(chain.exact(5), chain.exact(0));
        assert_eq!(chain.kept(5), 1.0);
    }
}
