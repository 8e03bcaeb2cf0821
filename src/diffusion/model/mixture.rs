//! Denoisers for any mixture, which evaluate its components one after the other.

use super::component::conditional;
use super::exp2::exp2;
use crate::diffusion::data::Component;
use crate::diffusion::denoiser::Denoiser;
use crate::diffusion::marginal::{Process, component_variance};
use crate::diffusion::particles::ComponentAssignment;
use crate::diffusion::schedule::Level;
use wide::f32x8;

/// One component at one level: its logit `peak` − `curvature` (x − `centre`)², in powers of two, and E[x₀ | x_t, k] =
/// `offset` + `slope` x.
#[derive(Clone, Copy)]
pub struct Candidate {
    centre: f32,
    curvature: f32,
    peak: f32,
    offset: f32,
    slope: f32,
}

impl Candidate {
    /// With log₂(w_k N(x; a μ_k, V_k)) as its logit, up to a constant that all components share.
    fn likely(component: &Component, level: Level) -> Self {
        let variance = component_variance(component, level);
        Self {
            centre: (level.signal * component.mean) as f32,
            curvature: (0.5 * std::f64::consts::LOG2_E / variance) as f32,
            peak: (libm::log2(component.weight) - 0.5 * libm::log2(variance)) as f32,
            ..Self::near(component, level)
        }
    }

    /// The same for an assignment, which needs some signal, but with the true E[x₀ | x_t, k].
    fn assigned(component: &Component, level: Level) -> Self {
        let Self { offset, slope, .. } = Self::near(component, level);
        Self { offset, slope, ..Self::likely(component, level.visible()) }
    }

    /// With −(x − a μ_k)² as its logit.
    fn near(component: &Component, level: Level) -> Self {
        let (offset, slope) = conditional(component, level);
        Self {
            centre: (level.visible().signal * component.mean) as f32,
            curvature: 1.0,
            peak: 0.0,
            offset: offset as f32,
            slope: slope as f32,
        }
    }

    #[inline(always)]
    fn logit(&self, x: f32x8) -> f32x8 {
        let distance = x - f32x8::splat(self.centre);
        f32x8::splat(self.peak) - f32x8::splat(self.curvature) * distance * distance
    }

    #[inline(always)]
    fn mean(&self, x: f32x8) -> f32x8 {
        f32x8::splat(self.offset) + f32x8::splat(self.slope) * x
    }
}

/// The candidates of all levels, level after level.
struct Candidates {
    candidates: Vec<Candidate>,
    of_a_level: usize,
}

impl Candidates {
    fn new(process: &Process, levels: &[Level], make: fn(&Component, Level) -> Candidate) -> Self {
        let components = process.data.components();
        let mut candidates: Vec<_> =
            levels.iter().flat_map(|&level| components.iter().map(move |c| make(c, level))).collect();
        // Only differences matter; they are most precise around 0.
        for of_a_level in candidates.chunks_mut(components.len().max(1)) {
            let highest = of_a_level.iter().map(|c| c.peak).fold(f32::NEG_INFINITY, f32::max);
            of_a_level.iter_mut().for_each(|c| c.peak -= highest);
        }
        Self { candidates, of_a_level: components.len() }
    }

    fn at(&self, i: usize) -> &[Candidate] {
        &self.candidates[i * self.of_a_level..(i + 1) * self.of_a_level]
    }
}

/// The component with the largest logit: [`NEAREST`](super::NEAREST) and
/// [`MAXIMUM_LIKELIHOOD`](super::MAXIMUM_LIKELIHOOD).
pub struct HardAssignment(Candidates);

impl HardAssignment {
    /// The component whose mean is nearest to x/a.
    pub fn nearest(process: &Process, levels: &[Level]) -> Self {
        Self(Candidates::new(process, levels, Candidate::near))
    }

    /// The component with the largest likelihood times prior.
    pub fn likelier(process: &Process, levels: &[Level]) -> Self {
        Self(Candidates::new(process, levels, Candidate::assigned))
    }
}

impl Denoiser for HardAssignment {
    type Coefficients<'a> = &'a [Candidate];

    fn at(&self, i: usize) -> &[Candidate] {
        self.0.at(i)
    }

    #[inline(always)]
    fn x0(candidates: &[Candidate], x: f32x8, _: ComponentAssignment) -> f32x8 {
        let mut largest = f32x8::splat(f32::NEG_INFINITY);
        let (mut offset, mut slope) = (f32x8::ZERO, f32x8::ZERO);
        for candidate in candidates {
            let logit = candidate.logit(x);
            let better = logit.simd_gt(largest);
            largest = better.bitselect(logit, largest);
            offset = better.bitselect(f32x8::splat(candidate.offset), offset);
            slope = better.bitselect(f32x8::splat(candidate.slope), slope);
        }
        offset + slope * x
    }
}

/// Every component weighted by its responsibility: [`POSTERIOR`](super::POSTERIOR).
pub struct SoftAssignment(Candidates);

impl SoftAssignment {
    /// At levels with σ² > 0.
    pub fn new(process: &Process, levels: &[Level]) -> Self {
        Self(Candidates::new(process, levels, Candidate::likely))
    }
}

impl Denoiser for SoftAssignment {
    type Coefficients<'a> = &'a [Candidate];

    fn at(&self, i: usize) -> &[Candidate] {
        self.0.at(i)
    }

    #[inline(always)]
    fn x0(candidates: &[Candidate], x: f32x8, _: ComponentAssignment) -> f32x8 {
        let mut largest = f32x8::splat(f32::MIN);
        for candidate in candidates {
            largest = largest.fast_max(candidate.logit(x));
        }
        let (mut sum, mut weights) = (f32x8::ZERO, f32x8::ZERO);
        for candidate in candidates {
            let weight = exp2(candidate.logit(x) - largest);
            sum += weight * candidate.mean(x);
            weights += weight;
        }
        sum / weights
    }
}
