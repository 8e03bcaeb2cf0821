//! The settings of the training of a score network.

use super::network::Shape;
use super::score::inputs::{INPUTS, OUTPUTS};
use super::score::target::{self, EPS};
use super::trainer::Rule;
use std::ops::RangeInclusive;

/// Hidden layers.
pub const LAYERS: RangeInclusive<u32> = 1..=4;
/// Values of a hidden layer.
pub const HIDDEN: RangeInclusive<u32> = 4..=256;
/// Samples of a batch; whole blocks of 64 are drawn.
pub const BATCH: RangeInclusive<u32> = 64..=4096;
/// The learning rate of the first iteration.
pub const LEARNING_RATE: RangeInclusive<f64> = 1e-5..=0.1;
/// Iterations.
pub const ITERATIONS: RangeInclusive<u32> = 1..=1_000_000;
/// Draws in the training set, if it is not unlimited.
pub const SAMPLES: RangeInclusive<u32> = 2..=100_000;
/// How much the average of the weights keeps from one iteration to the next.
pub const EMA: RangeInclusive<f64> = 0.0..=0.9999;

/// How a score network is trained.
#[derive(Clone, Debug, PartialEq)]
pub struct TrainingSettings {
    /// The target of the network.
    pub target: &'static target::Kind,
    /// Hidden layers, in [`LAYERS`].
    pub layers: u32,
    /// Values of each, in [`HIDDEN`].
    pub hidden: u32,
    /// Samples of a batch, in [`BATCH`].
    pub batch: u32,
    /// The learning rate of the first iteration, in [`LEARNING_RATE`]; it falls to 0 as a cosine.
    pub learning_rate: f64,
    /// Iterations, in [`ITERATIONS`].
    pub iterations: u32,
    /// Draws in the training set, in [`SAMPLES`]; `None` if every batch has new draws.
    pub samples: Option<u32>,
    /// How much the average of the weights keeps, in [`EMA`].
    pub ema: f64,
}

impl Default for TrainingSettings {
    fn default() -> Self {
        Self {
            target: &EPS,
            layers: 2,
            hidden: 64,
            batch: 256,
            learning_rate: 3e-3,
            iterations: 8000,
            samples: None,
            ema: 0.999,
        }
    }
}

impl TrainingSettings {
    /// The shape of the network: two inputs, x and the log-SNR, and one output. Settings are clamped to their ranges.
    pub fn shape(&self) -> Shape {
        let [layers, hidden] = [(self.layers, LAYERS), (self.hidden, HIDDEN)]
            .map(|(n, range)| n.clamp(*range.start(), *range.end()) as usize);
        let widths = [&[INPUTS], vec![hidden; layers].as_slice(), &[OUTPUTS]].concat();
        Shape::new(widths).unwrap_or_else(|_| unreachable!("all widths in range are those of a shape"))
    }

    /// The rule of the trainer.
    pub fn rule(&self) -> Rule {
        Rule { learning_rate: self.learning_rate, iterations: self.iterations.into(), ema: self.ema }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_out_of_range_have_the_nearest_shape() {
        let settings = TrainingSettings { layers: 0, hidden: 1000, ..TrainingSettings::default() };
        assert_eq!(settings.shape().widths(), [2, 256, 1]);
        assert_eq!(TrainingSettings::default().shape().widths(), [2, 64, 64, 1]);
    }
}
