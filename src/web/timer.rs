//! Waiting in an asynchronous function.

use eframe::wasm_bindgen::JsValue;
use js_sys::Promise;
use wasm_bindgen_futures::JsFuture;

/// Returns after so many milliseconds.
///
/// # Errors
/// If the browser has no timers.
pub async fn sleep(milliseconds: i32) -> Result<(), JsValue> {
    let window = web_sys::window().ok_or("there is no window")?;
    let promise = Promise::new(&mut |resolve, reject| {
        if let Err(reason) = window.set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, milliseconds) {
            // Only a function that throws could fail.
            _ = reject.call1(&JsValue::NULL, &reason);
        }
    });
    JsFuture::from(promise).await.map(|_| ())
}
