//! The steps of a run that are recorded.

use std::sync::Arc;

/// Times in [0, 1] at which something is recorded: `intervals + 1` of them, evenly spaced over the steps of a run,
/// including both ends.
#[derive(Clone, Debug, PartialEq)]
pub struct TimeGrid {
    /// t at the beginning, and after every step.
    times: Arc<[f64]>,
    intervals: usize,
}

impl TimeGrid {
    /// A grid over the steps between these ascending times, from 0 to 1, with at most `most` ≥ 1 intervals.
    pub fn new(times: &Arc<[f64]>, most: usize) -> Self {
        Self { times: times.clone(), intervals: (times.len().max(2) - 1).min(most.max(1)) }
    }

    /// A grid over `steps` ≥ 1 steps of the same length.
    pub fn uniform(steps: usize, most: usize) -> Self {
        let steps = steps.max(1);
        Self::new(&(0..=steps).map(|i| i as f64 / steps as f64).collect(), most)
    }

    /// The number of recorded times.
    pub fn len(&self) -> usize {
        self.intervals + 1
    }

    /// Never: a grid always has both ends of the run.
    pub fn is_empty(&self) -> bool {
        false
    }

    fn steps(&self) -> usize {
        self.times.len().max(2) - 1
    }

    /// The step at which the time of index `i` is recorded.
    pub fn step(&self, i: usize) -> usize {
        (i * self.steps() + self.intervals / 2) / self.intervals
    }

    /// t of index `i`; 1 after the last.
    pub fn t(&self, i: usize) -> f64 {
        self.times.get(self.step(i)).copied().unwrap_or(1.0)
    }

    /// The index of the recorded time nearest to `t`.
    pub fn nearest(&self, t: f64) -> usize {
        let (mut before, mut after) = (0, self.intervals);
        while after - before > 1 {
            let middle = before.midpoint(after);
            if self.t(middle) <= t { before = middle } else { after = middle }
        }
        if t - self.t(before) < self.t(after) - t { before } else { after }
    }

    /// The index of the time at `step`, if that is recorded.
    pub fn index_at(&self, step: usize) -> Option<usize> {
        let i = (step * self.intervals + self.steps() / 2) / self.steps();
        (step <= self.steps() && self.step(i) == step).then_some(i)
    }

    /// Whether the recorded times are evenly spaced, but for rounding to whole steps.
    pub fn is_even(&self) -> bool {
        let steps = self.steps() as f64;
        (0..self.len()).all(|i| (self.t(i) * steps - self.step(i) as f64).abs() < 1e-6)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_index_is_recorded_at_one_step_and_found_there() {
        for steps in [1, 2, 10, 255, 256, 257, 1000, 1023, 4000] {
            let squares = (0..=steps).map(|i| (i as f64 / steps as f64).powi(2)).collect();
            for most in [1, 7, 256, 1024] {
                let even = TimeGrid::uniform(steps, most);
                let grids = [(TimeGrid::new(&squares, most), steps == 1), (even, true)];
                for (grid, is_even) in grids {
                    let kept: Vec<usize> = (0..=steps).filter_map(|s| grid.index_at(s)).collect();
                    assert_eq!(kept, (0..grid.len()).collect::<Vec<_>>(), "{steps} {most}");
                    assert_eq!((grid.t(0), grid.t(grid.len() - 1)), (0.0, 1.0));
                    for i in kept {
                        assert_eq!(grid.index_at(grid.step(i)), Some(i));
                        assert_eq!(grid.nearest(grid.t(i)), i, "{steps} {most}");
                    }
                    assert_eq!(grid.is_even(), is_even || most == 1, "{steps} {most}");
                }
            }
        }
    }
}
