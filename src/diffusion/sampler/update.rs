//! The update that the kernel applies to all particles.

/// One update: x ← A x + C x̂₀ + D ε + E · m, with what is remembered, m.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct AffineUpdate {
    /// A.
    pub x_factor: f32,
    /// C.
    pub x0_factor: f32,
    /// D ≥ 0.
    pub noise: f32,
    /// E.
    pub memory_factor: f32,
    /// What is remembered.
    pub memory: Memory,
    /// The index of the level at which x̂₀ is estimated, among those above the data; the number of steps is that of the
    /// [`finest`](super::step::finest) level.
    pub level: usize,
}

/// What a particle remembers, m.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Memory {
    /// Nothing is read or written.
    Unused,
    /// Its position at the beginning of the step.
    Position,
    /// The estimate x̂₀ of the update before, including its corruption. This update's own, x̂₀ + `noise_factor` · D ε,
    /// replaces it.
    Estimate {
        /// By what corruption is larger in x̂₀ than in x: 1/C if D ε is corruption alone.
        noise_factor: f32,
    },
}
