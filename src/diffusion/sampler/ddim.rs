//! Denoising diffusion implicit models.

use super::{Kind, Moves, Reads, Step};

/// x_s = a_s x̂₀ + √(σ_s² − η² v) ε̂ + η √v ε with ε̂ = (x_t − a_t x̂₀)/σ_t and v = σ²_{t|s} σ_s²/σ_t² (Song et al. 2020;
/// MATH.md §5). η = 1 is DDPM; η = 0 draws no random number, and is Euler's method for the probability-flow ODE.
/// Weak order 1.
pub static DDIM: Kind = Kind {
    name: "ddim",
    uses: &["eta"],
    step: |step, moves| add_step(step, moves, step.options.eta),
};

/// One step with a given η.
pub(super) fn add_step(step: &Step, moves: &mut Moves, eta: f64) {
    let (_, transition) = step.from.since(step.to);
    let variance = eta * eta * transition * step.to.variance / step.from.variance;
    let keep = (step.to.variance - variance).max(0.0).sqrt() / step.from.sigma();
    moves.add(
        Reads::From,
        keep,
        step.to.signal - step.from.signal * keep,
        variance,
    );
}
