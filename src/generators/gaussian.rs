//! Gaussians whose mean and standard deviation are outputs of a network, for a block of samples at a time.

use crate::diffusion::model::exp2::exp2;
use crate::learning::block::{Block, VECTORS};
use crate::learning::silu::sigmoid;
use wide::{bytemuck, f32x4, f32x8};

/// ln σ is within ± this: between 0.0067 and 148, far beyond the spreads of data and latents.
const LARGEST_LOG: f32 = 5.0;
/// ½ ln 2π.
pub const HALF_LOG_TAU: f32 = 0.918_938_5;

/// A value computed from the values of several rows, sample by sample.
#[inline(always)]
pub fn map<const N: usize>(rows: [&Block; N], of: impl Fn([f32x4; N]) -> f32x4) -> Block {
    std::array::from_fn(|j| of(rows.map(|row| row[j])))
}

/// The exponential of each value; relative error below 1e−6 for values within ± 87.
pub fn exp(row: &Block) -> Block {
    let eights: [f32x8; VECTORS / 2] = bytemuck::cast(*row);
    bytemuck::cast(eights.map(|x| exp2(x * f32x8::splat(std::f32::consts::LOG2_E))))
}

/// A standard deviation as a function of the output r of a network: ln σ = B tanh(r/B), B = 5, which is r where that is
/// small, and bounded.
#[derive(Clone, Debug)]
pub struct Spread {
    /// ln σ.
    pub log: Block,
    /// σ.
    pub std: Block,
    /// d ln σ/dr.
    pub slope: Block,
}

impl Spread {
    /// The standard deviation at these outputs.
    pub fn new(output: &Block) -> Self {
        let [one, two, largest] = [1.0, 2.0, LARGEST_LOG].map(f32x4::splat);
        // tanh(u) = 2 sigmoid(2u) − 1.
        let tanh = map([output], |[r]| two * sigmoid(r * (two / largest)) - one);
        let log = map([&tanh], |[t]| largest * t);
        Self { std: exp(&log), slope: map([&tanh], |[t]| one - t * t), log }
    }

    /// The same for every sample, and constant.
    pub fn constant(std: f32) -> Self {
        let log = [f32x4::splat(libm::logf(std)); VECTORS];
        Self { log, std: [f32x4::splat(std); VECTORS], slope: [f32x4::ZERO; VECTORS] }
    }
}

/// −ln N(x; mean, σ²) and its derivatives.
#[derive(Clone, Debug)]
pub struct Surprise {
    /// −ln N(x; mean, σ²), in nats.
    pub nats: Block,
    /// Its derivative with respect to x, which is minus that with respect to the mean: (x − mean)/σ².
    pub of_x: Block,
    /// Its derivative with respect to ln σ: 1 − ((x − mean)/σ)².
    pub of_log: Block,
}

impl Surprise {
    /// The surprise at x.
    pub fn new(x: &Block, mean: &Block, spread: &Spread) -> Self {
        let [half, one, constant] = [0.5, 1.0, HALF_LOG_TAU].map(f32x4::splat);
        let z = map([x, mean, &spread.std], |[x, mean, std]| (x - mean) / std);
        Self {
            nats: map([&z, &spread.log], |[z, log]| half * z * z + log + constant),
            of_x: map([&z, &spread.std], |[z, std]| z / std),
            of_log: map([&z], |[z]| one - z * z),
        }
    }
}

/// ln σ for one output, as in [`Spread`], in double precision.
pub fn log_std(output: f64) -> f64 {
    let largest = f64::from(LARGEST_LOG);
    largest * libm::tanh(output / largest)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::learning::block::{SAMPLES, block, values};

    #[test]
    fn spreads_and_surprises_are_those_of_their_formulas() {
        let outputs = block(std::array::from_fn(|i| (i as f32 - 32.0) * 0.4));
        let x = block(std::array::from_fn(|i| (i as f32 * 0.7).sin()));
        let mean = block(std::array::from_fn(|i| (i as f32 * 0.3).cos()));
        let spread = Spread::new(&outputs);
        let surprise = Surprise::new(&x, &mean, &spread);
        for i in 0..SAMPLES {
            let of = |row: &Block| f64::from(values(row)[i]);
            let log = log_std(of(&outputs));
            let slope = (log_std(of(&outputs) + 1e-5) - log_std(of(&outputs) - 1e-5)) / 2e-5;
            let std = log.exp();
            // Single precision, with sigmoid and exponential of relative error 1e−6.
            assert!((of(&spread.log) - log).abs() < 2e-5 && (of(&spread.std) / std - 1.0).abs() < 3e-5);
            assert!((of(&spread.slope) - slope).abs() < 1e-5);
            let z = (of(&x) - of(&mean)) / std;
            let nats = 0.5 * z * z + log + 0.5 * (2.0 * std::f64::consts::PI).ln();
            assert!((of(&surprise.nats) - nats).abs() < 1e-4 * (1.0 + nats.abs()), "{i}");
            assert!((of(&surprise.of_x) - z / std).abs() < 1e-4 * (1.0 + (z / std).abs()));
            assert!((of(&surprise.of_log) - (1.0 - z * z)).abs() < 1e-4 * (1.0 + z * z));
        }
        assert_eq!(values(&Spread::constant(0.5).std)[7], 0.5);
    }
}
