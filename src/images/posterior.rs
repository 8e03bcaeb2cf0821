//! Estimates of the picture behind what is left of it, from the data (MATH.md §11): the posterior mean
//! E[u_x | u_t] = Σ w_i u_i with w_i ∝ p_i exp(−‖u_t − α u_i‖²/(2σ²)), and the picture for which the exponential is largest.
//!
//! With the mean m of the data and c_i = u_i − m, the exponent is, up to a number that is the same for all i,
//! Σ (α/σ²) (u_t − α m) c_i − Σ α² c_i²/(2σ²): a product of matrices, and a number for each picture of the data. Without the
//! mean, the two sums would be larger, and their difference less exact in single precision.

use super::cosine_transform::CosineTransform;
use super::picture_set::Drawn;
use super::process::Level;
use super::product::{TILE, sums, sums_at};
use crate::diffusion::model::exp2::exp2;
use std::f32::consts::LOG2_E;
use wide::f32x8;

const LANES: usize = 8;
/// A weight below 2^this of the largest one is 0: all of them together are less than the rounding of the largest.
const NEGLIGIBLE: f32 = -36.0;

/// The data, in the order in which the two products read them.
#[derive(Clone, Debug)]
pub struct Posterior {
    /// The number of pictures of the data, and that number rounded up to whole vectors.
    count: usize,
    padded: usize,
    frequencies: usize,
    mean: Vec<f32>,
    /// c: eight pictures in a vector, frequency by frequency; then the next eight pictures.
    by_picture: Vec<f32x8>,
    /// c: eight frequencies in a vector, picture by picture; then the next eight frequencies.
    by_frequency: Vec<f32x8>,
    /// ln p; −∞ where there is no picture.
    log_prior: Vec<f32x8>,
}

/// What the estimates at a level need.
#[derive(Clone, Debug)]
pub struct AtLevel {
    alpha: Vec<f32>,
    /// α/σ².
    factors: Vec<f32>,
    /// Σ α² c²/(2σ²), for each picture of the data.
    norms: Vec<f32x8>,
}

impl Posterior {
    /// The estimates from these data.
    pub fn new(data: &Drawn, transform: &CosineTransform) -> Self {
        let frequencies = data.set.side() * data.set.side();
        let count = data.set.count();
        let padded = count.next_multiple_of(LANES);
        let all: Vec<Vec<f32>> = data.set.pictures().map(|picture| transform.frequencies(picture)).collect();
        let mean_of = |f: usize| {
            let sum: f64 = all.iter().filter_map(|u| u.get(f)).map(|u| f64::from(*u)).sum();
            (sum / count as f64) as f32
        };
        let mean: Vec<f32> = (0..frequencies).map(mean_of).collect();
        let centred = |place: usize, f: usize| all.get(place).map_or(0.0, |u| u[f] - mean[f]);
        let by_picture = (0..padded / LANES)
            .flat_map(|eight| (0..frequencies).map(move |f| (eight, f)))
            .map(|(eight, f)| f32x8::new(std::array::from_fn(|lane| centred(LANES * eight + lane, f))))
            .collect();
        let by_frequency = (0..frequencies / LANES)
            .flat_map(|eight| (0..padded).map(move |place| (eight, place)))
            .map(|(eight, place)| f32x8::new(std::array::from_fn(|lane| centred(place, LANES * eight + lane))))
            .collect();
        let prior = |place: usize| data.weights.get(place).map_or(f32::NEG_INFINITY, |p| libm::log(*p) as f32);
        let log_prior = (0..padded / LANES)
            .map(|eight| f32x8::new(std::array::from_fn(|lane| prior(LANES * eight + lane))))
            .collect();
        Self { count, padded, frequencies, mean, by_picture, by_frequency, log_prior }
    }

    /// What the estimates at a level need.
    pub fn at(&self, level: &Level) -> AtLevel {
        let variance = level.sigma * level.sigma;
        let per_square: Vec<f32> = level.alpha.iter().map(|a| (0.5 * a * a / variance) as f32).collect();
        let norm = |eight: &[f32x8]| {
            let terms = eight.iter().zip(&per_square).map(|(c, factor)| f32x8::splat(*factor) * (*c * *c));
            terms.fold(f32x8::ZERO, |sum, term| sum + term)
        };
        AtLevel {
            alpha: level.alpha.iter().map(|a| *a as f32).collect(),
            factors: level.alpha.iter().map(|a| (a / variance) as f32).collect(),
            norms: self.by_picture.chunks_exact(self.frequencies).map(norm).collect(),
        }
    }

