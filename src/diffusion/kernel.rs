//! The inner loop: one update of a block of particles.

use super::denoiser::Denoiser;
use super::normal::Normals;
use super::particles::{BLOCK, ComponentAssignment, ComponentAssignments, Particles};
use super::sampler::{AffineUpdate, Memory};
use super::stream::LANES;
use wide::f32x8;

/// The noise of a block's updates.
pub type Noise = Normals<{ BLOCK / LANES / 2 }>;

/// Applies one update to every particle; `memory` is what they [remember](Memory).
///
/// Compiled for each denoiser in four versions: with and without a random number (an update whose `noise` is 0 draws
/// none), with and without memory.
#[inline]
pub fn advance<D: Denoiser>(
    denoiser: &D,
    particles: &mut Particles,
    assignments: &ComponentAssignments,
    memory: &mut Particles,
    step: AffineUpdate,
    noise: &mut Noise,
) {
    let at = denoiser.at(step.level);
    match (step.noise != 0.0, step.memory != Memory::Unused) {
        (true, false) => specialised::<D, true, false>(particles, assignments, memory, step, at, noise),
        (false, false) => {
            specialised::<D, false, false>(particles, assignments, memory, step, at, noise);
        }
        (true, true) => specialised::<D, true, true>(particles, assignments, memory, step, at, noise),
        (false, true) => specialised::<D, false, true>(particles, assignments, memory, step, at, noise),
    }
}

#[inline(always)]
fn specialised<D: Denoiser, const NOISE: bool, const MEMORY: bool>(
    particles: &mut Particles,
    assignments: &ComponentAssignments,
    memory: &mut Particles,
    step: AffineUpdate,
    at: D::Coefficients<'_>,
    noise: &mut Noise,
) {
    let x_factor = f32x8::splat(step.x_factor);
    let x0_factor = f32x8::splat(step.x0_factor);
    let memory_factor = f32x8::splat(step.memory_factor);
    let noise_factor = match step.memory {
        Memory::Estimate { noise_factor } => f32x8::splat(noise_factor),
        Memory::Unused | Memory::Position => f32x8::ZERO,
    };
    let fresh = if NOISE { noise.next(step.noise) } else { &[f32x8::ZERO; BLOCK / LANES] };
    for (i, (x, &fresh)) in particles.iter_mut().zip(fresh).enumerate() {
        let assigned = ComponentAssignment { mean: assignments.mean[i], variance: assignments.variance[i] };
        let x0 = D::x0(at, *x, assigned);
        let mut next = x_factor * *x + x0_factor * x0;
        if NOISE {
            next += fresh;
        }
        if MEMORY {
            next += memory_factor * memory[i];
            // A position is set anew at the beginning of the next step.
            memory[i] = x0 + noise_factor * fresh;
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
