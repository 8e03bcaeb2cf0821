//! Receives the page's requests, and calls what carries them out.

use super::blocks::Blocks;
use super::messages::{Reply, Request};
use wasm_bindgen::{JsCast as _, JsValue, closure::Closure};
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

/// From now on, takes requests; replies [`Reply::Ready`](super::messages::Reply::Ready). A request that fails is an
/// error event of the worker, which the page receives.
///
/// # Errors
/// If this is not a worker.
pub fn start() -> Result<(), JsValue> {
    let page: DedicatedWorkerGlobalScope = js_sys::global().dyn_into()?;
    let mut blocks = Blocks::default();
    let replies = page.clone();
    let listener = Closure::<dyn FnMut(MessageEvent) -> Result<(), JsValue>>::new(move |event: MessageEvent| {
        let reply = |reply: Reply| reply.post(&replies);
        match Request::read(&event.data()) {
            Some(Request::StartRun(settings)) => blocks.start_run(&settings),
            Some(Request::RunBlocks(range)) => blocks.run_blocks(range, reply)?,
            Some(Request::TakeCounts) => reply(blocks.take_counts()?)?,
            None => return Err(js_sys::Error::new("this is not a request").into()),
        }
        Ok(())
    });
    page.set_onmessage(Some(listener.as_ref().unchecked_ref()));
    // The listener lives as long as the worker.
    listener.forget();
    Reply::Ready.post(&page)
}
