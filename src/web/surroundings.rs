//! The page around the canvas, which learns what happens in it by events of its window:
//!
//! | event | detail | when |
//! |---|---|---|
//! | `diffuscope:started` | | `window.diffuscope` is there |
//! | `diffuscope:input` | | settings have changed, perhaps with a hand still on the control |
//! | `diffuscope:change` | | settings have changed, and the hand is off the control |
//! | `diffuscope:settled` | | all particles are through |
//! | `diffuscope:language` | `"en"` or `"zh-CN"` | the page speaks another language |
//! | `diffuscope:theme` | `"light"` or `"dark"` | the page is drawn in another theme |
//! | `diffuscope:open` | `"lessons"`, `"lesson:3"` or `"share"` | the user asks for it |

use super::address;
use super::rest;
use super::workers::job_source::{self, JobSource};
use super::workers::pool::WorkerPool;
use crate::lab::jobs::{NextJob, WorkerLoad};
use crate::lab::recording::BlockCounts;
use crate::lab::settings::Settings;
use crate::ui::app::App;
use crate::ui::host::{Door, Host};
use crate::ui::text::Language;
use eframe::WebRunner;
use eframe::egui::Theme;
use eframe::wasm_bindgen::JsValue;
use std::ops::Range;
use std::rc::Rc;
use web_sys::{CustomEvent, CustomEventInit};

/// The page.
pub struct Page {
    workers: WorkerPool,
    jobs: Rc<dyn JobSource>,
}

impl Page {
    /// The page around the application of `runner`, with its workers.
    pub fn new(runner: WebRunner, workers: WorkerPool) -> Self {
        Self { workers, jobs: Rc::new(runner) }
    }
}

impl JobSource for WebRunner {
    fn queue_milliseconds(&self) -> f64 {
        // A frame and a little more.
        20.0
    }

    fn next_job(&self, run: Option<u64>, load: WorkerLoad) -> NextJob {
        let Some(mut app) = self.app_mut::<App>().filter(|app| app.is_seen()) else {
            return NextJob::Finished;
        };
        // For the figures.
        app.set_threads(load.threads);
        let runs = app.runs().filter(|candidate| run.is_none_or(|run| candidate.id() == run));
        // Blocks rather than none for now, and that rather than nothing.
        let mut best = NextJob::Finished;
        for run in runs {
            match run.next_job(load) {
                NextJob::Job(job) => return NextJob::Job(job),
                NextJob::Later => best = NextJob::Later,
                NextJob::Finished => {}
            }
        }
        best
    }

    fn finish_job(&self, run: u64, blocks: &[Range<u32>], counts: Option<&BlockCounts>) {
        if let Some(mut app) = self.app_mut::<App>() {
            // A run that is no longer there has been left behind by a change of the settings.
            if let Some(run) = app.runs().find(|candidate| candidate.id() == run) {
                job_source::finish_job(run, blocks, counts);
            }
            app.repaint();
            rest::wake();
        }
    }
}

impl Host for Page {
    fn adjusted(&self) {
        say("input", &JsValue::NULL);
    }

    fn changed(&self, settings: &Settings, second: Option<&Settings>) {
        address::show(settings, second);
        say("change", &JsValue::NULL);
    }

    fn settled(&self) {
        say("settled", &JsValue::NULL);
    }

    fn language(&self, language: Language) {
        mark("lang", language.tag());
        say("language", &language.tag().into());
    }

    fn help(&self) {
        let (workers, jobs) = (self.workers.clone(), self.jobs.clone());
        // In a task of its own, for the same reason.
        wasm_bindgen_futures::spawn_local(async move { workers.assign_jobs(&jobs) });
    }

    fn theme(&self, theme: Theme, projector: bool) {
        let name = match theme {
            Theme::Light => "light",
            Theme::Dark => "dark",
        };
        // For the style of what is beside the canvas.
        mark("data-theme", name);
        mark("data-projector", if projector { "true" } else { "false" });
        say("theme", &name.into());
    }

    fn open(&self, door: Door) {
        let name = match door {
            Door::Lessons => "lessons".to_owned(),
            Door::Lesson(number) => format!("lesson:{number}"),
            Door::Share => "share".to_owned(),
        };
        say("open", &name.into());
    }
}

/// Writes an attribute of the page's root.
fn mark(name: &str, value: &str) {
    if let Some(root) = web_sys::window().and_then(|window| window.document()?.document_element()) {
        // Only a malformed name is refused.
        _ = root.set_attribute(name, value);
    }
}

/// The event is delivered in a task of its own: its listeners call the handle, and the application is busy here.
pub fn say(event: &'static str, detail: &JsValue) {
    let detail = detail.clone();
    wasm_bindgen_futures::spawn_local(async move {
        let init = CustomEventInit::new();
        init.set_detail(&detail);
        if let Some(window) = web_sys::window()
            && let Ok(event) = CustomEvent::new_with_event_init_dict(&format!("diffuscope:{event}"), &init)
        {
            // A listener's error is the listener's.
            _ = window.dispatch_event(&event);
        }
    });
}
