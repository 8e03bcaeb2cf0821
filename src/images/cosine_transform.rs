//! The orthonormal discrete cosine transform of pictures, DCT-II along both axes (MATH.md §11).
//!
//! It is a product with a matrix, not a fast algorithm: for 8 or 16 pixels a side that is as fast, and its entries come
//! from `libm`, so that a picture has the same bits natively and in a browser. A library's (`rustdct`) come from the sine of
//! the platform.

use libm::{cos, sqrt};
use std::f64::consts::PI;

/// The transform of pictures with N × N pixels.
#[derive(Clone, Debug)]
pub struct CosineTransform {
    side: usize,
    /// Row k is the basis vector of the frequency k.
    matrix: Vec<f32>,
    transposed: Vec<f32>,
}

impl CosineTransform {
    /// The transform for pictures with `side` × `side` pixels; `side` is a multiple of eight.
    pub fn new(side: usize) -> Self {
        let n = side as f64;
        let entry = |k: usize, i: usize| {
            let norm = if k == 0 { sqrt(1.0 / n) } else { sqrt(2.0 / n) };
            (norm * cos(PI * k as f64 * (i as f64 + 0.5) / n)) as f32
        };
        let all = |entry: &dyn Fn(usize, usize) -> f32| {
            (0..side * side).map(|place| entry(place / side, place % side)).collect()
        };
        Self { side, matrix: all(&entry), transposed: all(&|i, k| entry(k, i)) }
    }

    /// The frequencies of a picture: N² coefficients of N² pixels.
    pub fn frequencies(&self, picture: &[f32]) -> Vec<f32> {
        self.both_axes(&self.matrix, &self.transposed, picture)
    }

    /// The picture with these frequencies.
    pub fn picture(&self, frequencies: &[f32]) -> Vec<f32> {
        self.both_axes(&self.transposed, &self.matrix, frequencies)
    }

    /// λ of every frequency: (π j/N)² + (π k/N)².
    pub fn squared_frequencies(side: usize) -> Vec<f64> {
        let squared = |k: usize| {
            let f = PI * k as f64 / side as f64;
            f * f
        };
        (0..side * side).map(|place| squared(place / side) + squared(place % side)).collect()
    }

    /// L X R for matrices in rows.
    fn both_axes(&self, left: &[f32], right: &[f32], x: &[f32]) -> Vec<f32> {
        self.product(left, &self.product(x, right))
    }

    fn product(&self, left: &[f32], right: &[f32]) -> Vec<f32> {
        let mut product = vec![0.0; self.side * self.side];
        for (to, factors) in product.chunks_exact_mut(self.side).zip(left.chunks_exact(self.side)) {
            // Eight sums at the same time.
            for (eight, to) in to.as_chunks_mut::<8>().0.iter_mut().enumerate() {
                for (factor, row) in factors.iter().zip(right.chunks_exact(self.side)) {
                    for (to, x) in to.iter_mut().zip(&row[8 * eight..]) {
                        *to += factor * x;
                    }
                }
            }
        }
        product
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Single precision, sums of 256 products of numbers up to 1.
    const ROUNDING: f32 = 2e-6;

    fn picture(side: usize) -> Vec<f32> {
        (0..side * side).map(|i| ((i * i * 7 + 3 * i) % 33) as f32 / 16.0 - 1.0).collect()
    }

    /// The sum of MATH.md's definition, in double precision, without matrices.
    fn by_definition(picture: &[f32], side: usize, j: usize, k: usize) -> f64 {
        let n = side as f64;
        let wave = |k: usize, i: usize| (PI * k as f64 * (i as f64 + 0.5) / n).cos();
        let norm = |k: usize| if k == 0 { (1.0 / n).sqrt() } else { (2.0 / n).sqrt() };
        let terms = picture.iter().enumerate().map(|(i, x)| f64::from(*x) * wave(j, i / side) * wave(k, i % side));
        norm(j) * norm(k) * terms.sum::<f64>()
    }

    #[test]
    fn frequencies_are_the_sums_of_the_definition_and_lead_back() {
        for side in [8, 16] {
            let (transform, picture) = (CosineTransform::new(side), picture(side));
            let frequencies = transform.frequencies(&picture);
            for (place, found) in frequencies.iter().enumerate() {
                let expected = by_definition(&picture, side, place / side, place % side);
                assert!((f64::from(*found) - expected).abs() < 1e-5, "{place}: {found} {expected}");
            }
            for (found, expected) in transform.picture(&frequencies).iter().zip(&picture) {
                assert!((found - expected).abs() < ROUNDING * side as f32);
            }
        }
    }

    #[test]
    fn the_matrix_is_orthonormal() {
        for side in [8, 16] {
            let transform = CosineTransform::new(side);
            let product = transform.product(&transform.matrix, &transform.transposed);
            for (place, entry) in product.iter().enumerate() {
                let expected = if place / side == place % side { 1.0 } else { 0.0 };
                assert!((entry - expected).abs() < ROUNDING);
            }
        }
    }
}
