//! Where a population was at every kept time: counts, time columns × x bins.

use super::grid::TimeGrid;
use wide::{f32x8, i32x8};

/// Bins in x.
pub const BINS: usize = 256;
/// The x that the bins cover: [−`REACH`, `REACH`].
pub const REACH: f32 = 3.5;
/// Width of a bin.
pub const BIN_WIDTH: f32 = 2.0 * REACH / BINS as f32;

/// One bin more at each end takes what lies beyond [`REACH`], so that nothing is lost and no test is needed.
const ROW: usize = BINS + 2;

/// Counts of a population, one column for every time of a grid.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Density {
    counts: Vec<u32>,
}

impl Density {
    /// An empty density over the times of `grid`.
    pub fn new(grid: &TimeGrid) -> Self {
        Self { counts: vec![0; grid.len() * ROW] }
    }

    /// Counts positions into a column.
    pub fn add(&mut self, column: usize, positions: &[f32]) {
        let Some(row) = self.counts.get_mut(column * ROW..(column + 1) * ROW) else {
            return;
        };
        let (eights, rest) = positions.as_chunks::<8>();
        for &eight in eights {
            for bin in bins(f32x8::new(eight)).to_array() {
                row[bin as usize] += 1;
            }
        }
        for &x in rest {
            row[bins(f32x8::splat(x)).to_array()[0] as usize] += 1;
        }
    }

    /// Adds the counts of another density over the same grid.
    pub fn merge(&mut self, other: &Self) {
        for (count, more) in self.counts.iter_mut().zip(&other.counts) {
            *count += more;
        }
    }

    /// How many columns there are.
    pub fn columns(&self) -> usize {
        self.counts.len() / ROW
    }

    /// The counts of a column, lowest x first: bin i covers [−3.5 + i w, −3.5 + (i+1) w) with w = [`BIN_WIDTH`].
    /// Empty if there is no such column.
    pub fn column(&self, column: usize) -> &[u32] {
        self.counts.get(column * ROW + 1..(column + 1) * ROW - 1).unwrap_or_default()
    }

    /// Particles beyond [`REACH`] in a column: (below, above).
    pub fn beyond(&self, column: usize) -> (u32, u32) {
        match self.counts.get(column * ROW..(column + 1) * ROW) {
            Some([below, .., above]) => (*below, *above),
            _ => (0, 0),
        }
    }
}

/// The place in a row of eight positions: 0 below, 1 … BINS inside, BINS + 1 above.
#[inline(always)]
fn bins(x: f32x8) -> i32x8 {
    let place = x * f32x8::splat(1.0 / BIN_WIDTH) + f32x8::splat(REACH / BIN_WIDTH + 1.0);
    place.max(f32x8::ZERO).min(f32x8::splat((ROW - 1) as f32)).trunc_int()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_position_is_counted_once_in_the_bin_that_covers_it() {
        let grid = TimeGrid::new(1, 1);
        for i in 0..BINS {
            let mut density = Density::new(&grid);
            let centre = -REACH + (i as f32 + 0.5) * BIN_WIDTH;
            density.add(1, &[centre; 9]);
            assert_eq!(density.column(1)[i], 9);
            assert_eq!(density.column(0).iter().sum::<u32>(), 0);
        }
    }

    #[test]
    fn nothing_is_lost_beyond_the_reach() {
        let mut density = Density::new(&TimeGrid::new(1, 1));
        density.add(0, &[-1e30, -3.51, 3.51, f32::INFINITY, 0.0]);
        assert_eq!(density.beyond(0), (2, 2));
        assert_eq!(density.column(0).iter().sum::<u32>(), 1);
        let mut twice = density.clone();
        twice.merge(&density);
        assert_eq!(twice.beyond(0), (4, 4));
    }

    #[test]
    fn a_column_that_is_not_there_is_empty() {
        let mut density = Density::new(&TimeGrid::new(1, 1));
        density.add(2, &[0.0]);
        assert!(density.column(2).is_empty());
        assert_eq!(density.beyond(2), (0, 0));
    }
}
