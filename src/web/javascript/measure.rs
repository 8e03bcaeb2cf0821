//! `window.diffuscope`: how fast the engine is, how much memory it takes, and when it is done.

use super::Diffuscope;
use super::values::{from_values, object};
use super::{app, refused};
use crate::lab::jobs::block_steps;
use crate::lab::one_dimension::Settings;
use crate::lab::run::Run;
use crate::web::workers::job_source::JobSource;
use crate::web::workers::pool::WorkerPool;
use eframe::wasm_bindgen::{self, JsCast as _, JsValue, prelude::wasm_bindgen};
use js_sys::{ArrayBuffer, Object, Promise, WebAssembly::Memory};
use std::cell::RefCell;
use std::rc::Rc;
use std::time::Duration;
use wasm_bindgen_futures::JsFuture;
use web_sys::MessageChannel;
use web_time::Instant;

/// How long the page's thread works before it takes the workers' messages and lets the page have a turn.
const TURN: Duration = Duration::from_millis(1);

#[wasm_bindgen]
impl Diffuscope {
    /// Runs the experiment that `apply(partial)` would set up, from the first block to the last: the engine alone, on
    /// one thread, drawing nothing and leaving the page as it is. Returns `{milliseconds, particle_steps}`, the steps
    /// of both legs.
    pub fn measure(&self, partial: &JsValue) -> Result<Object, JsValue> {
        let settings = self.settings_with("measure", partial)?;
        let start = Instant::now();
        let mut run = Run::new(&settings);
        run.refine(|| true);
        measurement(&run, start)
    }

    /// As `measure`, with the workers' help: a promise of the same.
    #[wasm_bindgen(js_name = measureWithWorkers)]
    pub fn measure_with_workers(&self, partial: &JsValue) -> Result<Promise, JsValue> {
        let settings = self.settings_with("measureWithWorkers", partial)?;
        let workers = self.workers.clone();
        Ok(wasm_bindgen_futures::future_to_promise(async move {
            let start = Instant::now();
            let shared = Rc::new(RefCell::new(Run::new(&settings)));
            let source: Rc<dyn JobSource> = shared.clone();
            // They begin while the page's thread has its first turn.
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

    /// Bytes of memory: `{page, workers}`, the page's own and all of the workers' together.
    pub fn memory(&self) -> Result<Object, JsValue> {
        let page = wasm_bindgen::memory().unchecked_into::<Memory>().buffer().unchecked_into::<ArrayBuffer>();
        object([("page", page.byte_length().into()), ("workers", self.workers.memory().into())])
    }

    /// A promise that is kept once all particles are through. It works on while the page is hidden.
    pub fn settled(&self) -> Promise {
        let (runner, workers) = (self.runner.clone(), self.workers.clone());
        let source: Rc<dyn JobSource> = Rc::new(runner.clone());
        wasm_bindgen_futures::future_to_promise(async move {
            let turn = || {
                let mut app = app(&runner)?;
                app.screen_mut().refine(TURN);
                Ok(app.screen().is_settled())
            };
            in_turns(&workers, &source, turn).await.map(|()| JsValue::UNDEFINED)
        })
    }
}

impl Diffuscope {
    /// The settings that `apply(partial)` would set up.
    fn settings_with(&self, call: &str, partial: &JsValue) -> Result<Settings, JsValue> {
        let values = from_values(call, partial)?;
        self.one_dimension()?.settings_with(&values).map_err(|refusal| refused(&refusal))
    }
}

fn measurement(run: &Run, start: Instant) -> Result<Object, JsValue> {
    let particle_steps = f64::from(run.particles_done()) * block_steps(run.settings());
    object([("milliseconds", (start.elapsed().as_secs_f64() * 1e3).into()), ("particle_steps", particle_steps.into())])
}

/// Has the page's thread run blocks, in turns with everything else on the page and together with the workers, until
/// `turn` says that all particles are through.
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

/// A promise of the browser's next task, after input, drawing and messages have had their turn. A message to oneself: a
/// timer would make every turn four milliseconds long.
fn next_turn() -> Result<Promise, JsValue> {
    let channel = MessageChannel::new()?;
    let promise = Promise::new(&mut |resolve, _| channel.port1().set_onmessage(Some(&resolve)));
    channel.port2().post_message(&JsValue::UNDEFINED)?;
    Ok(promise)
}
