//! The options of samplers.

/// The options of all samplers; each reads those it [`uses`](super::kind::Kind::uses). Ranges are those of the settings of the
/// same names.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Options {
    /// η of DDIM: 0 adds no noise, 1 adds as much as DDPM does.
    pub eta: f64,
    /// λ of the reverse SDE: 0 is the probability-flow ODE, 1 Anderson's reverse SDE (MATH.md §9).
    pub stochasticity: f64,
    /// Size h of a Langevin step in units of the noise variance at its level, h/σ². MATH.md §5 has h = h₀ σ²/σ_L²,
    /// so this is h₀/σ_L², which does not change with the schedule.
    pub langevin_step: f64,
    /// N: Langevin steps at every level.
    pub langevin_repeats: u32,
    /// M: Langevin steps after every predictor step.
    pub corrector_steps: u32,
}

impl Default for Options {
    fn default() -> Self {
        Self { eta: 0.0, stochasticity: 1.0, langevin_step: 0.2, langevin_repeats: 3, corrector_steps: 1 }
    }
}
