//! Products of a matrix of weights and a block of samples, and of two blocks: nearly all of the time of training.
//!
//! Each is divided into tiles of 2 × 4 sums, which fit into the sixteen registers of a processor (and of V8) together
//! with their factors. Every sum is computed in a fixed order, and nothing is fused.

use super::block::{Block, Row, total};
use wide::f32x4;

/// Rows of a matrix that are computed together.
const TILE: usize = 4;

/// A matrix in the order in which [`Packed::times`] reads it, each weight in all lanes of a vector: four rows together,
/// column by column, then the next four; the remaining rows one by one.
#[derive(Clone, Debug)]
pub struct Packed {
    rows: usize,
    columns: usize,
    weights: Vec<f32x4>,
}

impl Packed {
    /// A matrix of zeros.
    pub fn new(rows: usize, columns: usize) -> Self {
        Self { rows, columns, weights: vec![f32x4::ZERO; rows * columns] }
    }

    /// Copies the weights, `weight(row, column)`.
    pub fn pack(&mut self, weight: impl Fn(usize, usize) -> f32) {
        let tiled = self.tiled_rows();
        let (tiles, rest) = self.weights.split_at_mut(tiled * self.columns);
        for (tile, tile_weights) in tiles.chunks_exact_mut(TILE * self.columns.max(1)).enumerate() {
            for (column, four) in tile_weights.chunks_exact_mut(TILE).enumerate() {
                for (i, w) in four.iter_mut().enumerate() {
                    *w = f32x4::splat(weight(tile * TILE + i, column));
                }
            }
        }
        for (i, row) in rest.chunks_exact_mut(self.columns.max(1)).enumerate() {
            for (column, w) in row.iter_mut().enumerate() {
                *w = f32x4::splat(weight(tiled + i, column));
            }
        }
    }

    fn tiled_rows(&self) -> usize {
        self.rows / TILE * TILE
    }

    /// `out` = matrix · `x` + `start`; `x` has a row for every column of the matrix, `out` and `start` one for every
    /// row of it.
    #[inline(never)]
    pub fn times<const C: usize>(&self, x: &[Row<C>], start: &[f32], out: &mut [Row<C>]) {
        debug_assert!(x.len() == self.columns && start.len() == self.rows && out.len() == self.rows);
        let (tiles, rest) = self.weights.split_at(self.tiled_rows() * self.columns);
        let (starts, starts_left) = start.as_chunks::<TILE>();
        let (outs, outs_left) = out.as_chunks_mut::<TILE>();
        let columns = self.columns.max(1);
        for ((weights, start), out) in tiles.chunks_exact(TILE * columns).zip(starts).zip(outs) {
            rows_times(weights.as_chunks().0, x, start, out);
        }
        for ((weights, start), out) in rest.chunks_exact(columns).zip(starts_left).zip(outs_left) {
            rows_times(weights.as_chunks().0, x, std::array::from_ref(start), std::array::from_mut(out));
        }
    }
}

/// `R` rows of a product, two vectors of samples at a time.
#[inline(always)]
fn rows_times<const R: usize, const C: usize>(
    weights: &[[f32x4; R]],
    x: &[Row<C>],
    start: &[f32; R],
    out: &mut [Row<C>; R],
) {
    const { assert!(C.is_multiple_of(2), "vectors are taken in pairs") };
    for j in (0..C).step_by(2) {
        let mut sums = start.map(|s| [f32x4::splat(s); 2]);
        for (weights, x) in weights.iter().zip(x) {
            for (sums, &w) in sums.iter_mut().zip(weights) {
                sums[0] += w * x[j];
                sums[1] += w * x[j + 1];
            }
        }
        for (out, sums) in out.iter_mut().zip(sums) {
            (out[j], out[j + 1]) = (sums[0], sums[1]);
        }
    }
}

