//! The forward run, from data to noise (MATH.md §2).

use super::update::{AffineUpdate, Memory};
use crate::diffusion::schedule::Level;

/// How a step of the forward run is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Forward {
    /// The exact transition, x ← a_{t|s} x + σ_{t|s} ε: no discretisation error at any number of steps, so every error
    /// in the recovered data is made by the reverse run.
    Exact,
    /// x ← x + f x dt + √(g² dt) ε; weak order 1. Where variance is preserved, x ← x − ½ b x + √b ε with
    /// b = B(t+dt) − B(t); where it explodes there is no drift, and this is exact, too.
    EulerMaruyama,
}

/// The forward run through `levels`, which are those at t = 0, 1/steps, …, 1. Update i goes from level i to i + 1.
pub fn forward(scheme: Forward, levels: &[Level]) -> Vec<AffineUpdate> {
    levels
        .windows(2)
        .map(|pair| {
            let (earlier, later) = (pair[0], pair[1]);
            let (x_factor, variance) = match scheme {
                Forward::Exact => later.since(earlier),
                Forward::EulerMaruyama => {
                    let (drift, variance) = later.increment_since(earlier);
                    (1.0 + drift, variance)
                }
            };
            AffineUpdate {
                x_factor: x_factor as f32,
                x0_factor: 0.0,
                noise: variance.sqrt() as f32,
                memory_factor: 0.0,
                memory: Memory::Unused,
                level: 0,
            }
        })
        .collect()
}
