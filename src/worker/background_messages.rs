//! The messages of work that takes long: of trainings, of pictures and of generators.

use super::{generator_messages, picture_messages, training_messages};
use crate::lab::background::{BackgroundReply, BackgroundRequest};
use wasm_bindgen::JsValue;

/// The message of a request.
///
/// # Errors
/// The browser's.
pub fn of_request(request: &BackgroundRequest) -> Result<JsValue, JsValue> {
    match request {
        BackgroundRequest::Training(id, request) => training_messages::of_request(*id, request),
        BackgroundRequest::Pictures(request) => picture_messages::of_request(request),
        BackgroundRequest::Generators(request) => generator_messages::of_request(request),
    }
}

/// The request of a message.
pub fn request(message: &JsValue) -> Option<BackgroundRequest> {
    let training = training_messages::request(message).map(|(id, request)| BackgroundRequest::Training(id, request));
    let pictures = || picture_messages::request(message).map(BackgroundRequest::Pictures);
    let generators = || generator_messages::request(message).map(BackgroundRequest::Generators);
    training.or_else(pictures).or_else(generators)
}

/// The message of a reply.
///
/// # Errors
/// The browser's.
pub fn of_reply(reply: &BackgroundReply) -> Result<JsValue, JsValue> {
    match reply {
        BackgroundReply::Training(id, reply) => training_messages::of_reply(*id, reply),
        BackgroundReply::Pictures(reply) => picture_messages::of_reply(reply),
        BackgroundReply::Generators(reply) => generator_messages::of_reply(reply),
    }
}

/// The reply of a message.
pub fn reply(message: &JsValue) -> Option<BackgroundReply> {
    let training = training_messages::reply(message).map(|(id, reply)| BackgroundReply::Training(id, reply));
    let pictures = || picture_messages::reply(message).map(BackgroundReply::Pictures);
    let generators = || generator_messages::reply(message).map(BackgroundReply::Generators);
    training.or_else(pictures).or_else(generators)
}
