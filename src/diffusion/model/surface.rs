//! x̂₀ as values on a grid over (σ/a, x/a): what a network has learned, or the estimate of a model that is slow to
//! compute.

use crate::diffusion::denoiser::Denoiser;
use crate::diffusion::particles::ComponentAssignment;
use crate::diffusion::schedule::Level;
use std::ops::RangeInclusive;
use wide::f32x8;

/// Cells of a [`Table`](super::Table)'s row, a power of two.
pub const CELLS: usize = 512;
/// The largest σ/a of a row: beyond it, nothing of the data can be seen, and where there is no signal it is infinite.
const MOST_NOISE: f64 = 5000.0;
/// A row extends this many σ beyond the data.
const SIGMAS: f64 = 6.0;

/// One value of x̂₀ for each edge of a cell.
pub type RowValues = [f32; CELLS + 1];

/// Rows of x̂₀, one for each of several values of w = σ/a in geometric progression, each at evenly spaced values of
/// y = x/a over ±(extent of the data + 6 w).
///
/// x̂₀ depends on y and w alone; schedules differ only in the times at which they reach each w. So one surface is good
/// for every schedule. Between its values x̂₀ is interpolated linearly in ln w and in y; beyond them, the value at the
/// edge is used.
#[derive(Clone, Debug, PartialEq)]
pub struct Surface {
    grid: SurfaceGrid,
    /// Row after row in ascending w, in each ascending y.
    values: Vec<f32>,
}

/// Where the values of a [`Surface`] are.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SurfaceGrid {
    /// The largest |x₀| of the data.
    pub extent: f64,
    /// ln w of the first row.
    pub least: f64,
    /// From one row to the next in ln w.
    pub step: f64,
    /// The number of rows, at least 2.
    pub rows: usize,
    /// Cells of each row, at least 1.
    pub cells: usize,
}

/// The largest |x| of a row at a level, for data with this extent.
pub fn reach(extent: f64, level: Level) -> f64 {
    level.signal * extent + SIGMAS * level.sigma()
}

impl SurfaceGrid {
    /// Rows from the smallest to the largest of these w, both above 0.
    pub fn new(extent: f64, w: RangeInclusive<f64>, rows: usize, cells: usize) -> Self {
        let (least, rows) = (libm::log(*w.start()), rows.max(2));
        let step = ((libm::log(*w.end()) - least) / (rows - 1) as f64).max(1e-9);
        Self { extent, least, step, rows, cells: cells.max(1) }
    }

    /// Rows over the range of these levels.
    pub fn of_levels(extent: f64, levels: &[Level], rows: usize, cells: usize) -> Self {
        let w = levels.iter().map(|level| (level.sigma() / level.signal).min(MOST_NOISE));
        let (least, most) = w.fold((f64::INFINITY, 0.0), |(least, most): (f64, f64), w| (least.min(w), most.max(w)));
        Self::new(extent, least..=most, rows, cells)
    }

    /// The level of a row: that of a process in which variance explodes.
    fn level(&self, row: usize) -> Level {
        let w = libm::exp(self.least + row as f64 * self.step);
        Level::exploding(w * w)
    }

    /// The largest |x| of a row at a level.
    pub fn reach(&self, level: Level) -> f64 {
        reach(self.extent, level)
    }

    /// The row before a level, and the share of the next one.
    fn place(&self, level: Level) -> (usize, f32) {
        let last = (self.rows - 1) as f64;
        let place = ((libm::log(level.sigma() / level.signal) - self.least) / self.step).clamp(0.0, last);
        let row = (place as usize).min(self.rows - 2);
        (row, (place - row as f64) as f32)
    }
}

