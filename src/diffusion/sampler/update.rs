//! The update that the kernel applies to all particles.

/// One update: x ← A x + C x̂₀ + D ε + E · (x at the beginning of the step).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct AffineUpdate {
    /// A.
    pub x_factor: f32,
    /// C.
    pub x0_factor: f32,
    /// D ≥ 0.
    pub noise: f32,
    /// E.
    pub origin_factor: f32,
    /// x̂₀ is estimated at t = (`level` + 1)/steps, and at the [`finest`](super::step::finest) level if `level` = steps.
    pub level: usize,
}
