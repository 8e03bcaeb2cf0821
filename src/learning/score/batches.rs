//! Batches for denoising score matching (MATH.md §6): x₀ from the training set, t stratified, ε ~ N(0, 1).

use super::inputs::{INPUTS, Inputs};
use super::target::{Kind, scaled};
use super::training_set::TrainingSet;
use crate::diffusion::schedule::{Level, Schedule};
use crate::learning::block::{Block, SAMPLES, block};
use crate::learning::loss::SquaredError;
use crate::learning::random::{Normal, Purpose, generator};
use rand::RngExt;

/// The number of different times: t = (k + ½)/16 384.
const TIMES: usize = 1 << 14;

/// The source of batches.
#[derive(Clone, Debug)]
pub struct Batches {
    set: TrainingSet,
    times: Vec<Time>,
    blocks: usize,
    seed: u64,
}

/// Everything about one time that a sample needs.
#[derive(Clone, Copy, Debug)]
struct Time {
    /// (a, σ)/√(a² + σ²): the first input is this times (x₀, ε).
    place: [f32; 2],
    /// The second input.
    noise: f32,
    /// The wanted output is this times (x₀, ε).
    wanted: [f32; 2],
    /// The weight of the squared error of the output.
    weight: f32,
}

impl Time {
    fn new(level: Level, target: &Kind) -> Self {
        let (_, signal, sigma) = scaled(level);
        let [_, of_output] = (target.noise)(level);
        Self {
            place: [signal as f32, sigma as f32],
            noise: Inputs::at(level).noise as f32,
            wanted: (target.wanted)(level).map(|factor| factor as f32),
            weight: ((target.weight)(level) * of_output * of_output) as f32,
        }
    }
}

/// One batch, for [`Trainer::step`](crate::learning::trainer::Trainer::step).
#[derive(Clone, Debug, PartialEq)]
pub struct Batch {
    /// The network's inputs: block after block, a row for each.
    pub inputs: Vec<Block>,
    /// The wanted outputs. The cost of a sample is w (ε̂ − ε)²; samples are in the order of t, the i-th of n in
    /// [i/n, (i + 1)/n).
    pub loss: SquaredError,
}

impl Batches {
    /// Batches of `size` samples, rounded up to whole blocks of 64.
    pub fn new(set: TrainingSet, schedule: Schedule, target: &Kind, size: usize, seed: u64) -> Self {
        let time = |k: usize| Time::new(schedule.level((k as f64 + 0.5) / TIMES as f64), target);
        Self { set, times: (0..TIMES).map(time).collect(), blocks: size.div_ceil(SAMPLES).max(1), seed }
    }

    /// Where the x₀ come from.
    pub fn set(&self) -> &TrainingSet {
        &self.set
    }

    /// The batch of an iteration: the same at every call.
    pub fn batch(&self, iteration: u64) -> Batch {
        let mut random = generator(self.seed, Purpose::Batch, iteration);
        let (mut eps, mut width) = (Normal::new(&mut random), Normal::new(&mut random));
        // One offset for all, so that t is spaced as evenly as possible.
        let offset: f64 = random.random();
        let step = TIMES as f64 / (self.blocks * SAMPLES) as f64;
        let mut batch = Batch { inputs: Vec::with_capacity(INPUTS * self.blocks), loss: SquaredError::default() };
        for number in 0..self.blocks {
            let [mut x, mut noise, mut wanted, mut weight] = [[0.0; SAMPLES]; 4];
            for i in 0..SAMPLES {
                let place = (((number * SAMPLES + i) as f64 + offset) * step) as usize;
                let time = self.times[place.min(TIMES - 1)];
                let (x0, eps) = (self.set.draw(&mut random, &mut width), eps.draw());
                x[i] = time.place[0] * x0 + time.place[1] * eps;
                noise[i] = time.noise;
                wanted[i] = time.wanted[0] * x0 + time.wanted[1] * eps;
                weight[i] = time.weight;
            }
            batch.inputs.extend([block(x), block(noise)]);
            batch.loss.wanted.push(block(wanted));
            batch.loss.weights.push(block(weight));
        }
        batch
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diffusion::data::DataParameters;
    use crate::learning::block::values;
    use crate::learning::score::target::{ALL, EPS};

    fn batches(target: &Kind, seed: u64) -> Batches {
        let data = DataParameters::default().two_point();
        Batches::new(TrainingSet::new(&data, None, seed), Schedule::default(), target, 256, seed)
    }

    #[test]
    fn a_batch_depends_on_seed_and_iteration_alone() {
        for target in ALL {
            let batch = batches(target, 1).batch(5);
            assert_eq!(batch.inputs.len(), 4 * INPUTS);
            assert_eq!(batch, batches(target, 1).batch(5));
            assert_ne!(batch, batches(target, 1).batch(6));
            assert_ne!(batch, batches(target, 2).batch(5));
        }
    }

    #[test]
    fn times_are_stratified_and_noise_is_recovered() {
        let batch = batches(&EPS, 3).batch(0);
        let schedule = Schedule::default();
        let mut before = f32::INFINITY;
        for sample in 0..256 {
            let (number, i) = (sample / SAMPLES, sample % SAMPLES);
            let noise = values(&batch.inputs[2 * number + 1])[i];
            let ends =
                [sample, sample + 1].map(|k| Inputs::at(schedule.level((k as f64 / 256.0).max(1e-6))).noise as f32);
            assert!(ends[1] <= noise && noise <= ends[0] && noise <= before, "{sample}: {noise} not in {ends:?}");
            before = noise;
            // x = ± a + σ ε with the log-SNR of the network's input, if that is not clipped.
            if noise < 1.9 {
                let snr = (6.0 * f64::from(noise)).exp();
                let (a, sigma) = ((snr / (1.0 + snr)).sqrt(), (1.0 / (1.0 + snr)).sqrt());
                let eps = f64::from(values(&batch.loss.wanted[number])[i]);
                let x0 = (f64::from(values(&batch.inputs[2 * number])[i]) - sigma * eps) / a;
                assert!((x0.abs() - 1.0).abs() < 1e-5 / a, "{sample}: {x0}");
            }
        }
    }
}
