//! `window.diffuscope`: what belongs to the screen of generators.

use super::Diffuscope;
use super::values::{error, from_json};
use crate::lab::generators::drawn;
use eframe::wasm_bindgen::{self, JsValue, prelude::wasm_bindgen};

#[wasm_bindgen]
impl Diffuscope {
    /// What is drawn of the generators that are shown, `{reach, data, generators}`: `data` has the probability of each bin
    /// of x from −reach to reach, and each of `generators` its `name`, `histogram`, `stages` from z to x, `curves` over x,
    /// `losses` every `stride` iterations, the `least` one, and W₁ as `iterations` and `w1`.
    pub fn generators(&self) -> Result<JsValue, JsValue> {
        let mut app = self.app()?;
        let name = app.screen().name();
        let screen = app
            .generators_mut()
            .ok_or_else(|| error(&format!("this belongs to the screen generators, and {name} is shown")))?;
        from_json(&drawn(screen.run()))
    }
}
