//! The outputs of a network for any number of samples.

use super::block::{Block, SAMPLES, VECTORS, block, values};
use super::network::Network;
use super::pass::{Loaded, Values};

/// The outputs of a network, `[output][sample]`, for inputs `[input][sample]`. An input that is not given is 0; the
/// number of samples is that of the first input.
pub fn outputs(network: &Network, inputs: &[Vec<f64>]) -> Vec<Vec<f64>> {
    let samples = inputs.first().map_or(0, Vec::len);
    let (loaded, mut memory) = (Loaded::new(network), Values::<VECTORS>::new(network.shape()));
    let [count, .., wanted] = network.shape().widths() else { return Vec::new() };
    let mut columns = vec![Vec::with_capacity(samples); *wanted];
    for start in (0..samples).step_by(SAMPLES) {
        let value = |input: usize, i: usize| inputs.get(input).and_then(|x| x.get(start + i)).copied().unwrap_or(0.0);
        let rows: Vec<Block> =
            (0..*count).map(|input| block(std::array::from_fn(|i| value(input, i) as f32))).collect();
        for (column, row) in columns.iter_mut().zip(loaded.run(&rows, &mut memory)) {
            column.extend(values(row).iter().take(samples - start).map(|y| f64::from(*y)));
        }
    }
    columns
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::learning::activations::activations;
    use crate::learning::network::Shape;
    use crate::learning::random::{Purpose, generator};

    #[test]
    fn samples_are_evaluated_in_blocks_and_in_order() {
        let shape = Shape::new(vec![2, 7, 3]).expect("a shape");
        let network = Network::new(shape, &mut generator(1, Purpose::Weights, 0));
        let x: Vec<f64> = (0..150).map(|i| f64::from(i) * 0.02 - 1.5).collect();
        let columns = outputs(&network, &[x.clone(), x.iter().map(|x| x * x).collect()]);
        assert_eq!(columns.iter().map(Vec::len).collect::<Vec<_>>(), [150; 3]);
        for (i, x) in x.iter().enumerate() {
            let exact = activations(&network, &[*x, x * x]);
            for (column, exact) in columns.iter().zip(&exact[2]) {
                assert!((column[i] - exact).abs() < 1e-5, "{i}");
            }
        }
        assert_eq!(outputs(&network, &[]), vec![Vec::<f64>::new(); 3]);
        // The second input is missing: it is 0.
        assert_eq!(outputs(&network, std::slice::from_ref(&x)), outputs(&network, &[x.clone(), vec![0.0; 150]]));
    }
}