    /// The posterior means of up to four pictures, given what is left of them; `estimates` has their length.
    pub fn means(&self, at: &AtLevel, left: &[&[f32]], estimates: &mut [Vec<f32>]) {
        let scores = self.scores(at, left, true);
        let Weights { places, weights, totals } = Weights::new(&scores, left.len());
        for (eight, right) in self.by_frequency.chunks_exact(self.padded).enumerate() {
            let sums = sums_at(&weights, &places, right);
            for ((estimate, sum), total) in estimates.iter_mut().zip(sums).zip(totals) {
                let means = estimate[LANES * eight..].iter_mut().zip(&self.mean[LANES * eight..]);
                for ((to, mean), c) in means.zip(sum.to_array()) {
                    *to = mean + c / total;
                }
            }
        }
    }

    /// The places of the pictures of the data that make what is left of up to four pictures most probable, whatever
    /// their prior; and their frequencies, as `estimates`.
    pub fn nearest(&self, at: &AtLevel, left: &[&[f32]], estimates: &mut [Vec<f32>]) {
        let scores = self.scores(at, left, false);
        for (p, estimate) in estimates.iter_mut().enumerate().take(TILE) {
            let all = scores.iter().flat_map(|eight| eight[p].to_array()).take(self.count).enumerate();
            let (place, _) = all.fold((0, f32::NEG_INFINITY), |best, (i, s)| if s > best.1 { (i, s) } else { best });
            for (f, to) in estimate.iter_mut().enumerate() {
                *to = self.mean[f] + self.by_frequency[f / LANES * self.padded + place].to_array()[f % LANES];
            }
        }
    }

    /// The logarithms of the unnormalised weights, for each eight pictures of the data and each of what is left.
    fn scores(&self, at: &AtLevel, left: &[&[f32]], with_prior: bool) -> Vec<[f32x8; TILE]> {
        let mut factors = vec![[0.0_f32; TILE]; self.frequencies];
        for (p, u) in left.iter().enumerate().take(TILE) {
            for (f, to) in factors.iter_mut().enumerate() {
                to[p] = at.factors[f] * (u[f] - at.alpha[f] * self.mean[f]);
            }
        }
        let data = self.by_picture.chunks_exact(self.frequencies);
        let offsets = at.norms.iter().zip(&self.log_prior);
        data.zip(offsets)
            .map(|(right, (norm, log_prior))| {
                let offset = if with_prior { *log_prior - *norm } else { -*norm };
                sums(&factors, right).map(|sum| sum + offset)
            })
            .collect()
    }
}

/// The weights of pictures of the data in up to four posterior means. Pictures whose weight is 0 in all of them are left
/// out: at most levels nearly all.
struct Weights {
    places: Vec<u32>,
    weights: Vec<[f32; TILE]>,
    /// The sum for each mean.
    totals: [f32; TILE],
}

impl Weights {
    /// The weights in the first `count` means, from their logarithms.
    fn new(scores: &[[f32x8; TILE]], count: usize) -> Self {
        let negligible = f32x8::splat(NEGLIGIBLE);
        let largest = largest(scores);
        let (mut places, mut weights, mut totals) = (Vec::new(), Vec::new(), [f32x8::ZERO; TILE]);
        for (group, scores) in scores.iter().enumerate() {
            let powers: [f32x8; TILE] = std::array::from_fn(|p| (scores[p] - largest[p]) * f32x8::splat(LOG2_E));
            let counts = powers.map(|powers| powers.simd_ge(negligible));
            if !counts.iter().take(count).any(|counts| counts.any()) {
                continue;
            }
            let mut eight = [[0.0; LANES]; TILE];
            for (p, eight) in eight.iter_mut().enumerate().take(count) {
                let exponentials = exp2(powers[p]) & counts[p];
                totals[p] += exponentials;
                *eight = exponentials.to_array();
            }
            for lane in 0..LANES {
                let weight = eight.map(|eight| eight[lane]);
                if weight != [0.0; TILE] {
                    places.push((LANES * group + lane) as u32);
                    weights.push(weight);
                }
            }
        }
        Self { places, weights, totals: totals.map(|total| total.to_array().iter().sum()) }
    }
}

/// The largest score for each of four pictures, in all lanes.
fn largest(scores: &[[f32x8; TILE]]) -> [f32x8; TILE] {
    let mut largest = [f32x8::splat(f32::NEG_INFINITY); TILE];
    for scores in scores {
        for (largest, scores) in largest.iter_mut().zip(scores) {
            *largest = largest.fast_max(*scores);
        }
    }
    largest.map(|eight| f32x8::splat(eight.to_array().into_iter().fold(f32::NEG_INFINITY, f32::max)))
}

#[cfg(test)]
mod tests;
