//! What has failed, for the page, which says it in words (`web/failure.js`).

use eframe::wasm_bindgen::prelude::wasm_bindgen;
use eframe::wasm_bindgen::{self, JsCast as _, JsValue};

#[wasm_bindgen]
extern "C" {
    /// Shows the words for a failure after which there is no picture, and a detail for those who look for its cause.
    #[wasm_bindgen(js_namespace = diffuscopeFailure)]
    fn show(failure: &str, detail: &str);

    /// Shows the words for a failure with which the page goes on.
    #[wasm_bindgen(js_namespace = diffuscopeFailure)]
    fn notify(failure: &str);
}

/// The application can't be started.
pub fn could_not_start(reason: &JsValue) {
    let words = reason
        .as_string()
        .or_else(|| reason.dyn_ref::<js_sys::Error>().map(|error| String::from(error.message())))
        .unwrap_or_else(|| crate::app::json::browser::written(reason));
    web_sys::console::error_1(reason);
    show(if words.contains("WebGL") { "webgl" } else { "start" }, &words);
}

/// From now on, the page says that a panic has stopped the drawing. Call it after eframe has set its own hook.
pub fn report_panics() {
    let log = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        log(panic);
        let words = panic.to_string();
        // A request for more memory than there can be is a panic; one for more than there is, is not.
        show(if words.contains("capacity overflow") { "memory" } else { "fault" }, &words);
    }));
}

/// No worker runs any more: the page's own thread does the work.
pub fn has_no_workers() {
    notify("workers");
}
