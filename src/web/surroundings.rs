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
//! | `diffuscope:open` | `"lessons"` or `"share"` | the user asks for it |

use super::address;
use crate::lab::settings::Settings;
use crate::ui::host::{Door, Host};
use crate::ui::text::Language;
use eframe::egui::Theme;
use eframe::wasm_bindgen::JsValue;
use web_sys::{CustomEvent, CustomEventInit};

/// The page.
pub struct Page;

impl Host for Page {
    fn adjusted(&self) {
        say("input", &JsValue::NULL);
    }

    fn changed(&self, settings: &Settings) {
        address::show(settings);
        say("change", &JsValue::NULL);
    }

    fn settled(&self) {
        say("settled", &JsValue::NULL);
    }

    fn language(&self, language: Language) {
        mark("lang", language.tag());
        say("language", &language.tag().into());
    }

    fn theme(&self, theme: Theme) {
        let name = match theme {
            Theme::Light => "light",
            Theme::Dark => "dark",
        };
        // For the style of what is beside the canvas.
        mark("data-theme", name);
        say("theme", &name.into());
    }

    fn open(&self, door: Door) {
        let name = match door {
            Door::Lessons => "lessons",
            Door::Share => "share",
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
