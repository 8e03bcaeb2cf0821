//! The slope of a network with one input and one output, dy/dx, and the gradient of a function of that slope with
//! respect to the weights: the second-order derivative that a gradient penalty needs (Gulrajani et al. 2017).
//!
//! The forward pass carries the derivative of every value with respect to x along (a tangent). Backpropagation through
//! both then gives the gradient. For a layer z = W a + b, followed by φ: ż = W ȧ and ȧ′ = φ′(z) ż. With the adjoints u
//! of ȧ′ and v of a′, the adjoint of ż is u φ′(z) and that of z is v φ′(z) + u ż φ″(z).

use super::block::{Block, VECTORS, total};
use super::network::{Layer, Network, Shape};
use super::product::{Packed, add_products};
use super::silu::sigmoid;
use wide::f32x4;

const ZERO: Block = [f32x4::ZERO; VECTORS];
const ONE: Block = [f32x4::ONE; VECTORS];

/// Memory for the pass through one layer of weights.
#[derive(Clone, Debug)]
struct Stage {
    layer: Layer,
    weights: Packed,
    transposed: Packed,
    biases: Vec<f32>,
    /// a and ȧ, the values that enter the layer.
    values: Vec<Block>,
    tangents: Vec<Block>,
    /// z and ż, later their adjoints.
    sums: Vec<Block>,
    sum_tangents: Vec<Block>,
}

/// Memory for the passes through a network with one input and one output.
#[derive(Clone, Debug)]
pub struct Tangent {
    stages: Vec<Stage>,
    zeros: Vec<f32>,
    /// The adjoints of the values and of the tangents that enter a layer.
    adjoints: [Vec<Block>; 2],
}

impl Stage {
    fn new(layer: Layer) -> Self {
        Self {
            weights: Packed::new(layer.outputs, layer.inputs),
            transposed: Packed::new(layer.inputs, layer.outputs),
            biases: vec![0.0; layer.outputs],
            values: vec![ZERO; layer.inputs],
            tangents: vec![ZERO; layer.inputs],
            sums: vec![ZERO; layer.outputs],
            sum_tangents: vec![ZERO; layer.outputs],
            layer,
        }
    }

    /// z and ż from a and ȧ.
    fn run(&mut self, zeros: &[f32]) {
        self.weights.times(&self.values, &self.biases, &mut self.sums);
        self.weights.times(&self.tangents, &zeros[..self.layer.outputs], &mut self.sum_tangents);
    }
}

impl Tangent {
    /// Memory for a network of this shape, which has one input and one output.
    pub fn new(shape: &Shape) -> Self {
        let widest = shape.widths().iter().copied().max().unwrap_or_default();
        Self {
            stages: shape.layers().map(Stage::new).collect(),
            zeros: vec![0.0; widest],
            adjoints: [vec![ZERO; widest], vec![ZERO; widest]],
        }
    }

    /// Copies the weights of a network of the shape that this was made for.
    pub fn load(&mut self, network: &Network) {
        for stage in &mut self.stages {
            let (weights, inputs) = (&network.weights()[stage.layer.weights.clone()], stage.layer.inputs);
            stage.weights.pack(|output, input| weights[output * inputs + input]);
            stage.transposed.pack(|input, output| weights[output * inputs + input]);
            stage.biases.copy_from_slice(&network.weights()[stage.layer.biases.clone()]);
        }
    }

    /// dy/dx at these x.
    pub fn run(&mut self, x: &Block) -> Block {
        let (mut values, mut tangents) = (vec![*x], vec![ONE]);
        for (i, stage) in self.stages.iter_mut().enumerate() {
            if i > 0 {
                activate(&mut values, &mut tangents);
            }
            stage.values.copy_from_slice(&values);
            stage.tangents.copy_from_slice(&tangents);
            stage.run(&self.zeros);
            values.clone_from(&stage.sums);
            tangents.clone_from(&stage.sum_tangents);
        }
        tangents.first().copied().unwrap_or(ZERO)
    }

    /// Adds the gradient of a loss of the slopes of the last [`run`](Self::run), summed over the block, to `gradient`,
    /// in the order of the network's weights; `of_slope` is the derivative of the loss with respect to each slope.
    pub fn back(&mut self, of_slope: &Block, gradient: &mut [f32]) {
        let [values_adjoint, tangents_adjoint] = &mut self.adjoints;
        let last = self.stages.len() - 1;
        for (i, stage) in self.stages.iter_mut().enumerate().rev() {
            let outputs = stage.layer.outputs;
            if i == last {
                // The loss depends on the slope alone, and the last layer has no activation.
                stage.sums.fill(ZERO);
                stage.sum_tangents.fill(*of_slope);
            } else {
                let adjoints = values_adjoint.iter().zip(tangents_adjoint.iter()).take(outputs);
                for ((z, dz), (v, u)) in stage.sums.iter_mut().zip(&mut stage.sum_tangents).zip(adjoints) {
                    activation_adjoint(z, dz, v, u);
                }
            }
            add_products(&stage.sums, &stage.values, &mut gradient[stage.layer.weights.clone()]);
            add_products(&stage.sum_tangents, &stage.tangents, &mut gradient[stage.layer.weights.clone()]);
            for (to, row) in gradient[stage.layer.biases.clone()].iter_mut().zip(&stage.sums) {
                *to += total(row);
            }
            let inputs = stage.layer.inputs;
            stage.transposed.times(&stage.sums, &self.zeros[..inputs], &mut values_adjoint[..inputs]);
            stage.transposed.times(&stage.sum_tangents, &self.zeros[..inputs], &mut tangents_adjoint[..inputs]);
        }
    }
}

