//! The workers' program: where it is, and how a worker starts it.

use eframe::wasm_bindgen::{self, JsCast as _, JsValue, prelude::wasm_bindgen};
use js_sys::{Array, JSON, WebAssembly};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, Response, Url};

/// The script that wasm-bindgen writes for the program (see `index.html`), and the program, beside the page's own script.
const SCRIPT: &str = "./worker/worker.js";
const PROGRAM: &str = "./worker/worker_bg.wasm";

#[wasm_bindgen]
extern "C" {
    /// The address of a file beside the page's own script. Knows the names that the import map of a release gives to
    /// files, and in the single file those that are inside (`scripts/single-file.mjs`).
    #[wasm_bindgen(catch, js_namespace = ["import", "meta"])]
    fn resolve(name: &str) -> Result<String, JsValue>;
}

/// The address of what a worker is to run: it waits for the [compiled](compile) program, as its first message, and starts
/// it. To be revoked when the workers have been created. A blob, since a worker's script has to be from the page's own
/// origin, and the program's may be from another.
pub fn start_script() -> Result<String, JsValue> {
    let script = JSON::stringify(&resolve(SCRIPT)?.into())?;
    let source = format!(
        "import init from {script};
         onmessage = ({{ data: module }}) => init({{ module_or_path: module }});"
    );
    let kind = BlobPropertyBag::new();
    kind.set_type("text/javascript");
    Url::create_object_url_with_blob(&Blob::new_with_str_sequence_and_options(&Array::of1(&source.into()), &kind)?)
}

/// Fetches and compiles the program, once for all workers: a `WebAssembly.Module`.
pub async fn compile() -> Result<JsValue, JsValue> {
    let window = web_sys::window().ok_or("there is no window")?;
    let response: Response = JsFuture::from(window.fetch_with_str(&resolve(PROGRAM)?)).await?.dyn_into()?;
    if !response.ok() {
        return Err(js_sys::Error::new("the workers' program is not on the server").into());
    }
    // Not while it arrives: then the server would have to say that it is WebAssembly.
    let bytes = JsFuture::from(response.array_buffer()?).await?;
    Ok(JsFuture::from(WebAssembly::compile(&bytes)).await?.into())
}
