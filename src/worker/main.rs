//! Entry point of the workers' program. Outside a browser there are no workers, and it does nothing.

fn main() {
    #[cfg(target_arch = "wasm32")]
    if let Err(reason) = diffuscope_engine::worker::service::start() {
        wasm_bindgen::throw_val(reason);
    }
}
