//! Workers that do not answer any more, and when a worker that has failed is replaced.

use crate::web::timer::sleep;
use std::cell::Cell;
use std::rc::Rc;

/// Milliseconds before a worker is replaced for the first, second and last time.
pub const REPLACEMENTS: [i32; 3] = [250, 1500, 5000];

/// Milliseconds between two looks at the workers.
const INTERVAL: i32 = 1000;
/// So many looks in a row without a word: far more than the longest request takes. They are counted, and not measured as a
/// time, because a computer that has been asleep is at once much later.
const PATIENCE: u32 = 30;

/// How long a worker has not answered.
#[derive(Default)]
pub struct Silence(Cell<u32>);

impl Silence {
    /// It has answered, or owes nothing.
    pub fn end(&self) {
        self.0.set(0);
    }

    /// Takes note of one look at a worker that owes an answer; whether it hangs.
    pub fn goes_on(&self) -> bool {
        self.0.set(self.0.get() + 1);
        self.0.get() >= PATIENCE
    }
}

/// Looks at workers every second, as long as one of them owes an answer: an idle page has no timer.
#[derive(Clone, Default)]
pub struct Watch(Rc<Cell<bool>>);

impl Watch {
    /// Calls `look` until it returns that no worker owes an answer. If there is a watch already, that one goes on.
    pub fn start(&self, look: impl Fn() -> bool + 'static) {
        if self.0.replace(true) {
            return;
        }
        let watched = self.0.clone();
        wasm_bindgen_futures::spawn_local(async move {
            while sleep(INTERVAL).await.is_ok() && look() {}
            watched.set(false);
        });
    }
}
