//! The schedule of DDPM and of the first score-based models.

use super::kind::Kind;
use super::level::Level;

/// β(t) = β₀ + t (β₁ − β₀) (Song et al. 2021): with 0.1 and 20, the limit of DDPM's 1000 steps from 1e−4 to 0.02.
pub static LINEAR: Kind = Kind {
    name: "linear",
    uses: &["beta0", "beta1"],
    level: |p, t| Level::preserving(t * (p.beta0 + 0.5 * t * (p.beta1 - p.beta0))),
};
