//! The schedule of noise-conditional score networks: the variance explodes.

use super::kind::Kind;
use super::level::Level;

/// σ(t) = σ_min (σ_max/σ_min)^t (Song & Ermon 2019), a = 1.
pub static GEOMETRIC: Kind = Kind {
    name: "geometric",
    uses: &["sigma_min", "sigma_max"],
    level: |p, t| {
        let sigma = p.sigma_min * libm::exp(t * libm::log(p.sigma_max / p.sigma_min));
        Level::exploding(sigma * sigma)
    },
};
