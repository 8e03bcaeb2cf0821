//! Estimates that do not look at x: the particle's own label, [`EXACT`](super::EXACT), or a constant.

use crate::diffusion::denoiser::Denoiser;
use crate::diffusion::particles::ComponentAssignment;
use crate::diffusion::schedule::Level;
use wide::f32x8;

/// x̂₀ = x₀, for data that are points.
pub struct KnownPoint;

impl Denoiser for KnownPoint {
    type Coefficients<'a> = ();

    fn at(&self, _: usize) {}

    #[inline(always)]
    fn x0((): (), _: f32x8, assigned: ComponentAssignment) -> f32x8 {
        assigned.mean
    }
}

/// The same x̂₀ for all.
pub struct Constant(pub f32);

impl Denoiser for Constant {
    type Coefficients<'a> = f32;

    fn at(&self, _: usize) -> f32 {
        self.0
    }

    #[inline(always)]
    fn x0(at: f32, _: f32x8, _: ComponentAssignment) -> f32x8 {
        f32x8::splat(at)
    }
}

/// x̂₀ = (a s² x + σ² μ)/(a² s² + σ²) with the μ and s² of the particle's own component.
pub struct KnownComponent {
    /// (a, a², σ²).
    levels: Vec<[f32; 3]>,
}

impl KnownComponent {
    /// The denoiser at each of these levels.
    pub fn new(levels: &[Level]) -> Self {
        Self { levels: levels.iter().map(|l| [l.signal, l.signal * l.signal, l.variance].map(|x| x as f32)).collect() }
    }
}

impl Denoiser for KnownComponent {
    type Coefficients<'a> = [f32; 3];

    fn at(&self, i: usize) -> [f32; 3] {
        self.levels[i]
    }

    #[inline(always)]
    fn x0(at: [f32; 3], x: f32x8, assigned: ComponentAssignment) -> f32x8 {
        let [signal, squared, variance] = at.map(f32x8::splat);
        (signal * assigned.variance * x + variance * assigned.mean) / (squared * assigned.variance + variance)
    }
}
