//! Denoising diffusion implicit models.

use super::kind::Kind;
use super::step::EstimateAt;
use super::update_list::UpdateList;
use crate::diffusion::schedule::Level;

/// x_s = a_s x̂₀ + √(σ_s² − η² v) ε̂ + η √v ε with ε̂ = (x_t − a_t x̂₀)/σ_t and v = σ²_{t|s} σ_s²/σ_t² (Song et al.
/// 2020; MATH.md §5). η = 1 is DDPM; η = 0 draws no random number, and is Euler's method for the probability-flow ODE.
/// Weak order 1, with a logarithm where β(0) > 0, as DDPM.
pub static DDIM: Kind = Kind {
    name: "ddim",
    uses: &["eta"],
    divides_by_signal: false,
    step: |step, updates| {
        add(step.from, step.to, step.options.eta, EstimateAt::From, updates);
    },
};

/// The update from one level to another with a given η; x̂₀ is read at the first.
pub(super) fn add(from: Level, to: Level, eta: f64, at: EstimateAt, updates: &mut UpdateList) {
    let (_, transition) = from.since(to);
    let variance = eta * eta * transition * to.variance / from.variance;
    let x_factor = (to.variance - variance).max(0.0).sqrt() / from.sigma();
    updates.add(at, x_factor, to.signal - from.signal * x_factor, variance);
}
