//! What a score network is told.

use super::target::scaled;
use crate::diffusion::schedule::Level;

/// Values that go in: where the particle is, and how much noise there is.
pub const INPUTS: usize = 2;
/// Values that come out.
pub const OUTPUTS: usize = 1;
/// Log-SNR beyond ± this are taken for it: with so much or so little noise there is nothing to tell apart.
const LOG_SNR_LIMIT: f64 = 12.0;
/// What the log-SNR is divided by, to be of the order of 1.
const LOG_SNR_UNIT: f64 = 6.0;

/// What is made of x and a level: the inputs x/√(a² + σ²), which keeps its spread also where variance explodes, and the
/// log-SNR, clipped to ±12 and divided by 6. So the network is a function of x/a and σ/a alone, as the posterior mean is:
/// what a schedule does is to pass through these in its own time, and a network serves every schedule.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Inputs {
    /// What x is multiplied by.
    pub scale: f64,
    /// The second input.
    pub noise: f64,
}

impl Inputs {
    /// At a level, σ² > 0.
    pub fn at(level: Level) -> Self {
        let (size, _, _) = scaled(level);
        let log_snr = level.log_snr().clamp(-LOG_SNR_LIMIT, LOG_SNR_LIMIT);
        Self { scale: 1.0 / size, noise: log_snr / LOG_SNR_UNIT }
    }
}
