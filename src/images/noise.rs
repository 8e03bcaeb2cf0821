//! Normal numbers for a picture.

use crate::diffusion::normal::Normals;
use crate::diffusion::stream::{LANES, Purpose, Stream};

/// Pairs of vectors that are drawn together: as many numbers as the smallest pictures have pixels.
const PAIRS: usize = 4;

/// Standard normal numbers that depend on (seed, picture, purpose) alone.
pub struct Noise(Normals<PAIRS>);

impl Noise {
    /// The numbers for a picture.
    pub fn new(seed: u64, picture: u32, purpose: Purpose) -> Self {
        Self(Normals::new(Stream::new(seed, picture, purpose)))
    }

    /// Fills `to`, whose length is a multiple of 64, with the next numbers.
    pub fn fill(&mut self, to: &mut [f32]) {
        for part in to.chunks_mut(2 * PAIRS * LANES) {
            for (to, numbers) in part.chunks_mut(LANES).zip(self.0.next(1.0)) {
                to.copy_from_slice(&numbers.to_array()[..to.len()]);
            }
        }
    }
}
