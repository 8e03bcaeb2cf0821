//! The one loop: a block of particles taken through a list of steps.

use super::model::Denoiser;
use super::normal;
use super::sampler::Move;
use super::stream::{LANES, Stream};
use wide::{bytemuck, f32x8};

/// Particles in a block. The smallest population that a user can ask for, and small enough that a frame has room for
/// a few blocks at the largest number of steps.
pub const BLOCK: usize = 256;

/// The particles of a block, eight to a vector.
pub type Particles = [f32x8; BLOCK / LANES];

/// A block as plain numbers.
pub fn values(particles: &Particles) -> &[f32; BLOCK] {
    bytemuck::cast_ref(particles)
}

/// Takes every particle through one step. `own` are the particles' clean data.
#[inline]
pub fn step<D: Denoiser>(
    particles: &mut Particles,
    own: &Particles,
    step: Move,
    at: D::Coefficients,
    stream: &mut Stream,
) {
    let keep = f32x8::splat(step.keep);
    let pull = f32x8::splat(step.pull);
    let noise = f32x8::splat(step.noise);
    // A copy, so that the state stays in registers while the particles are written.
    let mut local = *stream;
    for (x, own) in particles.chunks_exact_mut(2).zip(own.chunks_exact(2)) {
        let (first, second) = normal::pair(&mut local);
        x[0] = keep * x[0] + pull * D::x0(at, x[0], own[0]) + noise * first;
        x[1] = keep * x[1] + pull * D::x0(at, x[1], own[1]) + noise * second;
    }
    *stream = local;
}

/// As [`step`], for a step that reads no estimate (C = 0).
#[inline]
pub fn step_unguided(particles: &mut Particles, step: Move, stream: &mut Stream) {
    let keep = f32x8::splat(step.keep);
    let noise = f32x8::splat(step.noise);
    let mut local = *stream;
    for x in particles.chunks_exact_mut(2) {
        let (first, second) = normal::pair(&mut local);
        x[0] = keep * x[0] + noise * first;
        x[1] = keep * x[1] + noise * second;
    }
    *stream = local;
}
