//! The steps of a run that are recorded.

/// Times in [0, 1] at which something is recorded: `intervals + 1` of them, evenly spaced over the steps of a run,
/// including both ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TimeGrid {
    steps: usize,
    intervals: usize,
}

impl TimeGrid {
    /// A grid over `steps` steps with at most `most` intervals, both at least 1.
    pub fn new(steps: usize, most: usize) -> Self {
        let steps = steps.max(1);
        Self { steps, intervals: steps.min(most.max(1)) }
    }

    /// The number of recorded times.
    pub fn len(&self) -> usize {
        self.intervals + 1
    }

    /// Never: a grid always has both ends of the run.
    pub fn is_empty(&self) -> bool {
        false
    }

    /// The step at which the time of index `i` is recorded.
    pub fn step(&self, i: usize) -> usize {
        (i * self.steps + self.intervals / 2) / self.intervals
    }

    /// t of index `i`.
    pub fn t(&self, i: usize) -> f64 {
        self.step(i) as f64 / self.steps as f64
    }

    /// The index of the recorded time nearest to `t`.
    pub fn nearest(&self, t: f64) -> usize {
        (t.clamp(0.0, 1.0) * self.intervals as f64).round() as usize
    }

    /// The index of the time at `step`, if that is recorded.
    pub fn index_at(&self, step: usize) -> Option<usize> {
        let i = (step * self.intervals + self.steps / 2) / self.steps;
        (step <= self.steps && self.step(i) == step).then_some(i)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_index_is_recorded_at_one_step_and_found_there() {
        for steps in [1, 2, 10, 255, 256, 257, 1000, 1023, 4000] {
            for most in [1, 7, 256, 1024] {
                let grid = TimeGrid::new(steps, most);
                let kept: Vec<usize> = (0..=steps).filter_map(|s| grid.index_at(s)).collect();
                assert_eq!(kept, (0..grid.len()).collect::<Vec<_>>(), "{steps} {most}");
                assert_eq!((grid.t(0), grid.t(grid.len() - 1)), (0.0, 1.0));
                for i in kept {
                    assert_eq!(grid.index_at(grid.step(i)), Some(i));
                    assert_eq!(grid.nearest(grid.t(i)), i, "{steps} {most}");
                }
            }
        }
    }
}
