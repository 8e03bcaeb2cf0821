//! The workers' program: where it is, and how a worker starts it.

use eframe::wasm_bindgen::{self, JsCast as _, JsValue, prelude::wasm_bindgen};
use js_sys::{Array, Function, JSON, Object, Promise, Reflect, Uint8Array, WebAssembly};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, Response, Url, Worker};

/// The script that wasm-bindgen writes for the program (see `index.html`), and the program; relative to the page's
/// script.
const SCRIPT: &str = "./worker/worker.js";
const PROGRAM: &str = "./worker/worker_bg.wasm";

#[wasm_bindgen]
extern "C" {
    /// The address of a file, relative to the page's script. It uses the import map of a release, and in the single
    /// file the table of the files inside (`scripts/single-file.mjs`).
    #[wasm_bindgen(catch, js_namespace = ["import", "meta"])]
    fn resolve(name: &str) -> Result<String, JsValue>;

    /// `web/import.js`
    #[wasm_bindgen(js_name = diffuscopeImport)]
    fn import(address: &str) -> Promise;

    /// A worker that runs the module at this address, which must be of the page's own origin
    /// (`web/trusted-types.js`).
    #[wasm_bindgen(catch, js_namespace = diffuscopeTrusted, js_name = worker)]
    pub fn new_worker(address: &str) -> Result<Worker, JsValue>;
}

/// The function `carry_out` of the program, started on the page's own thread.
pub async fn carry_out_here() -> Result<Function, JsValue> {
    let module = compile().await?;
    let script = load(SCRIPT).await?;
    let member = |name: &str| Reflect::get(&script, &name.into())?.dyn_into::<Function>();
    let options = Object::new();
    Reflect::set(&options, &"module_or_path".into(), &module)?;
    let started = member("default")?.call1(&JsValue::NULL, &options)?;
    JsFuture::from(started.unchecked_into::<Promise>()).await?;
    member("carry_out")
}

/// A module of the page, by its name relative to the page's script.
pub async fn load(name: &str) -> Result<JsValue, JsValue> {
    JsFuture::from(import(&resolve(name)?)).await
}

/// The address of a worker's script, which waits for the [compiled](compile) program as its first message and starts
/// it. Revoke it when the workers have been created. It is a blob because a worker's script has to be from the page's
/// own origin, and the program may be from another.
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
    // Not while it is downloaded: that works only if the server sends the content type of WebAssembly.
    JsFuture::from(WebAssembly::compile(&fetched(PROGRAM).await?)).await
}

/// The content of a file of the page, by its name relative to the page's script.
pub async fn fetch(name: &str) -> Result<Vec<u8>, JsValue> {
    Ok(Uint8Array::new(&fetched(name).await?).to_vec())
}

/// The same as an `ArrayBuffer`.
async fn fetched(name: &str) -> Result<JsValue, JsValue> {
    let window = web_sys::window().ok_or("there is no window")?;
    let response: Response = JsFuture::from(window.fetch_with_str(&resolve(name)?)).await?.dyn_into()?;
    if !response.ok() {
        return Err(js_sys::Error::new(&format!("{name} is not on the server")).into());
    }
    JsFuture::from(response.array_buffer()?).await
}
