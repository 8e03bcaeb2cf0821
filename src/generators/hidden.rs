//! The hidden layers of a generator's networks.

use crate::learning::network::Shape;

/// The most hidden layers.
const MOST_LAYERS: u32 = 4;
/// The most values of a hidden layer.
const WIDEST: u32 = 256;

/// The size of a network between its inputs and its outputs. All networks of a generator have the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hidden {
    /// The number of hidden layers, 0 … 4; without any, the network is linear.
    pub layers: u32,
    /// Values of each, 1 … 256.
    pub width: u32,
}

impl Hidden {
    /// The shape of a network with these hidden layers. Sizes that are out of range are clamped to it.
    pub fn shape(self, inputs: usize, outputs: usize) -> Shape {
        let hidden = vec![self.width.clamp(1, WIDEST) as usize; self.layers.min(MOST_LAYERS) as usize];
        let ends = [inputs, outputs].map(|n| n.clamp(1, crate::learning::network::WIDEST));
        let widths = [&ends[..1], hidden.as_slice(), &ends[1..]].concat();
        Shape::new(widths).unwrap_or_else(|_| unreachable!("all widths in range are those of a shape"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_out_of_range_have_the_nearest_shape() {
        assert_eq!(Hidden { layers: 2, width: 16 }.shape(1, 2).widths(), [1, 16, 16, 2]);
        assert_eq!(Hidden { layers: 0, width: 16 }.shape(1, 2).widths(), [1, 2]);
        assert_eq!(Hidden { layers: 9, width: 999 }.shape(0, 5000).widths(), [1, 256, 256, 256, 256, 1024]);
    }
}
