//! 2^y for eight numbers: additions and multiplications only, the same bits on every machine.

use wide::f32x8;

/// Minimax coefficients of 2^f on |f| ≤ ½; relative error below 1e−7.
const EXP2: [f32; 6] = [1.0, 0.693_146_97, 0.240_221_2, 0.055_507_13, 0.009_675_541, 0.001_327_647_2];

/// 2^y; y is clamped to ±64.
#[inline(always)]
pub fn exp2(y: f32x8) -> f32x8 {
    let y = y.max(f32x8::splat(-64.0)).min(f32x8::splat(64.0));
    // Adding 1.5 · 2²³ rounds to the nearest integer, which is then in the lowest bits.
    let shift = f32x8::splat(12_582_912.0);
    let shifted = y + shift;
    let f = y - (shifted - shift);
    let mut sum = f32x8::splat(EXP2[5]);
    for &c in EXP2[..5].iter().rev() {
        sum = sum * f + f32x8::splat(c);
    }
    let whole: wide::i32x8 = wide::bytemuck::cast(shifted);
    let bits: wide::i32x8 = wide::bytemuck::cast(sum);
    wide::bytemuck::cast(bits + (whole << 23_i32))
}
