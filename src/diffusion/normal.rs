//! Normal numbers by Box–Muller (1958): two from one random word, with polynomials that are short enough for a kernel
//! and long enough for single precision. Additions and multiplications only, in a fixed order and never fused: the same
//! bits on every machine.
//!
//! Of a word's 32 bits, 19 are the radius, one is its sign, and 12 choose among directions over half a turn. That is
//! enough: over 2¹³ equally spaced directions, a polynomial of smaller degree has the same mean as over the circle. The
//! discrete directions show only within 2⁻¹¹ of 0, where there are none; this changes the cumulative function by less
//! than 5e−5. The probability beyond 4 σ is correct to 0.03 %, beyond 4.5 σ to 0.3 %, beyond 5 σ to 2 %.

use super::stream::Stream;
use wide::bytemuck::Pod;
use wide::{f32x4, f32x8, i32x4, i32x8, u32x4, u32x8};

/// Minimax coefficients of −2 ln(1 + z)/z on √½ − 1 ≤ z ≤ √2 − 1; error of −2 ln(1 + z) below 2.1e−5.
const MINUS_TWO_LN: [f32; 5] = [-1.999_838, 0.998_466_2, -0.674_684_9, 0.547_009_8, -0.350_299];
/// Minimax coefficients of sin(π c)/c in c², |c| ≤ ½; error of the sine below 1e−6.
const SINE: [f32; 4] = [3.141_582, -5.167_143, 2.541_899, -0.554_636_2];
/// Minimax coefficients of cos(π c) in c², |c| ≤ ½; error below 7e−6.
const COSINE: [f32; 4] = [0.999_993_3, -4.933_938, 4.041_283_6, -1.222_127_1];

/// The bits of √½ in single precision: mantissas are taken in [√½, √2), where the logarithm is small.
const SQRT_HALF_BITS: u32 = 0x3f35_04f3;
/// The largest draw in standard deviations: a radius needs u ≥ 2⁻²⁰, and √(40 ln 2) is this.
pub const LARGEST: f32 = 5.265_6;

/// All constants of a draw, as vectors whose values are hidden from the compiler.
/// V8 computes a known constant in a loop again at every use, with three instructions; it keeps an unknown value.
#[derive(Clone, Copy)]
struct Constants {
    minus_two_ln: [f32x4; MINUS_TWO_LN.len()],
    sine: [f32x4; SINE.len()],
    cosine: [f32x4; COSINE.len()],
    minus_two_ln_2: f32x4,
    one: f32x4,
    below_one: f32x4,
    one_and_a_half: f32x4,
    sqrt_half_bits: u32x4,
    exponent_bits: u32x4,
    radius_bits: u32x4,
    direction_bits: u32x4,
    first_direction_bits: u32x4,
    sign_bit: u32x4,
}

impl Constants {
    fn new() -> Self {
        std::hint::black_box(Self {
            minus_two_ln: MINUS_TWO_LN.map(f32x4::splat),
            sine: SINE.map(f32x4::splat),
            cosine: COSINE.map(f32x4::splat),
            minus_two_ln_2: f32x4::splat(-2.0 * std::f32::consts::LN_2),
            one: f32x4::splat(1.0),
            below_one: f32x4::splat(1.0 - 0.5 / 524_288.0),
            one_and_a_half: f32x4::splat(1.5),
            sqrt_half_bits: u32x4::splat(SQRT_HALF_BITS),
            exponent_bits: u32x4::splat(0xff80_0000),
            radius_bits: u32x4::splat(0x007f_fff0),
            direction_bits: u32x4::splat(0x007f_f800),
            first_direction_bits: u32x4::splat((1.0_f32 + 0.5 / 4096.0).to_bits()),
            sign_bit: u32x4::splat(1 << 31),
        })
    }
}

/// The same four lanes twice.
#[inline(always)]
fn twice<T: Pod, U: Pod>(lanes: T) -> U {
    wide::bytemuck::cast([lanes; 2])
}

#[inline(always)]
fn polynomial<const N: usize>(coefficients: &[f32x4; N], x: f32x8) -> f32x8 {
    let mut sum: f32x8 = twice(coefficients[N - 1]);
    for &c in coefficients[..N - 1].iter().rev() {
        sum = sum * x + twice::<_, f32x8>(c);
    }
    sum
}

/// Integers to single precision. `wide` converts eight of them one by one, but four at once.
#[inline(always)]
fn single(x: i32x8) -> f32x8 {
    let [low, high]: [i32x4; 2] = wide::bytemuck::cast(x);
    wide::bytemuck::cast([f32x4::from_i32x4(low), f32x4::from_i32x4(high)])
}

