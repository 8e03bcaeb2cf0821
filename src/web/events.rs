//! Events of the page's window that report what happens in the application:
//!
//! | event | detail | when |
//! |---|---|---|
//! | `diffuscope:started` | | `window.diffuscope` is there |
//! | `diffuscope:restored` | | the graphics were lost, and the picture is drawn again, on another canvas |
//! | `diffuscope:input` | | settings have changed, the control may still be held |
//! | `diffuscope:change` | | settings have changed, and no control is held any more |
//! | `diffuscope:settled` | | all particles are done |
//! | `diffuscope:messages` | | the messages to the reader have changed; an embedded page does not show them |
//! | `diffuscope:training` | | a training has made progress, or has been paused, reset or replaced |
//! | `diffuscope:language` | `"en"` or `"zh-CN"` | the page has another language |
//! | `diffuscope:theme` | `"light"` or `"dark"` | the page is drawn in another theme, or with type of another size |
//! | `diffuscope:open` | `"lessons"`, `"lesson:3"`, `"lesson:noise"`, `"share"`, `"sweep"`, `"save-network"` or `"choose-file"` | the user asks for a panel or a file |

use eframe::wasm_bindgen::JsValue;
use web_sys::{CustomEvent, CustomEventInit};

/// Dispatches `diffuscope:` followed by `name`, in a separate task: its listeners call `window.diffuscope`, but the
/// application is borrowed at this moment.
pub fn dispatch(name: &'static str, detail: &JsValue) {
    let detail = detail.clone();
    wasm_bindgen_futures::spawn_local(async move {
        let init = CustomEventInit::new();
        init.set_detail(&detail);
        if let Some(window) = web_sys::window()
            && let Ok(event) = CustomEvent::new_with_event_init_dict(&format!("diffuscope:{name}"), &init)
        {
            // Errors of listeners are not handled here.
            _ = window.dispatch_event(&event);
        }
    });
}
