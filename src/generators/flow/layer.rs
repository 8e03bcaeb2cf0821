//! One increasing map: y = b + e^c x + Σ_k e^{v_k} tanh(e^{w_k} x + d_k) with any real b, c, v_k, w_k, d_k. Its slope is
//! at least e^c > 0 everywhere.
//!
//! Its weights are b, c, then v, w, d of each k.

use crate::generators::gaussian::map;
use crate::learning::block::{Block, VECTORS, total};
use crate::learning::silu::sigmoid;
use wide::f32x4;

const ZERO: Block = [f32x4::ZERO; VECTORS];

/// Weights that belong to no k.
pub const COMMON: usize = 2;
/// Weights of each k.
pub const EACH: usize = 3;

/// What a layer does to a block of samples.
#[derive(Clone, Debug)]
pub struct Step {
    /// y.
    pub y: Block,
    /// dy/dx > 0.
    pub slope: Block,
    /// d²y/dx².
    pub bend: Block,
}

/// tanh(u) = 2 sigmoid(2u) − 1.
#[inline(always)]
fn tanh(u: f32x4) -> f32x4 {
    let two = f32x4::splat(2.0);
    two * sigmoid(two * u) - f32x4::ONE
}

/// (e^v, e^w, d) of each k.
fn units(weights: &[f32]) -> impl Iterator<Item = [f32; EACH]> {
    let (units, _) = weights.get(COMMON..).unwrap_or_default().as_chunks::<EACH>();
    units.iter().map(|&[v, w, d]| [libm::expf(v), libm::expf(w), d])
}

/// The map at these x.
pub fn step(weights: &[f32], x: &Block) -> Step {
    let &[b, c, ..] = weights else { return Step { y: *x, slope: [f32x4::ONE; VECTORS], bend: ZERO } };
    let line = f32x4::splat(libm::expf(c));
    let mut to = Step { y: x.map(|x| f32x4::splat(b) + line * x), slope: [line; VECTORS], bend: ZERO };
    for unit in units(weights) {
        let [height, rate, shift] = unit.map(f32x4::splat);
        let (slope_scale, bend_scale) = (height * rate, f32x4::splat(-2.0) * height * rate * rate);
        for (j, x) in x.iter().enumerate() {
            let t = tanh(rate * *x + shift);
            let rest = f32x4::ONE - t * t;
            to.y[j] += height * t;
            to.slope[j] += slope_scale * rest;
            to.bend[j] += bend_scale * t * rest;
        }
    }
    to
}

/// Adds the gradient of a loss with respect to the weights, summed over the block, to `gradient`; `of_y` and `of_slope`
/// are its derivatives with respect to y and dy/dx.
pub fn back(weights: &[f32], x: &Block, of_y: &Block, of_slope: &Block, gradient: &mut [f32]) {
    let &[_, c, ..] = weights else { return };
    let Some((common, each)) = gradient.split_first_chunk_mut::<COMMON>() else { return };
    let line = f32x4::splat(libm::expf(c));
    common[0] += total(of_y);
    common[1] += total(&map([x, of_y, of_slope], |[x, y, slope]| line * (y * x + slope)));
    for (unit, to) in units(weights).zip(each.as_chunks_mut::<EACH>().0) {
        let [height, rate, shift] = unit.map(f32x4::splat);
        let two = f32x4::splat(2.0);
        let mut sums = [ZERO; EACH];
        for j in 0..VECTORS {
            let t = tanh(rate * x[j] + shift);
            let rest = height * (f32x4::ONE - t * t);
            // The derivatives with respect to u = rate · x + shift: of y, h (1 − t²); of the slope, −2 h rate t (1 − t²).
            let of_u = rest * (of_y[j] - two * rate * t * of_slope[j]);
            sums[0][j] = of_y[j] * height * t + of_slope[j] * rate * rest;
            sums[1][j] = rate * (of_u * x[j] + of_slope[j] * rest);
            sums[2][j] = of_u;
        }
        to.iter_mut().zip(&sums).for_each(|(to, sum)| *to += total(sum));
    }
}

/// (y, dy/dx) at one x, in double precision.
pub fn at(weights: &[f32], x: f64) -> (f64, f64) {
    let &[b, c, ..] = weights else { return (x, 1.0) };
    let line = libm::exp(f64::from(c));
    let (mut y, mut slope) = (f64::from(b) + line * x, line);
    let (units, _) = weights.get(COMMON..).unwrap_or_default().as_chunks::<EACH>();
    for unit in units {
        let [v, w, d] = unit.map(f64::from);
        let (height, rate) = (libm::exp(v), libm::exp(w));
        let t = libm::tanh(rate * x + d);
        y += height * t;
        slope += height * rate * (1.0 - t * t);
    }
    (y, slope)
}
