//! The messages between the page and a worker: the page posts a [`Request`], the worker posts a [`Reply`]. Each is sent
//! as an object that has its name as `type`:
//!
//! | request | fields | |
//! |---|---|---|
//! | `start_run` | `query`, `numbers` | the settings, as in a link; the list of numbers, if it is the data |
//! | `run_blocks` | `start`, `end` | the numbers of the blocks, without `end` |
//! | `take_counts` | | |
//!
//! | reply | fields | |
//! |---|---|---|
//! | `ready` | | |
//! | `progress` | `blocks`, `milliseconds` | |
//! | `counts` | `counts`, `memory` | a `Uint32Array`, transferred; bytes |

use crate::diffusion::data::{self, NumberList};
use crate::lab::link;
use crate::lab::one_dimension::Settings;
use crate::lab::recording::BlockCounts;
use js_sys::{Array, Float64Array, Object, Reflect, Uint32Array};
use std::ops::Range;
use std::sync::Arc;
use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::{DedicatedWorkerGlobalScope, Worker};

/// What a page asks of a worker. Requests are carried out one after the other.
#[derive(Clone, Debug, PartialEq)]
pub enum Request {
    /// Start a run of these settings; its blocks follow. Counts of an earlier run that have not been taken are lost.
    StartRun(Box<Settings>),
    /// Run these blocks of the run that was started last. Replies: [`Reply::Progress`], several times.
    RunBlocks(Range<u32>),
    /// Send the counts of the blocks that were run since the last such request. Reply: [`Reply::Counts`].
    TakeCounts,
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
}

impl Request {
    /// Sends it to a worker.
    ///
    /// # Errors
    /// The browser's, if it can't be sent.
    pub fn post(&self, worker: &Worker) -> Result<(), JsValue> {
        let message = match self {
            Self::StartRun(settings) => {
                let numbers = settings.list().filter(|_| settings.data() == &data::LIST);
                let numbers = numbers.map_or(JsValue::UNDEFINED, |list| Float64Array::from(list.numbers()).into());
                object("start_run", [("query", link::to_query(&**settings).into()), ("numbers", numbers)])?
            }
            Self::RunBlocks(blocks) => {
                object("run_blocks", [("start", blocks.start.into()), ("end", blocks.end.into())])?
            }
            Self::TakeCounts => object("take_counts", [])?,
        };
        worker.post_message(&message)
    }

    /// Reads a message; `None` if it is no request.
    pub fn read(message: &JsValue) -> Option<Self> {
        match field(message, "type")?.as_string()?.as_str() {
            "start_run" => {
                let (mut settings, _) = link::from_query::<Settings>(&field(message, "query")?.as_string()?, &[]);
                let numbers = field(message, "numbers")?.dyn_into::<Float64Array>().ok();
                if let Some(list) = numbers.and_then(|numbers| NumberList::from_numbers(numbers.to_vec())) {
                    settings.set_list(Arc::new(list));
                }
                Some(Self::StartRun(Box::new(settings)))
            }
            "run_blocks" => Some(Self::RunBlocks(count(message, "start")?..count(message, "end")?)),
            "take_counts" => Some(Self::TakeCounts),
            _ => None,
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
            _ => None,
        }
    }
}

fn object<const N: usize>(name: &str, fields: [(&str, JsValue); N]) -> Result<JsValue, JsValue> {
    let object = Object::new();
    Reflect::set(&object, &"type".into(), &name.into())?;
    for (name, value) in fields {
        Reflect::set(&object, &name.into(), &value)?;
    }
    Ok(object.into())
}

fn field(message: &JsValue, name: &str) -> Option<JsValue> {
    Reflect::get(message, &name.into()).ok()
}

fn count(message: &JsValue, name: &str) -> Option<u32> {
    field(message, name)?.as_f64().map(|count| count as u32)
}
