//! Ancestral sampling.

use super::kind::Kind;
use super::step::EstimateAt;

/// x_s ~ N(μ, v), the law of x_s given x_t and x̂₀ (Ho et al. 2020; MATH.md §5): v = σ²_{t|s} σ_s²/σ_t²,
/// μ = (a_{t|s} σ_s²/σ_t²) x_t + (a_s σ²_{t|s}/σ_t²) x̂₀. Exact if x̂₀ is the particle's own x₀; otherwise v does not
/// include the variance of x₀ given x_t in each step: weak order 1, with a logarithm, dt ln(1/dt), where β(0) > 0. The
/// last step ends at x̂₀.
pub static DDPM: Kind = Kind {
    name: "ddpm",
    uses: &[],
    divides_by_signal: false,
    step: |step, updates| {
        let (signal, variance) = step.from.since(step.to);
        let share = step.to.variance / step.from.variance;
        updates.add(EstimateAt::From, signal * share, step.to.signal * variance / step.from.variance, variance * share);
    },
};
