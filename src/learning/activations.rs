//! The values of all layers of a network for one input, to be looked at.

use super::network::Network;

/// The values of each layer, from the inputs to the outputs, in double precision: SiLU after every layer but the last.
/// An input that is not given is 0.
pub fn activations(network: &Network, inputs: &[f64]) -> Vec<Vec<f64>> {
    let count = network.shape().widths().first().copied().unwrap_or_default();
    let mut layers = vec![(0..count).map(|i| inputs.get(i).copied().unwrap_or_default()).collect::<Vec<f64>>()];
    let last = network.shape().layers().count();
    for (i, layer) in network.shape().layers().enumerate() {
        let x = layers.last().map_or(&[][..], Vec::as_slice);
        let rows = network.weights()[layer.weights].chunks_exact(layer.inputs);
        let values = rows.zip(&network.weights()[layer.biases]).map(|(row, bias)| {
            let z = f64::from(*bias) + row.iter().zip(x).map(|(w, x)| f64::from(*w) * x).sum::<f64>();
            if i + 1 < last { z / (1.0 + libm::exp(-z)) } else { z }
        });
        layers.push(values.collect());
    }
    layers
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::learning::network::Shape;
    use crate::learning::pass::{Loaded, Values};
    use crate::learning::random::{Purpose, generator};
    use wide::f32x4;

    #[test]
    fn the_outputs_are_those_of_the_fast_evaluation() {
        let network =
            Network::new(Shape::new(vec![2, 9, 7, 3]).expect("a shape"), &mut generator(1, Purpose::Weights, 0));
        let layers = activations(&network, &[0.3, -1.2]);
        assert_eq!(layers.iter().map(Vec::len).collect::<Vec<_>>(), [2, 9, 7, 3]);
        let rows = [0.3, -1.2].map(|x: f32| [f32x4::splat(x); 2]);
        let mut values = Values::new(network.shape());
        let fast = Loaded::new(&network).run(&rows, &mut values).iter().map(|row| row[0].to_array()[0]);
        for (fast, exact) in fast.zip(&layers[3]) {
            // Single precision, and a polynomial for the exponential.
            assert!((f64::from(fast) - exact).abs() < 1e-5, "{fast} {exact}");
        }
    }
}
