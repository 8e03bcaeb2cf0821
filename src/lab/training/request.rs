//! What the page asks of the thread that trains, and what that replies.

use super::subject::Subject;
use crate::diffusion::model::Surface;
use crate::learning::history::Snapshot;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

/// Identifies a training.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TrainingId {
    /// The training run of an experiment.
    pub run: u32,
    /// How often that has been started: replies to an earlier start are ignored.
    pub start: u32,
}

impl TrainingId {
    /// Of a training run that has not been started.
    pub(super) fn new() -> Self {
        static RUNS: AtomicU32 = AtomicU32::new(0);
        Self { run: RUNS.fetch_add(1, Ordering::Relaxed), start: 0 }
    }
}

/// How much a reply tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Detail {
    /// Losses and weights.
    Losses,
    /// A coarse surface, too.
    Coarse,
    /// A fine surface, and W₁ of the recovered population.
    Fine,
}

/// What the page asks for. Requests are carried out one after the other.
#[derive(Clone, Debug, PartialEq)]
pub enum TrainingRequest {
    /// Start a training for this experiment, with new weights, or with those of another network of the same shape.
    Start {
        /// The experiment.
        subject: Subject,
        /// The file of the digits, if it learns them.
        digits: Option<Arc<[u8]>>,
        /// The weights to begin with.
        weights: Option<Vec<f32>>,
    },
    /// Go on for about this time. Reply: [`TrainingReply::Progress`], in detail if all iterations are done.
    Train {
        /// The time; 0 for no iteration at all.
        milliseconds: f64,
        /// What is to be in the reply.
        detail: Detail,
    },
    /// Send the network of the default data. Reply: [`TrainingReply::Progress`].
    Pretrained,
    /// Evaluate a network in one dimension. Reply: [`TrainingReply::Evaluated`].
    Evaluate {
        /// The experiment that it was trained for.
        subject: Subject,
        /// Its weights.
        weights: Vec<f32>,
    },
}

/// A reply.
#[derive(Clone, Debug, PartialEq)]
pub enum TrainingReply {
    /// A training has gone on.
    Progress(Box<Progress>),
    /// The network of a request as a surface.
    Evaluated(Surface),
    /// The thread does not know this training, or can't carry out the request.
    Lost,
}

/// The state of a training.
#[derive(Clone, Debug, PartialEq)]
pub struct Progress {
    /// Iterations done.
    pub iteration: u64,
    /// The time that they have taken since the last reply.
    pub milliseconds: f64,
    /// The loss of every `stride` iterations.
    pub curve: Vec<f32>,
    /// Iterations for each value of the curve.
    pub stride: u64,
    /// The mean loss of the last 500 iterations, 0 before the first one.
    pub loss: f64,
    /// The same in 32 intervals of t.
    pub loss_by_time: Vec<f32>,
    /// The smallest possible loss in the same intervals; empty if it is not known.
    pub floor_by_time: Vec<f32>,
    /// The averaged weights.
    pub weights: Vec<f32>,
    /// The snapshots of the history since the last reply.
    pub snapshots: Vec<Snapshot>,
    /// The network, if it was asked for.
    pub surface: Option<Surface>,
    /// W₁ of the population that the network recovers, if it was asked for: from a new Gaussian start, by DDPM in 1 000
    /// steps.
    pub w1: Option<f64>,
}

impl Progress {
    /// That of a network of which nothing else is known.
    pub fn of_network(iteration: u64, weights: Vec<f32>) -> Self {
        Self {
            iteration,
            milliseconds: 0.0,
            curve: Vec::new(),
            stride: 1,
            loss: 0.0,
            loss_by_time: Vec::new(),
            floor_by_time: Vec::new(),
            weights,
            snapshots: Vec::new(),
            surface: None,
            w1: None,
        }
    }

    /// The smallest possible loss, if it is known.
    pub fn floor(&self) -> Option<f64> {
        let sum: f64 = self.floor_by_time.iter().map(|&loss| f64::from(loss)).sum();
        (!self.floor_by_time.is_empty()).then(|| sum / self.floor_by_time.len() as f64)
    }
}
