//! The inner loop: one update of a block of particles.

use super::denoiser::Denoiser;
use super::normal::Normals;
use super::particles::{BLOCK, ComponentAssignment, ComponentAssignments, Particles};
use super::sampler::AffineUpdate;
use super::stream::LANES;
use wide::f32x8;

/// The noise of a block's updates.
pub type Noise = Normals<{ BLOCK / LANES / 2 }>;

/// Applies one update to every particle; `origin` has the positions at the beginning of the step.
///
/// Compiled for each denoiser in four versions: with and without a random number (an update whose `noise` is 0 draws
/// none), with and without `origin`.
#[inline]
pub fn advance<D: Denoiser>(
    denoiser: &D,
    particles: &mut Particles,
    assignments: &ComponentAssignments,
    origin: &Particles,
    step: AffineUpdate,
    noise: &mut Noise,
) {
    let at = denoiser.at(step.level);
    match (step.noise != 0.0, step.origin_factor != 0.0) {
        (true, false) => specialised::<D, true, false>(particles, assignments, origin, step, at, noise),
        (false, false) => {
            specialised::<D, false, false>(particles, assignments, origin, step, at, noise);
        }
        (true, true) => specialised::<D, true, true>(particles, assignments, origin, step, at, noise),
        (false, true) => specialised::<D, false, true>(particles, assignments, origin, step, at, noise),
    }
}

#[inline(always)]
fn specialised<D: Denoiser, const NOISE: bool, const ORIGIN: bool>(
    particles: &mut Particles,
    assignments: &ComponentAssignments,
    origin: &Particles,
    step: AffineUpdate,
    at: D::Coefficients<'_>,
    noise: &mut Noise,
) {
    let x_factor = f32x8::splat(step.x_factor);
    let x0_factor = f32x8::splat(step.x0_factor);
    let back = f32x8::splat(step.origin_factor);
    let fresh = if NOISE { noise.next(step.noise) } else { &[f32x8::ZERO; BLOCK / LANES] };
    for (i, (x, &fresh)) in particles.iter_mut().zip(fresh).enumerate() {
        let assigned = ComponentAssignment { mean: assignments.mean[i], variance: assignments.variance[i] };
        let mut next = x_factor * *x + x0_factor * D::x0(at, *x, assigned);
        if NOISE {
            next += fresh;
        }
        if ORIGIN {
            next += back * origin[i];
        }
        *x = next;
    }
}

/// As [`advance`], for an update that needs no estimate (C = 0).
#[inline]
pub fn advance_without_estimate(particles: &mut Particles, step: AffineUpdate, noise: &mut Noise) {
    let x_factor = f32x8::splat(step.x_factor);
    for (x, &fresh) in particles.iter_mut().zip(noise.next(step.noise)) {
        *x = x_factor * *x + fresh;
    }
}
