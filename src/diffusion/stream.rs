//! Random bits: eight lanes of xoshiro128+ (Blackman & Vigna 2021), one lane per particle.
//!
//! A stream depends on (seed, block, purpose) and on nothing else, so the noise of a block is the same under
//! every setting (common random numbers) and on every machine.

use wide::u32x8;

/// The number of particles in a vector.
pub const LANES: usize = 8;

/// The purpose of a stream. With separate streams, for example, the reverse noise stays the same when the number of
/// forward steps changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u64)]
pub enum Purpose {
    /// The component that x₀ is drawn from.
    Data = 0,
    /// The noise of the forward run.
    Forward = 1,
    /// The noise of the reverse run.
    Reverse = 2,
    /// The position of x₀ within its component.
    Width = 3,
    /// A new start at t = 1. Its number has no bit in common with the 34 bits of block number and purpose.
    Start = 1 << 40,
    /// The noise on an estimate of a picture. Likewise.
    Error = 1 << 41,
}

/// Eight independent xoshiro128+ generators that advance together.
#[derive(Clone, Copy, Debug)]
pub struct Stream {
    state: [u32x8; 4],
}

impl Stream {
    /// The stream of one block for one purpose.
    pub fn new(seed: u64, block: u32, purpose: Purpose) -> Self {
        let place = (u64::from(block) << 2) | purpose as u64;
        let name = SplitMix64(seed).next() ^ place;
        let mut words = SplitMix64(SplitMix64(name).next());
        let mut lanes = [[0_u32; LANES]; 4];
        let [first, second, third, fourth] = &mut lanes;
        for (((a, b), c), d) in first.iter_mut().zip(second).zip(third).zip(fourth) {
            // SplitMix64 is a bijection of a counter: two successive outputs are never both zero, so no state is all
            // zero.
            let (low, high) = (words.next(), words.next());
            (*a, *b) = (low as u32, (low >> 32) as u32);
            (*c, *d) = (high as u32, (high >> 32) as u32);
        }
        Self::from_lanes(lanes)
    }

    /// A stream with given states: `words[w][lane]` is word `w` of a lane's state, not all zero in any lane.
    pub fn from_lanes(words: [[u32; LANES]; 4]) -> Self {
        Self { state: words.map(u32x8::new) }
    }

    /// The next 32 bits of every lane. The lowest bits are the weakest: use the highest.
    #[inline(always)]
    pub fn bits(&mut self) -> u32x8 {
        let [a, b, c, d] = self.state;
        let out = a + d;
        let c = c ^ a;
        let d = d ^ b;
        let b_next = b ^ c;
        let a_next = a ^ d;
        let c_next = c ^ (b << 9_u32);
        let d_next = (d << 11_u32) | (d >> 21_u32);
        self.state = [a_next, b_next, c_next, d_next];
        out
    }

    /// Uniform numbers on the grid of 24-bit fractions in [0, 1).
    pub fn uniform(&mut self) -> [f32; LANES] {
        self.bits().to_array().map(|bits| (bits >> 8) as f32 * (1.0 / 16_777_216.0))
    }
}

/// SplitMix64 (Steele, Lea & Flood 2014): turns a key into well-mixed state words.
struct SplitMix64(u64);

impl SplitMix64 {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let z = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rand_core::{Rng, SeedableRng};
    use rand_xoshiro::{SplitMix64 as ReferenceSplitMix64, Xoshiro128Plus};

    #[test]
    fn each_lane_is_the_reference_xoshiro128plus_of_the_same_state() {
        let mut words = [[0_u32; LANES]; 4];
        let mut filler = SplitMix64(42);
        words.iter_mut().flatten().for_each(|w| *w = filler.next() as u32);
        let mut references: Vec<_> = (0..LANES)
            .map(|lane| {
                let mut seed = [0_u8; 16];
                for word in 0..4 {
                    seed[4 * word..4 * word + 4].copy_from_slice(&words[word][lane].to_le_bytes());
                }
                Xoshiro128Plus::from_seed(seed)
            })
            .collect();
        let mut stream = Stream::from_lanes(words);
        for _ in 0..1000 {
            let expected: Vec<u32> = references.iter_mut().map(Rng::next_u32).collect();
            assert_eq!(stream.bits().to_array().to_vec(), expected);
        }
    }

    #[test]
    fn splitmix_is_the_reference() {
        let mut reference = ReferenceSplitMix64::from_seed(7_u64.to_le_bytes());
        let mut ours = SplitMix64(7);
        for _ in 0..100 {
            assert_eq!(ours.next(), reference.next_u64());
        }
    }

    #[test]
    fn streams_with_different_keys_differ() {
        let mut seen = std::collections::HashSet::new();
        for seed in 0..4 {
            for block in 0..64 {
                for purpose in
                    [Purpose::Data, Purpose::Forward, Purpose::Reverse, Purpose::Width, Purpose::Start, Purpose::Error]
                {
                    let mut stream = Stream::new(seed, block, purpose);
                    for lane in stream.bits().to_array().into_iter().zip(stream.bits().to_array()) {
                        assert!(seen.insert(lane), "two lanes start alike");
                    }
                }
            }
        }
    }
}