impl Surface {
    /// The surface of a denoiser that does not use labels; `make` is called once, with the levels of all rows.
    pub fn new<D: Denoiser>(grid: SurfaceGrid, make: impl Fn(&[Level]) -> D) -> Self {
        let levels: Vec<Level> = (0..grid.rows).map(|row| grid.level(row)).collect();
        let denoiser = make(&levels);
        let nobody = ComponentAssignment { mean: f32x8::ZERO, variance: f32x8::ZERO };
        let mut values = vec![0.0; grid.rows * (grid.cells + 1)];
        for ((i, level), row) in levels.into_iter().enumerate().zip(values.chunks_mut(grid.cells + 1)) {
            sample(row, grid.reach(level), |x| D::x0(denoiser.at(i), x, nobody));
        }
        Self { grid, values }
    }

    /// A surface from its values, row after row; `None` if their number is not that of the grid, or if one of them is
    /// not finite.
    pub fn from_values(grid: SurfaceGrid, values: Vec<f32>) -> Option<Self> {
        let is_grid = grid.rows >= 2 && grid.cells >= 1 && grid.step > 0.0;
        let fits = is_grid && grid.rows.checked_mul(grid.cells + 1) == Some(values.len());
        let is_finite = grid.extent.is_finite() && grid.least.is_finite() && grid.step.is_finite();
        (fits && is_finite && values.iter().all(|x0| x0.is_finite())).then_some(Self { grid, values })
    }

    /// Where its values are.
    pub fn grid(&self) -> &SurfaceGrid {
        &self.grid
    }

    /// Its values, row after row in ascending w, in each ascending y.
    pub fn values(&self) -> &[f32] {
        &self.values
    }

    /// The same on another grid.
    #[must_use]
    pub fn on(&self, grid: SurfaceGrid) -> Self {
        let mut values = Vec::with_capacity(grid.rows * (grid.cells + 1));
        for level in (0..grid.rows).map(|row| grid.level(row)) {
            let reach = grid.reach(level);
            let x = |i: usize| reach * (2.0 * i as f64 / grid.cells as f64 - 1.0);
            values.extend((0..=grid.cells).map(|i| self.x0(x(i), level) as f32));
        }
        Self { grid, values }
    }

    /// The sum with another surface on the same grid.
    #[must_use]
    pub fn plus(self, other: &Self) -> Self {
        self.with(other, |a, b| a + b)
    }

    /// The difference from another surface on the same grid.
    #[must_use]
    pub fn minus(self, other: &Self) -> Self {
        self.with(other, |a, b| a - b)
    }

    /// A multiple of it.
    #[must_use]
    pub fn times(mut self, factor: f32) -> Self {
        self.values.iter_mut().for_each(|value| *value *= factor);
        self
    }

    fn with(mut self, other: &Self, join: impl Fn(f32, f32) -> f32) -> Self {
        self.values.iter_mut().zip(&other.values).for_each(|(a, b)| *a = join(*a, *b));
        self
    }

    /// x̂₀ at x and a level with σ² > 0.
    pub fn x0(&self, x: f64, level: Level) -> f64 {
        let (row, share) = self.grid.place(level);
        let reach = self.grid.reach(level);
        let place = (0.5 * (x / reach + 1.0) * self.grid.cells as f64).clamp(0.0, self.grid.cells as f64);
        let cell = (place as usize).min(self.grid.cells - 1);
        let along = |row: usize| {
            let [low, high] = [0, 1].map(|i| f64::from(self.row(row)[cell + i]));
            low + (place - cell as f64) * (high - low)
        };
        let [low, high] = [along(row), along(row + 1)];
        low + f64::from(share) * (high - low)
    }

