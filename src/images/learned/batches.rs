//! Batches for denoising: a picture of the data, a place on the way out, stratified, and noise.

use super::inputs::TIMES;
use super::target::AtLevel;
use crate::images::cosine_transform::CosineTransform;
use crate::images::picture_set::Drawn;
use crate::images::process::Process;
use crate::learning::block::{Block, SAMPLES, block};
use crate::learning::loss::SquaredError;
use crate::learning::random::{Normal, Purpose, generator};
use rand::RngExt;

/// The number of different places: s = (k + ½)/1024.
const PLACES: usize = 1024;

/// The source of batches.
#[derive(Clone, Debug)]
pub struct Batches {
    /// The pictures of the data, and their frequencies.
    pictures: Vec<Vec<f32>>,
    frequencies: Vec<Vec<f32>>,
    /// The sums of the probabilities of all pictures up to each.
    sums: Vec<f64>,
    transform: CosineTransform,
    levels: Vec<AtLevel>,
    blocks: usize,
    seed: u64,
}

/// One batch, for [`Trainer::step`](crate::learning::trainer::Trainer::step).
#[derive(Clone, Debug, PartialEq)]
pub struct Batch {
    /// The network's inputs: block after block, a row for each pixel, then one for each input about the time.
    pub inputs: Vec<Block>,
    /// The wanted outputs. The cost of a sample is the mean squared error over its pixels; samples are in the order of the
    /// place, the i-th of n in [i/n, (i + 1)/n).
    pub loss: SquaredError,
}

impl Batches {
    /// Batches of `size` samples, rounded up to whole blocks of 64.
    pub fn new(data: &Drawn, process: &Process, size: usize, seed: u64) -> Self {
        let side = data.set.side();
        let transform = CosineTransform::new(side);
        let lambda = CosineTransform::squared_frequencies(side);
        let level = |k: usize| {
            let place = (k as f64 + 0.5) / PLACES as f64;
            AtLevel::new(process, &process.level_at(&lambda, place), place)
        };
        let sum = |sum: &mut f64, weight: &f64| {
            *sum += weight;
            Some(*sum)
        };
        Self {
            pictures: data.set.pictures().map(<[f32]>::to_vec).collect(),
            frequencies: data.set.pictures().map(|picture| transform.frequencies(picture)).collect(),
            sums: data.weights.iter().scan(0.0, sum).collect(),
            transform,
            levels: (0..PLACES).map(level).collect(),
            blocks: size.div_ceil(SAMPLES).max(1),
            seed,
        }
    }

    /// The batch of an iteration: the same at every call.
    pub fn batch(&self, iteration: u64) -> Batch {
        let mut random = generator(self.seed, Purpose::Batch, iteration);
        let mut normal = Normal::new(&mut random);
        // One offset for all, so that the places are spaced as evenly as possible.
        let offset: f64 = random.random();
        let step = PLACES as f64 / (self.blocks * SAMPLES) as f64;
        let pixels = self.pictures.first().map_or(0, Vec::len);
        let mut batch = Batch { inputs: Vec::new(), loss: SquaredError::default() };
        for number in 0..self.blocks {
            let mut inputs = vec![[0.0_f32; SAMPLES]; pixels + TIMES];
            let mut wanted = vec![[0.0_f32; SAMPLES]; pixels];
            let mut weights = [0.0_f32; SAMPLES];
            for (i, to_weight) in weights.iter_mut().enumerate() {
                let place = (((number * SAMPLES + i) as f64 + offset) * step) as usize;
                let (level, chosen) = (&self.levels[place.min(PLACES - 1)], self.chosen(random.random()));
                let blurred: Vec<f32> = self.frequencies[chosen].iter().zip(&level.kept).map(|(u, d)| u * d).collect();
                let blurred = self.transform.picture(&blurred);
                for (pixel, (x, blurred)) in self.pictures[chosen].iter().zip(blurred).enumerate() {
                    (inputs[pixel][i], wanted[pixel][i]) = level.sample(*x, blurred, normal.draw());
                }
                for (row, time) in inputs[pixels..].iter_mut().zip(level.times) {
                    row[i] = time;
                }
                *to_weight = level.weight() / pixels as f32;
            }
            batch.inputs.extend(inputs.into_iter().map(block));
            batch.loss.wanted.extend(wanted.into_iter().map(block));
            batch.loss.weights.push(block(weights));
        }
        batch
    }

    /// The place in the data of the picture at the quantile `u` of 0 … 1.
    fn chosen(&self, u: f64) -> usize {
        self.sums.partition_point(|sum| *sum <= u).min(self.pictures.len().saturating_sub(1))
    }
}
