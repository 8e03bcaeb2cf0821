//! Standard normal numbers by Box–Muller (1958), with polynomials short enough for a kernel and long enough for
//! single precision. Additions and multiplications only, in a fixed order and never fused: the same bits on every
//! machine.

use super::stream::Stream;
use wide::bytemuck::Pod;
use wide::{f32x4, f32x8, i32x4, i32x8, u32x4, u32x8};

/// Minimax coefficients of −2 ln(1 + z)/z on √½ − 1 ≤ z ≤ √2 − 1; error of −2 ln(1 + z) below 2.1e−5.
const MINUS_TWO_LN: [f32; 5] = [-1.999_838, 0.998_466_2, -0.674_684_9, 0.547_009_8, -0.350_299];
/// Minimax coefficients of √½ sin(π/4 k)/k in k², |k| ≤ 1; error below 5e−7.
const SINE: [f32; 3] = [0.555_357_6, -0.057_073_51, 0.001_716_291_5];
/// Minimax coefficients of √½ cos(π/4 k) in k², |k| ≤ 1; error below 7.1e−6.
const COSINE: [f32; 3] = [0.707_099_73, -0.217_962_2, 0.010_869_515];

/// The bits of √½ as a single: mantissas are taken from [√½, √2) around it, where the logarithm is small.
const SQRT_HALF_BITS: u32 = 0x3f35_04f3;
/// The largest draw: a radius needs u ≥ 2⁻³¹, and √(62 ln 2) is this.
pub const LARGEST: f32 = 6.556_1;

/// All numbers that a draw is made with, as vectors that the compiler takes for unknown.
/// A constant in a loop is made anew at every use in V8, with three instructions; what is unknown is kept.
#[derive(Clone, Copy)]
struct Constants {
    minus_two_ln: [f32x4; MINUS_TWO_LN.len()],
    sine: [f32x4; SINE.len()],
    cosine: [f32x4; COSINE.len()],
    minus_two_ln_2: f32x4,
    one: f32x4,
    turn: f32x4,
    sqrt_half_bits: u32x4,
    scale_bits: u32x4,
    lowest: u32x4,
    highest: u32x4,
}

