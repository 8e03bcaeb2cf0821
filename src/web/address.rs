//! The page's address: it holds the experiments, so that a copied link opens the same ones.

use crate::app::application::query_with_experiments;
use eframe::wasm_bindgen::JsValue;
use web_sys::Window;

/// The query of the address, with its question mark; empty where there is none.
pub fn query(window: &Window) -> String {
    window.location().search().unwrap_or_default()
}

/// Writes the experiments into the address, without a new entry in the history; its other parts stay.
pub fn write(experiments: &str) {
    let Some(window) = web_sys::window() else {
        return;
    };
    let query = query_with_experiments(&query(&window), experiments);
    let address =
        window.location().pathname().map(|path| if query.is_empty() { path } else { format!("{path}?{query}") });
    if let (Ok(history), Ok(address)) = (window.history(), address) {
        // The state of the entry says which panel is open (web/panels.js).
        let state = history.state().unwrap_or(JsValue::NULL);
        // A page without an address of its own, such as a sandboxed frame, can't write it.
        _ = history.replace_state_with_url(&state, "", Some(&address));
    }
}
