//! `window.diffuscope`: what `web/sweep/` needs to run sweeps in workers of its own.

use super::Diffuscope;
use super::values::object;
use crate::web::workers::program;
use crate::worker::fields;
use eframe::wasm_bindgen::{self, JsValue, prelude::wasm_bindgen};
use js_sys::{Object, Promise};

#[wasm_bindgen]
impl Diffuscope {
    /// The workers' program, as a promise of `{script, module}`: the address of the script of a worker, which waits for
    /// the compiled program as its first message.
    #[wasm_bindgen(js_name = workerProgram)]
    pub fn worker_program(&self) -> Promise {
        wasm_bindgen_futures::future_to_promise(async {
            let module = program::compile().await?;
            object([("script", program::start_script()?.into()), ("module", module)]).map(JsValue::from)
        })
    }

    /// The same program on the page's own thread, for a page without workers: a promise of the function that carries out
    /// a message.
    #[wasm_bindgen(js_name = workerProgramHere)]
    pub fn worker_program_here(&self) -> Promise {
        wasm_bindgen_futures::future_to_promise(async { program::carry_out_here().await.map(JsValue::from) })
    }

    /// The experiment as the fields of a message to a worker: of A, if two are compared.
    #[wasm_bindgen(js_name = experimentFields)]
    pub fn experiment_fields(&self) -> Result<Object, JsValue> {
        let mut screen = self.one_dimension()?;
        let run = screen.run();
        let [query, numbers] = fields::of_settings(run.settings());
        let [surface, grid] = fields::of_surface(run.learned().map(|learned| &**learned));
        object([query, numbers, surface, grid])
    }
}
