//! The browser: the canvas, the page's address, its workers, and the JavaScript object. Built for wasm32 only.

mod address;
mod events;
mod idle;
mod javascript;
mod mirror;
mod page_host;
mod workers;

use crate::app::application::App;
use crate::text::Language;
use eframe::wasm_bindgen::{JsCast as _, JsValue};
use page_host::PageHost;
use web_sys::{Document, HtmlCanvasElement, Window};
use workers::background_worker::BackgroundWorker;
use workers::pool::WorkerPool;

/// The id of the page's canvas. Browsers make elements global variables under their ids, so it can't be `diffuscope`,
/// which is the JavaScript object.
const CANVAS: &str = "stage";
/// The id of the element that says why there is no picture.
const FAILURE: &str = "failure";

/// Starts the application on the page's canvas, and gives the page its `window.diffuscope`. If it can't start, the page
/// says why.
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
    let page = PageHost::new(runner.clone(), workers.clone());
    // In a frame, until web/embedded/ has found out whether the reader sees it.
    let is_hidden = document(&window)?.document_element().is_some_and(|root| root.has_attribute("inert"));
    let (pool, background) = (workers.clone(), runner.clone());
    report_panics();
    runner
        .start(
            canvas,
            eframe::WebOptions {
                // The browser zooms with two fingers only if the page has not prevented what the first one begins.
                should_prevent_default: Box::new(|event| {
                    !matches!(event, egui::Event::PointerButton { pressed: true, .. })
                }),
                ..Default::default()
            },
            Box::new(move |cc| {
                cc.egui_ctx.add_plugin(mirror::Mirror::default());
                cc.egui_ctx.add_plugin(idle::IdleFrames);
                let mut app = App::new(&cc.egui_ctx, &query, language);
                app.set_host(Box::new(page));
                let ctx = cc.egui_ctx.clone();
                app.set_background_thread(Box::new(BackgroundWorker::new(pool, move || {
                    // At once, so that the work does not wait for frames.
                    if let Some(mut app) = background.app_mut::<App>().filter(|app| app.is_seen()) {
                        app.exchange_with_background_thread();
                    }
                    ctx.request_repaint();
                    idle::wake();
                })));
                if still {
                    app.reduce_motion();
                }
                app.set_seen(!is_hidden);
                Ok(Box::new(app))
            }),
        )
        .await?;
    javascript::publish(&window, runner, workers)?;
    events::dispatch("started", &JsValue::NULL);
    Ok(())
}

fn window() -> Result<Window, JsValue> {
    web_sys::window().ok_or_else(|| "there is no window".into())
}

fn document(window: &Window) -> Result<Document, JsValue> {
    window.document().ok_or_else(|| "there is no document".into())
}

/// A panic stops the drawing: the page then says so, and what to do. Call it after eframe has set its own hook.
fn report_panics() {
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
        .unwrap_or_else(|| crate::app::json::browser::written(reason));
    web_sys::console::error_1(reason);
    write_failure(&format!("Diffuscope could not start: {words}"));
}

fn write_failure(words: &str) {
    let element =
        window().and_then(|window| document(&window)).ok().and_then(|document| document.get_element_by_id(FAILURE));
    if let Some(element) = element {
        element.set_text_content(Some(words));
        // The element is hidden until there is a message.
        _ = element.remove_attribute("hidden");
    }
}
