//! A trained network as a score model.

use super::inputs::{INPUTS, Inputs, OUTPUTS};
use super::target;
use crate::diffusion::denoiser::Denoiser;
use crate::diffusion::model::{CELLS, Surface, SurfaceGrid};
use crate::diffusion::particles::ComponentAssignment;
use crate::diffusion::schedule::{Level, Schedule};
use crate::learning::block::Row;
use crate::learning::network::Network;
use crate::learning::pass::{Loaded, Values};
use std::fmt;
use wide::{bytemuck, f32x4, f32x8};

/// x̂₀ is clamped to this many times the [extent](crate::diffusion::data::Data::extent) of the data: at t = 1 an error
/// of ε̂ is multiplied by σ/a in x̂₀, up to 150 times, and no posterior mean is outside the data.
pub const REACH: f64 = 1.5;

/// The earliest time at which a network is read: the first of 4 000 steps.
const EARLIEST: f64 = 1.0 / 4000.0;

/// How many values a surface has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Resolution {
    /// Values of σ/a.
    pub rows: usize,
    /// Cells over x.
    pub cells: usize,
}

/// A surface that is as good as the network. With half as many rows, the error of the recovered population, 0.002 with
/// `cubic`, is above that of 1 000 steps of DDPM.
pub const FINE: Resolution = Resolution { rows: 288, cells: CELLS };
/// A surface that is computed in a tenth of the time, to be looked at while the network changes.
pub const COARSE: Resolution = Resolution { rows: 96, cells: 160 };

/// A network with what is needed to use it as a score model: x̂₀, ε̂ and the score at any (x, level), for every
/// schedule.
#[derive(Clone)]
pub struct LearnedScore {
    network: Network,
    loaded: Loaded,
    target: &'static target::Kind,
    extent: f64,
}

/// A network whose inputs are not x and the log-SNR, or that has more than one output.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAScore;

impl fmt::Display for NotAScore {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a score network has {INPUTS} values in and {OUTPUTS} out")
    }
}

impl std::error::Error for NotAScore {}

impl LearnedScore {
    /// A network that was trained for `target`, on data with |x₀| up to about `extent`.
    ///
    /// # Errors
    /// If it has other inputs or outputs.
    pub fn new(network: Network, target: &'static target::Kind, extent: f64) -> Result<Self, NotAScore> {
        match network.shape().widths() {
            [INPUTS, .., OUTPUTS] => Ok(Self { loaded: Loaded::new(&network), network, target, extent }),
            _ => Err(NotAScore),
        }
    }

    /// Its network.
    pub fn network(&self) -> &Network {
        &self.network
    }

    /// The largest |x̂₀|.
    fn largest(&self) -> f64 {
        REACH * self.extent
    }

    /// The network's target.
    pub fn target(&self) -> &'static target::Kind {
        self.target
    }

    /// x̂₀ at x and a level with σ² > 0.
    pub fn x0(&self, x: f64, level: Level) -> f64 {
        let [of_x, of_output] = (self.target.data)(level.visible());
        (of_x * x + of_output * self.output(x, level)).clamp(-self.largest(), self.largest())
    }

    /// ε̂ at x and a level with σ² > 0.
    pub fn noise(&self, x: f64, level: Level) -> f64 {
        let [of_x, of_output] = (self.target.noise)(level);
        of_x * x + of_output * self.output(x, level)
    }

    fn output(&self, x: f64, level: Level) -> f64 {
        let inputs = Inputs::at(level);
        let rows = [x * inputs.scale, inputs.noise].map(|input| [f32x4::splat(input as f32); 2]);
        let mut values = Values::new(self.network.shape());
        let output = self.loaded.run(&rows, &mut values).first().map_or(0.0, |row| row[0].to_array()[0]);
        f64::from(output)
    }

    /// As [`LearnedScore::noise`], at many x of one level.
    pub fn noises(&self, xs: &[f64], level: Level) -> Vec<f64> {
        const VECTORS: usize = 16;
        let inputs = Inputs::at(level);
        let [of_x, of_output] = (self.target.noise)(level);
        let mut values = Values::<VECTORS>::new(self.network.shape());
        let mut noises = Vec::with_capacity(xs.len());
        for some in xs.chunks(4 * VECTORS) {
            let mut row = [0.0_f32; 4 * VECTORS];
            row.iter_mut().zip(some).for_each(|(to, x)| *to = (x * inputs.scale) as f32);
            let rows: [Row<VECTORS>; INPUTS] = [bytemuck::cast(row), [f32x4::splat(inputs.noise as f32); VECTORS]];
            let outputs = self.loaded.run(&rows, &mut values);
            let outputs: &[f32] = outputs.first().map_or(&[], |row| bytemuck::cast_slice(row));
            noises.extend(some.iter().zip(outputs).map(|(x, &f)| of_x * x + of_output * f64::from(f)));
        }
        noises
    }

    /// The network over (σ/a, x/a), over the range of this schedule: with it, a reverse run is as fast as with any other
    /// model.
    pub fn surface(&self, schedule: &Schedule, resolution: Resolution) -> Surface {
        let ends = [EARLIEST, 1.0].map(|t| schedule.level(t));
        let grid = SurfaceGrid::of_levels(self.extent, &ends, resolution.rows, resolution.cells);
        Surface::new(grid, |levels| self.at(levels))
    }

    /// The network itself at these levels, evaluated for every particle: some hundred times slower than its table.
    pub fn at(&self, levels: &[Level]) -> AtLevels {
        AtLevels { score: self.clone(), levels: levels.iter().map(|&level| Coefficients::new(self, level)).collect() }
    }
}

/// A network at the levels of a run.
pub struct AtLevels {
    score: LearnedScore,
    levels: Vec<Coefficients>,
}

/// What depends on the level alone.
#[derive(Clone, Copy)]
struct Coefficients {
    scale: f32,
    noise: f32,
    of_x: f32,
    of_output: f32,
    largest: f32,
}

impl Coefficients {
    fn new(score: &LearnedScore, level: Level) -> Self {
        let inputs = Inputs::at(level);
        let [of_x, of_output] = (score.target.data)(level.visible());
        let [scale, noise, of_x, of_output, largest] =
            [inputs.scale, inputs.noise, of_x, of_output, score.largest()].map(|x| x as f32);
        Self { scale, noise, of_x, of_output, largest }
    }
}

/// A network and what depends on the level alone.
#[derive(Clone, Copy)]
pub struct AtLevel<'a> {
    score: &'a LearnedScore,
    coefficients: Coefficients,
}

impl Denoiser for AtLevels {
    type Coefficients<'a> = AtLevel<'a>;

    fn at(&self, i: usize) -> AtLevel<'_> {
        AtLevel { score: &self.score, coefficients: self.levels[i] }
    }

    fn x0(at: AtLevel<'_>, x: f32x8, _: ComponentAssignment) -> f32x8 {
        let c = at.coefficients;
        let rows: [Row<2>; INPUTS] = [bytemuck::cast(x * f32x8::splat(c.scale)), [f32x4::splat(c.noise); 2]];
        let mut values = Values::new(at.score.network.shape());
        let output: f32x8 =
            at.score.loaded.run(&rows, &mut values).first().map_or(f32x8::ZERO, |row| bytemuck::cast(*row));
        let x0 = f32x8::splat(c.of_x) * x + f32x8::splat(c.of_output) * output;
        x0.max(f32x8::splat(-c.largest)).min(f32x8::splat(c.largest))
    }
}
