//! Blocks of samples: one value of 64 samples is a row of vectors, so that a network is evaluated on all of them by
//! additions and multiplications of whole vectors.

use wide::f32x4;

/// Samples in a vector.
pub const LANES: usize = 4;
/// Vectors in a [`Block`]: few enough that a layer of 64 such rows fits into the first-level cache.
pub const VECTORS: usize = 16;
/// Samples in a [`Block`].
pub const SAMPLES: usize = LANES * VECTORS;

/// One value (an input, an output, a gradient) of `C` × 4 samples.
pub type Row<const C: usize> = [f32x4; C];
/// One value of the 64 samples that training evaluates at a time.
pub type Block = Row<VECTORS>;

/// A block of these values.
pub fn block(values: [f32; SAMPLES]) -> Block {
    wide::bytemuck::cast(values)
}

/// The values of a row, sample after sample.
pub fn values<const C: usize>(row: &Row<C>) -> &[f32] {
    wide::bytemuck::cast_slice(row)
}

/// The sum over all samples: vectors first, in their order, then lanes.
pub fn total<const C: usize>(row: &Row<C>) -> f32 {
    let sum = row.iter().fold(f32x4::ZERO, |sum, &v| sum + v);
    let [a, b, c, d] = sum.to_array();
    (a + c) + (b + d)
}
