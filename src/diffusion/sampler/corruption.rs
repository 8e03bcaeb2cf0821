//! Noise that is added to what the score is computed from.

use crate::diffusion::schedule::Level;

/// What independent normal numbers, fresh for every particle and at every evaluation, are added to (MATH.md §4).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Corruption {
    /// x̂₀ + ν η.
    Data,
    /// ε̂ + ν η with ε̂ = (x − a x̂₀)/σ.
    Noise,
    /// s + ν η.
    Score,
}

impl Corruption {
    /// The standard deviation of what this adds to x̂₀, at ν = 1. As ε̂ = (x − a x̂₀)/σ and s = (a x̂₀ − x)/σ², an error
    /// of ν in ε̂ is one of ν σ/a in x̂₀, and an error of ν in s is one of ν σ²/a.
    pub fn spread(self, level: Level) -> f64 {
        match self {
            Self::Data => 1.0,
            Self::Noise => level.sigma() / level.signal,
            Self::Score => level.variance / level.signal,
        }
    }
}
