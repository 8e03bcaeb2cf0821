//! Files of pictures, which the browser decodes.

use super::idle;
use super::shared_app::SharedApp;
use super::workers::program;
use crate::images::own_picture;
use eframe::wasm_bindgen::{JsCast as _, JsValue};
use js_sys::{Function, Promise, Reflect, Uint8Array};
use wasm_bindgen_futures::JsFuture;

/// The module that decodes, relative to the page's script.
const MODULE: &str = "./pictures/decode.js";

/// Decodes a picture, and hands it to the application.
pub fn decode(shared: &SharedApp, content: Vec<u8>, by_reader: bool) {
    let shared = shared.clone();
    wasm_bindgen_futures::spawn_local(async move {
        let gray = decoded(&content).await.ok();
        if let Some(mut app) = shared.get() {
            app.take_picture(gray.as_deref(), by_reader);
            idle::wake();
        }
    });
}

/// The gray values of a picture.
async fn decoded(content: &[u8]) -> Result<Vec<u8>, JsValue> {
    let module = program::load(MODULE).await?;
    let decode: Function = Reflect::get(&module, &"gray".into())?.dyn_into()?;
    let size = own_picture::DECODED as f64;
    let gray = decode.call2(&JsValue::NULL, &Uint8Array::from(content).into(), &size.into())?;
    Ok(Uint8Array::new(&JsFuture::from(gray.unchecked_into::<Promise>()).await?).to_vec())
}
