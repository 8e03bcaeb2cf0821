//! The particles of a block, and the component of the data that each was drawn from.

use super::stream::LANES;
use wide::{bytemuck, f32x8};

/// Particles in a block: the smallest number of particles that a user can choose, and small enough for a few blocks per
/// frame at the largest number of steps.
pub const BLOCK: usize = 256;

/// The particles of a block, eight to a vector.
pub type Particles = [f32x8; BLOCK / LANES];

/// A block of particles that are all at `x`.
pub fn all_at(x: f32) -> Particles {
    [f32x8::splat(x); BLOCK / LANES]
}

/// A block as plain numbers.
pub fn values(particles: &Particles) -> &[f32; BLOCK] {
    bytemuck::cast_ref(particles)
}

/// The component that each particle was drawn from: its mean and its variance. For a point, the mean is the point and
/// the variance 0.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ComponentAssignments {
    /// μ.
    pub mean: Particles,
    /// s².
    pub variance: Particles,
}

/// The [`ComponentAssignments`] of eight particles.
#[derive(Clone, Copy, Debug)]
pub struct ComponentAssignment {
    /// μ.
    pub mean: f32x8,
    /// s².
    pub variance: f32x8,
}
