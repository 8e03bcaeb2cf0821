//! The browser: the canvas, the page's address, and the JavaScript handle. Built for wasm32 only.

mod address;
mod away;
mod handle;
mod rest;
mod surroundings;
mod workers;

use crate::ui::app::App;
use crate::ui::text::Language;
use eframe::wasm_bindgen::{JsCast as _, JsValue};
use surroundings::Page;
use web_sys::{Document, HtmlCanvasElement, Window};
use workers::pool::WorkerPool;

/// The element of the page that the picture is drawn in. Browsers make elements global variables under their ids, so it
/// can not be called as the handle is.
const CANVAS: &str = "stage";
/// The element of the page that says why there is no picture.
const FAILURE: &str = "failure";

/// Starts the application on the page's canvas, and threads the page its `window.diffuscope`. What keeps it from
/// starting is written on the page.
pub fn start() {
    wasm_bindgen_futures::spawn_local(async {
        if let Err(reason) = start_on_canvas().await {
            show_failure(&reason);
        }
    });
}

async fn start_on_canvas() -> Result<(), JsValue> {
    let window = window()?;
    let canvas = document(&window)?
        .get_element_by_id(CANVAS)
        .and_then(|element| element.dyn_into::<HtmlCanvasElement>().ok())
        .ok_or("the page has no canvas with the id “stage”")?;
    let query = address::query(&window);
    let language = Language::from_tag(&window.navigator().language().unwrap_or_default());
    let still =
        window.match_media("(prefers-reduced-motion: reduce)").ok().flatten().is_some_and(|query| query.matches());
    let runner = eframe::WebRunner::new();
    let workers = WorkerPool::default();
    let page = Page::new(runner.clone(), workers.clone());
    say_when_it_stops();
    runner
        .start(
            canvas,
            eframe::WebOptions::default(),
            Box::new(move |cc| {
                cc.egui_ctx.add_plugin(rest::Rest);
                let mut app = App::new(&cc.egui_ctx, &query, language);
                app.surround(Box::new(page));
                if still {
                    app.reduce_motion();
                }
                Ok(Box::new(app))
            }),
        )
        .await?;
    handle::publish(&window, runner, workers)?;
    surroundings::say("started", &JsValue::NULL);
    Ok(())
}

fn window() -> Result<Window, JsValue> {
    web_sys::window().ok_or_else(|| "there is no window".into())
}

fn document(window: &Window) -> Result<Document, JsValue> {
    window.document().ok_or_else(|| "there is no document".into())
}

/// A panic stops the drawing: the page says so, and what to do. To be called once eframe's own hook is in place.
fn say_when_it_stops() {
    let log = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        log(panic);
        write_failure("Diffuscope has stopped because of a fault of its own. Reload the page to go on.");
    }));
}

fn show_failure(reason: &JsValue) {
    let words = reason
        .as_string()
        .or_else(|| reason.dyn_ref::<js_sys::Error>().map(|error| String::from(error.message())))
        .unwrap_or_else(|| format!("{reason:?}"));
    web_sys::console::error_1(reason);
    write_failure(&format!("Diffuscope could not start: {words}"));
}

fn write_failure(words: &str) {
    let element =
        window().and_then(|window| document(&window)).ok().and_then(|document| document.get_element_by_id(FAILURE));
    if let Some(element) = element {
        element.set_text_content(Some(words));
        // Shown where it was hidden.
        _ = element.remove_attribute("hidden");
    }
}
