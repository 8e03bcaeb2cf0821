//! What the page asks of the thread that computes pictures, and what that replies.

use super::settings::Settings;
use crate::images::Block;
use crate::learning::network::Network;
use std::ops::Range;
use std::sync::Arc;

/// A request. Requests are carried out one after the other.
#[derive(Clone, Debug, PartialEq)]
pub struct PicturesRequest {
    /// The run that it belongs to: a new one for every experiment.
    pub run: u32,
    /// What is asked for.
    pub job: Job,
}

/// What is asked for.
#[derive(Clone, Debug, PartialEq)]
pub enum Job {
    /// Prepare this run; its pictures follow.
    Start {
        /// The experiment.
        settings: Box<Settings>,
        /// The file of the digits; empty if the data are others.
        digits: Arc<[u8]>,
        /// The network, if the estimate is that of one.
        network: Option<Arc<Network>>,
    },
    /// Compute the pictures with these numbers. Reply: [`PicturesReply`].
    Pictures(Range<u32>),
}

/// The reply to [`Job::Pictures`].
#[derive(Clone, Debug, PartialEq)]
pub struct PicturesReply {
    /// The run that it belongs to.
    pub run: u32,
    /// The pictures.
    pub outcome: Outcome,
}

/// What has become of a request.
#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    /// The pictures.
    Done(Box<Block>),
    /// The thread does not know this run.
    Lost,
}
