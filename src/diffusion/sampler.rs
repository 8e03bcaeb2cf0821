//! A process cut into steps. Every step of every sampler here is affine in the particle, the estimate of its clean
//! data and a fresh normal number, x ← A x + C x̂₀ + D ε, with A, C, D depending on time alone; so a sampler is a
//! list of [`Move`]s, and one kernel runs them all.

use super::schedule::Schedule;

/// One step: x ← `keep` · x + `pull` · x̂₀ + `noise` · ε.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Move {
    /// A.
    pub keep: f32,
    /// C.
    pub pull: f32,
    /// D ≥ 0.
    pub noise: f32,
}

/// The forward run by its exact transition, x ← √r x + √(1−r) ε with r = ᾱ(t+dt)/ᾱ(t) (MATH.md §2): no
/// discretisation error, at any number of steps, so that what fails to come back is the reverse run's doing.
/// `moves[i]` goes from t = i/steps to (i+1)/steps.
pub fn forward(schedule: Schedule, steps: usize) -> Vec<Move> {
    increments(schedule, steps)
        .map(|(_, b)| Move { keep: libm::exp(-0.5 * b) as f32, pull: 0.0, noise: (-libm::expm1(-b)).sqrt() as f32 })
        .collect()
}

/// Euler–Maruyama for the reverse SDE, x ← x + ½ b x + b s + √b ε with s = (a x̂₀ − x)/σ² (MATH.md §3); weak order 1.
/// `moves[i]` goes from t = (i+1)/steps to i/steps, and reads x̂₀ at (i+1)/steps.
///
/// `corruption` is ν ≥ 0: x̂₀ is replaced by x̂₀ + ν η with η ~ N(0, 1), fresh at every step (MATH.md §4). η enters
/// next to ε and both are normal, so one normal number with the summed variance has exactly the same law.
pub fn euler_maruyama(schedule: Schedule, steps: usize, corruption: f64) -> Vec<Move> {
    increments(schedule, steps)
        .map(|(t, b)| {
            let level = schedule.level(t);
            let pull = b * level.signal / level.variance;
            Move {
                keep: (1.0 + 0.5 * b - b / level.variance) as f32,
                pull: pull as f32,
                noise: (b + (pull * corruption) * (pull * corruption)).sqrt() as f32,
            }
        })
        .collect()
}

/// For every step, its later end t and b = B(t) − B(t − dt).
fn increments(schedule: Schedule, steps: usize) -> impl Iterator<Item = (f64, f64)> {
    let t = move |i: usize| i as f64 / steps as f64;
    (0..steps).map(move |i| {
        let b = schedule.integrated_rate(t(i + 1)) - schedule.integrated_rate(t(i));
        (t(i + 1), b)
    })
}
