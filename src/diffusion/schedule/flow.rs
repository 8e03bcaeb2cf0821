//! The straight path of flow matching.

use super::kind::Kind;
use super::level::Level;

/// a = 1 − t, σ = t (Lipman et al. 2022; rectified flow, Liu et al. 2022; MATH.md §9): x_t lies on the straight line from
/// x₀ to ε, with the velocity ε − x₀.
pub static FLOW: Kind = Kind { name: "flow", uses: &[], level: |_, t| Level::straight(t) };
