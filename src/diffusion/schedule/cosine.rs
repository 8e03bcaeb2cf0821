//! The schedule of improved DDPM.

use super::kind::Kind;
use super::level::Level;

/// The log-SNR is clipped to ± this, that is σ(0⁺) = a(1) = 0.0067.
const LOG_SNR_LIMIT: f64 = 10.0;

/// ᾱ(t) = cos²(πt/2) (Nichol & Dhariwal 2021), clipped to log-SNR ∈ [−10, 10]. Clipping touches t < 0.0043 and
/// t > 0.9957, where β is 0.
pub static COSINE: Kind = Kind {
    name: "cosine",
    uses: &[],
    level: |_, t| {
        let log_snr = -2.0 * libm::log(libm::tan(std::f64::consts::FRAC_PI_2 * t));
        let log_snr = log_snr.clamp(-LOG_SNR_LIMIT, LOG_SNR_LIMIT);
        // ᾱ = 1/(1 + e^(−log-SNR)).
        Level::preserving(libm::log1p(libm::exp(-log_snr)))
    },
};
