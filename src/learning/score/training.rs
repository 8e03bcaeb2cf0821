//! A score network under training.

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

/// Training sets up to this size have a floor of their own; that of a larger one is hardly told from that of its law.
const SMALL_SET: usize = 256;

/// Everything about one training. It depends on what it was made from and on how many iterations were done, and on nothing
/// else: pauses leave no trace.
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
    /// A training that begins with a new network.
    pub fn new(process: Process, settings: TrainingSettings, seed: u64) -> Self {
        let network = Network::new(settings.shape(), &mut generator(seed, Purpose::Weights, 0));
        Self::from(network, process, settings, seed)
    }

    /// A training that goes on from a network which has learned something, perhaps of other data.
    ///
    /// # Errors
    /// If the network is not of the shape that the settings ask for.
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

    /// `network` is of the shape that the settings ask for.
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

    /// What is learned, and under which schedule.
    pub fn process(&self) -> &Process {
        &self.process
    }

    /// How.
    pub fn settings(&self) -> &TrainingSettings {
        &self.settings
    }

    /// The seed of the first weights, the training set and the batches.
    pub fn seed(&self) -> u64 {
        self.seed
    }

    /// What the x₀ are drawn from.
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

    /// The network as it is, and the average of its weights.
    pub fn state(&self) -> &State {
        &self.state
    }

    /// What has been learned so far: the average of the weights.
    pub fn learned(&self) -> LearnedScore {
        self.score(self.state.average.clone())
    }

    /// What had been learned by a snapshot of this training's [`history`](Self::history).
    pub fn learned_at(&self, snapshot: &Snapshot) -> LearnedScore {
        let then = Network::with_weights(self.settings.shape(), snapshot.weights.clone());
        self.score(then.unwrap_or_else(|| self.state.average.clone()))
    }

    fn score(&self, network: Network) -> LearnedScore {
        LearnedScore::new(network, self.settings.target, self.process.data.extent())
            .unwrap_or_else(|_| unreachable!("settings ask for score networks only"))
    }

    /// The least loss in every interval of t, the mean of which is the least in all: with a small training set that of the
    /// set, which is less than that of the law it was drawn from.
    pub fn floor(&self) -> [f64; INTERVALS] {
        floor::floor(&self.components(), &self.process.schedule, self.settings.target)
    }

    /// By how much what has been learned so far is above the [`floor`](Self::floor), in every interval of t.
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
