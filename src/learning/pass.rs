//! Evaluation of a network on blocks of samples, and its gradient by backpropagation (Rumelhart, Hinton & Williams
//! 1986).

use super::block::{Block, Row, VECTORS, total};
use super::network::{Layer, Network, Shape};
use super::product::{Packed, add_products};
use super::silu;
use wide::f32x4;

/// The weights of a network in the order in which they are used.
#[derive(Clone, Debug)]
pub struct Loaded {
    layers: Vec<Layer>,
    weights: Vec<Packed>,
    biases: Vec<Vec<f32>>,
}

/// The values of each layer of a network for `C` × 4 samples, `C` even.
#[derive(Clone, Debug)]
pub struct Values<const C: usize>(Vec<Vec<Row<C>>>);

impl<const C: usize> Values<C> {
    /// Memory for a network of this shape.
    pub fn new(shape: &Shape) -> Self {
        Self(shape.layers().map(|layer| vec![[f32x4::ZERO; C]; layer.outputs]).collect())
    }
}

impl Loaded {
    /// Memory for a network of this shape, with all weights 0.
    fn zeros(shape: &Shape) -> Self {
        let layers: Vec<Layer> = shape.layers().collect();
        Self {
            weights: layers.iter().map(|layer| Packed::new(layer.outputs, layer.inputs)).collect(),
            biases: layers.iter().map(|layer| vec![0.0; layer.outputs]).collect(),
            layers,
        }
    }

    /// The weights of this network.
    pub fn new(network: &Network) -> Self {
        let mut loaded = Self::zeros(network.shape());
        loaded.load(network);
        loaded
    }

    /// Copies the weights of another network of the same shape.
    fn load(&mut self, network: &Network) {
        for ((layer, packed), biases) in self.layers.iter().zip(&mut self.weights).zip(&mut self.biases) {
            let weights = &network.weights()[layer.weights.clone()];
            packed.pack(|output, input| weights[output * layer.inputs + input]);
            biases.copy_from_slice(&network.weights()[layer.biases.clone()]);
        }
    }

    /// The network's outputs for these inputs, one row per output. `inputs` has a row for each input, and `values` is
    /// memory for its shape.
    pub fn run<'v, const C: usize>(&self, inputs: &[Row<C>], values: &'v mut Values<C>) -> &'v [Row<C>] {
        let last = self.layers.len() - 1;
        for i in 0..last {
            silu::activate(self.layer(i, inputs, values));
        }
        self.layer(last, inputs, values)
    }

    /// The values of a layer before its activation.
    fn layer<'v, const C: usize>(&self, i: usize, inputs: &[Row<C>], values: &'v mut Values<C>) -> &'v mut [Row<C>] {
        let (before, here) = values.0.split_at_mut(i);
        let x = before.last().map_or(inputs, |values| values);
        self.weights[i].times(x, &self.biases[i], &mut here[0]);
        &mut here[0]
    }
}

/// Memory for the forward and the backward pass of one block of samples.
#[derive(Clone, Debug)]
pub struct Pass {
    loaded: Loaded,
    values: Values<VECTORS>,
    /// The weights of each layer, transposed.
    transposed: Vec<Packed>,
    /// The derivative of each activation; none after the last layer.
    slopes: Vec<Vec<Block>>,
    /// The gradient with respect to the values of each layer before its activation.
    gradients: Vec<Vec<Block>>,
    zeros: Vec<f32>,
}

impl Pass {
    /// Memory for a network of this shape.
    pub fn new(shape: &Shape) -> Self {
        let (loaded, values) = (Loaded::zeros(shape), Values::new(shape));
        let widest = shape.widths().iter().copied().max().unwrap_or_default();
        Self {
            transposed: loaded.layers.iter().map(|layer| Packed::new(layer.inputs, layer.outputs)).collect(),
            slopes: values.0[..values.0.len() - 1].to_vec(),
            gradients: values.0.clone(),
            zeros: vec![0.0; widest],
            loaded,
            values,
        }
    }

    /// Copies the weights of a network of the shape that this was made for.
    pub fn load(&mut self, network: &Network) {
        self.loaded.load(network);
        for (layer, packed) in self.loaded.layers.iter().zip(&mut self.transposed) {
            let weights = &network.weights()[layer.weights.clone()];
            packed.pack(|input, output| weights[output * layer.inputs + input]);
        }
    }

    /// As [`Loaded::run`]. Also returns the memory for the gradient of a loss with respect to those outputs, which has
    /// to be filled before [`Pass::back`].
    pub fn run(&mut self, inputs: &[Block]) -> (&[Block], &mut [Block]) {
        for (i, slopes) in self.slopes.iter_mut().enumerate() {
            silu::activate_with_slopes(self.loaded.layer(i, inputs, &mut self.values), slopes);
        }
        self.loaded.layer(self.slopes.len(), inputs, &mut self.values);
        self.last_run()
    }

    /// What the last [`run`](Self::run) has returned: for losses that depend on the outputs of several networks.
    pub fn last_run(&mut self) -> (&[Block], &mut [Block]) {
        let last = self.slopes.len();
        (&self.values.0[last], &mut self.gradients[last])
    }

    /// Adds the gradient of the loss, summed over the block of the last forward pass, to `gradient`, in the order of
    /// the network's weights; `inputs` are those of that block.
    pub fn back(&mut self, inputs: &[Block], gradient: &mut [f32]) {
        for (i, layer) in self.loaded.layers.iter().enumerate().rev() {
            let (before, here) = self.gradients.split_at_mut(i);
            let here: &[Block] = &here[0];
            let x = i.checked_sub(1).map_or(inputs, |i| &self.values.0[i]);
            add_products(here, x, &mut gradient[layer.weights.clone()]);
            for (to, row) in gradient[layer.biases.clone()].iter_mut().zip(here) {
                *to += total(row);
            }
            if let Some(before) = before.last_mut() {
                self.transposed[i].times(here, &self.zeros[..layer.inputs], before);
                for (g, slope) in before.as_flattened_mut().iter_mut().zip(self.slopes[i - 1].as_flattened()) {
                    *g *= *slope;
                }
            }
        }
    }

    /// The gradient with respect to the inputs of the block of the last [`back`](Self::back), one row per input: for
    /// networks whose inputs are the outputs of another network.
    pub fn input_gradient(&self, to: &mut [Block]) {
        if let (Some(matrix), Some(gradient)) = (self.transposed.first(), self.gradients.first()) {
            matrix.times(gradient, &self.zeros[..to.len()], to);
        }
    }
}
