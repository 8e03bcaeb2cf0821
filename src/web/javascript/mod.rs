//! `window.diffuscope`: the page from JavaScript. Its types are in `web/types/diffuscope.d.ts`.
//!
//! ```js
//! diffuscope.settings()               // { screen: "one-dimension", data: "two-point", prior: 0.8, …, seed: "1" }
//! diffuscope.apply({ model: "nn" })   // changes all of it, or throws an Error that says what is allowed
//! await diffuscope.settled()          // all particles are done
//! diffuscope.report()                 // { particles, data, end_of_forward, recovered }
//! diffuscope.measure({ model: "nn" }) // { milliseconds, particle_steps } of the engine alone
//! await diffuscope.train({ iterations: 8000 }) // trains the score model: { state, iterations, loss, floor, … }
//! diffuscope.cover(1)                 // everything after t = 1 is covered …
//! diffuscope.reveal(2)                // … and is uncovered as it plays
//! ```

mod export;
mod generators;
mod images;
mod measure;
mod playback;
mod results;
mod settings;
mod sweeps;
mod training;
mod values;

use super::idle;
use super::workers::pool::WorkerPool;
use crate::app::application::App;
use crate::lab::run::Run;
use crate::lab::settings::Refusal;
use crate::screens::one_dimension::OneDimension;
use crate::web::shared_app::SharedApp;
use eframe::wasm_bindgen::{self, JsValue, prelude::wasm_bindgen};
use js_sys::Reflect;
use std::cell::RefMut;
use values::error;
use web_sys::Window;

/// The object `window.diffuscope`. Numbers are plain numbers, the seed is a decimal string.
#[wasm_bindgen]
pub struct Diffuscope {
    app: SharedApp,
    workers: WorkerPool,
    /// Whether the calls about one experiment are about B.
    is_second: bool,
}

/// Makes the object a property of the window.
pub fn publish(window: &Window, app: SharedApp, workers: WorkerPool) -> Result<(), JsValue> {
    let handle = JsValue::from(Diffuscope { app, workers, is_second: false });
    Reflect::set(window, &"diffuscope".into(), &handle).map(|_| ())
}

impl Diffuscope {
    /// The application, unless it has stopped.
    fn app(&self) -> Result<RefMut<'_, App>, JsValue> {
        app(&self.app)
    }

    /// The first screen; an error if another one is shown.
    fn one_dimension(&self) -> Result<RefMut<'_, OneDimension>, JsValue> {
        let app = self.app()?;
        let name = app.screen().name();
        RefMut::filter_map(app, App::one_dimension_mut)
            .map_err(|_| error(&format!("this belongs to the screen one-dimension, and {name} is shown")))
    }
}

impl Diffuscope {
    /// The run that the calls are about.
    fn run(&self) -> Result<RefMut<'_, Run>, JsValue> {
        RefMut::filter_map(
            self.one_dimension()?,
            |screen| {
                if self.is_second { screen.second_run() } else { Some(screen.run()) }
            },
        )
        .map_err(|_| error("there is no comparison any more"))
    }
}

/// The application, unless it has stopped. A frame is requested for the change that the caller is about to make.
fn app(app: &SharedApp) -> Result<RefMut<'_, App>, JsValue> {
    idle::wake();
    app.get().ok_or_else(|| error("Diffuscope has stopped; reload the page"))
}

fn refused(refusal: &Refusal) -> JsValue {
    error(&refusal.to_string())
}
