//! The messages of an experiment with generators. All have the fields `generator`, its name, and `start`.
//!
//! | message | fields |
//! |---|---|
//! | `start_generator` | `query`, the settings as in a link; `numbers`, the user's own numbers as a `Float64Array`, or undefined |
//! | `train_generator` | `milliseconds`, `steps` |
//! | `generator_trained` | `progress`, a `Float64Array`: see [`progress_numbers`] |
//! | `generator_lost` | |

use super::fields::{count, field, number, object};
use crate::diffusion::data::{LIST, NumberList};
use crate::lab::generators::{
    Generator, GeneratorId, GeneratorsReply, GeneratorsRequest, Job, Outcome, Settings, progress_numbers,
};
use crate::lab::link;
use crate::lab::settings::choice::Choice as _;
use js_sys::Float64Array;
use std::sync::Arc;
use wasm_bindgen::{JsCast as _, JsValue};

/// The message of a request.
pub fn of_request(request: &GeneratorsRequest) -> Result<JsValue, JsValue> {
    match &request.job {
        Job::Start(settings) => {
            let numbers = settings.list().filter(|_| settings.data_kind() == &LIST);
            let numbers = numbers.map_or(JsValue::UNDEFINED, |list| Float64Array::from(list.numbers()).into());
            let fields = [("query", link::to_query(&**settings).into()), ("numbers", numbers)];
            object("start_generator", of_id(request.id).into_iter().chain(fields))
        }
        Job::Train { milliseconds, steps } => {
            let fields = [("milliseconds", (*milliseconds).into()), ("steps", (*steps).into())];
            object("train_generator", of_id(request.id).into_iter().chain(fields))
        }
    }
}

/// The request of a message.
pub fn request(message: &JsValue) -> Option<GeneratorsRequest> {
    let job = match field(message, "type")?.as_string()?.as_str() {
        "start_generator" => Job::Start(Box::new(settings(message)?)),
        "train_generator" => {
            Job::Train { milliseconds: number(message, "milliseconds")?, steps: count(message, "steps")? }
        }
        _ => return None,
    };
    Some(GeneratorsRequest { id: id(message)?, job })
}

fn settings(message: &JsValue) -> Option<Settings> {
    let (mut settings, _) = link::from_query::<Settings>(&field(message, "query")?.as_string()?, &[]);
    let numbers = field(message, "numbers")?.dyn_into::<Float64Array>().ok();
    if let Some(list) = numbers.and_then(|numbers| NumberList::from_numbers(numbers.to_vec())) {
        settings.set_list(Arc::new(list));
    }
    Some(settings)
}

/// The message of a reply.
pub fn of_reply(reply: &GeneratorsReply) -> Result<JsValue, JsValue> {
    match &reply.outcome {
        Outcome::Progress(progress) => {
            let numbers = Float64Array::from(&*progress_numbers::to_numbers(progress));
            object("generator_trained", of_id(reply.id).into_iter().chain([("progress", numbers.into())]))
        }
        Outcome::Lost => object("generator_lost", of_id(reply.id)),
    }
}

/// The reply of a message.
pub fn reply(message: &JsValue) -> Option<GeneratorsReply> {
    let outcome = match field(message, "type")?.as_string()?.as_str() {
        "generator_trained" => {
            let numbers = field(message, "progress")?.dyn_into::<Float64Array>().ok()?.to_vec();
            Outcome::Progress(Box::new(progress_numbers::from_numbers(&numbers)?))
        }
        "generator_lost" => Outcome::Lost,
        _ => return None,
    };
    Some(GeneratorsReply { id: id(message)?, outcome })
}

fn of_id(id: GeneratorId) -> [(&'static str, JsValue); 2] {
    [("generator", id.generator.name().into()), ("start", id.start.into())]
}

fn id(message: &JsValue) -> Option<GeneratorId> {
    let generator = Generator::from_name(&field(message, "generator")?.as_string()?)?;
    Some(GeneratorId { generator, start: count(message, "start")? })
}
