//! `window.diffuscope`: what `web/sweep/` needs to run sweeps in workers of its own.

use super::Diffuscope;
use super::values::{object, set};
use crate::lab::one_dimension::Setting;
use crate::lab::settings::Domain;
use crate::lab::sweep::Axis;
use crate::text::Text;
use crate::web::workers::program;
use crate::worker::fields;
use eframe::wasm_bindgen::{self, JsValue, prelude::wasm_bindgen};
use js_sys::{Array, Object, Promise};

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

    /// The settings that can be swept, in the order of the panel, as an array of `{name, label, choices}`, with
    /// `choices` as `[name, label]`, or of `{name, label, least, most, whole}`; labels are in the page's language.
    pub fn axes(&self) -> Result<Array, JsValue> {
        let app = self.app()?;
        let text = app.language().text();
        Axis::settings().map(|setting| described(setting, text)).collect()
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

fn described(setting: &Setting, text: &Text) -> Result<JsValue, JsValue> {
    let described = object([("name", setting.name.into()), ("label", text.setting(setting.name).into())])?;
    let (least, most, is_whole) = match setting.domain {
        Domain::OneOf(names) => {
            let choice = |name: &&str| Array::of2(&(*name).into(), &text.choice(setting.name, name).into());
            set(&described, "choices", names.iter().map(choice).collect::<Array>())?;
            return Ok(described.into());
        }
        Domain::Real { least, most, .. } => (least, most, false),
        Domain::Whole { least, most } | Domain::WholeOrUnlimited { least, most } => (least.into(), most.into(), true),
        // Those that a number holds exactly.
        Domain::Seed | Domain::Text(_) => (0.0, js_sys::Number::MAX_SAFE_INTEGER, true),
    };
    set(&described, "least", least)?;
    set(&described, "most", most)?;
    set(&described, "whole", is_whole)?;
    Ok(described.into())
}
