//! The interface of a score model for the kernel.

use super::particles::ComponentAssignment;
use wide::f32x8;

/// x̂₀ for a vector of particles, with coefficients that are computed once per step, not once per particle.
pub trait Denoiser: Send + Sync {
    /// The coefficients of a step.
    type Coefficients<'a>: Copy
    where
        Self: 'a;

    /// The coefficients at the level of index `i`, in the order of the levels that the denoiser was made from.
    fn at(&self, i: usize) -> Self::Coefficients<'_>;

    /// x̂₀ of particles at `x`, which were drawn from `own`.
    fn x0(at: Self::Coefficients<'_>, x: f32x8, assigned: ComponentAssignment) -> f32x8;
}
