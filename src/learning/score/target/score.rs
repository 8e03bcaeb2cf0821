//! The score.

use super::kind::Kind;

/// F = s, −ε/σ for one particle (Song & Ermon 2019): large where σ is small, which is hard for a network. Its squared
/// error has the weight σ², as in their paper.
pub static SCORE: Kind = Kind {
    name: "score",
    wanted: |level| [0.0, -1.0 / level.sigma()],
    noise: |level| [0.0, -level.sigma()],
    data: |level| [1.0 / level.signal, level.variance / level.signal],
    weight: |_| 1.0,
};
