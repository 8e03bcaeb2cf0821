//! The density of a population at every recorded time: counts, time columns × x bins.

use super::grid::TimeGrid;
use wide::{f32x4, u32x4};

/// Bins in x.
pub const BINS: usize = 252;

/// One more bin at each end counts what is beyond the reach, so that no particle is lost. As a row has 256 places, a
/// byte is always a valid index, and counting needs no bounds check.
const ROW: usize = 256;
/// The number of positions whose places are found before the first is counted: alternating between the two is slower.
const GROUP: usize = 256;
/// The place where positions above the reach are counted.
const ABOVE: usize = BINS + 1;

/// Counts of a population, one column for every time of a grid.
#[derive(Clone, Debug, PartialEq)]
pub struct Density {
    counts: Vec<u32>,
    reach: f32,
    /// The unit of x in each column.
    units: Vec<f32>,
}

impl Density {
    /// An empty density over the times of `grid`. Bins cover [−`reach`, `reach`] with `reach` > 0, in the `unit` (> 0) of x
    /// at each time t.
    pub fn new(grid: &TimeGrid, reach: f64, unit: impl Fn(f64) -> f64) -> Self {
        let units = (0..grid.len()).map(|i| unit(grid.t(i)) as f32).collect();
        Self { counts: vec![0; grid.len() * ROW], reach: reach as f32, units }
    }

    /// The x that the bins cover, [−reach, reach], in the [unit](Self::unit) of each column.
    pub fn reach(&self) -> f32 {
        self.reach
    }

    /// The unit of x in a column; 1 if there is no such column.
    pub fn unit(&self, column: usize) -> f32 {
        self.units.get(column).copied().unwrap_or(1.0)
    }

    /// Width of a bin, in the unit of its column.
    pub fn bin_width(&self) -> f32 {
        2.0 * self.reach / BINS as f32
    }

    /// Counts positions into a column.
    pub fn add(&mut self, column: usize, positions: &[f32]) {
        // Hidden from the compiler, which would otherwise compute the constants again for every vector; and a copy, so
        // that the compiler knows that counting does not change it.
        let bins = *std::hint::black_box(&Bins::new(self.reach * self.unit(column)));
        let (rows, _) = self.counts.as_chunks_mut::<ROW>();
        let Some(row) = rows.get_mut(column) else {
            return;
        };
        let mut places = [0; GROUP];
        for group in positions.chunks(GROUP) {
            bins.find(group, &mut places);
            for &place in places.iter().take(group.len()) {
                row[usize::from(place as u8)] += 1;
            }
        }
    }

    /// All counts, for [`Density::add_counts`].
    pub fn counts(&self) -> &[u32] {
        &self.counts
    }

    /// Adds the counts of another density over the same grid, with the same reach and units.
    pub fn add_counts(&mut self, counts: &[u32]) {
        for (count, more) in self.counts.iter_mut().zip(counts) {
            *count += more;
        }
    }

    /// The number of columns.
    pub fn columns(&self) -> usize {
        self.counts.len() / ROW
    }

    /// The counts of a column, lowest x first: bin i covers [−r + i w, −r + (i+1) w) with r = [`Density::reach`] and
    /// w = [`Density::bin_width`], in the unit of the column. Empty if there is no such column.
    pub fn column(&self, column: usize) -> &[u32] {
        self.row(column).get(1..=BINS).unwrap_or_default()
    }

    /// Particles beyond the reach in a column: (below, above).
    pub fn beyond(&self, column: usize) -> (u32, u32) {
        match self.row(column) {
            [] => (0, 0),
            row => (row[0], row[ABOVE]),
        }
    }

    /// (mean, standard deviation) of a column, to the precision of the bins; positions beyond the reach count as just
    /// beyond it. Zeros if it is empty.
    pub fn moments(&self, column: usize) -> (f64, f64) {
        let (mut n, mut sum, mut sum_of_squares) = (0.0, 0.0, 0.0);
        for (i, &count) in self.row(column).iter().enumerate() {
            // In units of bins, from the middle.
            let (count, x) = (f64::from(count), i as f64 + 0.5 - 0.5 * ROW as f64);
            n += count;
            sum += count * x;
            sum_of_squares += count * x * x;
        }
        if n == 0.0 {
            return (0.0, 0.0);
        }
        let (mean, width) = (sum / n, f64::from(self.bin_width() * self.unit(column)));
        (mean * width, (sum_of_squares / n - mean * mean).max(0.0).sqrt() * width)
    }

    /// Wasserstein-1 distance between a column and the same column of another density with the same reach and units: the
    /// area between the two cumulative functions. Positions beyond the reach count as just beyond it; the bins change the
    /// distance by at most one bin's width. 0 if either is empty.
    pub fn wasserstein(&self, other: &Self, column: usize) -> f64 {
        let total = |row: &[u32]| row.iter().map(|&n| u64::from(n)).sum::<u64>() as f64;
        let (mine, theirs) = (self.row(column), other.row(column));
        let (n, m) = (total(mine), total(theirs));
        if n == 0.0 || m == 0.0 {
            return 0.0;
        }
        let mut gap = 0.0;
        let mut area = 0.0;
        for (&a, &b) in mine.iter().zip(theirs) {
            gap += f64::from(a) / n - f64::from(b) / m;
            area += gap.abs();
        }
        area * f64::from(self.bin_width() * self.unit(column))
    }

    fn row(&self, column: usize) -> &[u32] {
        self.counts.get(column * ROW..(column + 1) * ROW).unwrap_or_default()
    }
}

