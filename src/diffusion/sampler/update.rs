//! The update that the kernel applies to all particles.

/// One update: x ← `keep` · x + `pull` · x̂₀ + `noise` · ε + `origin` · (x at the beginning of the step).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct AffineUpdate {
    /// A.
    pub keep: f32,
    /// C.
    pub pull: f32,
    /// D ≥ 0.
    pub noise: f32,
    /// Weight of the position at the beginning of the step.
    pub origin: f32,
    /// x̂₀ is read at t = (`reads` + 1)/steps, and at the [`finest`] level if `reads` = steps.
    pub reads: usize,
}
