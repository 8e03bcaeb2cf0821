//! The workers' program. Outside a browser there are no workers, and it does nothing.

fn main() {
    #[cfg(target_arch = "wasm32")]
    if let Err(reason) = diffuscope_engine::worker::service::start() {
        wasm_bindgen::throw_val(reason);
    }
}

/// Carries out a message with a request of a training, for a page that has no workers and imports this program; returns
/// the reply, undefined if there is none.
#[cfg(target_arch = "wasm32")]
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn carry_out(message: &wasm_bindgen::JsValue) -> Result<wasm_bindgen::JsValue, wasm_bindgen::JsValue> {
    diffuscope_engine::worker::service::carry_out_here(message)
}
