//! The round trip of a block of 256 particles, which depends on no other block.

use super::data::Data;
use super::kernel::{self, Noise};
use super::marginal::Process;
use super::model::{self, Estimator, Guidance, PreparedModel, Surface};
use super::particles::{self, BLOCK, ComponentAssignments, Particles};
use super::sampler::{self, AffineUpdate, Corruption, Forward, Memory, UpdateList};
use super::schedule::{Level, Schedule, grid};
use super::strata::Strata;
use super::stream::{LANES, Purpose, Stream};
use std::sync::Arc;
use wide::f32x8;

/// The direction of a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Direction {
    /// From data to noise, t: 0 → 1.
    Forward,
    /// From noise to data, t: 1 → 0.
    Reverse,
}

/// Where the reverse run starts (MATH.md §4).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Start {
    /// Where each particle's forward run ended.
    Forward,
    /// At a new draw from N(0, s²), s = [`Schedule::reference_std`], as in a generative model.
    Gaussian,
}

/// The description of a round trip.
#[derive(Clone, Debug)]
pub struct RoundTrip {
    /// The data, given the condition if there is one, and the schedule.
    pub process: Process,
    /// Steps of each direction; 0 is treated as 1.
    pub steps: usize,
    /// Where the steps are in time.
    pub grid: &'static grid::Kind,
    /// How a step of the forward run is made.
    pub forward: Forward,
    /// Where the reverse run starts.
    pub start: Start,
    /// The score model of the reverse run.
    pub model: &'static model::Kind,
    /// What the model has learned, if it is one that learns.
    pub learned: Option<Arc<Surface>>,
    /// How the model is guided, if there is a condition.
    pub guidance: Option<Guidance>,
    /// What noise is added to in the reverse run.
    pub corruption: Corruption,
    /// ν ≥ 0, the amount of that noise.
    pub noise: f64,
    /// How a step of the reverse run is made.
    pub sampler: &'static sampler::Kind,
    /// The sampler's options.
    pub options: sampler::Options,
}

impl RoundTrip {
    /// The simplest round trip: forward by exact transitions, in reverse from there with the particles' own labels by
    /// Euler–Maruyama, without corruption.
    pub fn new(data: Data, schedule: Schedule, steps: usize) -> Self {
        Self {
            process: Process { data, schedule },
            steps,
            grid: &grid::UNIFORM,
            forward: Forward::Exact,
            start: Start::Forward,
            model: &model::EXACT,
            learned: None,
            guidance: None,
            corruption: Corruption::Data,
            noise: 0.0,
            sampler: &sampler::EULER_MARUYAMA,
            options: sampler::Options::default(),
        }
    }
}

/// Everything about a round trip that is computed once and shared by all blocks.
pub struct Plan {
    process: Process,
    guidance: Option<Guidance>,
    /// t at the beginning of the forward run, and after each of its steps.
    times: Arc<[f64]>,
    start: Start,
    forward: Vec<AffineUpdate>,
    reverse: UpdateList,
    model: Box<dyn PreparedModel>,
}

impl Plan {
    /// The plan of a round trip.
    pub fn new(round_trip: RoundTrip) -> Self {
        let schedule = round_trip.process.schedule;
        let times = grid::times(round_trip.grid, &schedule, round_trip.steps.max(1));
        let levels = schedule.levels_at(&times);
        // All levels at which a score can be read.
        let noisy: Vec<Level> = levels.iter().copied().skip(1).chain([sampler::finest(&levels)]).collect();
        let estimator = Estimator {
            kind: round_trip.model,
            process: &round_trip.process,
            learned: round_trip.learned.as_deref(),
            guidance: round_trip.guidance.as_ref(),
        };
        Self {
            model: estimator.prepare(&noisy),
            times: times.into(),
            start: round_trip.start,
            forward: sampler::forward(round_trip.forward, &levels),
            reverse: sampler::reverse(
                round_trip.sampler,
                round_trip.options,
                &levels,
                round_trip.corruption,
                round_trip.noise,
            ),
            process: round_trip.process,
            guidance: round_trip.guidance,
        }
    }

    /// Steps of each direction.
    pub fn steps(&self) -> usize {
        self.forward.len()
    }

    /// t at the beginning of the forward run, and after each of its steps.
    pub fn times(&self) -> &Arc<[f64]> {
        &self.times
    }

    /// How the model is guided, if there is a condition.
    pub fn guidance(&self) -> Option<&Guidance> {
        self.guidance.as_ref()
    }

    /// The data, given the condition if there is one, and the schedule.
    pub fn process(&self) -> &Process {
        &self.process
    }

    /// Computes the round trip of block number `block`. Calls `arrive(direction, i, x)` with the 256 positions at every
    /// time number i, including both ends of both directions, in the order of the round trip.
    pub fn run(&self, seed: u64, block: u32, arrive: &mut dyn FnMut(Direction, usize, &[f32; BLOCK])) {
        let (mut particles, assignments) = self.draw_data(seed, block);
        arrive(Direction::Forward, 0, particles::values(&particles));
        let mut noise = Noise::new(Stream::new(seed, block, Purpose::Forward));
        for (i, &step) in self.forward.iter().enumerate() {
            kernel::advance_without_estimate(&mut particles, step, &mut noise);
            arrive(Direction::Forward, i + 1, particles::values(&particles));
        }
        if self.start == Start::Gaussian {
            self.start_afresh(&mut particles, seed, block);
        }
        arrive(Direction::Reverse, self.steps(), particles::values(&particles));
        let mut noise = Noise::new(Stream::new(seed, block, Purpose::Reverse));
        let mut arrive = |i: usize, x: &Particles| arrive(Direction::Reverse, i, particles::values(x));
        self.model.run_reverse(&self.reverse, &mut particles, &assignments, &mut noise, &mut arrive);
    }

    /// x₀, and the component that each was drawn from.
    fn draw_data(&self, seed: u64, block: u32) -> (Particles, ComponentAssignments) {
        let mut strata = Strata::new(seed, block);
        let mut particles = particles::all_at(0.0);
        particles.copy_from_slice(Noise::new(Stream::new(seed, block, Purpose::Width)).next(1.0));
        let mut assignments = ComponentAssignments { mean: particles, variance: particles };
        let eights = particles.iter_mut().zip(&mut assignments.mean).zip(&mut assignments.variance);
        for ((x, mean), variance) in eights {
            let (uniform, normal) = (strata.uniform(), x.to_array());
            let draws: [_; LANES] = std::array::from_fn(|lane| self.process.data.draw(uniform[lane], normal[lane]));
            *x = f32x8::new(draws.map(|draw| draw.x0));
            *mean = f32x8::new(draws.map(|draw| draw.mean));
            *variance = f32x8::new(draws.map(|draw| draw.variance));
        }
        (particles, assignments)
    }

    /// New noise at t = 1, with the standard deviation of the schedule's reference law.
    fn start_afresh(&self, particles: &mut Particles, seed: u64, block: u32) {
        let step = AffineUpdate {
            x_factor: 0.0,
            x0_factor: 0.0,
            noise: self.process.schedule.reference_std() as f32,
            memory_factor: 0.0,
            memory: Memory::Unused,
            level: 0,
        };
        kernel::advance_without_estimate(particles, step, &mut Noise::new(Stream::new(seed, block, Purpose::Start)));
    }
}
