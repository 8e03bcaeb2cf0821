//! The page's address: it says which experiment is set up, so that a copied link opens the same one.

use crate::lab::link;
use crate::lab::settings::Settings;
use eframe::wasm_bindgen::JsValue;
use web_sys::Window;

/// The query of the address, with its question mark; empty where there is none.
pub fn query(window: &Window) -> String {
    window.location().search().unwrap_or_default()
}

/// Writes the experiments into the address, beside what is there of others, without a new entry in the history.
pub fn show(settings: &Settings, second: Option<&Settings>) {
    let Some(window) = web_sys::window() else {
        return;
    };
    let query = link::with_settings(&query(&window), settings, second);
    let address =
        window.location().pathname().map(|path| if query.is_empty() { path } else { format!("{path}?{query}") });
    if let (Ok(history), Ok(address)) = (window.history(), address) {
        // A page without an address of its own (a sandboxed frame, say) has nothing to write.
        _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&address));
    }
}
