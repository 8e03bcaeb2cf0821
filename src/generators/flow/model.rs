//! A flow: increasing maps in sequence.

use super::layer;
use crate::generators::hidden::Hidden;
use crate::learning::random::{Normal, Purpose, generator};
use rand::RngExt;

/// The most maps.
const MOST_MAPS: u32 = 4;
/// The most units of a map.
const MOST_UNITS: u32 = 256;
/// The part of the slope at the start that is left to the units.
const UNITS_SHARE: f64 = 0.5;
/// x is looked for within ± this.
const FARTHEST: f64 = 1e6;
/// Bisections: they divide the interval by 2⁶⁰.
const BISECTIONS: u32 = 60;

/// A flow from x to z.
#[derive(Clone, Debug, PartialEq)]
pub struct Flow {
    weights: Vec<f32>,
    /// Weights of one map.
    each: usize,
}

impl Flow {
    /// Evaluations of the maps for one sample, at least: the interval is bisected.
    pub const EVALUATIONS: usize = BISECTIONS as usize + 2;

    /// An untrained flow close to z = x, with as many maps as `hidden` has layers (at least 1, at most 4) and as many
    /// units in each as it has values in a layer.
    pub fn new(hidden: Hidden, seed: u64) -> Self {
        let maps = hidden.layers.clamp(1, MOST_MAPS) as usize;
        let units = hidden.width.clamp(1, MOST_UNITS) as usize;
        let mut random = generator(seed, Purpose::Weights, 0);
        let mut normal = Normal::new(&mut random);
        let mut weights = Vec::new();
        for _ in 0..maps {
            weights.extend([0.0, libm::log(1.0 - UNITS_SHARE) as f32]);
            for _ in 0..units {
                // The slope of a unit in its middle is e^v e^w: together they add the rest over x in −2 … 2.
                let rate = libm::expf(0.3 * normal.draw());
                let middle = random.random_range(-2.0_f32..2.0);
                let height = UNITS_SHARE as f32 * 2.0 / units as f32;
                weights.extend([libm::logf(height), libm::logf(rate), -rate * middle]);
            }
        }
        Self { each: weights.len() / maps, weights }
    }

    /// The weights of all maps, that next to x first.
    pub fn weights(&self) -> &[f32] {
        &self.weights
    }

    /// The same, to be changed.
    pub fn weights_mut(&mut self) -> &mut [f32] {
        &mut self.weights
    }

    /// The weights of each map, that next to x first.
    pub(super) fn maps(&self) -> impl Iterator<Item = &[f32]> {
        self.weights.chunks_exact(self.each)
    }

    /// The weights of map number `i`, from 0 on.
    pub(super) fn map(&self, i: usize) -> &[f32] {
        self.maps().nth(i).unwrap_or_default()
    }

    /// The number of weights of one map.
    pub(super) fn each(&self) -> usize {
        self.each
    }

    /// z = f(x), and ln f′(x).
    pub fn latent(&self, x: f64) -> (f64, f64) {
        self.maps().fold((x, 0.0), |(x, log), map| {
            let (y, slope) = layer::at(map, x);
            (y, log + libm::log(slope))
        })
    }

    /// ln p(x), in nats.
    pub fn log_density(&self, x: f64) -> f64 {
        let (z, log) = self.latent(x);
        log - 0.5 * z * z - 0.5 * libm::log(2.0 * std::f64::consts::PI)
    }

    /// x = g(z), the only x with f(x) = z, within ±10⁶.
    pub fn generate(&self, z: f64) -> f64 {
        let (mut low, mut high) = (-1.0, 1.0);
        while self.latent(low).0 > z && low > -FARTHEST {
            low *= 2.0;
        }
        while self.latent(high).0 < z && high < FARTHEST {
            high *= 2.0;
        }
        for _ in 0..BISECTIONS {
            let middle = 0.5 * (low + high);
            if self.latent(middle).0 < z { low = middle } else { high = middle }
        }
        0.5 * (low + high)
    }
}
