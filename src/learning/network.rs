//! A multilayer perceptron: dense layers with SiLU between them.

use super::random;
use rand_xoshiro::Xoshiro256PlusPlus;
use std::fmt;
use std::ops::Range;

/// The most values of a layer: enough for an image of 16 × 16 with its condition.
pub const WIDEST: usize = 1024;
/// The most layers of weights.
pub const DEEPEST: usize = 8;
/// Factor of the initial weights of the last layer, so that the outputs of an untrained network are close to 0.
const LAST: f32 = 0.1;

/// The number of inputs, of values of each hidden layer, and of outputs: at least two numbers, each in 1 … [`WIDEST`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shape {
    widths: Vec<usize>,
}

/// Numbers that are no [`Shape`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAShape;

impl fmt::Display for NotAShape {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a network has 1 to {DEEPEST} layers of weights, and 1 to {WIDEST} values in and out of each")
    }
}

impl std::error::Error for NotAShape {}

/// The ranges of one layer in the weights of all layers: `weights`, output after output, then `biases`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Layer {
    /// The number of inputs.
    pub inputs: usize,
    /// The number of outputs.
    pub outputs: usize,
    /// The range of its weights, `[output][input]`.
    pub weights: Range<usize>,
    /// The range of its biases, `[output]`.
    pub biases: Range<usize>,
}

impl Shape {
    /// The shape with these widths, from the inputs to the outputs.
    ///
    /// # Errors
    /// If there are too few, or too many, or one is 0 or too large.
    pub fn new(widths: Vec<usize>) -> Result<Self, NotAShape> {
        let good = (2..=DEEPEST + 1).contains(&widths.len()) && widths.iter().all(|w| (1..=WIDEST).contains(w));
        if good { Ok(Self { widths }) } else { Err(NotAShape) }
    }

    /// The widths, from the inputs to the outputs.
    pub fn widths(&self) -> &[usize] {
        &self.widths
    }

    /// The layers of weights, in order.
    pub fn layers(&self) -> impl Iterator<Item = Layer> {
        self.widths.windows(2).scan(0, |at, pair| {
            let &[inputs, outputs] = pair else { return None };
            let weights = *at..*at + inputs * outputs;
            let biases = weights.end..weights.end + outputs;
            *at = biases.end;
            Some(Layer { inputs, outputs, weights, biases })
        })
    }

    /// The number of weights and biases of all layers.
    pub fn parameters(&self) -> usize {
        self.layers().map(|layer| (layer.inputs + 1) * layer.outputs).sum()
    }
}

/// A network: its shape and its weights.
#[derive(Clone, Debug, PartialEq)]
pub struct Network {
    shape: Shape,
    weights: Vec<f32>,
}

impl Network {
    /// An untrained network: weights ~ N(0, 2/inputs) (He et al. 2015), in the last layer a tenth of that, and biases
    /// 0.
    pub fn new(shape: Shape, random: &mut Xoshiro256PlusPlus) -> Self {
        let mut weights = vec![0.0; shape.parameters()];
        let mut normals = random::Normal::new(random);
        let last = shape.layers().count() - 1;
        for (i, layer) in shape.layers().enumerate() {
            let std = (2.0 / layer.inputs as f32).sqrt() * if i == last { LAST } else { 1.0 };
            weights[layer.weights].iter_mut().for_each(|w| *w = std * normals.draw());
        }
        Self { shape, weights }
    }

    /// The network with these weights, in the order of [`Shape::layers`]; `None` if their number is wrong.
    pub fn with_weights(shape: Shape, weights: Vec<f32>) -> Option<Self> {
        (weights.len() == shape.parameters()).then_some(Self { shape, weights })
    }

    /// Its shape.
    pub fn shape(&self) -> &Shape {
        &self.shape
    }

    /// Its weights and biases, in the order of [`Shape::layers`].
    pub fn weights(&self) -> &[f32] {
        &self.weights
    }

    /// The same, to be changed.
    pub fn weights_mut(&mut self) -> &mut [f32] {
        &mut self.weights
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::learning::random::{Purpose, generator};

    #[test]
    fn a_shape_counts_its_weights() {
        let shape = Shape::new(vec![2, 64, 64, 1]).expect("a shape");
        assert_eq!(shape.parameters(), 4417);
        let ends: Vec<_> = shape.layers().map(|layer| (layer.weights.start, layer.biases.end)).collect();
        assert_eq!(ends, [(0, 192), (192, 4352), (4352, 4417)]);
        for wrong in [vec![], vec![2], vec![2, 0, 1], vec![2, 1025], vec![1; 10]] {
            assert_eq!(Shape::new(wrong), Err(NotAShape));
        }
    }

    #[test]
    fn weights_start_with_their_spread() {
        let shape = Shape::new(vec![2, 64, 64, 1]).expect("a shape");
        let network = Network::new(shape.clone(), &mut generator(1, Purpose::Weights, 0));
        let std = |r: Range<usize>| {
            let n = r.len() as f32;
            (network.weights()[r].iter().map(|w| w * w).sum::<f32>() / n).sqrt()
        };
        for (layer, expected) in shape.layers().zip([1.0, (2.0_f32 / 64.0).sqrt(), 0.1 * (2.0_f32 / 64.0).sqrt()]) {
            // The relative standard error is 1/√(2n).
            let allowed = 4.0 / (2.0 * layer.weights.len() as f32).sqrt();
            assert!((std(layer.weights) / expected - 1.0).abs() < allowed);
            assert!(network.weights()[layer.biases].iter().all(|b| *b == 0.0));
        }
        let again = Network::new(shape.clone(), &mut generator(1, Purpose::Weights, 0));
        assert_eq!(network, again);
        assert_ne!(network, Network::new(shape, &mut generator(2, Purpose::Weights, 0)));
    }
}
