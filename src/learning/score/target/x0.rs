//! The clean data.

use super::kind::Kind;

/// The largest weight of an error of x̂₀.
const MOST: f64 = 5.0;

/// F = x̂₀. Its squared error has the weight min(a²/σ², 5) (Hang et al. 2023), so that of ε̂ has min(5 σ²/a², 1): with
/// equal weights for all errors of ε̂, those of x̂₀ just before the data would dominate.
pub static X0: Kind = Kind {
    name: "x0",
    wanted: |_| [1.0, 0.0],
    noise: |level| [1.0 / level.sigma(), -level.signal / level.sigma()],
    data: |_| [0.0, 1.0],
    weight: |level| (MOST * level.variance / (level.signal * level.signal)).min(1.0),
};
