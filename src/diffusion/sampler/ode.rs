//! The probability-flow ODE by Heun's method.

use super::ddim;
use super::kind::Kind;
use super::step::EstimateAt;
use super::update_list::UpdateList;
use crate::diffusion::schedule::Level;

/// dx/dt = f − ½ g² s (Song et al. 2021; MATH.md §5) is, in y = x/a and ρ = σ/a, simply dy/dρ = ε̂(y, ρ): the linear
/// part is solved exactly. Heun's method on that (Karras et al. 2022, algorithm 1): an Euler step, which is DDIM's,
/// then the mean of the slopes at both ends. Deterministic, with the same marginals as the SDE; order 2 where the score
/// is smooth (with a logarithm where β(0) > 0).
///
/// ε̂ is not defined at ρ = 0, so the last step is Heun's down to a hundredth of its ρ, and Euler's from there.
/// (Euler's alone, as in Karras et al., would reduce the whole run to order 1 where β(0) > 0, because ρ² grows like t
/// there.)
///
/// Where there is no signal, y and ρ are infinite, and the step from there is Heun's in u = x/σ and κ = a/σ, du/dκ = x̂₀.
pub static ODE: Kind = Kind {
    name: "ode",
    uses: &[],
    divides_by_signal: false,
    step: |step, updates| {
        if step.from.signal == 0.0 && step.to.variance > 0.0 {
            add_heun_from_noise(step.from, step.to, EstimateAt::To, updates);
        } else if step.from.signal == 0.0 {
            add_heun_from_noise(step.from, step.finest, EstimateAt::Finest, updates);
            ddim::add(step.finest, step.to, 0.0, EstimateAt::Finest, updates);
        } else if step.to.variance > 0.0 {
            add_heun(step.from, step.to, EstimateAt::To, updates);
        } else {
            add_heun(step.from, step.finest, EstimateAt::Finest, updates);
            ddim::add(step.finest, step.to, 0.0, EstimateAt::Finest, updates);
        }
    },
};

/// The two updates of Heun's method for du/dκ = x̂₀ between two levels.
fn add_heun_from_noise(from: Level, to: Level, at: EstimateAt, updates: &mut UpdateList) {
    // x' = σ_s u', u' = u + Δκ x̂₀(u, κ_t).
    ddim::add(from, to, 0.0, EstimateAt::From, updates);
    // u_s = u + ½ Δκ (x̂₀(u, κ_t) + x̂₀(u', κ_s)) = ½ u + ½ u' + ½ Δκ x̂₀(u', κ_s), times σ_s.
    let kappa = |level: Level| level.signal / level.sigma();
    let x0_factor = 0.5 * to.sigma() * (kappa(to) - kappa(from));
    updates.add_looking_back(at, 0.5, x0_factor, 0.0, 0.5 * to.sigma() / from.sigma());
}

/// The two updates of Heun's method between two levels.
fn add_heun(from: Level, to: Level, at: EstimateAt, updates: &mut UpdateList) {
    // x' = a_s y', y' = y + Δρ ε̂(y, ρ_t).
    ddim::add(from, to, 0.0, EstimateAt::From, updates);
    // y_s = y + ½ Δρ (ε̂(y, ρ_t) + ε̂(y', ρ_s)) = ½ y + ½ y' + ½ Δρ ε̂(y', ρ_s), times a_s.
    let rho = |level: Level| level.sigma() / level.signal;
    let slope = 0.5 * to.signal * (rho(to) - rho(from)) / to.sigma();
    updates.add_looking_back(at, 0.5 + slope, -slope * to.signal, 0.0, 0.5 * to.signal / from.signal);
}
