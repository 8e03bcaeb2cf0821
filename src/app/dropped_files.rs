//! Files that are dropped on the page: an experiment, a network, or a list of numbers.

use egui::{Context, DroppedFileHandle, Ui};
use std::sync::{Arc, Mutex};

/// Their contents. A browser delivers them some time later.
#[derive(Clone, Default)]
pub struct DroppedFiles {
    inbox: Arc<Mutex<Vec<Vec<u8>>>>,
}

impl DroppedFiles {
    /// The files that have been read since the last call.
    pub fn take(&self, ui: &Ui) -> Vec<Vec<u8>> {
        for file in ui.input(|input| input.raw.dropped_files.clone()) {
            fetch(file, self.clone(), ui.ctx());
        }
        // While a file is read, its task has a reference to the inbox. Frames are needed to notice when it is done.
        if Arc::strong_count(&self.inbox) > 1 {
            ui.ctx().request_repaint();
        }
        self.inbox.lock().map(|mut inbox| std::mem::take(&mut *inbox)).unwrap_or_default()
    }

    fn deliver(&self, bytes: Result<Vec<u8>, String>, ctx: &Context) {
        // A file that can't be read is treated as an empty text: the message then says that it has no number.
        if let Ok(mut inbox) = self.inbox.lock() {
            inbox.push(bytes.unwrap_or_default());
        }
        ctx.request_repaint();
    }
}

#[cfg(not(target_arch = "wasm32"))]
fn fetch(file: DroppedFileHandle, to: DroppedFiles, ctx: &Context) {
    to.deliver(file.bytes(), ctx);
}

#[cfg(target_arch = "wasm32")]
fn fetch(file: DroppedFileHandle, to: DroppedFiles, ctx: &Context) {
    let ctx = ctx.clone();
    wasm_bindgen_futures::spawn_local(async move { to.deliver(file.bytes_async().await, &ctx) });
}
