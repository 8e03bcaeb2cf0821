//! Receives the page's requests, and calls what carries them out.

use super::blocks::Blocks;
use super::fields::memory;
use super::messages::{Reply, Request};
use super::{background_messages, sweeps};
use crate::lab::background::BackgroundService;
use std::cell::RefCell;
use wasm_bindgen::{JsCast as _, JsValue, closure::Closure};
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};
use web_time::Instant;

/// From now on, takes requests; replies [`Reply::Ready`](super::messages::Reply::Ready). A request that fails is an
/// error event of the worker, which the page receives.
///
/// In a page, does nothing: see [`carry_out_here`].
///
/// # Errors
/// The browser's, if it can't reply.
pub fn start() -> Result<(), JsValue> {
    let Ok(page) = js_sys::global().dyn_into::<DedicatedWorkerGlobalScope>() else {
        return Ok(());
    };
    let (mut blocks, mut background) = (Blocks::default(), BackgroundService::default());
    let since = Instant::now();
    let replies = page.clone();
    let listener = Closure::<dyn FnMut(MessageEvent) -> Result<(), JsValue>>::new(move |event: MessageEvent| {
        let reply = |reply: Reply| reply.post(&replies);
        match Request::read(&event.data()) {
            Some(Request::StartRun(settings, learned)) => blocks.start_run(&settings, learned.as_ref()),
            Some(Request::RunBlocks(range)) => blocks.run_blocks(range, reply)?,
            Some(Request::TakeCounts) => reply(blocks.take_counts()?)?,
            Some(Request::Background(request)) => {
                if let Some(answer) = background.carry_out(request, || since.elapsed()) {
                    reply(Reply::Background(answer, memory()))?;
                }
            }
            None => replies.post_message(&sweeps::carry_out(&event.data()).ok_or_else(not_a_request)??)?,
        }
        Ok(())
    });
    page.set_onmessage(Some(listener.as_ref().unchecked_ref()));
    // The listener lives as long as the worker.
    listener.forget();
    Reply::Ready.post(&page)
}

/// Carries out a request of a training, for pictures, or of a sweep, on the thread of a page that has imported this program. Returns the message of the
/// reply, undefined if there is none.
///
/// # Errors
/// If the message is none of these.
pub fn carry_out_here(message: &JsValue) -> Result<JsValue, JsValue> {
    thread_local! {
        static BACKGROUND: RefCell<(BackgroundService, Instant)> =
            RefCell::new((BackgroundService::default(), Instant::now()));
    }
    if let Some(reply) = sweeps::carry_out(message) {
        return reply;
    }
    let request = background_messages::request(message).ok_or_else(not_a_request)?;
    let reply = BACKGROUND.with_borrow_mut(|(background, since)| background.carry_out(request, || since.elapsed()));
    reply.map_or(Ok(JsValue::UNDEFINED), |reply| background_messages::of_reply(&reply))
}

fn not_a_request() -> JsValue {
    js_sys::Error::new("this is not a request").into()
}
