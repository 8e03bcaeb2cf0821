//! Frames only where something updates: what `web/rest.js` has to know for it.

use eframe::egui::{self, FullOutput, Plugin, ViewportId};
use eframe::wasm_bindgen::{self, prelude::wasm_bindgen};

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = diffuscopeRest)]
    fn until(milliseconds: f64);

    /// Has the next frame asked for come at once. To be called when a frame is due for another reason than the user's
    /// hand or the last frame, since eframe does not ask again by itself.
    #[wasm_bindgen(js_namespace = diffuscopeRest)]
    pub fn wake();
}

/// Tells the page after every frame when the next one is due.
pub struct Rest;

impl Plugin for Rest {
    fn debug_name(&self) -> &'static str {
        "rest"
    }

    fn output_hook(&mut self, _: &egui::Context, output: &mut FullOutput) {
        let root = output.viewport_output.get(&ViewportId::ROOT);
        until(root.map_or(0.0, |viewport| viewport.repaint_delay.as_secs_f64() * 1e3));
    }
}