impl Constants {
    /// The same constants for radii that are `std` times as long.
    #[inline(always)]
    fn scaled(&self, std: f32) -> Self {
        let variance = f32x4::splat(std * std);
        Self {
            minus_two_ln: self.minus_two_ln.map(|c| c * variance),
            minus_two_ln_2: self.minus_two_ln_2 * variance,
            ..*self
        }
    }

    /// (e, z) of u = 2^e (1 + z) with z in the range of [`MINUS_TWO_LN`], where u = (j + ½) / 2¹⁹ and j is bits 12 to
    /// 30.
    #[inline(always)]
    fn uniform(&self, bits: u32x8) -> (f32x8, f32x8) {
        let j = (bits >> 8_u32) & twice::<_, u32x8>(self.radius_bits);
        let from_one: f32x8 = wide::bytemuck::cast(j | twice::<_, u32x8>(self.one));
        let u: u32x8 = wide::bytemuck::cast(from_one - twice::<_, f32x8>(self.below_one));
        let above = u - twice::<_, u32x8>(self.sqrt_half_bits);
        let exponent = single(wide::bytemuck::cast::<_, i32x8>(above) >> 23_i32);
        let mantissa: f32x8 = wide::bytemuck::cast(u - (above & twice::<_, u32x8>(self.exponent_bits)));
        (exponent, mantissa - twice::<_, f32x8>(self.one))
    }

    /// −2 ln u.
    #[inline(always)]
    fn squared_radius(&self, (exponent, z): (f32x8, f32x8)) -> f32x8 {
        exponent * twice::<_, f32x8>(self.minus_two_ln_2) + z * polynomial(&self.minus_two_ln, z)
    }

    /// The root of a squared radius, with bit 31 as its sign.
    #[inline(always)]
    fn radius(&self, squared: f32x8, bits: u32x8) -> f32x8 {
        squared.sqrt() ^ wide::bytemuck::cast::<_, f32x8>(bits & twice::<_, u32x8>(self.sign_bit))
    }

    /// (cos π c, sin π c) with c = (k + ½) / 2¹² − ½, where k is bits 0 to 11.
    #[inline(always)]
    fn direction(&self, bits: u32x8) -> (f32x8, f32x8) {
        let k = (bits << 11_u32) & twice::<_, u32x8>(self.direction_bits);
        let from_one: f32x8 = wide::bytemuck::cast(k | twice::<_, u32x8>(self.first_direction_bits));
        let c = from_one - twice::<_, f32x8>(self.one_and_a_half);
        let c_squared = c * c;
        (polynomial(&self.cosine, c_squared), c * polynomial(&self.sine, c_squared))
    }
}

/// A stream of independent normal numbers, `PAIRS` pairs of vectors at a time.
pub struct Normals<const PAIRS: usize> {
    stream: Stream,
    constants: Constants,
    numbers: [[f32x8; 2]; PAIRS],
    /// Intermediate results of the passes of [`Normals::next`].
    exponents: [f32x8; PAIRS],
}

impl<const PAIRS: usize> Normals<PAIRS> {
    /// The normal numbers of a stream.
    pub fn new(stream: Stream) -> Self {
        let zero = f32x8::ZERO;
        Self { stream, constants: Constants::new(), numbers: [[zero; 2]; PAIRS], exponents: [zero; PAIRS] }
    }

    /// The next 2 `PAIRS` vectors, with mean 0 and this standard deviation ≥ 0; none is larger than [`LARGEST`] times
    /// that.
    ///
    /// In passes, each short enough that a processor computes several pairs at the same time and keeps all constants in
    /// registers: with the squared radii in one pass instead of two it takes a fifth longer. Not inlined, because it
    /// would have fewer registers within a caller.
    #[inline(never)]
    pub fn next(&mut self, std: f32) -> &[f32x8] {
        // Copies, so that the compiler knows that what is written does not change them.
        let (mut stream, constants, scaled) = (self.stream, self.constants, self.constants.scaled(std));
        for [word, _] in &mut self.numbers {
            *word = wide::bytemuck::cast(stream.bits());
        }
        self.stream = stream;
        for ([word, z], exponent) in self.numbers.iter_mut().zip(&mut self.exponents) {
            (*exponent, *z) = constants.uniform(wide::bytemuck::cast(*word));
        }
        for ([_, z], exponent) in self.numbers.iter_mut().zip(&self.exponents) {
            *z = scaled.squared_radius((*exponent, *z));
        }
        for [first, second] in &mut self.numbers {
            let word = wide::bytemuck::cast(*first);
            let (radius, (x, y)) = (constants.radius(*second, word), constants.direction(word));
            (*first, *second) = (radius * x, radius * y);
        }
        self.numbers.as_flattened()
    }
}

#[cfg(test)]
mod tests;
