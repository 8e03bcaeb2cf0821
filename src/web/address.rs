//! The page's address: it holds the experiments, so that a copied link opens the same ones.

use crate::app::application::query_with_experiments;
use eframe::wasm_bindgen::{JsCast as _, JsValue, closure::Closure};
use std::cell::Cell;
use web_sys::Window;

/// Safari lets a page write its address a hundred times in 30 seconds, or in 10.
const RETRY_MILLISECONDS: i32 = 5000;

thread_local! {
    /// The number of the last attempt to write the address.
    static LATEST: Cell<u64> = const { Cell::new(0) };
}

/// The query of the address, with its question mark; empty where there is none.
pub fn query(window: &Window) -> String {
    window.location().search().unwrap_or_default()
}

/// Writes the experiments into the address, without a new entry in the history; its other parts stay.
pub fn write(experiments: &str) {
    LATEST.set(LATEST.get() + 1);
    let Some(window) = web_sys::window() else {
        return;
    };
    let query = query_with_experiments(&query(&window), experiments);
    let location = window.location();
    let (Ok(path), Ok(part), Ok(history)) = (location.pathname(), location.hash(), window.history()) else {
        return;
    };
    let address = if query.is_empty() { path } else { format!("{path}?{query}") };
    // The state of the entry says which panel is open (web/panels.js).
    let state = history.state().unwrap_or(JsValue::NULL);
    let written = history.replace_state_with_url(&state, "", Some(&format!("{address}{part}")));
    if written.is_ok() {
        return;
    }
    // A page without an address of its own, such as a sandboxed frame, can't write it, ever. Others are refused only if
    // they write too often.
    if location.origin().is_ok_and(|origin| origin != "null") {
        write_later(&window, experiments.to_owned());
    } else if let Some(root) = window.document().and_then(|document| document.document_element()) {
        // For the link of web/failure.js. Fails only for a malformed name.
        _ = root.set_attribute("data-query", &query);
    }
}

/// Writes the experiments that the address lacks, unless newer ones have been written by then.
fn write_later(window: &Window, experiments: String) {
    let number = LATEST.with(|latest| {
        latest.set(latest.get() + 1);
        latest.get()
    });
    let write = Closure::once_into_js(move || {
        if LATEST.get() == number {
            write(&experiments);
        }
    });
    // Fails only if there is no such function.
    _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(write.unchecked_ref(), RETRY_MILLISECONDS);
}
