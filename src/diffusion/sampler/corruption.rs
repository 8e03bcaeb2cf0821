//! Corruption: noise that is added to the score model's estimate.

use crate::diffusion::schedule::Level;

/// The quantity that noise is added to: η is an independent normal number for every particle and every evaluation
/// (MATH.md §4).
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
    /// The standard deviation that this adds to x̂₀ at ν = 1. Since ε̂ = (x − a x̂₀)/σ and s = (a x̂₀ − x)/σ², an error
    /// of ν in ε̂ is an error of ν σ/a in x̂₀, and an error of ν in s is one of ν σ²/a.
    pub fn spread(self, level: Level) -> f64 {
        match self {
            Self::Data => 1.0,
            Self::Noise => level.sigma() / level.signal,
            Self::Score => level.variance / level.signal,
        }
    }
}
