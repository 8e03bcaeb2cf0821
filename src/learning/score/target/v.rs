//! The velocity.

use super::kind::{Kind, scaled};

/// F = v̂, v = (a ε − σ x₀)/r (Salimans & Ho 2022), where x_t/r = (a x₀ + σ ε)/r, r = √(a² + σ²), is turned by a right angle:
/// ε̂ = (σ x/r + a v̂)/r and x̂₀ = (a x/r − σ v̂)/r. Where variance is preserved, r is 1.
pub static V: Kind = Kind {
    name: "v",
    wanted: |level| {
        let (_, cosine, sine) = scaled(level);
        [-sine, cosine]
    },
    noise: |level| {
        let (size, cosine, sine) = scaled(level);
        [sine / size, cosine]
    },
    data: |level| {
        let (size, cosine, sine) = scaled(level);
        [cosine / size, -sine]
    },
    weight: |_| 1.0,
};