/// Adds to `to`, row after row of the matrix `a` · `x`ᵀ, the sums over all samples of the products of the rows of `a`
/// and those of `x`.
#[inline(never)]
pub fn add_products(a: &[Block], x: &[Block], to: &mut [f32]) {
    debug_assert_eq!(a.len() * x.len(), to.len());
    let columns = x.len();
    let (pairs, left) = a.as_chunks::<2>();
    let (pairs_to, left_to) = to.split_at_mut(2 * pairs.len() * columns);
    for (a, to) in pairs.iter().zip(pairs_to.chunks_exact_mut(2 * columns.max(1))) {
        add_rows(a, x, to);
    }
    for (a, to) in left.iter().zip(left_to.chunks_exact_mut(columns.max(1))) {
        add_rows(std::array::from_ref(a), x, to);
    }
}

#[inline(always)]
fn add_rows<const R: usize>(a: &[Block; R], x: &[Block], to: &mut [f32]) {
    let columns = x.len();
    let (fours, left) = x.as_chunks::<4>();
    for (i, x) in fours.iter().enumerate() {
        let mut sums = [[f32x4::ZERO; 4]; R];
        for j in 0..a[0].len() {
            for (sums, a) in sums.iter_mut().zip(a) {
                for (sum, x) in sums.iter_mut().zip(x) {
                    *sum += a[j] * x[j];
                }
            }
        }
        for (sums, to) in sums.into_iter().zip(to.chunks_exact_mut(columns)) {
            let [p, q, r, s] = f32x4::transpose(sums);
            let to = to[4 * i..].first_chunk_mut::<4>();
            if let Some(to) = to {
                *to = (f32x4::new(*to) + ((p + r) + (q + s))).to_array();
            }
        }
    }
    let done = 4 * fours.len();
    for (i, x) in left.iter().enumerate() {
        for (a, to) in a.iter().zip(to.chunks_exact_mut(columns)) {
            let products: Block = std::array::from_fn(|j| a[j] * x[j]);
            to[done + i] += total(&products);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::learning::block::{LANES, VECTORS, values};

    /// Small integers, whose sums are exact in single precision.
    fn number(i: usize, j: usize) -> f32 {
        ((i * 31 + j * 17 + i * j) % 13) as f32 - 6.0
    }

    fn rows(count: usize) -> Vec<Block> {
        (0..count)
            .map(|row| {
                std::array::from_fn(|v| f32x4::new(std::array::from_fn(|lane| number(row + 5, v * LANES + lane))))
            })
            .collect()
    }

    #[test]
    fn a_packed_matrix_gives_the_product() {
        for (height, width) in [(1, 1), (3, 2), (4, 64), (7, 5), (10, 9)] {
            let x = rows(width);
            let start: Vec<f32> = (0..height).map(|r| number(r, 3)).collect();
            let mut matrix = Packed::new(height, width);
            matrix.pack(number);
            let mut out = rows(height);
            matrix.times(&x, &start, &mut out);
            for (r, out) in out.iter().enumerate() {
                for (sample, &y) in values(out).iter().enumerate() {
                    let sum: f32 = x.iter().enumerate().map(|(c, x)| number(r, c) * values(x)[sample]).sum();
                    assert_eq!(y, start[r] + sum, "{height} × {width}");
                }
            }
        }
    }

    #[test]
    fn products_of_rows_are_added_up() {
        for (height, width) in [(1, 1), (2, 4), (3, 7), (64, 2), (5, 8)] {
            let (a, x) = (rows(height), rows(width + 1).split_off(1));
            let mut sums = vec![1.0; height * width];
            add_products(&a, &x, &mut sums);
            for (i, &sum) in sums.iter().enumerate() {
                let (a, x) = (values(&a[i / width]), values(&x[i % width]));
                let expected: f32 = a.iter().zip(x).map(|(a, x)| a * x).sum();
                assert_eq!(sum, 1.0 + expected, "{height} × {width}");
            }
        }
        assert_eq!(VECTORS % 2, 0);
    }
}
