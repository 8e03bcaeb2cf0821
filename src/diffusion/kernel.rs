//! The one loop: a block of particles taken through one move.

use super::model::Denoiser;
use super::normal::Normals;
use super::sampler::Move;
use super::stream::LANES;
use wide::{bytemuck, f32x8};

/// Particles in a block. The smallest population that a user can ask for, and small enough that a frame has room for
/// a few blocks at the largest number of steps.
pub const BLOCK: usize = 256;

/// The particles of a block, eight to a vector.
pub type Particles = [f32x8; BLOCK / LANES];

/// The noise of a block's moves.
pub type Noise = Normals<{ BLOCK / LANES / 2 }>;

/// A block of particles that are all at `x`.
pub fn all_at(x: f32) -> Particles {
    [f32x8::splat(x); BLOCK / LANES]
}

/// A block as plain numbers.
pub fn values(particles: &Particles) -> &[f32; BLOCK] {
    bytemuck::cast_ref(particles)
}

/// What each particle was drawn from: the mean and the variance of its component of the data. A datum that is a point
/// has itself for mean, and variance 0.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Labels {
    /// μ.
    pub mean: Particles,
    /// s².
    pub variance: Particles,
}

/// Takes every particle through one move; `origin` is where the particles were when the step began.
///
/// Compiled for each denoiser and four times over: with and without a random number (a move whose `noise` is 0 draws
/// none), with and without `origin`.
#[inline]
pub fn advance<D: Denoiser>(
    denoiser: &D,
    particles: &mut Particles,
    labels: &Labels,
    origin: &Particles,
    step: Move,
    noise: &mut Noise,
) {
    let at = denoiser.at(step.reads);
    match (step.noise != 0.0, step.origin != 0.0) {
        (true, false) => specialised::<D, true, false>(particles, labels, origin, step, at, noise),
        (false, false) => {
            specialised::<D, false, false>(particles, labels, origin, step, at, noise);
        }
        (true, true) => specialised::<D, true, true>(particles, labels, origin, step, at, noise),
        (false, true) => specialised::<D, false, true>(particles, labels, origin, step, at, noise),
    }
}

#[inline(always)]
fn specialised<D: Denoiser, const NOISE: bool, const ORIGIN: bool>(
    particles: &mut Particles,
    labels: &Labels,
    origin: &Particles,
    step: Move,
    at: D::Coefficients<'_>,
    noise: &mut Noise,
) {
    let keep = f32x8::splat(step.keep);
    let pull = f32x8::splat(step.pull);
    let back = f32x8::splat(step.origin);
    let fresh = if NOISE { noise.next(step.noise) } else { &[f32x8::ZERO; BLOCK / LANES] };
    for (i, (x, &fresh)) in particles.iter_mut().zip(fresh).enumerate() {
        let own = Own { mean: labels.mean[i], variance: labels.variance[i] };
        let mut next = keep * *x + pull * D::x0(at, *x, own);
        if NOISE {
            next += fresh;
        }
        if ORIGIN {
            next += back * origin[i];
        }
        *x = next;
    }
}

/// The [`Labels`] of eight particles.
#[derive(Clone, Copy, Debug)]
pub struct Own {
    /// μ.
    pub mean: f32x8,
    /// s².
    pub variance: f32x8,
}

/// As [`advance`], for a move that reads no estimate (C = 0).
#[inline]
pub fn advance_unguided(particles: &mut Particles, step: Move, noise: &mut Noise) {
    let keep = f32x8::splat(step.keep);
    for (x, &fresh) in particles.iter_mut().zip(noise.next(step.noise)) {
        *x = keep * *x + fresh;
    }
}
