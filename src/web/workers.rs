//! Web Workers that run blocks, each with the program and a memory of its own. They are not to be had everywhere (a file
//! of its own, a strict sandbox): then the page's own thread does all.

use crate::diffusion::data::{self, NumberList};
use crate::lab::link;
use crate::lab::run::{Assignment, Deputy, Run};
use eframe::wasm_bindgen::{self, JsCast as _, JsValue, closure::Closure, prelude::wasm_bindgen};
use js_sys::{Array, Float64Array, Uint32Array};
use std::cell::{Cell, RefCell};
use std::ops::Range;
use std::rc::Rc;
use std::sync::Arc;
use web_sys::{Blob, BlobPropertyBag, MessageEvent, Url, Worker, WorkerOptions, WorkerType};
use web_time::Instant;

/// More make no difference to the eye.
const MOST: usize = 8;
/// How long an assignment should take: a changed setting wastes no more than that, and sending 1.5 MB of counts does not
/// matter beside it.
const MILLISECONDS: f64 = 20.0;
/// Steps of blocks, out and back, that a worker takes in a millisecond, until it is known better.
const FIRST_PACE: f64 = 1500.0;

#[wasm_bindgen]
extern "C" {
    /// The address of the script that wasm-bindgen wrote for this program.
    #[wasm_bindgen(thread_local_v2, js_namespace = ["import", "meta"], js_name = url)]
    static SCRIPT: String;
}

/// Somebody with blocks to run.
pub trait Employer {
    /// Takes blocks out of a run for one of `hands`, which takes about `block_steps` steps of blocks.
    fn assign(&self, hands: u32, block_steps: f64) -> Option<Assignment>;

    /// Takes back assigned blocks, with what they left; without, if the worker has failed.
    fn take_back(&self, run: u64, blocks: Range<u32>, counts: Option<&[u32]>);
}

/// Takes blocks out of `run`: as many as keep to a worker's pace, but less than its fair share of those waiting, as
/// the way there and back takes time, too.
pub fn assign(run: &mut Run, hands: u32, block_steps: f64) -> Option<Assignment> {
    let by_pace = block_steps / (2.0 * f64::from(run.settings().steps()));
    let fair = run.blocks_waiting().saturating_sub(1) / hands;
    run.assign((by_pace as u32).min(fair).max(1))
}

/// Gives blocks back to `run`, with what they left, or for somebody else to run.
pub fn take_back(run: &mut Run, blocks: Range<u32>, counts: Option<&[u32]>) {
    match counts {
        // Counts that do not fit have been given back.
        Some(counts) => _ = run.take_in(blocks, counts),
        None => run.give_back(blocks),
    }
}

impl Employer for RefCell<Run> {
    fn assign(&self, hands: u32, block_steps: f64) -> Option<Assignment> {
        assign(&mut self.borrow_mut(), hands, block_steps)
    }

    fn take_back(&self, _: u64, blocks: Range<u32>, counts: Option<&[u32]>) {
        take_back(&mut self.borrow_mut(), blocks, counts);
    }
}

/// The workers of the page; none until they are wanted.
#[derive(Clone, Default)]
pub struct Workers {
    all: Rc<RefCell<Option<Vec<Rc<Hand>>>>>,
}

/// One worker.
struct Hand {
    worker: Worker,
    state: RefCell<State>,
    /// Block-steps in a millisecond.
    pace: Cell<f64>,
    /// Bytes of its memory.
    memory: Cell<f64>,
    listeners: RefCell<Vec<Listener>>,
}

/// To be kept as long as it is to be called.
type Listener = Closure<dyn FnMut(MessageEvent)>;

enum State {
    Starting,
    Idle,
    Busy { employer: Rc<dyn Employer>, run: u64, blocks: Range<u32>, steps: u32, since: Instant },
}

impl Workers {
    /// Gives the blocks of `employer` to workers that have nothing to do, now and whenever one is done. Starts the
    /// workers if there are none yet.
    pub fn employ(&self, employer: &Rc<dyn Employer>) {
        let hands = self.all.borrow_mut().get_or_insert_with(|| self.start().unwrap_or_default()).clone();
        // The page's own thread is one more.
        let count = hands.len() as u32 + 1;
        for hand in hands {
            if matches!(*hand.state.borrow(), State::Idle)
                && let Some(assignment) = employer.assign(count, MILLISECONDS * hand.pace.get())
            {
                hand.send(employer.clone(), assignment);
            }
        }
    }

    /// Bytes of the memories of all workers that have run something.
    pub fn memory(&self) -> f64 {
        self.all.borrow().iter().flatten().fold(0.0, |sum, hand| sum + hand.memory.get())
    }

    fn start(&self) -> Result<Vec<Rc<Hand>>, JsValue> {
        let cores = web_sys::window().map_or(1.0, |window| window.navigator().hardware_concurrency());
        let address = script()?;
        let hands = (0..MOST.min((cores as usize).saturating_sub(1))).map(|_| self.hire(&address)).collect();
        Url::revoke_object_url(&address)?;
        hands
    }

