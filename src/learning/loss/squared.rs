//! Squared error.

use super::evaluate::Loss;
use crate::learning::block::{Block, VECTORS};
use wide::f32x4;

/// Σ w (output − wanted)², the sum over the outputs, with a weight for each sample.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SquaredError {
    /// The outputs that are wanted: block after block, in each a row for every output.
    pub wanted: Vec<Block>,
    /// w ≥ 0, a row for every block.
    pub weights: Vec<Block>,
}

impl Loss for SquaredError {
    fn evaluate(&self, block: usize, outputs: &[Block], gradient: &mut [Block]) -> Block {
        let mut costs = [f32x4::ZERO; VECTORS];
        let wanted = self.wanted.chunks_exact(outputs.len().max(1)).nth(block).unwrap_or_default();
        let Some(weights) = self.weights.get(block) else { return costs };
        for ((output, wanted), gradient) in outputs.iter().zip(wanted).zip(gradient) {
            for j in 0..VECTORS {
                let error = output[j] - wanted[j];
                let weighted = weights[j] * error;
                costs[j] += weighted * error;
                gradient[j] = weighted + weighted;
            }
        }
        costs
    }
}
