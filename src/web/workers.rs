//! Web Workers that run blocks, each with the program and a memory of its own. They are not to be had everywhere (a file
//! of its own, a strict sandbox): then the page's own thread does all.

use super::employer::Employer;
use super::hand::Hand;
use crate::diffusion::data::NumberList;
use crate::lab::link;
use crate::lab::run::BlockRunner;
use eframe::wasm_bindgen::{self, JsCast as _, JsValue, closure::Closure, prelude::wasm_bindgen};
use js_sys::{Array, Function};
use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;
use std::time::Duration;
use web_sys::{Blob, BlobPropertyBag, MessageEvent, Url, Worker, WorkerOptions, WorkerType};
use web_time::Instant;

/// More make no difference to the eye.
const MOST: usize = 8;
/// A worker that is at it says so no oftener than that, or it would be heard all day.
const BETWEEN_REPORTS: Duration = Duration::from_millis(1);

#[wasm_bindgen]
extern "C" {
    /// The address of the script that wasm-bindgen wrote for this program.
    #[wasm_bindgen(thread_local_v2, js_namespace = ["import", "meta"], js_name = url)]
    static SCRIPT: String;
}

/// The workers of the page; none until they are wanted.
#[derive(Clone, Default)]
pub struct Workers {
    all: Rc<RefCell<Option<Vec<Hired>>>>,
}

#[derive(Clone)]
struct Hired {
    hand: Rc<Hand>,
    /// Kept as long as they are to be called.
    _listeners: Rc<[Listener; 2]>,
}

type Listener = Closure<dyn FnMut(MessageEvent)>;

impl Workers {
    /// Gives the blocks of `employer` to workers, now and whenever they have run some. Starts the workers if there are
    /// none yet.
    pub fn employ(&self, employer: &Rc<dyn Employer>) {
        let all = self.all.borrow_mut().get_or_insert_with(|| self.start().unwrap_or_default()).clone();
        // The page's own thread is one more.
        let threads = all.len() as u32 + 1;
        for Hired { hand, .. } in all {
            hand.fill(employer, threads);
        }
    }

    /// Bytes of the memories of all workers that have delivered something.
    pub fn memory(&self) -> f64 {
        self.all.borrow().iter().flatten().fold(0.0, |sum, Hired { hand, .. }| sum + hand.memory())
    }

    fn start(&self) -> Result<Vec<Hired>, JsValue> {
        let cores = web_sys::window().map_or(1.0, |window| window.navigator().hardware_concurrency());
        let address = script()?;
        let hired = (0..MOST.min((cores as usize).saturating_sub(1))).map(|_| self.hire(&address)).collect();
        Url::revoke_object_url(&address)?;
        hired
    }

    fn hire(&self, address: &str) -> Result<Hired, JsValue> {
        let options = WorkerOptions::new();
        options.set_type(WorkerType::Module);
        let hand = Rc::new(Hand::new(Worker::new_with_options(address, &options)?));
        let workers = self.clone();
        let message = listen(&hand, "message", move |hand, message| {
            if let Some(employer) = hand.hear(&message) {
                workers.employ(&employer);
            }
        })?;
        let workers = self.clone();
        // A worker that has failed is not asked again.
        let error = listen(&hand, "error", move |hand, _| {
            if let Some(all) = &mut *workers.all.borrow_mut() {
                all.retain(|other| !Rc::ptr_eq(&other.hand, hand));
            }
            hand.dismiss();
        })?;
        hand.worker().post_message(&wasm_bindgen::module())?;
        Ok(Hired { hand, _listeners: Rc::new([message, error]) })
    }
}

fn listen(hand: &Rc<Hand>, kind: &str, mut act: impl FnMut(&Rc<Hand>, JsValue) + 'static) -> Result<Listener, JsValue> {
    let it = Rc::downgrade(hand);
    let listener = Listener::new(move |event: MessageEvent| {
        if let Some(hand) = it.upgrade() {
            act(&hand, event.data());
        }
    });
    hand.worker().add_event_listener_with_callback(kind, listener.as_ref().unchecked_ref())?;
    Ok(listener)
}

/// What a worker runs, as an address. A blob, because a worker's script must be of the page's own origin, and the
/// program's need not be.
fn script() -> Result<String, JsValue> {
    let program = js_sys::JSON::stringify(&SCRIPT.with(String::clone).into())?;
    let source = format!(
        "import init, {{ begin, run_blocks, take_counts }} from {program};
         const report = (blocks, milliseconds) => postMessage([blocks, milliseconds]);
         onmessage = async ({{ data: module }}) => {{
           const {{ memory }} = await init({{ module_or_path: module }});
           const deeds = {{
             begin,
             run_blocks: (start, end) => run_blocks(start, end, report),
             take_counts: () => {{
               const counts = take_counts();
               postMessage([counts, memory.buffer.byteLength], [counts.buffer]);
             }},
           }};
           onmessage = ({{ data: [deed, ...what] }}) => deeds[deed](...what);
           postMessage(null);
         }};"
    );
    let kind = BlobPropertyBag::new();
    kind.set_type("text/javascript");
    Url::create_object_url_with_blob(&Blob::new_with_str_sequence_and_options(&Array::of1(&source.into()), &kind)?)
}

thread_local!(static DEPUTY: RefCell<Option<BlockRunner>> = RefCell::default());

/// In a worker: begins on blocks of the settings in `query` and, where these are the data, `numbers`. What has not been
/// handed over of blocks before is lost.
#[wasm_bindgen]
pub fn begin(query: &str, numbers: Option<Vec<f64>>) {
    let (mut settings, _) = link::from_query(query, &[]);
    if let Some(list) = numbers.and_then(NumberList::from_numbers) {
        settings.set_list(Arc::new(list));
    }
    DEPUTY.set(Some(BlockRunner::new(&settings)));
}

/// In a worker: runs blocks `start` … `end`. Calls `report(blocks, milliseconds)` now and then, and in the end: how many
/// blocks have been run since, in what time.
///
/// # Errors
/// What `report` throws in the end.
#[wasm_bindgen]
pub fn run_blocks(start: u32, end: u32, report: &Function) -> Result<(), JsValue> {
    let (mut left, mut unreported) = (end.saturating_sub(start), 0);
    let (mut since, mut outcome) = (Instant::now(), Ok(JsValue::UNDEFINED));
    let after_each = || {
        left -= 1;
        unreported += 1;
        let elapsed = since.elapsed();
        if left == 0 || elapsed >= BETWEEN_REPORTS {
            let milliseconds = elapsed.as_secs_f64() * 1e3;
            outcome = report.call2(&JsValue::NULL, &unreported.into(), &milliseconds.into());
            (unreported, since) = (0, Instant::now());
        }
    };
    DEPUTY.with_borrow_mut(|runner| {
        if let Some(runner) = runner {
            runner.run_blocks(start..end, after_each);
        }
    });
    outcome.map(|_| ())
}

/// In a worker: what the blocks have left since this was last asked for.
#[wasm_bindgen]
pub fn take_counts() -> Vec<u32> {
    DEPUTY.with_borrow_mut(|runner| runner.as_mut().map(BlockRunner::take_counts).unwrap_or_default())
}
