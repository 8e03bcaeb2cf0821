//! The forward process as a chain: everything that a picture of it needs.

use super::settings::Settings;
use crate::chain::distribution::total_variation;
use crate::chain::{ForwardChain, forward};

/// A chain that is this near to N(0, 1) in total variation has settled.
const NEAR: f64 = 0.01;

/// The results of settings, computed at once.
#[derive(Clone, Debug)]
pub struct ContinuumRun {
    settings: Settings,
    chain: ForwardChain,
    exact: Vec<Vec<f64>>,
    on_grid: Vec<Vec<f64>>,
    noise: Vec<f64>,
}

impl ContinuumRun {
    /// The results of these settings.
    pub fn new(settings: &Settings) -> Self {
        let chain = ForwardChain::new(settings.mix(), settings.betas(), settings.steps() as usize);
        Self {
            exact: (0..=chain.steps()).map(|step| chain.exact(step)).collect(),
            on_grid: chain.on_grid(),
            noise: forward::noise(),
            settings: settings.clone(),
            chain,
        }
    }

    /// The settings that these are the results of.
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// The chain.
    pub fn chain(&self) -> &ForwardChain {
        &self.chain
    }

    /// The exact probabilities of the cells of the grid after 0, 1, … steps.
    pub fn exact(&self) -> &[Vec<f64>] {
        &self.exact
    }

    /// The same as the transition matrices on the grid carry them.
    pub fn on_grid(&self) -> &[Vec<f64>] {
        &self.on_grid
    }

    /// The same of N(0, 1).
    pub fn noise(&self) -> &[f64] {
        &self.noise
    }

    /// The total variation distance to N(0, 1) after `step` steps.
    pub fn distance(&self, step: usize) -> f64 {
        self.exact.get(step).or(self.exact.last()).map_or(1.0, |exact| total_variation(exact, &self.noise))
    }

    /// Whether N(0, 1) is reached at the last step.
    pub fn settles(&self) -> bool {
        self.distance(self.chain.steps()) <= NEAR
    }

    /// The first step after which N(0, 1) is reached.
    pub fn steps_to_noise(&self) -> Option<usize> {
        (0..=self.chain.steps()).find(|step| self.distance(*step) <= NEAR)
    }
}
