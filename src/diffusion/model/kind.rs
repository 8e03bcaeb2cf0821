//! A score model, and its form that is prepared for a run.

use super::surface::Surface;
use crate::diffusion::denoiser::Denoiser;
use crate::diffusion::kernel::{self, Noise};
use crate::diffusion::marginal::Process;
use crate::diffusion::particles::{ComponentAssignments, Particles};
use crate::diffusion::sampler::{Memory, UpdateList};
use crate::diffusion::schedule::Level;

/// Prepares a model for a run: the surface is what has been learned, if anything has.
type Prepare = fn(&Process, Option<&Surface>, &[Level]) -> Box<dyn PreparedModel>;

/// A score model: an estimate of the clean data for the reverse run.
pub struct Kind {
    /// As in addresses and in JavaScript.
    pub name: &'static str,
    /// x̂₀ at x and a level with σ² > 0; `None` for a model that also depends on the particle's label. The surface is
    /// what has been learned, if anything has.
    pub x0: fn(&Process, Option<&Surface>, f64, Level) -> Option<f64>,
    /// The same for a block of particles, at every one of these levels, all with σ² > 0.
    pub prepare: Prepare,
}

known_by_name!(Kind);

/// A denoiser behind one dynamic call, which runs all updates for a block of particles; the kernel is compiled for each
/// denoiser.
pub trait PreparedModel: Send + Sync {
    /// Applies all updates to every particle. Calls `arrive(i, x)` with the positions at the end of every step, at
    /// t = i/steps.
    fn run_reverse(
        &self,
        updates: &UpdateList,
        particles: &mut Particles,
        assignments: &ComponentAssignments,
        noise: &mut Noise,
        arrive: &mut dyn FnMut(usize, &Particles),
    );
}

impl<D: Denoiser> PreparedModel for D {
    fn run_reverse(
        &self,
        updates: &UpdateList,
        particles: &mut Particles,
        assignments: &ComponentAssignments,
        noise: &mut Noise,
        arrive: &mut dyn FnMut(usize, &Particles),
    ) {
        let mut memory = *particles;
        for (i, updates) in updates.steps() {
            if updates.iter().any(|step| step.memory == Memory::Position) {
                memory = *particles;
            }
            for &step in updates {
                kernel::advance(self, particles, assignments, &mut memory, step, noise);
            }
            arrive(i, particles);
        }
    }
}
