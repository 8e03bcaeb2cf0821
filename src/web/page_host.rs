//! The page around the canvas: it receives the application's events, and its workers run the application's jobs.

use super::address;
use super::events::dispatch;
use super::idle;
use super::pictures;
use super::shared_app::SharedApp;
use super::workers::job_source::JobSource;
use super::workers::pool::WorkerPool;
use super::workers::program;
use crate::app::host::{Event, Host};
use crate::lab::jobs::{NextJob, WorkerLoad};
use crate::lab::recording::BlockCounts;
use crate::widgets::request::Panel;
use eframe::wasm_bindgen::JsValue;
use egui::Theme;
use std::ops::Range;
use std::rc::Rc;

/// The page.
pub struct PageHost {
    app: SharedApp,
    workers: WorkerPool,
    jobs: Rc<dyn JobSource>,
}

impl PageHost {
    /// The page around `app`, with its workers.
    pub fn new(app: SharedApp, workers: WorkerPool) -> Self {
        Self { jobs: Rc::new(app.clone()), app, workers }
    }

    /// In a separate task, because the application is borrowed at this moment.
    fn assign_jobs(&self) {
        let (workers, jobs) = (self.workers.clone(), self.jobs.clone());
        wasm_bindgen_futures::spawn_local(async move { workers.assign_jobs(&jobs) });
    }
}

impl PageHost {
    /// Fetches a file for the screen of pictures; without it, the screen says so.
    fn fetch(&self, name: &'static str) {
        let app = self.app.clone();
        wasm_bindgen_futures::spawn_local(async move {
            let content = program::fetch(name).await.ok();
            if let Some(mut app) = app.get() {
                app.images_mut().take_file(name, content.as_deref());
                app.repaint();
                idle::wake();
            }
        });
    }
}

impl Host for PageHost {
    fn event(&self, event: Event) {
        match event {
            Event::Input => dispatch("input", &JsValue::NULL),
            Event::Change { query } => {
                address::write(&query);
                dispatch("change", &JsValue::NULL);
            }
            Event::Settled => dispatch("settled", &JsValue::NULL),
            Event::JobsWaiting => self.assign_jobs(),
            Event::Language(language) => {
                set_root_attribute("lang", language.tag());
                dispatch("language", &language.tag().into());
            }
            Event::Theme { theme, projector } => {
                let name = match theme {
                    Theme::Light => "light",
                    Theme::Dark => "dark",
                };
                // For the style of the panels beside the canvas.
                set_root_attribute("data-theme", name);
                set_root_attribute("data-projector", if projector { "true" } else { "false" });
                dispatch("theme", &name.into());
            }
            Event::Messages => dispatch("messages", &JsValue::NULL),
            Event::FetchFile(name) => self.fetch(name),
            Event::DecodePicture { content, by_reader } => pictures::decode(&self.app, content, by_reader),
            Event::Training => dispatch("training", &JsValue::NULL),
            Event::SaveNetwork => dispatch("open", &"save-network".into()),
            Event::ChooseFile => dispatch("open", &"choose-file".into()),
            Event::OpenLesson(name) => dispatch("open", &format!("lesson:{name}").into()),
            Event::OpenPanel(panel) => dispatch("open", &name(panel).into()),
        }
    }
}

/// The name of a panel in the event `diffuscope:open`.
fn name(panel: Panel) -> String {
    match panel {
        Panel::Lessons => "lessons".to_owned(),
        Panel::Lesson(number) => format!("lesson:{number}"),
        Panel::Share => "share".to_owned(),
        Panel::Sweep => "sweep".to_owned(),
    }
}

fn set_root_attribute(name: &str, value: &str) {
    if let Some(root) = web_sys::window().and_then(|window| window.document()?.document_element()) {
        // Fails only for a malformed name.
        _ = root.set_attribute(name, value);
    }
}

impl JobSource for SharedApp {
    fn queue_milliseconds(&self) -> f64 {
        // Slightly more than a frame.
        20.0
    }

    fn next_job(&self, run: Option<u64>, load: WorkerLoad) -> NextJob {
        match self.get() {
            Some(mut app) if app.is_seen() => {
                // The figures show it.
                app.set_threads(load.threads);
                app.screen_mut().next_job(run, load)
            }
            _ => NextJob::Finished,
        }
    }

    fn finish_job(&self, run: u64, blocks: &[Range<u32>], counts: Option<&BlockCounts>) {
        if let Some(mut app) = self.get() {
            app.screen_mut().finish_job(run, blocks, counts);
            app.repaint();
            idle::wake();
        }
    }
}
