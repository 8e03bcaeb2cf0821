//! What the denoiser is given: the noisy latents, the time, and the condition.

use super::condition::{self, INPUTS};
use super::phrase::Phrase;
use crate::diffusion::schedule::{LINEAR, Level, Parameters, Schedule};
use std::f64::consts::PI;

/// Frequencies of the time.
const FREQUENCIES: usize = 4;
/// Inputs of the time: itself, and a sine and a cosine of each frequency.
pub const TIME: usize = 1 + 2 * FREQUENCIES;

/// The number of inputs for latents of this many values.
pub fn width(latent: usize) -> usize {
    latent + TIME + INPUTS
}

/// The signal and the noise at a time in 0 … 1: those of the schedule of DDPM.
pub fn level(t: f64) -> Level {
    Schedule::new(&LINEAR, Parameters::default()).level(t)
}

/// A time in 0 … 1 from a number that is spread evenly there. Times are closer together towards 0, where the latents of a
/// class are told apart.
pub fn closer(u: f64) -> f64 {
    u * u.sqrt()
}

/// The inputs of a time in 0 … 1.
pub fn of_time(t: f64) -> [f32; TIME] {
    let mut inputs = [t as f32; TIME];
    let (sines, cosines) = inputs[1..].split_at_mut(FREQUENCIES);
    for (i, (sine, cosine)) in sines.iter_mut().zip(cosines).enumerate() {
        let angle = PI * (i + 1) as f64 * t;
        (*sine, *cosine) = (libm::sin(angle) as f32, libm::cos(angle) as f32);
    }
    inputs
}

/// The inputs after the latents: the time, then the condition.
pub fn after_latents(t: f64, phrase: Option<Phrase>) -> impl Iterator<Item = f32> {
    of_time(t).into_iter().chain(condition::inputs(phrase))
}
