//! The program's part of the accessibility mirror, whose elements `web/mirror.js` keeps: gives it the tree of controls, and
//! takes what a reader does with the elements.

use crate::app::mirror::{Request, describe};
use eframe::wasm_bindgen::prelude::{Closure, wasm_bindgen};
use eframe::wasm_bindgen::{self, JsValue};
use egui::accesskit::TreeUpdate;
use egui::{Context, FullOutput, Plugin, RawInput, ViewportId};
use std::time::Duration;
use web_time::Instant;

#[wasm_bindgen]
extern "C" {
    /// Builds the elements anew from a description; `focus` is the identity of the one that has egui's focus, `scale` the
    /// size of a point in pixels of the page.
    #[wasm_bindgen(js_namespace = diffuscopeMirror)]
    fn show(description: &str, focus: &str, scale: f32);

    /// What the reader has done with the elements since the last call, a line for each.
    #[wasm_bindgen(js_namespace = diffuscopeMirror, js_name = takeRequests)]
    fn take_requests() -> String;

    /// Calls this after each request, so that a frame takes it.
    #[wasm_bindgen(js_namespace = diffuscopeMirror, js_name = onRequest)]
    fn on_request(repaint: JsValue);

    /// Whether one of the elements has the keyboard's focus.
    #[wasm_bindgen(js_namespace = diffuscopeMirror, js_name = hasFocus)]
    fn has_focus() -> bool;
}

/// Elements follow the picture after this time at the latest. More often than people can listen would cost frames.
const DELAY: Duration = Duration::from_millis(100);

/// Connects egui to the page's elements.
#[derive(Default)]
pub struct Mirror {
    tree: Option<TreeUpdate>,
    description: String,
    described: Option<Instant>,
}

impl Mirror {
    fn is_due(&self) -> bool {
        self.described.is_none_or(|at| at.elapsed() >= DELAY)
    }
}

impl Plugin for Mirror {
    fn debug_name(&self) -> &'static str {
        "accessibility mirror"
    }

    fn setup(&mut self, ctx: &Context) {
        let ctx = ctx.clone();
        on_request(Closure::<dyn Fn()>::new(move || ctx.request_repaint()).into_js_value());
    }

    fn input_hook(&mut self, ctx: &Context, input: &mut RawInput) {
        // eframe knows only the canvas.
        input.focused |= has_focus();
        let requests = take_requests();
        for request in requests.lines().filter_map(|line| line.parse::<Request>().ok()) {
            request.add_to(ctx, input, self.tree.as_ref());
        }
        if self.is_due() || !requests.is_empty() {
            ctx.enable_accesskit();
        } else {
            ctx.disable_accesskit();
        }
    }

    fn output_hook(&mut self, ctx: &Context, output: &mut FullOutput) {
        let Some(tree) = output.platform_output.accesskit_update.take() else {
            // What this frame has changed is described soon.
            if let Some(root) = output.viewport_output.get_mut(&ViewportId::ROOT) {
                root.repaint_delay = root.repaint_delay.min(DELAY);
            }
            return ctx.request_repaint_after(DELAY);
        };
        let description = describe(&tree);
        if description != self.description {
            show(&description, &format!("{:x}", tree.focus.0), ctx.zoom_factor());
            self.description = description;
        }
        self.tree = Some(tree);
        self.described = Some(Instant::now());
    }
}
