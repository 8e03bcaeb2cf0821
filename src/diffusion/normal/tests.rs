use super::*;
use crate::diffusion::marginal::normal_cumulative;
use crate::diffusion::stream::{LANES, Purpose, Stream};

/// Both vectors of `pairs` draws, lane by lane.
fn draws(block: u32, pairs: usize) -> impl Iterator<Item = [f32; 2 * LANES]> {
    let mut normals = Normals::<1>::new(Stream::new(1, block, Purpose::Forward));
    (0..pairs).map(move |_| {
        normals.next(1.0);
        wide::bytemuck::cast(normals.numbers)
    })
}

fn first_lane(lanes: f32x8) -> f64 {
    f64::from(lanes.to_array()[0])
}

fn radius(constants: &Constants, bits: u32) -> f64 {
    let bits = u32x8::splat(bits);
    first_lane(constants.radius(constants.squared_radius(constants.uniform(bits)), bits))
}

#[test]
fn polynomials_are_as_exact_as_stated() {
    let at = |coefficients: &[f32], x: f64| coefficients.iter().rev().fold(0.0, |sum, &c| sum * x + f64::from(c));
    for i in -10_000..=10_000 {
        let k = f64::from(i) / 10_000.0;
        let (c, angle) = (k / 2.0, std::f64::consts::PI * k / 2.0);
        assert!((c * at(&SINE, c * c) - angle.sin()).abs() < 1e-6);
        assert!((at(&COSINE, c * c) - angle.cos()).abs() < 7e-6);
        let z = if k < 0.0 { k * (1.0 - 0.5_f64.sqrt()) } else { k * (2_f64.sqrt() - 1.0) };
        let error = z * at(&MINUS_TWO_LN, z) + 2.0 * z.ln_1p();
        assert!(error.abs() < 2.1e-5, "{z} {error}");
    }
}

#[test]
fn radius_is_the_root_of_minus_two_ln_u() {
    let constants = Constants::new();
    for j in (0..19).flat_map(|shift| [0x4_0000, 0x4_0001, 0x5_2345, 0x7_ffff].map(|j: u32| j >> shift)).chain([0]) {
        let expected = (-2.0 * ((f64::from(j) + 0.5) / 524_288.0).ln()).sqrt();
        // The bits below the radius make no difference.
        let [plus, minus] = [0xa5a, 1 << 31].map(|rest| radius(&constants, (j << 12) | rest));
        assert_eq!(plus, -minus);
        // The polynomial's error; the sum and the root round to 2⁻²⁴ of it, some three times.
        let tolerance = 2.1e-5 + 2e-7 * expected * expected;
        assert!((plus * plus - expected * expected).abs() < tolerance, "{j:x}: {plus} {expected}");
        assert!(plus > 0.0 && plus <= f64::from(LARGEST));
    }
}

#[test]
fn a_radius_scales() {
    let constants = Constants::new();
    for std in [1e-6_f32, 0.1, 3.0, 1e6] {
        for j in [0, 1, 0x1_2345, 0x7_ffff_u32] {
            let [one, scaled] = [&constants, &constants.scaled(std)].map(|it| radius(it, j << 12));
            // Sums and products round to 2⁻²⁴, some ten times before the root.
            assert!((scaled / f64::from(std) / one - 1.0).abs() < 1e-6, "{std} {j:x}");
        }
    }
    assert_eq!(radius(&constants.scaled(0.0), 0x1234_5678), 0.0);
}

#[test]
fn directions_are_equally_spaced_and_of_length_one() {
    let constants = Constants::new();
    let mut sums = [0.0_f64; 5];
    for k in 0..4096_u32 {
        // The bits above the direction make no difference.
        let (x, y) = constants.direction(u32x8::splat(k | 0xa5a5_a000));
        let (x, y) = (first_lane(x), first_lane(y));
        let angle = std::f64::consts::PI * ((f64::from(k) + 0.5) / 4096.0 - 0.5);
        assert!((x - angle.cos()).abs() < 7.2e-6 && (y - angle.sin()).abs() < 1.2e-6);
        for (sum, power) in sums.iter_mut().zip([x * x, y * y, x * y, x.powi(4), x * x * y * y]) {
            *sum += power / 4096.0;
        }
    }
    for (sum, expected) in sums.iter().zip([0.5, 0.5, 0.0, 0.375, 0.125]) {
        assert!((sum - expected).abs() < 1e-6, "{sums:?}");
    }
}

#[test]
fn the_tails_are_those_of_a_normal() {
    let constants = Constants::new();
    let directions: Vec<[f64; 2]> = (0..4096)
        .map(|k| constants.direction(u32x8::splat(k)))
        .map(|(x, y)| [x, y].map(|it| first_lane(it).abs()))
        .collect();
    // Every radius that reaches as far as 4.
    let radii: Vec<f64> = (0..).map(|j| radius(&constants, j << 12)).take_while(|&r| r > 4.0).collect();
    for (far, tolerance) in [(4.0, 3e-4), (4.5, 3e-3), (5.0, 2e-2)] {
        let expected = 2.0 * normal_cumulative(-far);
        for i in 0..2 {
            let pairs = radii.iter().flat_map(|r| directions.iter().map(move |direction| r * direction[i]));
            let found = pairs.filter(|&x| x > far).count() as f64 / 2_f64.powi(19 + 12);
            assert!((found / expected - 1.0).abs() < tolerance, "{far}: {found}, not {expected}");
        }
    }
}

#[test]
fn ten_million_draws_have_the_moments_and_the_law_of_a_normal() {
    const PAIRS: usize = 625_000;
    let n = (PAIRS * 2 * LANES) as f64;
    let mut powers = [0.0_f64; 9];
    let mut beyond = [0_u32; 5];
    // Fine enough that no bin has a probability above 4e-4.
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