/// a = φ(z) and ȧ = φ′(z) ż in place of z and ż, φ being SiLU.
fn activate(values: &mut [Block], tangents: &mut [Block]) {
    for (z, dz) in values.as_flattened_mut().iter_mut().zip(tangents.as_flattened_mut()) {
        let s = sigmoid(*z);
        *z *= s;
        *dz *= s + (*z - *z * s);
    }
}

/// The adjoints of z and ż in place of them, from those of φ(z), `v`, and of φ′(z) ż, `u`.
fn activation_adjoint(z: &mut Block, dz: &mut Block, v: &Block, u: &Block) {
    let [one, two] = [1.0, 2.0].map(f32x4::splat);
    for (((z, dz), v), u) in z.iter_mut().zip(dz).zip(v).zip(u) {
        let s = sigmoid(*z);
        // φ′ = s + z s (1 − s) and φ″ = s (1 − s) (2 + z (1 − 2 s)).
        let bend = s * (one - s);
        let (first, second) = (s + *z * bend, bend * (two + *z * (one - two * s)));
        (*z, *dz) = (*v * first + *u * *dz * second, *u * first);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::learning::block::{block, values};
    use crate::learning::outputs::outputs;
    use crate::learning::random::{Normal, Purpose, generator};

    fn network(widths: &[usize]) -> Network {
        let shape = Shape::new(widths.to_vec()).expect("a shape");
        let mut network = Network::new(shape, &mut generator(3, Purpose::Weights, 0));
        let mut normal = Normal::new(&mut generator(4, Purpose::Weights, 0));
        network.weights_mut().iter_mut().for_each(|w| *w += 0.3 * normal.draw());
        network
    }

    fn x() -> Block {
        block(std::array::from_fn(|i| i as f32 / 16.0 - 2.0))
    }

    #[test]
    fn slopes_are_differences_of_outputs() {
        for widths in [&[1, 1][..], &[1, 6, 1], &[1, 5, 7, 1]] {
            let network = network(widths);
            let mut tangent = Tangent::new(network.shape());
            tangent.load(&network);
            let slopes = tangent.run(&x());
            const H: f64 = 0.02;
            let at = |by: f64| {
                let moved = values(&x()).iter().map(|x| f64::from(*x) + by).collect();
                outputs(&network, &[moved]).swap_remove(0)
            };
            let [far_below, below, above, far_above] = [-2.0 * H, -H, H, 2.0 * H].map(at);
            for (i, slope) in values(&slopes).iter().enumerate() {
                let expected = (8.0 * (above[i] - below[i]) - (far_above[i] - far_below[i])) / (12.0 * H);
                // Rounding in single precision, divided by the distance.
                assert!((f64::from(*slope) - expected).abs() < 1e-4 * (1.0 + expected.abs()), "{widths:?} {i}");
            }
        }
    }

    #[test]
    fn gradients_of_a_penalty_of_the_slope_agree_with_finite_differences() {
        for widths in [&[1, 1][..], &[1, 6, 1], &[1, 5, 7, 1]] {
            let network = network(widths);
            let mut tangent = Tangent::new(network.shape());
            let mut penalty = |weights: &[f32]| {
                let moved = Network::with_weights(network.shape().clone(), weights.to_vec()).expect("a network");
                tangent.load(&moved);
                let slopes = tangent.run(&x());
                let cost = values(&slopes).iter().map(|s| f64::from(s * s)).sum::<f64>();
                let mut gradient = vec![0.0; weights.len()];
                tangent.back(&slopes.map(|s| s + s), &mut gradient);
                (cost, gradient)
            };
            let (_, gradient) = penalty(network.weights());
            let norm = gradient.iter().map(|g| f64::from(g * g)).sum::<f64>().sqrt();
            for (i, &g) in gradient.iter().enumerate() {
                const H: f32 = 0.01;
                let mut at = |by: f32| {
                    let mut moved = network.weights().to_vec();
                    moved[i] += by;
                    penalty(&moved).0
                };
                let slope = (8.0 * (at(H) - at(-H)) - (at(2.0 * H) - at(-2.0 * H))) / (12.0 * f64::from(H));
                let allowed = 1e-3 * slope.abs() + 2e-4 * norm;
                assert!((f64::from(g) - slope).abs() < allowed, "{widths:?} {i}: {g}, not {slope}");
            }
        }
    }
}
