//! The messages between the page and a worker: the page posts a [`Request`], the worker posts a [`Reply`]. Each is sent
//! as an object that has its name as `type`:
//!
//! | request | fields | |
//! |---|---|---|
//! | `start_run` | `query`, `numbers`, `surface`, `grid` | [settings](super::fields::of_settings); what the model has learned, if it learns |
//! | `run_blocks` | `start`, `end` | the numbers of the blocks, without `end` |
//! | `take_counts` | | |
//! | `start_training`, `train`, … | see [`training_messages`](super::training_messages) | |
//! | `start_pictures`, `pictures` | see [`picture_messages`](super::picture_messages) | |
//!
//! | reply | fields | |
//! |---|---|---|
//! | `ready` | | |
//! | `progress` | `blocks`, `milliseconds` | |
//! | `counts` | `counts`, `memory` | a `Uint32Array`, transferred; bytes |
//! | `trained`, `evaluated`, `lost` | `memory`, and see [`training_messages`](super::training_messages) | |
//! | `pictures_done`, `pictures_lost` | `memory`, and see [`picture_messages`](super::picture_messages) | |

use super::background_messages;
use super::fields::{self, count, field, number, object};
use crate::diffusion::model::Surface;
use crate::lab::background::{BackgroundReply, BackgroundRequest};
use crate::lab::one_dimension::Settings;
use crate::lab::recording::BlockCounts;
use js_sys::{Array, Reflect, Uint32Array};
use std::ops::Range;
use std::sync::Arc;
use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::{DedicatedWorkerGlobalScope, Worker};

/// Large arrays of replies, whose memory is given away.
const TRANSFERRED: [&str; 5] = ["surface", "weights", "recovered", "forward_power", "reverse_power"];

/// What a page asks of a worker. Requests are carried out one after the other.
#[derive(Clone, Debug, PartialEq)]
pub enum Request {
    /// Start a run of these settings; its blocks follow. Counts of an earlier run that have not been taken are lost.
    StartRun(Box<Settings>, Option<Arc<Surface>>),
    /// Run these blocks of the run that was started last. Replies: [`Reply::Progress`], several times.
    RunBlocks(Range<u32>),
    /// Send the counts of the blocks that were run since the last such request. Reply: [`Reply::Counts`].
    TakeCounts,
    /// Carry out a request of a training or for pictures. Reply: [`Reply::Background`].
    Background(BackgroundRequest),
}

/// What a worker sends to its page.
#[derive(Clone, Debug, PartialEq)]
pub enum Reply {
    /// It has started and takes requests.
    Ready,
    /// Blocks that were run since the last such reply, and the time that they took.
    Progress {
        /// The number of blocks.
        blocks: u32,
        /// The time that they took.
        milliseconds: f64,
    },
    /// What was asked for by [`Request::TakeCounts`].
    Counts {
        /// The sum over the blocks.
        counts: BlockCounts,
        /// Bytes of the worker's memory.
        memory: f64,
    },
    /// The reply to a request of a training or for pictures, and bytes of the worker's memory.
    Background(BackgroundReply, f64),
}

impl Request {
    /// Sends it to a worker.
    ///
    /// # Errors
    /// The browser's, if it can't be sent.
    pub fn post(&self, worker: &Worker) -> Result<(), JsValue> {
        let message = match self {
            Self::StartRun(settings, learned) => object(
                "start_run",
                fields::of_settings(settings).into_iter().chain(fields::of_surface(learned.as_deref())),
            )?,
            Self::RunBlocks(blocks) => {
                object("run_blocks", [("start", blocks.start.into()), ("end", blocks.end.into())])?
            }
            Self::TakeCounts => object("take_counts", [])?,
            Self::Background(request) => background_messages::of_request(request)?,
        };
        worker.post_message(&message)
    }

    /// Reads a message; `None` if it is no request.
    pub fn read(message: &JsValue) -> Option<Self> {
        match field(message, "type")?.as_string()?.as_str() {
            "start_run" => {
                let learned = fields::surface(message).map(Arc::new);
                Some(Self::StartRun(Box::new(fields::settings(message)?), learned))
            }
            "run_blocks" => Some(Self::RunBlocks(count(message, "start")?..count(message, "end")?)),
            "take_counts" => Some(Self::TakeCounts),
            _ => background_messages::request(message).map(Self::Background),
        }
    }
}

impl Reply {
    /// Sends it to the page whose worker this is.
    ///
    /// # Errors
    /// The browser's, if it can't be sent.
    pub fn post(self, page: &DedicatedWorkerGlobalScope) -> Result<(), JsValue> {
        match self {
            Self::Ready => page.post_message(&object("ready", [])?),
            Self::Progress { blocks, milliseconds } => {
                let fields = [("blocks", blocks.into()), ("milliseconds", milliseconds.into())];
                page.post_message(&object("progress", fields)?)
            }
            Self::Counts { counts, memory } => {
                let counts = Uint32Array::from(Vec::from(counts).as_slice());
                let transferred = Array::of1(&counts.buffer());
                let message = object("counts", [("counts", counts.into()), ("memory", memory.into())])?;
                page.post_message_with_transfer(&message, &transferred)
            }
            Self::Background(reply, memory) => {
                let message = background_messages::of_reply(&reply)?;
                Reflect::set(&message, &"memory".into(), &memory.into())?;
                page.post_message_with_transfer(&message, &fields::transferable(&message, &TRANSFERRED))
            }
        }
    }

    /// Reads a message; `None` if it is no reply.
    pub fn read(message: &JsValue) -> Option<Self> {
        match field(message, "type")?.as_string()?.as_str() {
            "ready" => Some(Self::Ready),
            "progress" => Some(Self::Progress {
                blocks: count(message, "blocks")?,
                milliseconds: field(message, "milliseconds")?.as_f64()?,
            }),
            "counts" => Some(Self::Counts {
                counts: field(message, "counts")?.dyn_into::<Uint32Array>().ok()?.to_vec().into(),
                memory: field(message, "memory")?.as_f64()?,
            }),
            _ => {
                let reply = background_messages::reply(message)?;
                Some(Self::Background(reply, number(message, "memory")?))
            }
        }
    }
}
