//! The activation: SiLU, z · sigmoid(z) (Elfwing, Uchibe & Doya 2018). Additions, multiplications and divisions only,
//! in a fixed order: the same bits on every machine.

use super::block::Row;
use wide::{bytemuck, f32x4, i32x4};

/// Minimax coefficients of 2^f on |f| ≤ ½, highest power first; relative error below 1e−7.
const EXP2: [f32; 6] = [0.001_327_647_2, 0.009_675_541, 0.055_507_13, 0.240_221_2, 0.693_146_97, 1.0];
/// The argument is clamped to ± this, because the power of two would overflow; the sigmoid is 0 or 1 there to single
/// precision.
const LARGEST: f32 = 87.0;

/// 1/(1 + e^(−z)); relative error below 1e−6 for |z| ≤ 87, to which z is clamped.
#[inline(always)]
pub fn sigmoid(z: f32x4) -> f32x4 {
    let z = z.fast_max(f32x4::splat(-LARGEST)).fast_min(f32x4::splat(LARGEST));
    let y = z * f32x4::splat(-std::f32::consts::LOG2_E);
    // Adding 1.5 · 2²³ rounds to the nearest integer, which is then in the lowest bits.
    let shift = f32x4::splat(12_582_912.0);
    let shifted = y + shift;
    let fraction = y - (shifted - shift);
    let mut sum = f32x4::splat(EXP2[0]);
    for c in &EXP2[1..] {
        sum = sum * fraction + f32x4::splat(*c);
    }
    let whole: i32x4 = bytemuck::cast(shifted);
    let bits: i32x4 = bytemuck::cast(sum);
    let power: f32x4 = bytemuck::cast(bits + (whole << 23_i32));
    f32x4::ONE / (f32x4::ONE + power)
}

/// Replaces every z by z · sigmoid(z).
#[inline(never)]
pub fn activate<const C: usize>(rows: &mut [Row<C>]) {
    for z in rows.as_flattened_mut() {
        *z *= sigmoid(*z);
    }
}

/// As [`activate`]; `slopes`, of the same length, is set to the derivative at every z, s + z s (1 − s), s = sigmoid(z).
#[inline(never)]
pub fn activate_with_slopes<const C: usize>(rows: &mut [Row<C>], slopes: &mut [Row<C>]) {
    for (z, slope) in rows.as_flattened_mut().iter_mut().zip(slopes.as_flattened_mut()) {
        let s = sigmoid(*z);
        *z *= s;
        *slope = s + (*z - *z * s);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn exact(z: f64) -> f64 {
        1.0 / (1.0 + (-z).exp())
    }

    #[test]
    fn the_sigmoid_is_exact_to_single_precision() {
        for i in -8000..=8000 {
            let z = i as f32 * 0.01;
            let [s, ..] = sigmoid(f32x4::splat(z)).to_array();
            // The argument has a relative rounding error of 6e−8 before it is exponentiated.
            let allowed = 1e-6 + 1.2e-7 * f64::from(z.abs());
            assert!((f64::from(s) / exact(f64::from(z)) - 1.0).abs() < allowed, "{z}: {s}");
        }
        for (z, expected) in [(1e30_f32, 1.0), (f32::INFINITY, 1.0)] {
            assert_eq!(sigmoid(f32x4::splat(z)).to_array(), [expected; 4]);
            assert!(sigmoid(f32x4::splat(-z)).to_array()[0] < 1e-37);
        }
    }

    #[test]
    fn slopes_are_the_derivative() {
        let silu = |z: f64| z * exact(z);
        for i in -100..=100 {
            let z = f64::from(i) * 0.1;
            let (mut row, mut slope) = ([[f32x4::splat(z as f32)]], [[f32x4::ZERO]]);
            activate_with_slopes(&mut row, &mut slope);
            let expected = (silu(z + 1e-5) - silu(z - 1e-5)) / 2e-5;
            assert!((f64::from(row[0][0].to_array()[0]) - silu(z)).abs() < 1e-5);
            assert!((f64::from(slope[0][0].to_array()[0]) - expected).abs() < 1e-5);
            let mut plain = [[f32x4::splat(z as f32)]];
            activate(&mut plain);
            assert_eq!(plain, row);
        }
    }
}
