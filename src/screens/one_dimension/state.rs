//! The state of the screen from frame to frame.

use super::experiments::Experiments;
use super::panels::numbers::NumbersWindow;
use super::plots::tabs::PlotTab;
use super::stage::layers::Layers;
use crate::lab::embedding::Embedding;
use crate::lab::one_dimension::Settings;
use crate::lab::playback::Playback;

/// The x at which the network is drawn at first.
const NETWORK_X: f64 = 0.5;

/// The experiments, and how they are shown.
pub struct State {
    pub(super) experiments: Experiments,
    pub(super) playback: Playback,
    pub(super) layers: Layers,
    pub(super) tab: PlotTab,
    /// The x at which the network is drawn.
    pub(super) network_x: f64,
    pub(super) numbers: NumbersWindow,
}

impl State {
    /// The state at the start, with these experiments.
    pub fn new(a: Settings, b: Option<Settings>) -> Self {
        Self {
            experiments: Experiments::new(a, b),
            playback: Playback::default(),
            layers: Layers::default(),
            tab: PlotTab::default(),
            network_x: NETWORK_X,
            numbers: NumbersWindow::default(),
        }
    }

    /// Calls `act`, which may change settings for the reader of an embedded page, and undoes changes to locked
    /// settings.
    pub fn as_reader<R>(&mut self, embedding: &Embedding, act: impl FnOnce(&mut Self) -> R) -> R {
        if !embedding.has_locks() {
            return act(self);
        }
        let before: Vec<_> = self.experiments.iter().map(|experiment| experiment.settings().clone()).collect();
        let result = act(self);
        for (experiment, before) in self.experiments.iter_mut().zip(before) {
            if embedding.forbids(&before, experiment.settings()) {
                *experiment.settings_mut() = before;
            }
        }
        result
    }
}
