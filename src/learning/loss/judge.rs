//! What a loss is.

use crate::learning::block::Block;

/// Judges what a network gave for one batch.
pub trait Loss {
    /// What each sample of block number `block` costs, where `outputs` has a row for each output of the network; `gradient`,
    /// of the same length, gets the derivative of these costs.
    fn judge(&self, block: usize, outputs: &[Block], gradient: &mut [Block]) -> Block;
}
