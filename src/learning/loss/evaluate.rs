//! The trait of losses.

use crate::learning::block::Block;

/// A loss of the outputs of a network for one batch.
pub trait Loss {
    /// The cost of each sample of block number `block`. `outputs` has a row for each output of the network; `gradient`,
    /// of the same length, is set to the derivative of these costs.
    fn evaluate(&self, block: usize, outputs: &[Block], gradient: &mut [Block]) -> Block;
}
