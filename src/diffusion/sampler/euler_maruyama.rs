//! The reverse SDE by Euler–Maruyama.

use super::kind::Kind;
use super::step::{EstimateAt, Step};
use super::update_list::UpdateList;

/// x ← x − f x dt + ½ (1 + λ²) g² dt s + λ √(g² dt) ε with s = (a x̂₀ − x)/σ² (MATH.md §3, §9; Anderson 1982): the reverse
/// processes with every stochasticity λ have the same marginals if the score is right. With λ = 1, where variance is
/// preserved, x ← x + ½ b x + b s + √b ε. Weak order 1.
pub static EULER_MARUYAMA: Kind = Kind {
    name: "em",
    uses: &["stochasticity"],
    divides_by_signal: true,
    step: |step, updates| add_step(step, step.options.stochasticity, updates),
};

/// One step of the reverse SDE with the stochasticity λ = `lambda`.
pub(super) fn add_step(step: &Step, lambda: f64, updates: &mut UpdateList) {
    let (drift, b) = step.from.increment_since(step.to);
    let (level, pull) = (step.from, 0.5 * (1.0 + lambda * lambda) * b);
    let of_x0 = pull * level.signal / level.variance;
    updates.add(EstimateAt::From, 1.0 - drift - pull / level.variance, of_x0, lambda * lambda * b);
}
