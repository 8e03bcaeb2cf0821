//! Choices by name.

use crate::images::sampler::Sampler;
use crate::images::{BlurPower, Model, Start};
use crate::lab::settings::choice::Choice;

/// The data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DataKind {
    /// Handwritten digits of 8 × 8 pixels.
    Digits,
    /// Icons of 16 × 16 pixels.
    Icons,
    /// The user's own pictures.
    Own,
}

/// How pictures are lost.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProcessKind {
    /// Noise, and blur if there is some.
    Diffusion,
    /// Blur, and a little noise.
    Heat,
}

impl Choice for DataKind {
    const NAMED: &'static [(&'static str, Self)] =
        &[("digits", Self::Digits), ("icons", Self::Icons), ("own", Self::Own)];
}

impl Choice for ProcessKind {
    const NAMED: &'static [(&'static str, Self)] = &[("diffusion", Self::Diffusion), ("heat", Self::Heat)];
}

impl Choice for BlurPower {
    const NAMED: &'static [(&'static str, Self)] = &[("sin2", Self::SineSquared), ("sin", Self::Sine)];
}

impl Choice for Start {
    const NAMED: &'static [(&'static str, Self)] = &[("forward", Self::Forward), ("gaussian", Self::Gaussian)];
}

impl Choice for Model {
    const NAMED: &'static [(&'static str, Self)] =
        &[("exact", Self::Exact), ("nn", Self::Nearest), ("bayes", Self::Bayes), ("learned", Self::Learned)];
}

impl Choice for Sampler {
    const NAMED: &'static [(&'static str, Self)] = &[("ddpm", Self::Ddpm), ("ddim", Self::Ddim)];
}
