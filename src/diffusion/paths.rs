//! The paths of a few single particles.

use super::grid::TimeGrid;

/// The number of particles of block 0 whose paths are recorded.
pub const PATHS: usize = 16;

/// The positions of [`PATHS`] particles at the times of a grid, in one direction.
#[derive(Clone, Debug, PartialEq)]
pub struct Paths {
    times: usize,
    positions: Vec<f32>,
}

impl Paths {
    /// Paths over the times of `grid`, all zero.
    pub fn new(grid: &TimeGrid) -> Self {
        Self { times: grid.len(), positions: vec![0.0; grid.len() * PATHS] }
    }

    /// Records the positions of the first [`PATHS`] particles at time index `time`.
    pub fn note(&mut self, time: usize, positions: &[f32]) {
        for (path, &x) in positions.iter().take(PATHS).enumerate() {
            if let Some(place) = self.positions.get_mut(path * self.times + time) {
                *place = x;
            }
        }
    }

    /// The paths, each in ascending t.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = &[f32]> + DoubleEndedIterator {
        self.positions.chunks_exact(self.times)
    }
}
