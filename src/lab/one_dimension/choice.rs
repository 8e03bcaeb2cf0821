//! The choices of the first screen by name.

use crate::diffusion::block::Start;
use crate::diffusion::sampler::{Corruption, Forward};
use crate::lab::settings::choice::Choice;

impl Choice for Forward {
    const NAMED: &'static [(&'static str, Self)] = &[("exact", Self::Exact), ("em", Self::EulerMaruyama)];
}

impl Choice for Corruption {
    const NAMED: &'static [(&'static str, Self)] = &[("x0", Self::Data), ("eps", Self::Noise), ("score", Self::Score)];
}

impl Choice for Start {
    const NAMED: &'static [(&'static str, Self)] = &[("forward", Self::Forward), ("gaussian", Self::Gaussian)];
}
