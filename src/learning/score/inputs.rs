//! The inputs of a score network.

use super::target::scaled;
use crate::diffusion::schedule::Level;

/// The number of inputs: the position of the particle, and the noise level.
pub const INPUTS: usize = 2;
/// The number of outputs.
pub const OUTPUTS: usize = 1;
/// The log-SNR is clipped to ± this: beyond it, levels make no difference.
const LOG_SNR_LIMIT: f64 = 12.0;
/// The log-SNR is divided by this, to be of the order of 1.
const LOG_SNR_UNIT: f64 = 6.0;

/// The inputs for x and a level: x/√(a² + σ²), whose spread is of the order of 1 also where variance explodes, and the
/// log-SNR, clipped to ±12 and divided by 6. So the network is a function of x/a and σ/a alone, like the posterior
/// mean: schedules differ only in the times at which they reach each σ/a, and a network can be used with every
/// schedule.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Inputs {
    /// The factor of x.
    pub scale: f64,
    /// The second input.
    pub noise: f64,
}

impl Inputs {
    /// The inputs at a level with σ² > 0.
    pub fn at(level: Level) -> Self {
        let (size, _, _) = scaled(level);
        let log_snr = level.log_snr().clamp(-LOG_SNR_LIMIT, LOG_SNR_LIMIT);
        Self { scale: 1.0 / size, noise: log_snr / LOG_SNR_UNIT }
    }
}
