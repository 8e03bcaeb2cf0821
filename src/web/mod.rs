//! The browser: the canvas, the page's address, its workers, and the JavaScript object. Built for wasm32 only.

mod address;
mod canvas;
mod events;
mod failure;
mod idle;
mod javascript;
mod mirror;
mod page_host;
mod pictures;
mod shared_app;
mod timer;
mod workers;

use crate::app::application::App;
use crate::text::Language;
use eframe::wasm_bindgen::{JsCast as _, JsValue};
use page_host::PageHost;
use shared_app::SharedApp;
use web_sys::{Document, HtmlCanvasElement, Window};
use workers::background_worker::BackgroundWorker;
use workers::pool::WorkerPool;

/// The id of the page's canvas. Browsers make elements global variables under their ids, so it can't be `diffuscope`,
/// which is the JavaScript object.
const CANVAS: &str = "stage";

/// Starts the application on the page's canvas, and gives the page its `window.diffuscope`. If it can't start, the page
/// says why.
pub fn start() {
    wasm_bindgen_futures::spawn_local(async {
        if let Err(reason) = start_on_canvas().await {
            failure::could_not_start(&reason);
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
    // After eframe has set its own.
    failure::report_panics();
    let shared = SharedApp::new(runner.clone());
    let workers = WorkerPool::default();
    let page = PageHost::new(shared.clone(), workers.clone());
    // In a frame, until web/embedded/ has found out whether the reader sees it.
    let is_hidden = document(&window)?.document_element().is_some_and(|root| root.has_attribute("inert"));
    let (pool, background) = (workers.clone(), shared.clone());
    let create = move |ctx: &egui::Context| {
        let mut app = App::new(ctx, &query, language);
        app.set_host(Box::new(page));
        app.set_background_thread(Box::new(BackgroundWorker::new(pool, move || {
            // At once, so that the work does not wait for frames.
            if let Some(mut app) = background.get() {
                if app.is_seen() {
                    app.exchange_with_background_thread();
                }
                app.repaint();
            }
            idle::wake();
        })));
        if still {
            app.reduce_motion();
        }
        app.set_seen(!is_hidden);
        app
    };
    canvas::start(&runner, &shared, canvas, create).await?;
    javascript::publish(&window, shared, workers)?;
    events::dispatch("started", &JsValue::NULL);
    Ok(())
}

fn window() -> Result<Window, JsValue> {
    web_sys::window().ok_or_else(|| "there is no window".into())
}

fn document(window: &Window) -> Result<Document, JsValue> {
    window.document().ok_or_else(|| "there is no document".into())
}
