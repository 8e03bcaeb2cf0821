//! Denoisers for two points, which need one comparison or one tanh.

use super::exp2::exp2;
use crate::diffusion::data::Component;
use crate::diffusion::denoiser::Denoiser;
use crate::diffusion::particles::ComponentAssignment;
use crate::diffusion::schedule::Level;
use wide::f32x8;

/// The upper point above a threshold, the lower one at or below it: [`NEAREST`](super::NEAREST) and
/// [`MAXIMUM_LIKELIHOOD`](super::MAXIMUM_LIKELIHOOD).
pub struct Threshold {
    thresholds: Vec<f32>,
    points: [f32; 2],
}

impl Threshold {
    /// The nearer of two points to x/a.
    pub fn nearest(points: [Component; 2], levels: &[Level]) -> Self {
        Self::new(points, levels, |level| middle(points) * level.visible().signal)
    }

    /// The point with the larger likelihood times prior, at levels with σ² > 0.
    pub fn likelier(points: [Component; 2], levels: &[Level]) -> Self {
        Self::new(points, levels, |level| likelihood_threshold(points, level.visible()))
    }

    fn new(points: [Component; 2], levels: &[Level], at: impl Fn(Level) -> f64) -> Self {
        Self {
            thresholds: levels.iter().map(|&level| at(level) as f32).collect(),
            points: points.map(|c| c.mean as f32),
        }
    }
}

/// The middle between the two.
fn middle([low, high]: [Component; 2]) -> f64 {
    0.5 * (low.mean + high.mean)
}

/// Half of the distance between the two.
fn half_distance([low, high]: [Component; 2]) -> f64 {
    0.5 * (high.mean - low.mean)
}

/// ½ ln(p/(1 − p)) with p the weight of the upper point.
fn half_log_odds([low, high]: [Component; 2]) -> f64 {
    0.5 * libm::log(high.weight / low.weight)
}

/// The x at which both points m ± d have the same likelihood times prior: a m + σ²/(2 a d) ln((1−p)/p).
fn likelihood_threshold(points: [Component; 2], level: Level) -> f64 {
    let shift = level.variance / (level.signal * half_distance(points)) * half_log_odds(points);
    level.signal * middle(points) - shift
}

impl Denoiser for Threshold {
    type Coefficients<'a> = [f32; 3];

    fn at(&self, i: usize) -> [f32; 3] {
        [self.thresholds[i], self.points[0], self.points[1]]
    }

    #[inline(always)]
    fn x0(at: [f32; 3], x: f32x8, _: ComponentAssignment) -> f32x8 {
        let [threshold, low, high] = at.map(f32x8::splat);
        x.simd_gt(threshold).bitselect(high, low)
    }
}

/// [`POSTERIOR`](super::POSTERIOR) for two points m ± d: x̂₀ = m + d tanh(a d (x − a m)/σ² + ½ ln(p/(1−p))).
pub struct PosteriorMean {
    /// (slope, offset) of the argument, in the units of [`TANH_TO_EXP2`].
    arguments: Vec<[f32; 2]>,
    /// The upper point, and the distance between the two.
    points: [f32; 2],
}

/// Twice the argument of tanh, in powers of two: tanh(y) = 1 − 2/(1 + 2^(2y/ln 2)).
const TANH_TO_EXP2: f64 = 2.0 * std::f64::consts::LOG2_E;

impl PosteriorMean {
    /// The posterior mean at every level, each with σ² > 0.
    pub fn new(points: [Component; 2], levels: &[Level]) -> Self {
        let (middle, half) = (middle(points), half_distance(points));
        Self {
            arguments: levels
                .iter()
                .map(|level| {
                    let slope = level.signal * half / level.variance;
                    let offset = half_log_odds(points) - slope * level.signal * middle;
                    [slope, offset].map(|x| (TANH_TO_EXP2 * x) as f32)
                })
                .collect(),
            points: [middle + half, 2.0 * half].map(|x| x as f32),
        }
    }
}

impl Denoiser for PosteriorMean {
    type Coefficients<'a> = [f32; 4];

    fn at(&self, i: usize) -> [f32; 4] {
        let [slope, offset] = self.arguments[i];
        [slope, offset, self.points[0], self.points[1]]
    }

    #[inline(always)]
    fn x0(at: [f32; 4], x: f32x8, _: ComponentAssignment) -> f32x8 {
        let [slope, offset, high, distance] = at.map(f32x8::splat);
        high - distance / (f32x8::splat(1.0) + exp2(slope * x + offset))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diffusion::schedule::Schedule;

    #[test]
    fn the_threshold_is_where_the_weighted_likelihoods_cross() {
        let point = |weight, mean| Component { weight, mean, std: 0.0 };
        for points in [[point(0.2, -1.0), point(0.8, 1.0)], [point(0.6, 0.3), point(0.4, 0.9)]] {
            let level = Schedule::default().level(0.5);
            let x = likelihood_threshold(points, level);
            let weighted =
                points.map(|c| c.weight * (-(x - level.signal * c.mean).powi(2) / (2.0 * level.variance)).exp());
            assert!((weighted[0] - weighted[1]).abs() < 1e-12);
        }
    }
}
