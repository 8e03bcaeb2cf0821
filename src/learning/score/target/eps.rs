//! The noise.

use super::kind::Kind;

/// F = ε̂ (Ho et al. 2020, algorithm 1).
pub static EPS: Kind = Kind {
    name: "eps",
    wanted: |_| [0.0, 1.0],
    noise: |_| [0.0, 1.0],
    data: |level| [1.0 / level.signal, -level.sigma() / level.signal],
    weight: |_| 1.0,
};
