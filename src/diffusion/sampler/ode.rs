//! The probability-flow ODE by Heun's method.

use super::{Kind, Reads, ddim};

/// dx/dt = f − ½ g² s (Song et al. 2021; MATH.md §5) is, in y = x/a and ρ = σ/a, simply dy/dρ = ε̂(y, ρ): the linear
/// part is solved exactly. Heun's method on that (Karras et al. 2022, algorithm 1): an Euler step, which is DDIM's,
/// then the mean of the slopes at both ends. The last step, which arrives at ρ = 0 where ε̂ can't be read, is Euler's.
/// Deterministic, with the same marginals as the SDE; order 2 where the score is smooth.
pub static ODE: Kind = Kind {
    name: "ode",
    uses: &[],
    step: |step, moves| {
        // x' = a_s y', y' = y + Δρ ε̂(y, ρ_t).
        ddim::add_step(step, moves, 0.0);
        if step.is_last() {
            return;
        }
        // y_s = y + ½ Δρ (ε̂(y, ρ_t) + ε̂(y', ρ_s)) = ½ y + ½ y' + ½ Δρ ε̂(y', ρ_s), times a_s.
        let rho = |level: super::Level| level.sigma() / level.signal;
        let slope = 0.5 * step.to.signal * (rho(step.to) - rho(step.from)) / step.to.sigma();
        moves.add_looking_back(
            Reads::To,
            0.5 + slope,
            -slope * step.to.signal,
            0.0,
            0.5 * step.to.signal / step.from.signal,
        );
    },
};
