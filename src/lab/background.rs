//! Work that takes longer than a frame, for another thread: trainings, generators and pictures.

use super::generators::{self, GeneratorsReply, GeneratorsRequest, GeneratorsService};
use super::images::{Job, PicturesReply, PicturesRequest, PicturesService};
use super::training::TrainingService;
use super::training::request::{TrainingId, TrainingReply, TrainingRequest};
use std::time::Duration;

/// What the page asks of the thread.
#[derive(Clone, Debug, PartialEq)]
pub enum BackgroundRequest {
    /// Of a training.
    Training(TrainingId, TrainingRequest),
    /// Of an experiment with pictures.
    Pictures(PicturesRequest),
    /// Of an experiment with generators.
    Generators(GeneratorsRequest),
}

impl BackgroundRequest {
    /// Whether it gets a reply.
    pub fn has_reply(&self) -> bool {
        match self {
            Self::Training(_, request) => !matches!(request, TrainingRequest::Start { .. }),
            Self::Pictures(request) => !matches!(request.job, Job::Start { .. }),
            Self::Generators(request) => !matches!(request.job, generators::Job::Start(_)),
        }
    }
}

/// What the thread replies.
#[derive(Clone, Debug, PartialEq)]
pub enum BackgroundReply {
    /// To a request of a training.
    Training(TrainingId, TrainingReply),
    /// To a request for pictures.
    Pictures(PicturesReply),
    /// To a request of an experiment with generators.
    Generators(GeneratorsReply),
}

/// Carries out requests, one after the other.
#[derive(Default)]
pub struct BackgroundService {
    trainings: TrainingService,
    pictures: PicturesService,
    generators: GeneratorsService,
}

impl BackgroundService {
    /// Carries out a request, and returns the reply, if there is one. `now` is a clock.
    pub fn carry_out(&mut self, request: BackgroundRequest, now: impl Fn() -> Duration) -> Option<BackgroundReply> {
        match request {
            BackgroundRequest::Training(id, request) => {
                self.trainings.carry_out(id, request, now).map(|reply| BackgroundReply::Training(id, reply))
            }
            BackgroundRequest::Pictures(request) => self.pictures.carry_out(request).map(BackgroundReply::Pictures),
            BackgroundRequest::Generators(request) => {
                self.generators.carry_out(request, &mut { now }).map(BackgroundReply::Generators)
            }
        }
    }
}
