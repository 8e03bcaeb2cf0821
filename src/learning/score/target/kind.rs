//! The description of a target.

use crate::diffusion::schedule::Level;
use std::fmt;

/// The wanted output of a network for x_t = a x₀ + σ ε. All targets are equivalent, up to factors that depend on the
/// level alone (MATH.md §6): with F for the output,
/// F* = [`wanted`](Kind::wanted) · (x₀, ε), ε̂ = [`noise`](Kind::noise) · (x, F) and x̂₀ = [`data`](Kind::data) · (x,
/// F).
pub struct Kind {
    /// As in addresses and in JavaScript.
    pub name: &'static str,
    /// The wanted output, as factors of x₀ and ε.
    pub wanted: fn(Level) -> [f64; 2],
    /// ε̂, as factors of x and F.
    pub noise: fn(Level) -> [f64; 2],
    /// x̂₀, as factors of x and F.
    pub data: fn(Level) -> [f64; 2],
    /// w: training minimises the mean of w (ε̂ − ε)².
    pub weight: fn(Level) -> f64,
}

impl PartialEq for Kind {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

impl fmt::Debug for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name)
    }
}

/// (r, a/r, σ/r) with r = √(a² + σ²), which is 1 where variance is preserved.
pub fn scaled(level: Level) -> (f64, f64, f64) {
    let size = (level.signal * level.signal + level.variance).sqrt();
    (size, level.signal / size, level.sigma() / size)
}
