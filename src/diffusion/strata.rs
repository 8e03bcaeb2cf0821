//! Uniform numbers for x₀ that are spread evenly: the share of each component is nearly exact in every block, in every
//! number of blocks, and at every number of particles (MATH.md §1).

use super::particles::BLOCK;
use super::stream::{LANES, Purpose, Stream};

/// Bits of the number of a particle within its block, and of the number of a block: up to 2²⁰ particles.
const PARTICLE_BITS: u32 = BLOCK.ilog2();
const BLOCK_BITS: u32 = 12;
/// No block has this number; its stream has what all blocks of a seed share.
const SHARED: u32 = u32::MAX;

/// The uniform numbers of one block.
///
/// Particle i of block b has the stratum with the number r(i, b) ⊕ s of 2²⁰, and a random place in it: r(i, b) are the
/// bits of 256 b + i in reverse order (van der Corput 1935), and s are random bits that all blocks share (a digital
/// shift). So each number is uniform in [0, 1), a block has one number in each 256th, and the first n numbers of all
/// blocks differ from their expected shares of any interval by about log₂ n numbers at most.
pub struct Strata {
    places: Stream,
    shift: u32,
    block: u32,
    next: u32,
}

impl Strata {
    /// The numbers of this block.
    pub fn new(seed: u64, block: u32) -> Self {
        let [shared, ..] = Stream::new(seed, SHARED, Purpose::Data).bits().to_array();
        let block_part = block.reverse_bits() >> (u32::BITS - BLOCK_BITS);
        Self {
            places: Stream::new(seed, block, Purpose::Data),
            shift: shared >> (u32::BITS - PARTICLE_BITS - BLOCK_BITS),
            block: block_part,
            next: 0,
        }
    }

    /// The numbers of the next eight particles.
    pub fn uniform(&mut self) -> [f32; LANES] {
        const STRATA: f64 = (1_u64 << (PARTICLE_BITS + BLOCK_BITS)) as f64;
        // The largest single-precision number below 1.
        const LAST: f32 = 1.0 - f32::EPSILON / 2.0;
        self.places.uniform().map(|place| {
            let particle = self.next.reverse_bits() >> (u32::BITS - PARTICLE_BITS);
            let stratum = ((particle << BLOCK_BITS) | self.block) ^ self.shift;
            self.next += 1;
            (((f64::from(stratum) + f64::from(place)) / STRATA) as f32).min(LAST)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbers(seed: u64, block: u32) -> Vec<f32> {
        let mut strata = Strata::new(seed, block);
        (0..BLOCK / LANES).flat_map(|_| strata.uniform()).collect()
    }

    #[test]
    fn a_block_has_one_number_in_each_stratum() {
        for (seed, block) in [(1, 0), (1, 1), (7, 63), (u64::MAX, 4095)] {
            let mut strata: Vec<_> = numbers(seed, block).iter().map(|u| (u * BLOCK as f32) as usize).collect();
            strata.sort_unstable();
            assert_eq!(strata, (0..BLOCK).collect::<Vec<_>>());
        }
    }

    #[test]
    fn shares_are_nearly_exact_for_every_number_of_particles() {
        for seed in [1, 2, 3] {
            let all: Vec<f32> = (0..64).flat_map(|block| numbers(seed, block)).collect();
            for share in [0.01, 0.2, 0.5, 0.8] {
                let mut below = 0;
                for (i, u) in all.iter().enumerate() {
                    below += usize::from(f64::from(*u) < share);
                    let n = i + 1;
                    // For each binary digit of n, an interval can have one number too many.
                    let allowed = 1.0 + f64::from(n.ilog2());
                    assert!((below as f64 - share * n as f64).abs() <= allowed, "{seed} {share} {n}: {below}");
                }
            }
        }
    }

    #[test]
    fn the_law_of_a_single_number_is_uniform() {
        // Over many seeds, for the first and another particle: mean ½, standard error 1/√(12 · 4000) = 0.0046, times 4.
        for particle in [0, 37] {
            let mean = (0..4000).map(|seed| f64::from(numbers(seed, 5)[particle])).sum::<f64>() / 4000.0;
            assert!((mean - 0.5).abs() < 0.0183, "{particle}: {mean}");
        }
    }
}
