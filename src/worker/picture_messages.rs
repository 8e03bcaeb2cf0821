//! The messages of an experiment with pictures. All have the field `run`.
//!
//! | message | fields |
//! |---|---|
//! | `start_pictures` | `query`, the settings as in a link; `digits`, the file of the digits; `weights` of the network, if there is one |
//! | `pictures` | `start`, `end`: their numbers, without `end` |
//! | `pictures_done` | the arrays of [`Block`]: gray values as `Uint8Array`s, numbers as `Float32Array`s |
//! | `pictures_lost` | |

use super::fields::{bytes, count, field, floats, object};
use crate::images::Block;
use crate::lab::images::{Job, Outcome, PicturesReply, PicturesRequest, Settings};
use crate::lab::link;
use crate::learning::network::Network;
use js_sys::{Float32Array, Uint8Array};
use std::sync::Arc;
use wasm_bindgen::JsValue;

/// The message of a request.
pub fn of_request(request: &PicturesRequest) -> Result<JsValue, JsValue> {
    let run = ("run", JsValue::from(request.run));
    match &request.job {
        Job::Start { settings, digits, network } => {
            let weights =
                network.as_ref().map_or(JsValue::UNDEFINED, |network| Float32Array::from(network.weights()).into());
            let fields = [
                ("query", link::to_query(&**settings).into()),
                ("digits", Uint8Array::from(&**digits).into()),
                ("weights", weights),
            ];
            object("start_pictures", [run].into_iter().chain(fields))
        }
        Job::Pictures(numbers) => {
            object("pictures", [run, ("start", numbers.start.into()), ("end", numbers.end.into())])
        }
    }
}

/// The request of a message.
pub fn request(message: &JsValue) -> Option<PicturesRequest> {
    let job = match field(message, "type")?.as_string()?.as_str() {
        "start_pictures" => {
            let (settings, _) = link::from_query::<Settings>(&field(message, "query")?.as_string()?, &[]);
            let weights = floats(message, "weights");
            let network = weights.and_then(|weights| Network::with_weights(settings.shape(), weights)).map(Arc::new);
            Job::Start { settings: Box::new(settings), digits: bytes(message, "digits")?.into(), network }
        }
        "pictures" => Job::Pictures(count(message, "start")?..count(message, "end")?),
        _ => return None,
    };
    Some(PicturesRequest { run: count(message, "run")?, job })
}

/// The message of a reply.
pub fn of_reply(reply: &PicturesReply) -> Result<JsValue, JsValue> {
    let run = ("run", JsValue::from(reply.run));
    match &reply.outcome {
        Outcome::Done(block) => {
            let grays = [("forward", &block.forward), ("reverse", &block.reverse)];
            let grays = grays.map(|(name, grays)| (name, JsValue::from(Uint8Array::from(&**grays))));
            let numbers = [
                ("recovered", &block.recovered),
                ("rms", &block.rms),
                ("agreement", &block.agreement),
                ("squared_error", &block.squared_error),
                ("forward_power", &block.forward_power),
                ("reverse_power", &block.reverse_power),
                ("data", &places(&block.data)),
                ("nearest", &places(&block.nearest)),
            ]
            .map(|(name, numbers)| (name, JsValue::from(Float32Array::from(&**numbers))));
            object("pictures_done", [run].into_iter().chain(grays).chain(numbers))
        }
        Outcome::Lost => object("pictures_lost", [run]),
    }
}

/// The reply of a message.
pub fn reply(message: &JsValue) -> Option<PicturesReply> {
    let outcome = match field(message, "type")?.as_string()?.as_str() {
        "pictures_done" => Outcome::Done(Box::new(block(message)?)),
        "pictures_lost" => Outcome::Lost,
        _ => return None,
    };
    Some(PicturesReply { run: count(message, "run")?, outcome })
}

fn block(message: &JsValue) -> Option<Block> {
    let places = |name| Some(floats(message, name)?.into_iter().map(|place| place as u32).collect());
    Some(Block {
        data: places("data")?,
        forward: bytes(message, "forward")?,
        reverse: bytes(message, "reverse")?,
        recovered: floats(message, "recovered")?,
        nearest: places("nearest")?,
        rms: floats(message, "rms")?,
        agreement: floats(message, "agreement")?,
        squared_error: floats(message, "squared_error")?,
        forward_power: floats(message, "forward_power")?,
        reverse_power: floats(message, "reverse_power")?,
    })
}

/// Places in the data, as numbers: single precision has them all.
fn places(places: &[u32]) -> Vec<f32> {
    places.iter().map(|place| *place as f32).collect()
}