impl Constants {
    #[inline(always)]
    fn new() -> Self {
        std::hint::black_box(Self {
            minus_two_ln: MINUS_TWO_LN.map(f32x4::splat),
            sine: SINE.map(f32x4::splat),
            cosine: COSINE.map(f32x4::splat),
            minus_two_ln_2: f32x4::splat(-2.0 * std::f32::consts::LN_2),
            one: f32x4::splat(1.0),
            turn: f32x4::splat(1.0 / 2_147_483_648.0),
            sqrt_half_bits: u32x4::splat(SQRT_HALF_BITS),
            scale_bits: u32x4::splat(31),
            lowest: u32x4::splat(1),
            highest: u32x4::splat(0x8000_0000),
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

/// Whole numbers as singles. `wide` does eight of them one by one, four at once.
#[inline(always)]
fn single(x: i32x8) -> f32x8 {
    let [low, high]: [i32x4; 2] = wide::bytemuck::cast(x);
    wide::bytemuck::cast([f32x4::from_i32x4(low), f32x4::from_i32x4(high)])
}

/// √(−2 ln u), where u = max(⌊bits/2⌋, 1) / 2³¹ is uniform on (0, 1].
#[inline(always)]
fn radius(at: &Constants, bits: u32x8) -> f32x8 {
    let positive: i32x8 = wide::bytemuck::cast((bits >> 1_u32) | twice::<_, u32x8>(at.lowest));
    let float_bits: i32x8 = wide::bytemuck::cast(single(positive));
    let exponent = (float_bits - twice::<_, i32x8>(at.sqrt_half_bits)) >> 23_i32;
    let mantissa: f32x8 = wide::bytemuck::cast(float_bits - (exponent << 23_i32));
    let z = mantissa - twice::<_, f32x8>(at.one);
    let exponent = single(exponent - twice::<_, i32x8>(at.scale_bits));
    let minus_two_ln = exponent * twice::<_, f32x8>(at.minus_two_ln_2) + z * polynomial(&at.minus_two_ln, z);
    minus_two_ln.sqrt()
}

/// A point on the unit circle. The lowest 30 bits choose an angle π/4 (1 + k) with |k| ≤ 1 in the first quarter, by way
/// of cos(π/4 (1 + k)) = √½ (cos π/4 k − sin π/4 k) and the like; the two highest bits are the signs.
#[inline(always)]
fn direction(at: &Constants, bits: u32x8) -> (f32x8, f32x8) {
    let second = bits << 1_u32;
    let angle: i32x8 = wide::bytemuck::cast(bits << 2_u32);
    let k = single(angle) * twice::<_, f32x8>(at.turn);
    let k_squared = k * k;
    let sine = k * polynomial(&at.sine, k_squared);
    let cosine = polynomial(&at.cosine, k_squared);
    let sign = |bits: u32x8| -> f32x8 { wide::bytemuck::cast(bits & twice::<_, u32x8>(at.highest)) };
    ((cosine - sine) ^ sign(bits), (cosine + sine) ^ sign(second))
}

/// A stream of independent N(0, 1) numbers, at most [`LARGEST`] in absolute value, `N` vectors at a time; `N` is even.
pub struct Normals<const N: usize> {
    stream: Stream,
    constants: Constants,
    /// Between the passes of [`Normals::each`].
    words: [u32x8; N],
}

impl<const N: usize> Normals<N> {
    /// The normal numbers of a stream.
    pub fn new(stream: Stream) -> Self {
        Self { stream, constants: Constants::new(), words: [u32x8::ZERO; N] }
    }

    /// Hands out the next `N` vectors, with their index. In three passes, none of which has more to keep than a processor
    /// has registers: in one, V8 takes a fifth longer.
    #[inline(always)]
    pub fn each(&mut self, mut take: impl FnMut(usize, f32x8)) {
        // Copies, so that what is written through `take` can't change them under way.
        let (mut stream, constants) = (self.stream, self.constants);
        for word in &mut self.words {
            *word = stream.bits();
        }
        self.stream = stream;
        let (pairs, _) = self.words.as_chunks_mut::<2>();
        for [first, _] in &mut *pairs {
            *first = wide::bytemuck::cast(radius(&constants, *first));
        }
        for (i, [first, second]) in pairs.iter().enumerate() {
            let radius: f32x8 = wide::bytemuck::cast(*first);
            let (x, y) = direction(&constants, *second);
            take(2 * i, radius * x);
            take(2 * i + 1, radius * y);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diffusion::marginal::normal_cumulative;
    use crate::diffusion::stream::{LANES, Purpose, Stream};

    /// Both vectors of `pairs` draws, lane by lane.
    fn draws(block: u32, pairs: usize) -> impl Iterator<Item = [f32; 2 * LANES]> {
        let mut normals = Normals::<2>::new(Stream::new(1, block, Purpose::Forward));
        (0..pairs).map(move |_| {
            let mut pair = [f32x8::ZERO; 2];
            normals.each(|i, x| pair[i] = x);
            wide::bytemuck::cast(pair)
        })
    }

    #[test]
    fn polynomials_are_as_good_as_stated() {
        let at = |coefficients: &[f32], x: f64| coefficients.iter().rev().fold(0.0, |sum, &c| sum * x + f64::from(c));
        for i in -10_000..=10_000 {
            let k = f64::from(i) / 10_000.0;
            let angle = std::f64::consts::FRAC_PI_4 * k;
            let root = 0.5_f64.sqrt();
            assert!((k * at(&SINE, k * k) - root * angle.sin()).abs() < 5e-7);
            assert!((at(&COSINE, k * k) - root * angle.cos()).abs() < 7.1e-6);
            let z = if k < 0.0 { k * (1.0 - 0.5_f64.sqrt()) } else { k * (2_f64.sqrt() - 1.0) };
            let error = z * at(&MINUS_TWO_LN, z) + 2.0 * z.ln_1p();
            assert!(error.abs() < 2.1e-5, "{z} {error}");
        }
    }

    #[test]
    fn radius_is_the_root_of_minus_two_ln_u() {
        for shift in 0..32_u32 {
            for low in [0_u32, 1, 0x1234_5678, 0xffff_ffff] {
                let bits = (0x8000_0000_u32 | (low >> 1)) >> shift;
                let u = f64::from((bits >> 1) | 1) / 2_147_483_648.0;
                let expected = (-2.0 * u.ln()).sqrt();
                let got = f64::from(radius(&Constants::new(), u32x8::splat(bits)).to_array()[0]);
                // The polynomial's error. Rounding u to a single moves r² by 2⁻²³; the sum and the root round to 2⁻²⁴ of it, some three times.
                let tolerance = 2.2e-5 + 2e-7 * expected * expected;
                assert!((got * got - expected * expected).abs() < tolerance, "{bits:x}");
                assert!(got <= f64::from(LARGEST));
            }
        }
    }

    #[test]
    fn a_direction_has_length_one() {
        for top in 0..4096_u32 {
            let (x, y) = direction(&Constants::new(), u32x8::splat(top << 20));
            let (x, y) = (f64::from(x.to_array()[0]), f64::from(y.to_array()[0]));
            // Twice √2 times the error of the cosine at most, and of the sine.
            assert!((x * x + y * y - 1.0).abs() < 2.2e-5);
        }
    }

    #[test]
    fn ten_million_draws_have_the_moments_and_the_law_of_a_normal() {
        const PAIRS: usize = 625_000;
        let n = (PAIRS * 2 * LANES) as f64;
        let mut powers = [0.0_f64; 9];
        let mut beyond = [0_u32; 5];
        // Fine enough that no bin holds more than 4e-4 of the law.
        let mut counts = vec![0_u32; 13_200];
        for x in draws(0, PAIRS).flatten() {
            let x = f64::from(x);
            let mut power = 1.0;
            for sum in &mut powers {
                *sum += power;
                power *= x;
            }
            for (k, count) in beyond.iter_mut().enumerate() {
                *count += u32::from(x.abs() > k as f64 + 1.0);
            }
            counts[((x + 6.6) * 1000.0) as usize] += 1;
        }
        // E x^k = (k−1)!!, and the variance of x^k is E x^2k − (E x^k)².
        let double_factorial = |k: u32| (1..=k).filter(|i| i % 2 == k % 2).map(f64::from).product::<f64>();
        let moment = |k: u32| {
            if k % 2 == 1 { 0.0 } else { double_factorial(k.saturating_sub(1)) }
        };
        for k in 1..=8 {
            let standard_error = ((moment(2 * k) - moment(k).powi(2)) / n).sqrt();
            let error = powers[k as usize] / n - moment(k);
            assert!(error.abs() < 4.0 * standard_error, "moment {k}: {error} of {standard_error}");
        }
        for (k, &count) in beyond.iter().enumerate() {
            let share = 2.0 * normal_cumulative(-(k as f64 + 1.0));
            let standard_error = (share * n).sqrt();
            assert!((f64::from(count) - share * n).abs() < 4.0 * standard_error, "tail {}: {count}", k + 1);
        }
        let mut below = 0_u32;
        let distance = counts.iter().enumerate().map(|(i, &count)| {
            below += count;
            (f64::from(below) / n - normal_cumulative((i + 1) as f64 / 1000.0 - 6.6)).abs()
        });
        // 1.95/√n is the Kolmogorov–Smirnov bound at 0.1 %.
        assert!(distance.fold(0.0, f64::max) < 1.95 / n.sqrt());
    }

    #[test]
    fn lanes_halves_and_blocks_are_uncorrelated() {
        const PAIRS: usize = 40_000;
        let (here, next): (Vec<_>, Vec<_>) = (draws(0, PAIRS).collect(), draws(1, PAIRS).collect());
        let correlation = |f: &dyn Fn(usize) -> (f32, f32)| {
            (0..PAIRS - 1).map(f).map(|(x, y)| f64::from(x) * f64::from(y)).sum::<f64>() / (PAIRS as f64).sqrt()
        };
        for i in 0..2 * LANES {
            for j in 0..2 * LANES {
                // Each is N(0, 1) if independent; 768 of them stay below 4.5 with probability 99.5 %.
                if i != j {
                    assert!(correlation(&|t| (here[t][i], here[t][j])).abs() < 4.5, "lanes {i} {j}");
                }
                assert!(correlation(&|t| (here[t][i], here[t + 1][j])).abs() < 4.5, "lag {i} {j}");
                assert!(correlation(&|t| (here[t][i], next[t][j])).abs() < 4.5, "blocks {i} {j}");
            }
        }
    }
}
