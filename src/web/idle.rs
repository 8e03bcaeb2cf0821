//! Frames are drawn only while something changes: the program's part of `web/idle.js`, which stops eframe's frame loop.

use eframe::wasm_bindgen::prelude::{Closure, wasm_bindgen};
use eframe::wasm_bindgen::{self, JsValue};
use egui::{self, Context, FullOutput, OutputCommand, Plugin, ViewportId};

#[wasm_bindgen]
extern "C" {
    /// A frame has been drawn, and the next one is due in so many milliseconds.
    #[wasm_bindgen(js_namespace = diffuscopeIdle)]
    fn drawn(milliseconds: f64);

    /// Puts a text into the clipboard, in an event of the browser that cuts or copies: outside https, the program may not
    /// do that in another way.
    #[wasm_bindgen(js_namespace = diffuscopeIdle)]
    fn copy(text: &str);

    /// Calls this when the page needs a frame.
    #[wasm_bindgen(js_namespace = diffuscopeIdle, js_name = onRepaint)]
    fn on_repaint(repaint: JsValue);

    /// Starts the frame loop if it is stopped. Call it when a frame is needed that neither an event of the browser nor
    /// the last frame has asked for: `web/idle.js` handles those itself.
    #[wasm_bindgen(js_namespace = diffuscopeIdle)]
    pub fn wake();
}

/// Reports to the page after every frame when the next one is due.
pub struct IdleFrames;

impl Plugin for IdleFrames {
    fn debug_name(&self) -> &'static str {
        "idle frames"
    }

    fn setup(&mut self, ctx: &Context) {
        let ctx = ctx.clone();
        on_repaint(Closure::<dyn Fn()>::new(move || ctx.request_repaint()).into_js_value());
    }

    fn output_hook(&mut self, _: &Context, output: &mut FullOutput) {
        if !web_sys::window().is_some_and(|window| window.is_secure_context()) {
            for command in &output.platform_output.commands {
                if let OutputCommand::CopyText(text) = command {
                    copy(text);
                }
            }
        }
        let root = output.viewport_output.get(&ViewportId::ROOT);
        drawn(root.map_or(0.0, |viewport| viewport.repaint_delay.as_secs_f64() * 1e3));
    }
}
