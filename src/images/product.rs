//! Sums of products: nearly all of the time of a posterior mean. Four pictures and eight numbers of each at a time: the
//! sums, with their factors, fit into the sixteen registers of a processor. Every sum is computed in a fixed order, and
//! nothing is fused.

use wide::f32x8;

/// Pictures that are computed together.
pub const TILE: usize = 4;

/// For each of four pictures, the sum over i of left[i] right[i].
#[inline(never)]
pub fn sums(left: &[[f32; TILE]], right: &[f32x8]) -> [f32x8; TILE] {
    let mut sums = [f32x8::ZERO; TILE];
    for (factors, eight) in left.iter().zip(right) {
        for (sum, factor) in sums.iter_mut().zip(factors) {
            *sum += f32x8::splat(*factor) * *eight;
        }
    }
    sums
}

/// The same over the `places` of `right` that belong to the entries of `left`.
#[inline(never)]
pub fn sums_at(left: &[[f32; TILE]], places: &[u32], right: &[f32x8]) -> [f32x8; TILE] {
    let mut sums = [f32x8::ZERO; TILE];
    for (factors, place) in left.iter().zip(places) {
        let Some(eight) = right.get(*place as usize) else {
            break;
        };
        for (sum, factor) in sums.iter_mut().zip(factors) {
            *sum += f32x8::splat(*factor) * *eight;
        }
    }
    sums
}
