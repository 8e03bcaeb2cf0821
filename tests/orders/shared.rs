//! What the tests of orders share.

use diffuscope::diffusion::data::{Component, Data, Mixture};
use diffuscope::diffusion::sampler::{self, Corruption, EULER_MARUYAMA, Kind, Options, UpdateList};
use diffuscope::diffusion::schedule::Level;
use diffuscope::diffusion::schedule::{self, Parameters, Schedule};

pub fn mixture(components: &[(f64, f64, f64)]) -> Data {
    let components = components.iter().map(|&(weight, mean, std)| Component { weight, mean, std }).collect();
    Mixture::new(components).expect("a mixture").into()
}

pub fn reverse(kind: &Kind, options: Options, levels: &[Level]) -> UpdateList {
    sampler::reverse(kind, options, levels, Corruption::Data, 0.0)
}

/// The level that an update reads x̂₀ at.
pub fn read_at(levels: &[Level], reads: usize) -> Level {
    let finest = sampler::finest(levels);
    levels.get(reads + 1).copied().unwrap_or(finest)
}

/// log₂ of how much smaller the error gets as the number of steps doubles.
pub fn order(error: impl Fn(usize) -> f64, steps: usize) -> f64 {
    (error(steps) / error(2 * steps)).abs().log2()
}

/// The schedules whose rate is bounded and smooth, from which orders can be read off at few steps.
pub fn smooth_schedules() -> [Schedule; 3] {
    [&schedule::CUBIC, &schedule::LINEAR, &schedule::CONSTANT].map(|kind| Schedule::new(kind, Parameters::default()))
}

pub const ETA_HALF: Options =
    Options { eta: 0.5, stochasticity: 1.0, langevin_step: 0.2, langevin_repeats: 3, corrector_steps: 1 };

/// Where β(0) > 0, samplers that take σ for time (σ² grows like t there, so their first steps are uneven) have a logarithm
/// in their error, dt ln(1/dt) or dt² ln(1/dt); with `linear` that β(0) is too small to matter.
pub fn has_logarithm(schedule: Schedule, kind: &Kind) -> bool {
    schedule.kind() == &schedule::CONSTANT && kind != &EULER_MARUYAMA
}
