//! What the outputs F of a network mean.
//!
//! Let b be the picture after its blur. In a diffusion, what is left is z = a b + σ ε with a² + σ² = 1, and
//! ε̂ = σ z + a F: the network need not copy the noise that it sees. F is then to be a ε − σ b, the velocity of Salimans &
//! Ho (2022), and b̂ = (z − σ ε̂)/a = a z − σ F. The cost is the squared error of ε̂.
//!
//! In heat dissipation there is next to no noise, so that b = z says nothing new: x̂ = z + F, and the cost is the squared
//! error of x̂ (Rissanen et al. 2023, of which the estimate at the level before is the blurred x̂).

use super::inputs::{TIMES, of_place};
use crate::images::process::{Level, Process};

/// Everything about a level that a network needs.
#[derive(Clone, Debug, PartialEq)]
pub struct AtLevel {
    /// The inputs about the time.
    pub times: [f32; TIMES],
    /// a, what is left of the mean of a picture.
    pub signal: f32,
    /// σ, the noise.
    pub sigma: f32,
    /// What the blur leaves of every frequency, in 0 … 1.
    pub kept: Vec<f32>,
    /// Whether F tells the noise; otherwise it tells the picture.
    pub is_noise: bool,
}

impl AtLevel {
    /// A level of a process, at a place on the way out.
    pub fn new(process: &Process, level: &Level, place: f64) -> Self {
        // The mean of a picture, the frequency 0, is never blurred.
        let signal = level.alpha.first().copied().unwrap_or(1.0);
        Self {
            times: of_place(place),
            signal: signal as f32,
            sigma: level.sigma as f32,
            kept: level.alpha.iter().map(|alpha| (alpha / signal) as f32).collect(),
            is_noise: matches!(process, Process::Diffusion(_)),
        }
    }

    /// What is left of a pixel, and the wanted output, given the pixel x, the same after the blur, and the noise.
    pub fn sample(&self, x: f32, blurred: f32, epsilon: f32) -> (f32, f32) {
        let left = self.signal * blurred + self.sigma * epsilon;
        let wanted = if self.is_noise { self.signal * epsilon - self.sigma * blurred } else { x - left };
        (left, wanted)
    }

    /// The weight of the squared error of an output in the cost: then that is the squared error of ε̂, or of x̂.
    pub fn weight(&self) -> f32 {
        if self.is_noise { self.signal * self.signal } else { 1.0 }
    }

    /// The estimate that follows from what is left of a pixel and the output: of the pixel after the blur, or of the pixel.
    pub fn estimate(&self, left: f32, output: f32) -> f32 {
        if self.is_noise { self.signal * left - self.sigma * output } else { left + output }
    }

    /// The frequency of the picture, given that of the [estimate](Self::estimate).
    pub fn sharpened(&self, frequency: usize, estimate: f32) -> f32 {
        let kept = self.kept.get(frequency).copied().filter(|_| self.is_noise);
        estimate / kept.unwrap_or(1.0)
    }
}
