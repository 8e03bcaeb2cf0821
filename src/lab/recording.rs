//! The results of the blocks of a run so far.

use crate::diffusion::block::{Direction, Plan};
use crate::diffusion::density::Density;
use crate::diffusion::grid::TimeGrid;
use crate::diffusion::marginal::normal_cumulative;
use crate::diffusion::particles::BLOCK;
use crate::diffusion::paths::Paths;
use crate::diffusion::population::{Population, Tally};

/// Time columns of a density: about as many as half of the picture has pixels.
const COLUMNS: usize = 256;
/// Times at which a sample path is recorded.
const PATH_TIMES: usize = 1024;

/// The record of one direction.
#[derive(Clone, Debug, PartialEq)]
pub struct DirectionRecord {
    /// The positions of the population at the times of [`Recording::columns`].
    pub density: Density,
    /// The positions of a few particles at the times of [`Recording::path_times`].
    pub paths: Paths,
}

/// Densities, paths and end populations: sums over blocks, which do not depend on the order of the blocks.
#[derive(Clone, Debug, PartialEq)]
pub struct Recording {
    columns: TimeGrid,
    path_times: TimeGrid,
    forward: DirectionRecord,
    reverse: DirectionRecord,
    data: Population,
    end_of_forward: Population,
    recovered: Population,
    reference_std: f64,
}

/// All counts of a [`Recording`], without the sample paths, as integers that a worker can send.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BlockCounts(Vec<u32>);

impl From<Vec<u32>> for BlockCounts {
    fn from(words: Vec<u32>) -> Self {
        Self(words)
    }
}

impl From<BlockCounts> for Vec<u32> {
    fn from(counts: BlockCounts) -> Self {
        counts.0
    }
}

/// Counts that do not have the form of a recording's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WrongShape;

impl Recording {
    /// An empty recording of a planned round trip. Its densities have the reach and the unit of the plan's process.
    pub fn new(plan: &Plan) -> Self {
        let process = plan.process();
        let (reach, unit) = (process.reach(), |t| process.schedule.unit(t));
        let columns = TimeGrid::new(plan.times(), COLUMNS);
        let path_times = TimeGrid::new(plan.times(), PATH_TIMES);
        let direction =
            DirectionRecord { density: Density::new(&columns, reach, unit), paths: Paths::new(&path_times) };
        Self {
            columns,
            path_times,
            forward: direction.clone(),
            reverse: direction,
            data: Population::new(process.widest()),
            end_of_forward: Population::new(process.widest()),
            recovered: Population::new(process.widest()),
            reference_std: process.schedule.reference_std(),
        }
    }

    /// Runs block number `block` of `plan` and records its first `particles` ≤ 256 particles.
    pub fn add_block(&mut self, plan: &Plan, seed: u64, block: u32, particles: usize) {
        let particles = particles.min(BLOCK);
        let steps = plan.steps();
        plan.run(seed, block, &mut |direction, i, positions| {
            let positions = &positions[..particles];
            let record = match direction {
                Direction::Forward => &mut self.forward,
                Direction::Reverse => &mut self.reverse,
            };
            if let Some(column) = self.columns.index_at(i) {
                record.density.add(column, positions);
            }
            if block == 0
                && let Some(time) = self.path_times.index_at(i)
            {
                record.paths.note(time, positions);
            }
            match direction {
                Direction::Forward if i == 0 => self.data.add(positions),
                Direction::Forward if i == steps => self.end_of_forward.add(positions),
                Direction::Reverse if i == 0 => self.recovered.add(positions),
                _ => {}
            }
        });
    }

    /// All counts, for [`Recording::add_counts`]. The sample paths, which block 0 records, are not part of them.
    pub fn counts(&self) -> BlockCounts {
        let mut counts = Vec::new();
        for population in [&self.data, &self.end_of_forward, &self.recovered] {
            population.write(&mut counts);
        }
        let densities = [&self.forward, &self.reverse].map(|direction| direction.density.counts());
        counts.reserve_exact(2 * densities[0].len());
        for density in densities {
            counts.extend_from_slice(density);
        }
        BlockCounts(counts)
    }

    /// Adds the counts of blocks that were recorded elsewhere, of the same plan.
    ///
    /// # Errors
    /// If the counts do not have the form of this plan's; nothing is added then.
    pub fn add_counts(&mut self, counts: &BlockCounts) -> Result<(), WrongShape> {
        let (data, counts) = Tally::split_from(&counts.0).ok_or(WrongShape)?;
        let (end_of_forward, counts) = Tally::split_from(counts).ok_or(WrongShape)?;
        let (recovered, densities) = Tally::split_from(counts).ok_or(WrongShape)?;
        let density = self.forward.density.counts().len();
        if densities.len() != 2 * density {
            return Err(WrongShape);
        }
        let (forward, reverse) = densities.split_at(density);
        self.data.add_tally(data);
        self.end_of_forward.add_tally(end_of_forward);
        self.recovered.add_tally(recovered);
        self.forward.density.add_counts(forward);
        self.reverse.density.add_counts(reverse);
        Ok(())
    }

    /// The times of the density columns.
    pub fn columns(&self) -> &TimeGrid {
        &self.columns
    }

    /// The times of the sample paths.
    pub fn path_times(&self) -> &TimeGrid {
        &self.path_times
    }

    /// The record of one direction.
    pub fn direction(&self, direction: Direction) -> &DirectionRecord {
        match direction {
            Direction::Forward => &self.forward,
            Direction::Reverse => &self.reverse,
        }
    }

    /// x₀.
    pub fn data(&self) -> &Population {
        &self.data
    }

    /// x_T, at t = 1.
    pub fn end_of_forward(&self) -> &Population {
        &self.end_of_forward
    }

    /// Kolmogorov–Smirnov distance of x_T to the law that a generator starts from: N(0, 1), or N(0, σ(1)²) where
    /// variance explodes. There it does not vanish, because x_T still contains the data, hidden by the noise. It
    /// evaluates some thousands of error functions, which is too slow for every frame.
    pub fn ks_to_normal(&self) -> f64 {
        self.end_of_forward.kolmogorov_smirnov(|x| normal_cumulative(x / self.reference_std))
    }

    /// The recovered population: the reverse run at t = 0.
    pub fn recovered(&self) -> &Population {
        &self.recovered
    }

    /// Standard deviation of the N(0, ·) that x_T should be close to.
    pub fn reference_std(&self) -> f64 {
        self.reference_std
    }

    /// Wasserstein-1 distance between the forward and the reverse population at each of the times of
    /// [`Recording::columns`], with an error of at most the width of a density's bin.
    pub fn distances(&self) -> Vec<f64> {
        (0..self.columns.len()).map(|column| self.forward.density.wasserstein(&self.reverse.density, column)).collect()
    }
}
