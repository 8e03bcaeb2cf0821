//! `window.diffuscope`: how fast the engine is, how much memory it takes, and when it is done.

use super::Diffuscope;
use super::values::{from_values, object};
use super::{app, refused};
use crate::diffusion::model::Surface;
use crate::lab::jobs::block_steps;
use crate::lab::one_dimension::Settings;
use crate::lab::run::Run;
use crate::web::workers::job_source::JobSource;
use crate::web::workers::pool::WorkerPool;
use eframe::wasm_bindgen::{self, JsCast as _, JsValue, prelude::wasm_bindgen};
use js_sys::{ArrayBuffer, Object, Promise, WebAssembly::Memory};
use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;
use std::time::Duration;
use wasm_bindgen_futures::JsFuture;
use web_sys::MessageChannel;
use web_time::Instant;

/// How long the page's thread runs blocks before it returns to the browser, for messages, input and drawing.
const TURN: Duration = Duration::from_millis(1);

#[wasm_bindgen]
impl Diffuscope {
    /// Runs the experiment that `apply(partial)` would set up, from the first block to the last: the engine alone, on
    /// one thread, without drawing or changing the page. Returns `{milliseconds, particle_steps}`, with the steps of
    /// both directions.
    pub fn measure(&self, partial: &JsValue) -> Result<Object, JsValue> {
        let (settings, learned) = self.settings_with("measure", partial)?;
        let start = Instant::now();
        let mut run = Run::with_learned(&settings, learned);
        run.refine(|| true);
        measurement(&run, start)
    }

    /// As `measure`, with the workers: returns a promise.
    #[wasm_bindgen(js_name = measureWithWorkers)]
    pub fn measure_with_workers(&self, partial: &JsValue) -> Result<Promise, JsValue> {
        let (settings, learned) = self.settings_with("measureWithWorkers", partial)?;
        let workers = self.workers.clone();
        Ok(wasm_bindgen_futures::future_to_promise(async move {
            let start = Instant::now();
            let shared = Rc::new(RefCell::new(Run::with_learned(&settings, learned)));
            let source: Rc<dyn JobSource> = shared.clone();
            // The workers begin while the page's thread runs its first blocks.
            workers.assign_jobs(&source);
            let turn = || {
                let since = Instant::now();
                let mut run = shared.borrow_mut();
                run.refine(|| since.elapsed() < TURN);
                Ok(run.is_settled())
            };
            in_turns(&workers, &source, turn).await?;
            measurement(&shared.borrow(), start).map(JsValue::from)
        }))
    }

    /// Bytes of memory: `{page, workers}`, the page's and the sum of the workers'.
    pub fn memory(&self) -> Result<Object, JsValue> {
        let page = wasm_bindgen::memory().unchecked_into::<Memory>().buffer().unchecked_into::<ArrayBuffer>();
        object([("page", page.byte_length().into()), ("workers", self.workers.memory().into())])
    }

    /// A promise that is resolved when all particles are done. The run continues even while the page is hidden.
    pub fn settled(&self) -> Promise {
        let (shared, workers) = (self.app.clone(), self.workers.clone());
        let source: Rc<dyn JobSource> = Rc::new(shared.clone());
        wasm_bindgen_futures::future_to_promise(async move {
            let turn = || {
                let mut app = app(&shared)?;
                app.exchange_with_background_thread();
                app.screen_mut().refine(TURN);
                Ok(app.screen().is_settled())
            };
            in_turns(&workers, &source, turn).await.map(|()| JsValue::UNDEFINED)
        })
    }
}

impl Diffuscope {
    /// The settings that `apply(partial)` would set up, and what the score model has learned if it is one that learns.
    fn settings_with(&self, call: &str, partial: &JsValue) -> Result<(Settings, Option<Arc<Surface>>), JsValue> {
        let values = from_values(call, partial)?;
        let screen = self.one_dimension()?;
        let settings = screen.settings_with(&values).map_err(|refusal| refused(&refusal))?;
        let learned = screen.training().surface().filter(|_| settings.learns());
        Ok((settings, learned))
    }
}

fn measurement(run: &Run, start: Instant) -> Result<Object, JsValue> {
    let particle_steps = f64::from(run.particles_done()) * block_steps(run.settings());
    object([("milliseconds", (start.elapsed().as_secs_f64() * 1e3).into()), ("particle_steps", particle_steps.into())])
}

/// Calls `turn`, which runs blocks on the page's thread, again and again until it returns that all particles are done.
/// Between two calls, jobs are sent to the workers and the browser does its other tasks.
async fn in_turns(
    workers: &WorkerPool,
    source: &Rc<dyn JobSource>,
    turn: impl Fn() -> Result<bool, JsValue>,
) -> Result<(), JsValue> {
    while !turn()? {
        workers.assign_jobs(source);
        JsFuture::from(next_turn()?).await?;
    }
    Ok(())
}

/// A promise that is resolved in one of the browser's next tasks, after input, drawing and messages. It is a message
/// from the page to itself, because a timer would wait at least four milliseconds.
fn next_turn() -> Result<Promise, JsValue> {
    let channel = MessageChannel::new()?;
    let promise = Promise::new(&mut |resolve, _| channel.port1().set_onmessage(Some(&resolve)));
    channel.port2().post_message(&JsValue::UNDEFINED)?;
    Ok(promise)
}
