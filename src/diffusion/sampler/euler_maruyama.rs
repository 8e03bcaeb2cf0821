//! The reverse SDE by Euler–Maruyama.

use super::{Kind, Moves, Reads, Step};

/// x ← x − f x dt + g² dt s + √(g² dt) ε with s = (a x̂₀ − x)/σ² (MATH.md §3; Anderson 1982); where variance is
/// preserved, x ← x + ½ b x + b s + √b ε. Weak order 1.
pub static EULER_MARUYAMA: Kind = Kind { name: "em", uses: &[], step: add_step };

/// One step of the reverse SDE.
pub(super) fn add_step(step: &Step, moves: &mut Moves) {
    let (drift, b) = step.from.increment_since(step.to);
    let level = step.from;
    moves.add(Reads::From, 1.0 - drift - b / level.variance, b * level.signal / level.variance, b);
}
