//! How a network is trained.

use super::inputs::TIMES;
use crate::learning::network::Shape;
use crate::learning::settings::HIDDEN;
use crate::learning::trainer::Rule;

/// Hidden layers.
const LAYERS: usize = 2;
/// How much the average of the weights keeps from one iteration to the next.
const EMA: f64 = 0.999;

/// How a network for pictures is trained. The ranges are those of [`crate::learning::settings`].
#[derive(Clone, Debug, PartialEq)]
pub struct TrainingSettings {
    /// Values of each of the two hidden layers.
    pub hidden: u32,
    /// Samples of a batch; whole blocks of 64 are drawn.
    pub batch: u32,
    /// The learning rate of the first iteration; it falls to 0 as a cosine.
    pub learning_rate: f64,
    /// Iterations.
    pub iterations: u32,
}

impl Default for TrainingSettings {
    fn default() -> Self {
        Self { hidden: 128, batch: 128, learning_rate: 2e-3, iterations: 10_000 }
    }
}

impl TrainingSettings {
    /// The shape of a network for pictures with `side` × `side` pixels: these and the time in, as many pixels out.
    pub fn shape(&self, side: usize) -> Shape {
        let pixels = side * side;
        let hidden = self.hidden.clamp(*HIDDEN.start(), *HIDDEN.end()) as usize;
        let widths = [&[pixels + TIMES], vec![hidden; LAYERS].as_slice(), &[pixels]].concat();
        Shape::new(widths).unwrap_or_else(|_| unreachable!("pictures have at most 16 × 16 pixels"))
    }

    /// The rule of the trainer.
    pub fn rule(&self) -> Rule {
        Rule { learning_rate: self.learning_rate, iterations: self.iterations.into(), ema: EMA }
    }
}
