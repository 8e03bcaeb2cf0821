//! Batches: x from the data, and normal numbers.

use super::law::LEAST_STD;
use crate::diffusion::data::Data;
use crate::learning::block::{Block, SAMPLES, block};
use crate::learning::random::{Normal, Purpose, generator};
use rand::RngExt;

/// The source of the batches of a training.
#[derive(Clone, Debug)]
pub struct Batches {
    data: Data,
    blocks: usize,
    noise: usize,
    seed: u64,
}

/// One batch.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Batch {
    /// x, one row for every block.
    pub x: Vec<Block>,
    /// Standard normal numbers, the same number of rows for every block.
    pub noise: Vec<Block>,
    /// Uniform numbers in [0, 1), one row for every block.
    pub uniform: Vec<Block>,
}

impl Batches {
    /// Batches of `size` samples, rounded up to whole blocks of 64, with `noise` normal numbers for each sample.
    pub fn new(data: Data, size: usize, noise: usize, seed: u64) -> Self {
        Self { data, blocks: size.div_ceil(SAMPLES).max(1), noise, seed }
    }

    /// The batch with this number: the same at every call. With the same seed and size, x are the same for every
    /// number of normal numbers, so that all generators see the same data.
    pub fn batch(&self, number: u64) -> Batch {
        let mut random = generator(self.seed, Purpose::Batch, number);
        let mut normals: [Normal; 3] = std::array::from_fn(|_| Normal::new(&mut random));
        let mut batch = Batch::default();
        for _ in 0..self.blocks {
            let [mut x, mut uniform] = [[0.0; SAMPLES]; 2];
            for (x, uniform) in x.iter_mut().zip(&mut uniform) {
                let [width, smallest, _] = &mut normals;
                let draw = self.data.draw(random.random(), width.draw());
                // A narrow component is widened to the smallest spread: see `Law`.
                let missing = (LEAST_STD * LEAST_STD - f64::from(draw.variance)).max(0.0).sqrt();
                *x = draw.x0 + missing as f32 * smallest.draw();
                *uniform = random.random();
            }
            batch.x.push(block(x));
            batch.uniform.push(block(uniform));
            for _ in 0..self.noise {
                batch.noise.push(block(std::array::from_fn(|_| normals[2].draw())));
            }
        }
        batch
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diffusion::data::DataParameters;
    use crate::generators::law::Law;
    use crate::learning::block::values;

    fn numbers(rows: &[Block]) -> Vec<f64> {
        rows.iter().flat_map(values).map(|x| f64::from(*x)).collect()
    }

    #[test]
    fn a_batch_depends_on_seed_and_number_alone() {
        let batches = |noise, seed| Batches::new(DataParameters::default().two_point(), 100, noise, seed);
        let batch = batches(2, 1).batch(5);
        assert_eq!((batch.x.len(), batch.noise.len(), batch.uniform.len()), (2, 4, 2));
        assert_eq!(batch, batches(2, 1).batch(5));
        assert_ne!(batch, batches(2, 1).batch(6));
        assert_ne!(batch, batches(2, 2).batch(5));
        assert_eq!(batch.x, batches(3, 1).batch(5).x);
    }

    #[test]
    fn draws_have_the_law_of_the_data_with_points_widened() {
        let data = DataParameters::default().two_point();
        let batch = Batches::new(data.clone(), 20_000, 1, 3).batch(0);
        // The standard error of the share of a peak times the distance of the peaks, 0.0028 · 2, is most of it.
        let distance = Law::new(&data).wasserstein(numbers(&batch.x));
        assert!(distance < 4.0 * 0.0057, "{distance}");
        assert!(Law::standard_normal().wasserstein(numbers(&batch.noise)) < 4.0 * 0.007);
        assert!(numbers(&batch.uniform).iter().all(|u| (0.0..1.0).contains(u)));
    }
}
