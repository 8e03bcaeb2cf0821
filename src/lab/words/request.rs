//! What the page asks of the thread that draws and trains, and what that replies.

use super::experiment::WordsExperiment;
use super::film::{WordsFilm, WordsMap};
use crate::learning::file::NotWeights;
use std::ops::Range;
use std::sync::Arc;

/// A request. Requests are carried out one after the other.
#[derive(Clone, Debug, PartialEq)]
pub struct WordsRequest {
    /// The run or the training that it belongs to.
    pub run: u32,
    /// What is asked for.
    pub job: WordsJob,
}

/// What is asked for.
#[derive(Clone, Debug, PartialEq)]
pub enum WordsJob {
    /// Read a model, and draw its map. Reply: [`WordsOutcome::Map`] or [`WordsOutcome::NoModel`].
    Open {
        /// The file of the digits.
        digits: Arc<[u8]>,
        /// The file of the model.
        weights: Arc<[u8]>,
    },
    /// Draw the pictures with these numbers, with the model that was opened for this run. Reply:
    /// [`WordsOutcome::Pictures`].
    Pictures(WordsExperiment, Range<u32>),
    /// Start a training with new weights.
    StartTraining {
        /// The file of the digits.
        digits: Arc<[u8]>,
        /// Values of a latent.
        latent: usize,
        /// The seed.
        seed: u64,
    },
    /// Go on with the training for about this time. Reply: [`WordsOutcome::Trained`].
    Train {
        /// The time.
        milliseconds: f64,
        /// Whether the model is to be in the reply; it is, in any case, when all iterations are done.
        with_model: bool,
    },
}

/// A reply.
#[derive(Clone, Debug, PartialEq)]
pub struct WordsReply {
    /// The run or the training that it belongs to.
    pub run: u32,
    /// What has become of the request.
    pub outcome: WordsOutcome,
}

/// What has become of a request.
#[derive(Clone, Debug, PartialEq)]
pub enum WordsOutcome {
    /// The map of the model that was opened.
    Map(Box<WordsMap>),
    /// The file is no model.
    NoModel(NotWeights),
    /// Pictures.
    Pictures(Box<WordsFilm>),
    /// A training has gone on.
    Trained(Box<WordsProgress>),
    /// The thread does not know this run.
    Lost,
    /// The thread does not know this training.
    TrainingLost,
}

/// The state of a training.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct WordsProgress {
    /// Iterations done, of both trainings together.
    pub iteration: u64,
    /// Iterations until it is done.
    pub iterations: u64,
    /// The time that they have taken since the last reply, in milliseconds.
    pub milliseconds: f64,
    /// The losses of the autoencoder since the last reply, a mean for every 50 iterations: reconstruction and divergence
    /// in turn, in nats.
    pub autoencoder: Vec<f32>,
    /// Those of the denoiser: the squared error of ε.
    pub denoiser: Vec<f32>,
    /// The file of the model, if it was asked for.
    pub weights: Option<Vec<u8>>,
}