    fn hire(&self, address: &str) -> Result<Rc<Hand>, JsValue> {
        let options = WorkerOptions::new();
        options.set_type(WorkerType::Module);
        let worker = Worker::new_with_options(address, &options)?;
        let hand = Rc::new(Hand {
            worker,
            state: RefCell::new(State::Starting),
            pace: Cell::new(FIRST_PACE),
            memory: Cell::new(0.0),
            listeners: RefCell::default(),
        });
        let listen = |listener: Listener, kind| {
            hand.worker.add_event_listener_with_callback(kind, listener.as_ref().unchecked_ref())?;
            hand.listeners.borrow_mut().push(listener);
            Ok::<(), JsValue>(())
        };
        let (workers, it) = (self.clone(), Rc::downgrade(&hand));
        listen(
            Closure::new(move |message: MessageEvent| {
                if let Some(hand) = it.upgrade() {
                    workers.hear(&hand, &message.data());
                }
            }),
            "message",
        )?;
        let (workers, it) = (self.clone(), Rc::downgrade(&hand));
        listen(
            Closure::new(move |_| {
                if let Some(hand) = it.upgrade() {
                    workers.dismiss(&hand);
                }
            }),
            "error",
        )?;
        hand.worker.post_message(&wasm_bindgen::module())?;
        Ok(hand)
    }

    /// A worker says that it is ready, or sends `[counts, bytes of its memory]`.
    fn hear(&self, hand: &Hand, message: &JsValue) {
        let State::Busy { employer, run, blocks, steps, since } = hand.state.replace(State::Idle) else {
            return;
        };
        let answer = Array::from(message);
        let block_steps = f64::from(blocks.end - blocks.start) * 2.0 * f64::from(steps);
        hand.pace.set(block_steps / (since.elapsed().as_secs_f64() * 1e3).max(0.1));
        hand.memory.set(answer.get(1).as_f64().unwrap_or_default());
        employer.take_back(run, blocks, Some(&Uint32Array::from(answer.get(0)).to_vec()));
        self.employ(&employer);
    }

    /// A worker that has failed is not asked again.
    fn dismiss(&self, hand: &Hand) {
        if let Some(hands) = &mut *self.all.borrow_mut() {
            hands.retain(|other| !std::ptr::eq(&**other, hand));
        }
        hand.worker.terminate();
        if let State::Busy { employer, run, blocks, .. } = hand.state.replace(State::Starting) {
            employer.take_back(run, blocks, None);
        }
    }
}

impl Hand {
    fn send(&self, employer: Rc<dyn Employer>, assignment: Assignment) {
        let Assignment { run, settings, blocks } = assignment;
        let numbers = settings.list().filter(|_| settings.data() == &data::LIST).map(|list| list.numbers());
        let message = Array::of5(
            &(run as f64).into(),
            &link::to_query(&settings).into(),
            &numbers.map_or(JsValue::UNDEFINED, |numbers| Float64Array::from(numbers).into()),
            &blocks.start.into(),
            &blocks.end.into(),
        );
        if self.worker.post_message(&message).is_ok() {
            let (steps, since) = (settings.steps(), Instant::now());
            self.state.replace(State::Busy { employer, run, blocks, steps, since });
        } else {
            employer.take_back(run, blocks, None);
        }
    }
}

/// What a worker runs, as an address. A blob, because a worker's script must be of the page's own origin, and the
/// program's need not be.
fn script() -> Result<String, JsValue> {
    let program = js_sys::JSON::stringify(&SCRIPT.with(String::clone).into())?;
    let source = format!(
        "import init, {{ carry_out }} from {program};
         onmessage = async ({{ data: module }}) => {{
           const {{ memory }} = await init({{ module_or_path: module }});
           onmessage = ({{ data }}) => {{
             const counts = carry_out(...data);
             postMessage([counts, memory.buffer.byteLength], [counts.buffer]);
           }};
           postMessage(null);
         }};"
    );
    let kind = BlobPropertyBag::new();
    kind.set_type("text/javascript");
    Url::create_object_url_with_blob(&Blob::new_with_str_sequence_and_options(&Array::of1(&source.into()), &kind)?)
}

/// In a worker: runs blocks `start` … `end` of the run that is called `run`, of the settings in `query` and, where these
/// are the data, `numbers`. Returns what they have left.
#[wasm_bindgen]
pub fn carry_out(run: f64, query: &str, numbers: Option<Vec<f64>>, start: u32, end: u32) -> Vec<u32> {
    thread_local!(static DEPUTY: RefCell<Deputy> = RefCell::default());
    let (mut settings, _) = link::from_query(query, &[]);
    if let Some(list) = numbers.and_then(NumberList::from_numbers) {
        settings.set_list(Arc::new(list));
    }
    let assignment = Assignment { run: run as u64, settings, blocks: start..end };
    DEPUTY.with_borrow_mut(|deputy| deputy.carry_out(assignment))
}
