//! The reverse SDE by Euler–Maruyama.

use super::kind::Kind;
use super::step::{EstimateAt, Step};
use super::update_list::UpdateList;

/// x ← x − f x dt + g² dt s + √(g² dt) ε with s = (a x̂₀ − x)/σ² (MATH.md §3; Anderson 1982); where variance is
/// preserved, x ← x + ½ b x + b s + √b ε. Weak order 1.
pub static EULER_MARUYAMA: Kind = Kind { name: "em", uses: &[], step: add_step };

/// One step of the reverse SDE.
pub(super) fn add_step(step: &Step, updates: &mut UpdateList) {
    let (drift, b) = step.from.increment_since(step.to);
    let level = step.from;
    updates.add(EstimateAt::From, 1.0 - drift - b / level.variance, b * level.signal / level.variance, b);
}
