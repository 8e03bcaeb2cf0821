//! The training of a network for pictures.

use super::batches::{Batch, Batches};
use super::settings::TrainingSettings;
use crate::images::picture_set::Drawn;
use crate::images::process::Process;
use crate::learning::history::History;
use crate::learning::network::Network;
use crate::learning::random::{Purpose, generator};
use crate::learning::score::record::Record;
use crate::learning::trainer::{State, Trainer};

/// One training. Its state depends on its settings and on the number of iterations done, and on nothing else: pauses
/// make no difference.
#[derive(Clone, Debug)]
pub struct Training {
    batches: Batches,
    trainer: Trainer,
    state: State,
    record: Record,
    history: History,
}

impl Training {
    /// A training that starts with a new network.
    pub fn new(data: &Drawn, process: &Process, settings: &TrainingSettings, seed: u64) -> Self {
        let shape = settings.shape(data.set.side());
        Self::from(Network::new(shape, &mut generator(seed, Purpose::Weights, 0)), data, process, settings, seed)
    }

    /// A training that starts with a trained network, possibly trained on other data; `None` if it does not have the shape
    /// that the settings ask for.
    pub fn going_on_from(
        network: Network,
        data: &Drawn,
        process: &Process,
        settings: &TrainingSettings,
        seed: u64,
    ) -> Option<Self> {
        let fits = *network.shape() == settings.shape(data.set.side());
        fits.then(|| Self::from(network, data, process, settings, seed))
    }

    fn from(network: Network, data: &Drawn, process: &Process, settings: &TrainingSettings, seed: u64) -> Self {
        let mut history = History::default();
        history.note(0, network.weights());
        Self {
            batches: Batches::new(data, process, settings.batch as usize, seed),
            trainer: Trainer::new(settings.rule(), &network),
            state: State::new(network),
            record: Record::default(),
            history,
        }
    }

    /// One iteration; none if all are done.
    pub fn step(&mut self) {
        if self.is_done() {
            return;
        }
        let batch = self.batch(self.state.iteration);
        let info = self.trainer.step(&mut self.state, &batch.inputs, &batch.loss);
        self.record.note(&info.costs);
        self.history.note(self.state.iteration, self.state.average.weights());
    }

    /// The batch of an iteration, counted from 0.
    pub fn batch(&self, iteration: u64) -> Batch {
        self.batches.batch(iteration)
    }

    /// Whether all iterations are done.
    pub fn is_done(&self) -> bool {
        self.state.iteration >= self.trainer.rule().iterations
    }

    /// Iterations that are done.
    pub fn iterations(&self) -> u64 {
        self.state.iteration
    }

    /// The losses so far: mean squared errors of a pixel of ε̂, or of x̂ in heat dissipation.
    pub fn record(&self) -> &Record {
        &self.record
    }

    /// The averaged weights of earlier iterations.
    pub fn history(&self) -> &History {
        &self.history
    }

    /// The current network, and the average of its weights, which is used.
    pub fn state(&self) -> &State {
        &self.state
    }
}
