//! The training of a score network.

use super::batches::{Batch, Batches};
use super::floor::{self, INTERVALS};
use super::learned::{LearnedScore, NotAScore};
use super::record::Record;
use super::training_set::TrainingSet;
use crate::diffusion::data::Component;
use crate::diffusion::marginal::Process;
use crate::learning::history::{History, Snapshot};
use crate::learning::network::Network;
use crate::learning::random::{Purpose, generator};
use crate::learning::settings::TrainingSettings;
use crate::learning::trainer::{State, Trainer};

/// Training sets up to this size have a separate floor; that of a larger one nearly equals the floor of its law.
const SMALL_SET: usize = 256;

/// One training. Its state depends on its settings and on the number of iterations done, and on nothing else: pauses
/// make no difference.
#[derive(Clone, Debug)]
pub struct Training {
    process: Process,
    settings: TrainingSettings,
    seed: u64,
    batches: Batches,
    trainer: Trainer,
    state: State,
    record: Record,
    history: History,
}

impl Training {
    /// A training that starts with a new network.
    pub fn new(process: Process, settings: TrainingSettings, seed: u64) -> Self {
        let network = Network::new(settings.shape(), &mut generator(seed, Purpose::Weights, 0));
        Self::from(network, process, settings, seed)
    }

    /// A training that starts with a trained network, possibly trained on other data.
    ///
    /// # Errors
    /// If the network does not have the shape in the settings.
    pub fn going_on_from(
        network: Network,
        process: Process,
        settings: TrainingSettings,
        seed: u64,
    ) -> Result<Self, NotAScore> {
        if *network.shape() == settings.shape() {
            Ok(Self::from(network, process, settings, seed))
        } else {
            Err(NotAScore)
        }
    }

    /// `network` has the shape in the settings.
    fn from(network: Network, process: Process, settings: TrainingSettings, seed: u64) -> Self {
        let set = TrainingSet::new(&process.data, settings.samples, seed);
        let mut history = History::default();
        history.note(0, network.weights());
        Self {
            batches: Batches::new(set, process.schedule, settings.target, settings.batch as usize, seed),
            trainer: Trainer::new(settings.rule(), &network),
            state: State::new(network),
            record: Record::default(),
            history,
            process,
            settings,
            seed,
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

    /// The data that are learned, and the schedule.
    pub fn process(&self) -> &Process {
        &self.process
    }

    /// The settings of the training.
    pub fn settings(&self) -> &TrainingSettings {
        &self.settings
    }

    /// The seed of the first weights, the training set and the batches.
    pub fn seed(&self) -> u64 {
        self.seed
    }

    /// The training set, from which x₀ are drawn.
    pub fn set(&self) -> &TrainingSet {
        self.batches.set()
    }

    /// The losses so far.
    pub fn record(&self) -> &Record {
        &self.record
    }

    /// The averaged weights of earlier iterations.
    pub fn history(&self) -> &History {
        &self.history
    }

    /// The current network, and the average of its weights.
    pub fn state(&self) -> &State {
        &self.state
    }

    /// The score model so far, with the average of the weights.
    pub fn learned(&self) -> LearnedScore {
        self.score(self.state.average.clone())
    }

    /// The score model at a snapshot of this training's [`history`](Self::history).
    pub fn learned_at(&self, snapshot: &Snapshot) -> LearnedScore {
        let then = Network::with_weights(self.settings.shape(), snapshot.weights.clone());
        self.score(then.unwrap_or_else(|| self.state.average.clone()))
    }

    fn score(&self, network: Network) -> LearnedScore {
        LearnedScore::new(network, self.settings.target, self.process.data.extent())
            .unwrap_or_else(|_| unreachable!("settings ask for score networks only"))
    }

    /// The smallest possible loss in every interval of t; their mean is the smallest total loss. For a small training
    /// set it is that of the set, which is smaller than that of the law from which the set was drawn.
    pub fn floor(&self) -> [f64; INTERVALS] {
        floor::floor(&self.components(), &self.process.schedule, self.settings.target)
    }

    /// By how much the loss of the score model so far is above the [`floor`](Self::floor), in every interval of t.
    pub fn excess(&self) -> [f64; INTERVALS] {
        floor::excess(&self.learned(), &self.components(), &self.process.schedule)
    }

    fn components(&self) -> Vec<Component> {
        match self.batches.set() {
            TrainingSet::Limited(draws) if draws.len() > SMALL_SET => self.process.data.components().to_vec(),
            set => set.components(),
        }
    }
}
