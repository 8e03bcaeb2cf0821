//! Random numbers of training: generators that depend on (seed, purpose, number) and on nothing else, so that the batch
//! of an iteration is the same at every call, on every machine.
//!
//! Uniform numbers come from `rand`. Normal ones come from [`crate::diffusion::normal`]: those of `rand_distr` use the
//! platform's exponential function if any other library enables `std` in `num-traits`, and would then differ in their
//! last bits between a native program and a browser.

use crate::diffusion::normal::Normals;
use crate::diffusion::stream::{self, Stream};
use rand::{Rng, SeedableRng};
use rand_xoshiro::{SplitMix64, Xoshiro256PlusPlus};

/// The purpose of a generator.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u64)]
pub enum Purpose {
    /// The weights that training starts from.
    Weights = 1,
    /// The training set.
    TrainingSet = 2,
    /// A batch, numbered by its iteration.
    Batch = 3,
    /// Samples of a trained generator.
    Samples = 4,
}

/// The generator for these three: xoshiro256++ (Blackman & Vigna 2021), which `rand_xoshiro` documents to be portable.
pub fn generator(seed: u64, purpose: Purpose, number: u64) -> Xoshiro256PlusPlus {
    let mix = |name: u64| SplitMix64::seed_from_u64(name).next_u64();
    Xoshiro256PlusPlus::seed_from_u64(mix(mix(seed ^ ((purpose as u64) << 56))).wrapping_add(mix(number)))
}

/// Vectors of eight that are drawn together; as many numbers as a [`Block`](super::block::Block) has.
const VECTORS: usize = super::block::SAMPLES / stream::LANES;

/// Standard normal numbers, 64 at a time.
pub struct Normal {
    normals: Normals<{ VECTORS / 2 }>,
    drawn: [f32; super::block::SAMPLES],
    used: usize,
}

impl Normal {
    /// Normal numbers from a separate stream, whose state is drawn from `random`.
    pub fn new(random: &mut Xoshiro256PlusPlus) -> Self {
        let stream = Stream::new(random.next_u64(), 0, stream::Purpose::Data);
        Self { normals: Normals::new(stream), drawn: [0.0; super::block::SAMPLES], used: super::block::SAMPLES }
    }

    /// The next number.
    pub fn draw(&mut self) -> f32 {
        if self.used == self.drawn.len() {
            for (to, eight) in self.drawn.chunks_exact_mut(stream::LANES).zip(self.normals.next(1.0)) {
                to.copy_from_slice(&eight.to_array());
            }
            self.used = 0;
        }
        let number = self.drawn[self.used];
        self.used += 1;
        number
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_generator_depends_on_seed_purpose_and_number_alone() {
        let mut seen = std::collections::HashSet::new();
        for seed in [0, 1, 2, u64::MAX] {
            for purpose in [Purpose::Weights, Purpose::TrainingSet, Purpose::Batch, Purpose::Samples] {
                for number in 0..100 {
                    let first = generator(seed, purpose, number).next_u64();
                    assert_eq!(first, generator(seed, purpose, number).next_u64());
                    assert!(seen.insert(first), "two generators start alike");
                }
            }
        }
    }

    #[test]
    fn normal_numbers_are_normal() {
        let mut normal = Normal::new(&mut generator(1, Purpose::Batch, 0));
        const N: usize = 100_000;
        let (mut sum, mut squares) = (0.0, 0.0);
        for _ in 0..N {
            let z = f64::from(normal.draw());
            (sum, squares) = (sum + z, squares + z * z);
        }
        // Four standard errors, 1/√n and √(2/n).
        assert!((sum / N as f64).abs() < 4.0 / (N as f64).sqrt());
        assert!((squares / N as f64 - 1.0).abs() < 4.0 * (2.0 / N as f64).sqrt());
    }
}
