//! What the page asks of the thread that trains, and what that replies.

use super::choices::Generator;
use super::settings::Settings;
use crate::generators::evaluation::{Evaluation, Known};

/// Identifies a training.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GeneratorId {
    /// What is trained.
    pub generator: Generator,
    /// How often it has been started: replies to an earlier start are ignored.
    pub start: u32,
}

/// A request. Requests are carried out one after the other.
#[derive(Clone, Debug, PartialEq)]
pub struct GeneratorsRequest {
    /// The training that it is for.
    pub id: GeneratorId,
    /// What is asked for.
    pub job: Job,
}

/// What is asked for.
#[derive(Clone, Debug, PartialEq)]
pub enum Job {
    /// Start a training with these settings.
    Start(Box<Settings>),
    /// Go on for about this time. Reply: [`GeneratorsReply`].
    Train {
        /// The time; 0 for no iteration at all.
        milliseconds: f64,
        /// Steps of a diffusion model's sampler. If they have changed, the model is evaluated anew.
        steps: u32,
    },
}

/// The reply to [`Job::Train`].
#[derive(Clone, Debug, PartialEq)]
pub struct GeneratorsReply {
    /// The training that it is about.
    pub id: GeneratorId,
    /// What has become of it.
    pub outcome: Outcome,
}

/// What has become of a request.
#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    /// The training has gone on.
    Progress(Box<Progress>),
    /// The thread does not know this training.
    Lost,
}

/// The state of a training.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Progress {
    /// Iterations done.
    pub iteration: u64,
    /// The time that they have taken since the last reply.
    pub milliseconds: f64,
    /// The losses so far: see [`drawn`](crate::generators::record::drawn).
    pub curves: Vec<Vec<f32>>,
    /// Iterations for each point of a curve.
    pub stride: u64,
    /// The least possible loss, of the first curve.
    pub least_loss: f64,
    /// Evaluations of the generator for one sample.
    pub cost: u64,
    /// Steps of the sampler that the evaluations are for.
    pub steps: u32,
    /// What is known of the data; in the first reply alone.
    pub known: Option<Known>,
    /// The evaluations since the last reply, in their order.
    pub evaluations: Vec<Evaluation>,
}
