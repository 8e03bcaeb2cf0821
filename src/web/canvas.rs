//! The canvas, and another one when the browser has taken its graphics away: `web/canvas.js` listens to that.

use super::shared_app::SharedApp;
use super::{events, idle, mirror};
use crate::app::application::App;
use eframe::WebRunner;
use eframe::wasm_bindgen::prelude::{Closure, wasm_bindgen};
use eframe::wasm_bindgen::{self, JsValue};
use egui::Context;
use js_sys::Promise;
use web_sys::HtmlCanvasElement;

#[wasm_bindgen]
extern "C" {
    /// When the graphics of the canvas are lost, calls `stop`, and `start` with another canvas; `start` returns a promise.
    #[wasm_bindgen(js_namespace = diffuscopeCanvas, js_name = onLost)]
    fn on_lost(stop: JsValue, start: JsValue);
}

/// Draws the application on this canvas, and on others when its graphics are lost. `create` makes the application.
///
/// # Errors
/// The browser's, if it has no WebGL.
pub async fn start(
    runner: &WebRunner,
    app: &SharedApp,
    canvas: HtmlCanvasElement,
    create: impl FnOnce(&Context) -> App + 'static,
) -> Result<(), JsValue> {
    draw(runner, app, canvas, create).await?;
    let stopped = runner.clone();
    let stop = Closure::<dyn Fn()>::new(move || stopped.destroy());
    let (runner, app) = (runner.clone(), app.clone());
    let start = Closure::<dyn Fn(HtmlCanvasElement) -> Promise>::new(move |canvas| {
        let (runner, app) = (runner.clone(), app.clone());
        wasm_bindgen_futures::future_to_promise(async move {
            // It exists: this was not the first canvas.
            draw(&runner, &app, canvas, |ctx| App::new(ctx, "", crate::text::Language::English)).await?;
            idle::wake();
            events::dispatch("restored", &JsValue::NULL);
            Ok(JsValue::UNDEFINED)
        })
    });
    on_lost(stop.into_js_value(), start.into_js_value());
    Ok(())
}

async fn draw(
    runner: &WebRunner,
    app: &SharedApp,
    canvas: HtmlCanvasElement,
    create: impl FnOnce(&Context) -> App + 'static,
) -> Result<(), JsValue> {
    let options = eframe::WebOptions {
        // The browser zooms with two fingers only if the page has not prevented what the first one begins.
        should_prevent_default: Box::new(|event| !matches!(event, egui::Event::PointerButton { pressed: true, .. })),
        ..Default::default()
    };
    let app = app.clone();
    let drawn = Box::new(move |cc: &eframe::CreationContext<'_>| {
        cc.egui_ctx.add_plugin(mirror::Mirror::default());
        cc.egui_ctx.add_plugin(idle::IdleFrames);
        Ok(app.on_canvas(&cc.egui_ctx, create))
    });
    runner.start(canvas, options, drawn).await
}
