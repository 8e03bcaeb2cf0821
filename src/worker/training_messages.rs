//! The messages of a training. All have the fields `run` and `start` of its [`TrainingId`]; its experiment is `query` and
//! `numbers`, a surface is `surface` and `grid` (see [`fields`](super::fields)), and arrays are `Float32Array`s.
//!
//! | message | fields |
//! |---|---|
//! | `start_training` | the experiment; `digits`, their file, if it learns them; `weights` if there are some |
//! | `train` | `milliseconds`, `detail`: `losses`, `coarse` or `fine` |
//! | `pretrained` | |
//! | `evaluate` | the experiment, `weights` |
//! | `trained` | the numbers and arrays of [`Progress`], its surface, and its snapshots as `snapshot_iterations` and `snapshot_weights` |
//! | `evaluated` | a surface |
//! | `lost` | |

use super::fields::{self, count, field, floats, number, object};
use crate::lab::training::request::{Detail, Progress, TrainingId, TrainingReply, TrainingRequest};
use crate::learning::history::Snapshot;
use js_sys::{Array, Float32Array, Float64Array, Uint8Array};
use std::sync::Arc;
use wasm_bindgen::{JsCast as _, JsValue};

const DETAILS: [(&str, Detail); 3] = [("losses", Detail::Losses), ("coarse", Detail::Coarse), ("fine", Detail::Fine)];

/// The message of a request.
pub fn of_request(id: TrainingId, request: &TrainingRequest) -> Result<JsValue, JsValue> {
    match request {
        TrainingRequest::Start { subject, digits, weights } => {
            let weights = weights.as_deref().map_or(JsValue::UNDEFINED, array);
            let digits = digits.as_ref().map_or(JsValue::UNDEFINED, |digits| Uint8Array::from(&**digits).into());
            let fields = fields::of_subject(subject).into_iter().chain([("digits", digits), ("weights", weights)]);
            object("start_training", of_id(id).into_iter().chain(fields))
        }
        TrainingRequest::Train { milliseconds, detail } => {
            let name = DETAILS.iter().find(|(_, known)| known == detail).map_or("", |(name, _)| name);
            let fields = [("milliseconds", (*milliseconds).into()), ("detail", name.into())];
            object("train", of_id(id).into_iter().chain(fields))
        }
        TrainingRequest::Pretrained => object("pretrained", of_id(id)),
        TrainingRequest::Evaluate { subject, weights } => {
            let fields = fields::of_subject(subject).into_iter().chain([("weights", array(weights))]);
            object("evaluate", of_id(id).into_iter().chain(fields))
        }
    }
}

/// The request of a message.
pub fn request(message: &JsValue) -> Option<(TrainingId, TrainingRequest)> {
    let request = match field(message, "type")?.as_string()?.as_str() {
        "start_training" => TrainingRequest::Start {
            subject: fields::subject(message)?,
            digits: fields::bytes(message, "digits").map(Arc::from),
            weights: floats(message, "weights"),
        },
        "train" => {
            let detail = field(message, "detail")?.as_string()?;
            TrainingRequest::Train {
                milliseconds: number(message, "milliseconds")?,
                detail: DETAILS.iter().find(|(name, _)| *name == detail)?.1,
            }
        }
        "pretrained" => TrainingRequest::Pretrained,
        "evaluate" => {
            TrainingRequest::Evaluate { subject: fields::subject(message)?, weights: floats(message, "weights")? }
        }
        _ => return None,
    };
    Some((id(message)?, request))
}

/// The message of a reply.
pub fn of_reply(id: TrainingId, reply: &TrainingReply) -> Result<JsValue, JsValue> {
    match reply {
        TrainingReply::Progress(progress) => object("trained", of_id(id).into_iter().chain(of_progress(progress))),
        TrainingReply::Evaluated(surface) => {
            object("evaluated", of_id(id).into_iter().chain(fields::of_surface(Some(surface))))
        }
        TrainingReply::Lost => object("lost", of_id(id)),
    }
}

/// The reply of a message.
pub fn reply(message: &JsValue) -> Option<(TrainingId, TrainingReply)> {
    let reply = match field(message, "type")?.as_string()?.as_str() {
        "trained" => TrainingReply::Progress(Box::new(progress(message)?)),
        "evaluated" => TrainingReply::Evaluated(fields::surface(message)?),
        "lost" => TrainingReply::Lost,
        _ => return None,
    };
    Some((id(message)?, reply))
}

fn of_progress(progress: &Progress) -> impl Iterator<Item = (&'static str, JsValue)> {
    let iterations: Vec<f64> = progress.snapshots.iter().map(|snapshot| snapshot.iteration as f64).collect();
    let weights: Array = progress.snapshots.iter().map(|snapshot| array(&snapshot.weights)).collect();
    let fields = [
        ("iteration", JsValue::from(progress.iteration as f64)),
        ("milliseconds", progress.milliseconds.into()),
        ("curve", array(&progress.curve)),
        ("stride", (progress.stride as f64).into()),
        ("loss", progress.loss.into()),
        ("loss_by_time", array(&progress.loss_by_time)),
        ("floor_by_time", array(&progress.floor_by_time)),
        ("weights", array(&progress.weights)),
        ("snapshot_iterations", Float64Array::from(&*iterations).into()),
        ("snapshot_weights", weights.into()),
        ("w1", progress.w1.map_or(JsValue::UNDEFINED, JsValue::from)),
    ];
    fields.into_iter().chain(fields::of_surface(progress.surface.as_ref()))
}

fn progress(message: &JsValue) -> Option<Progress> {
    let iterations = field(message, "snapshot_iterations")?.dyn_into::<Float64Array>().ok()?.to_vec();
    let weights = field(message, "snapshot_weights")?.dyn_into::<Array>().ok()?;
    let snapshots = iterations.into_iter().zip(weights.iter()).filter_map(|(iteration, weights)| {
        let weights = weights.dyn_into::<Float32Array>().ok()?.to_vec();
        Some(Snapshot { iteration: iteration as u64, weights })
    });
    Some(Progress {
        iteration: number(message, "iteration")? as u64,
        milliseconds: number(message, "milliseconds")?,
        curve: floats(message, "curve")?,
        stride: number(message, "stride")? as u64,
        loss: number(message, "loss")?,
        loss_by_time: floats(message, "loss_by_time")?,
        floor_by_time: floats(message, "floor_by_time")?,
        weights: floats(message, "weights")?,
        snapshots: snapshots.collect(),
        surface: fields::surface(message),
        w1: number(message, "w1"),
    })
}

fn of_id(id: TrainingId) -> [(&'static str, JsValue); 2] {
    [("run", id.run.into()), ("start", id.start.into())]
}

fn id(message: &JsValue) -> Option<TrainingId> {
    Some(TrainingId { run: count(message, "run")?, start: count(message, "start")? })
}

fn array(numbers: &[f32]) -> JsValue {
    Float32Array::from(numbers).into()
}