    /// x̂₀ at a level, at evenly spaced x over ± the [reach](SurfaceGrid::reach) of that level.
    pub fn row_at(&self, level: Level) -> Box<RowValues> {
        let (row, share) = self.grid.place(level);
        let (before, after) = (self.row(row), self.row(row + 1));
        let between = |i: usize| before[i] + share * (after[i] - before[i]);
        let mut values = Box::new([0.0; CELLS + 1]);
        if self.grid.cells == CELLS {
            values.iter_mut().enumerate().for_each(|(i, value)| *value = between(i));
            return values;
        }
        let scale = self.grid.cells as f32 / CELLS as f32;
        for (i, value) in values.iter_mut().enumerate() {
            let place = i as f32 * scale;
            let cell = (place as usize).min(self.grid.cells - 1);
            let (low, high) = (between(cell), between(cell + 1));
            *value = low + (place - cell as f32) * (high - low);
        }
        values
    }

    fn row(&self, row: usize) -> &[f32] {
        let width = self.grid.cells + 1;
        &self.values[row * width..(row + 1) * width]
    }
}

/// Fills a row with `x0` at evenly spaced x over ±`reach`; `x0` is called with eight values of x at a time.
pub fn sample(row: &mut [f32], reach: f64, x0: impl Fn(f32x8) -> f32x8) {
    let step = 2.0 * reach / (row.len() - 1) as f64;
    for (i, eight) in row.chunks_mut(8).enumerate() {
        let x = std::array::from_fn(|lane| ((8 * i + lane) as f64 * step - reach) as f32);
        for (value, x0) in eight.iter_mut().zip(x0(f32x8::new(x)).to_array()) {
            *value = x0;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diffusion::model::KnownComponent;
    use crate::diffusion::schedule::Schedule;

    #[test]
    fn a_surface_is_read_back_from_its_values_and_damage_is_noticed() {
        let grid = SurfaceGrid::new(1.0, 0.01..=100.0, 3, 4);
        let surface = Surface::new(grid, KnownComponent::new);
        let values = surface.values().to_vec();
        assert_eq!(Surface::from_values(grid, values.clone()), Some(surface));
        assert_eq!(Surface::from_values(grid, values[1..].to_vec()), None);
        assert_eq!(Surface::from_values(SurfaceGrid { rows: usize::MAX, ..grid }, values.clone()), None);
        assert_eq!(Surface::from_values(SurfaceGrid { least: f64::NAN, ..grid }, values.clone()), None);
        let mut not_finite = values;
        not_finite[2] = f32::NAN;
        assert_eq!(Surface::from_values(grid, not_finite), None);
    }

    #[test]
    fn a_plane_is_interpolated_exactly_and_the_edge_is_used_beyond_it() {
        // x̂₀ = 2 ln w + 3 y / (1 + 6 w) is linear along both axes.
        let grid = SurfaceGrid::new(1.0, 0.01..=100.0, 5, 8);
        let mut values = Vec::new();
        for row in 0..5 {
            values.extend(
                (0..=8)
                    .map(|i| (2.0 * (grid.least + f64::from(row) * grid.step)) as f32 + 3.0 * (i as f32 - 4.0) / 4.0),
            );
        }
        let surface = Surface::from_values(grid, values).expect("a surface");
        let schedule = Schedule::default();
        for t in [0.3, 0.5, 0.9] {
            let level = schedule.level(t);
            let (reach, w) = (grid.reach(level), level.sigma() / level.signal);
            for share in [-0.8, -0.1, 0.33, 1.0] {
                let expected = 2.0 * w.ln() + 3.0 * share;
                assert!((surface.x0(share * reach, level) - expected).abs() < 1e-5, "{t} {share}");
            }
            assert_eq!(surface.x0(9.0 * reach, level), surface.x0(reach, level));
            // The row has the values of the plain formula.
            for (i, value) in surface.row_at(level).iter().enumerate().step_by(37) {
                let x = (2.0 * i as f64 / CELLS as f64 - 1.0) * reach;
                assert!((f64::from(*value) - surface.x0(x, level)).abs() < 1e-5);
            }
        }
        // Beyond the first row, its values are used.
        let early = schedule.level(1e-4);
        assert!((surface.x0(0.0, early) - 2.0 * grid.least).abs() < 1e-5);
    }
}