/// Finds bins.
#[derive(Clone, Copy)]
struct Bins {
    per_x: f32x4,
    of_zero: f32x4,
    below: f32x4,
    above: f32x4,
    unit: f32x4,
}

impl Bins {
    fn new(reach: f32) -> Self {
        Self {
            per_x: f32x4::splat(BINS as f32 / (2.0 * reach)),
            // Half a bin down, because the conversion rounds to nearest; and very slightly up, for positions on an
            // edge.
            of_zero: f32x4::splat((BINS / 2) as f32 + 0.5 + 1.0 / 65_536.0),
            below: f32x4::splat(0.0),
            above: f32x4::splat(ABOVE as f32),
            unit: f32x4::splat(8_388_608.0),
        }
    }

    /// Writes, for each of at most [`GROUP`] positions, its place in a row into the lowest byte: 0 below, 1 … [`BINS`]
    /// inside, [`ABOVE`] above.
    #[inline(always)]
    fn find(self, positions: &[f32], places: &mut [u32; GROUP]) {
        let (fours, rest) = positions.as_chunks::<4>();
        let (places_of_fours, _) = places.as_chunks_mut::<4>();
        for (places, &four) in places_of_fours.iter_mut().zip(fours) {
            *places = self.of(f32x4::new(four)).to_array();
        }
        for (place, &x) in places.iter_mut().skip(positions.len() - rest.len()).zip(rest) {
            [*place, ..] = self.of(f32x4::splat(x)).to_array();
        }
    }

    #[inline(always)]
    fn of(self, x: f32x4) -> u32x4 {
        let place = (x * self.per_x + self.of_zero).fast_max(self.below).fast_min(self.above);
        // From 2²³ on, single-precision numbers are integers, and their lowest bits are the integer's.
        wide::bytemuck::cast(place + self.unit)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_position_is_counted_once_in_the_bin_that_covers_it() {
        let grid = TimeGrid::uniform(1, 1);
        for i in 0..BINS {
            let mut density = Density::new(&grid, 3.5, |_| 1.0);
            let centre = -density.reach() + (i as f32 + 0.5) * density.bin_width();
            density.add(1, &[centre; 9]);
            assert_eq!(density.column(1)[i], 9);
            assert_eq!(density.column(0).iter().sum::<u32>(), 0);
        }
    }

    #[test]
    fn positions_beyond_the_reach_are_counted() {
        let mut density = Density::new(&TimeGrid::uniform(1, 1), 3.5, |_| 1.0);
        density.add(0, &[-1e30, -3.51, 3.51, f32::INFINITY, 0.0]);
        assert_eq!(density.beyond(0), (2, 2));
        assert_eq!(density.column(0).iter().sum::<u32>(), 1);
        let mut twice = density.clone();
        twice.add_counts(density.counts());
        assert_eq!(twice.beyond(0), (4, 4));
    }

    #[test]
    fn a_column_that_is_not_there_is_empty() {
        let mut density = Density::new(&TimeGrid::uniform(1, 1), 3.5, |_| 1.0);
        density.add(2, &[0.0]);
        assert!(density.column(2).is_empty());
        assert_eq!(density.beyond(2), (0, 0));
    }

    #[test]
    fn moments_are_those_of_the_positions() {
        let mut density = Density::new(&TimeGrid::uniform(1, 1), 3.5, |_| 1.0);
        density.add(0, &[1.0, 1.0, 1.0, -1.0, -9.0]);
        let (mean, std) = density.moments(0);
        // The last one counts as just beyond −3.5. A bin is 0.027 wide.
        let (expected, blur) = ((3.0 - 1.0 - 3.5) / 5.0, f64::from(density.bin_width()));
        assert!((mean - expected).abs() < blur);
        let variance: f64 = [1.0, 1.0, 1.0, -1.0, -3.5].iter().map(|x| (x - expected) * (x - expected) / 5.0).sum();
        assert!((std - variance.sqrt()).abs() < blur);
        assert_eq!((density.moments(1), density.moments(2)), ((0.0, 0.0), (0.0, 0.0)));
    }

    #[test]
    fn wasserstein_is_the_distance_of_the_columns() {
        let grid = TimeGrid::uniform(1, 1);
        let with = |x: &[f32]| {
            let mut density = Density::new(&grid, 7.0, |_| 1.0);
            density.add(0, x);
            density
        };
        let (a, b) = (with(&[0.0, 1.0]), with(&[0.5, 1.0, 0.5, 3.0]));
        assert!((a.wasserstein(&b, 0) - 0.75).abs() <= f64::from(a.bin_width()));
        assert_eq!(a.wasserstein(&b, 0), b.wasserstein(&a, 0));
        assert_eq!((a.wasserstein(&a, 0), a.wasserstein(&b, 1)), (0.0, 0.0));
    }

    #[test]
    fn each_column_counts_in_its_own_unit() {
        // x = ±1 at t = 0, and 50 times as wide at t = 1.
        let mut density = Density::new(&TimeGrid::uniform(1, 1), 3.5, |t| 1.0 + 49.0 * t);
        for (column, far) in [(0, 1.0), (1, 50.0)] {
            density.add(column, &[far, -far, -far, 4.0 * far]);
            assert_eq!(density.beyond(column), (0, 1));
            let found: Vec<_> = density.column(column).iter().enumerate().filter(|(_, count)| **count > 0).collect();
            assert_eq!(found, [(90, &2), (162, &1)]);
        }
        let (near, far) = (density.moments(0), density.moments(1));
        assert!((50.0 * near.0 - far.0).abs() < 1e-4 && (50.0 * near.1 - far.1).abs() < 1e-4, "{near:?} {far:?}");
    }
}
