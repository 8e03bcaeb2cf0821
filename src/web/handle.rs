//! `window.diffuscope`: the page from JavaScript.
//!
//! ```js
//! diffuscope.settings()               // { data: "two-point", prior: 0.8, schedule: "cubic", …, seed: "1" }
//! diffuscope.apply({ model: "nn" })   // all of it, or nothing and an Error that says what is allowed
//! await diffuscope.settled()          // all particles are through
//! diffuscope.report()                 // { particles, data, end_of_forward, recovered }
//! diffuscope.measure({ model: "nn" }) // { milliseconds, particle_steps } of the engine alone
//! diffuscope.cover(1)                 // everything after t = 1 is covered …
//! diffuscope.reveal(2)                // … and comes to light as it plays
//! ```

use super::rest;
use super::workers::job_source::JobSource;
use super::workers::pool::WorkerPool;
use crate::diffusion::block::Direction;
use crate::diffusion::density::BINS;
use crate::json;
use crate::lab::jobs::block_steps;
use crate::lab::playback::Playback;
use crate::lab::report::{Moments, Report};
use crate::lab::run::Run;
use crate::lab::settings::{ALL, Settings, Value};
use crate::ui::app::App;
use eframe::WebRunner;
use eframe::wasm_bindgen::{self, JsCast as _, JsValue, prelude::wasm_bindgen};
use js_sys::{Array, ArrayBuffer, Float64Array, Object, Promise, Reflect, Uint32Array, WebAssembly::Memory};
use std::cell::{RefCell, RefMut};
use std::rc::Rc;
use std::time::Duration;
use wasm_bindgen_futures::JsFuture;
use web_sys::{MessageChannel, Window};
use web_time::Instant;

/// How long the page's thread works before it hears the workers, and lets the page have a turn.
const TURN: Duration = Duration::from_millis(1);

/// The handle. Numbers are plain numbers, the seed is a decimal string.
#[wasm_bindgen]
pub struct Diffuscope {
    pub(super) runner: WebRunner,
    workers: WorkerPool,
}

/// Puts the handle where the page finds it.
pub fn publish(window: &Window, runner: WebRunner, workers: WorkerPool) -> Result<(), JsValue> {
    let handle = JsValue::from(Diffuscope { runner, workers });
    Reflect::set(window, &"diffuscope".into(), &handle).map(|_| ())
}

#[wasm_bindgen]
impl Diffuscope {
    /// The experiment as it is set up: a plain object, one entry a setting.
    pub fn settings(&self) -> Result<Object, JsValue> {
        plain(app(&self.runner)?.settings())
    }

    /// The settings of an address without a query, in the same form.
    pub fn defaults(&self) -> Result<Object, JsValue> {
        plain(&Settings::default())
    }

    /// Changes how the page looks: `words` is an object with some of `lang`, `theme`, `projector`, `embed`, `show` and
    /// `lock`, as in an address. Throws an error, and changes nothing, if a word means nothing.
    pub fn look(&self, words: &JsValue) -> Result<(), JsValue> {
        let words: Vec<_> = values("look", words)?.into_iter().map(|(name, value)| (name, value.to_string())).collect();
        app(&self.runner)?.set_look(&words).map_err(|unknown| error(&unknown.to_string()))
    }

    /// With `false`, nobody sees the page: nothing plays and nothing is refined, until `true`.
    #[wasm_bindgen(js_name = setSeen)]
    pub fn set_seen(&self, seen: bool) -> Result<(), JsValue> {
        app(&self.runner)?.set_seen(seen);
        Ok(())
    }

    /// The language that the page speaks: `"en"` or `"zh-CN"`.
    pub fn language(&self) -> Result<String, JsValue> {
        Ok(app(&self.runner)?.language().tag().to_owned())
    }

    /// Changes settings: `partial` is an object with some of the entries of `settings()`. Throws an error that says
    /// what is allowed, and changes nothing, if a name is unknown or a value is not allowed.
    pub fn apply(&self, partial: &JsValue) -> Result<(), JsValue> {
        let values = values("apply", partial)?;
        app(&self.runner)?.apply(&values).map_err(|refusal| error(&refusal.to_string()))
    }

    /// Sets up a second experiment, B, beside the first, as `apply(partial)` would make it of the first; `null` takes it
    /// away again. What the other calls do and say is of the first.
    pub fn compare(&self, partial: &JsValue) -> Result<(), JsValue> {
        let values = if partial.is_null_or_undefined() { None } else { Some(values("compare", partial)?) };
        app(&self.runner)?.compare(values.as_deref()).map_err(|refusal| error(&refusal.to_string()))
    }

    /// Runs the experiment that `apply(partial)` would set up, from the first block to the last: the engine alone, on
    /// one thread, drawing nothing and leaving the page as it is. Returns `{milliseconds, particle_steps}`, the steps
    /// of both legs.
    pub fn measure(&self, partial: &JsValue) -> Result<Object, JsValue> {
        let values = values("measure", partial)?;
        let settings = app(&self.runner)?.settings_with(&values).map_err(|refusal| error(&refusal.to_string()))?;
        let start = Instant::now();
        let mut run = Run::new(&settings);
        run.refine(|| true);
        measurement(&run, start)
    }

    /// As `measure`, with the workers' help: a promise of the same.
    #[wasm_bindgen(js_name = measureWithWorkers)]
    pub fn measure_with_workers(&self, partial: &JsValue) -> Result<Promise, JsValue> {
        let values = values("measureWithWorkers", partial)?;
        let settings = app(&self.runner)?.settings_with(&values).map_err(|refusal| error(&refusal.to_string()))?;
        let workers = self.workers.clone();
        Ok(wasm_bindgen_futures::future_to_promise(async move {
            let start = Instant::now();
            let shared = Rc::new(RefCell::new(Run::new(&settings)));
            let source: Rc<dyn JobSource> = shared.clone();
            // They begin while the page's thread has its first turn.
            workers.assign_jobs(&source);
            let turn = || {
                let since = Instant::now();
                let mut run = shared.borrow_mut();
                run.refine(|| since.elapsed() < TURN);
                Ok(run.is_settled())
            };
            in_turns(&workers, &source, turn).await?;
            measurement(&shared.borrow(), start).map(JsValue::from)
        }))
    }

    /// Bytes of memory: `{page, workers}`, the page's own and all of the workers' together.
    pub fn memory(&self) -> Result<Object, JsValue> {
        let page = wasm_bindgen::memory().unchecked_into::<Memory>().buffer().unchecked_into::<ArrayBuffer>();
        object([("page", page.byte_length().into()), ("workers", self.workers.memory().into())])
    }

    /// A promise that is kept once all particles are through. It works on while the page is hidden.
    pub fn settled(&self) -> Promise {
        let (runner, workers) = (self.runner.clone(), self.workers.clone());
        let source: Rc<dyn JobSource> = Rc::new(runner.clone());
        wasm_bindgen_futures::future_to_promise(async move {
            let turn = || {
                let mut app = app(&runner)?;
                app.refine(TURN);
                Ok(app.is_settled())
            };
            in_turns(&workers, &source, turn).await.map(|()| JsValue::UNDEFINED)
        })
    }

    /// The figures of the particles that are through: `{particles, data: {mean, std, plus_share},
    /// end_of_forward: {mean, std, plus_share, ks_to_normal}, recovered: {mean, std, plus_share, w1_to_data}}`.
    pub fn report(&self) -> Result<Object, JsValue> {
        let mut app = app(&self.runner)?;
        let recording = app.run().recording();
        let report = Report::new(recording);
        let end_of_forward = moments(&report.end_of_forward)?;
        set(&end_of_forward, "ks_to_normal", recording.ks_to_normal())?;
        let recovered = moments(&report.recovered)?;
        set(&recovered, "w1_to_data", report.w1_to_data)?;
        object([
            ("particles", JsValue::from(report.particles as f64)),
            ("data", moments(&report.data)?.into()),
            ("end_of_forward", end_of_forward.into()),
            ("recovered", recovered.into()),
        ])
    }

    /// The counts behind the picture, `{columns, bins, times, reach, forward, reverse, forward_beyond, reverse_beyond}`:
    /// two `Uint32Array`s, column after column in ascending t, each with `bins` counts in ascending x from −`reach` to
    /// `reach`; a `Float64Array` with the t of each column; and two `Uint32Array`s with two counts a column, of what lies
    /// below and above that.
    pub fn densities(&self) -> Result<Object, JsValue> {
        let mut app = app(&self.runner)?;
        let recording = app.run().recording();
        let counts = |direction| {
            let density = &recording.direction(direction).density;
            let counts: Vec<u32> = (0..density.columns()).flat_map(|i| density.column(i).iter().copied()).collect();
            JsValue::from(Uint32Array::from(counts.as_slice()))
        };
        let beyond = |direction| {
            let density = &recording.direction(direction).density;
            let counts: Vec<u32> = (0..density.columns()).flat_map(|i| <[u32; 2]>::from(density.beyond(i))).collect();
            JsValue::from(Uint32Array::from(counts.as_slice()))
        };
        let grid = recording.columns();
        let times: Vec<f64> = (0..grid.len()).map(|i| grid.t(i)).collect();
        object([
            ("columns", JsValue::from(grid.len() as f64)),
            ("bins", JsValue::from(BINS as f64)),
            ("times", Float64Array::from(times.as_slice()).into()),
            ("reach", JsValue::from(f64::from(recording.direction(Direction::Forward).density.reach()))),
            ("forward", counts(Direction::Forward)),
            ("reverse", counts(Direction::Reverse)),
            ("forward_beyond", beyond(Direction::Forward)),
            ("reverse_beyond", beyond(Direction::Reverse)),
        ])
    }

    /// The playhead: `{way, seen, playing}`. A way runs from 0 (the data) over 1 (the end of the forward run) to 2 (what
    /// was recovered); what lies beyond `seen` is covered.
    pub fn playback(&self) -> Result<Object, JsValue> {
        let app = app(&self.runner)?;
        let playback = app.playback();
        object([
            ("way", playback.way().into()),
            ("seen", playback.seen().into()),
            ("playing", playback.is_playing().into()),
        ])
    }

    /// Plays from where the playhead stands; from the start if that is the end.
    pub fn play(&self) -> Result<(), JsValue> {
        app(&self.runner)?.playback_mut().play();
        Ok(())
    }

    /// Stops the playhead where it is.
    pub fn pause(&self) -> Result<(), JsValue> {
        app(&self.runner)?.playback_mut().pause();
        Ok(())
    }

    /// Puts the playhead at a way of 0 … 2.
    pub fn seek(&self, to: f64) -> Result<(), JsValue> {
        self.at("seek", to, Playback::set_way)
    }

    /// Covers the picture and the figures from a way of 0 … 2 on, and stops there: for a reader who is to predict them.
    /// `cover(2)` covers nothing.
    pub fn cover(&self, from: f64) -> Result<(), JsValue> {
        self.at("cover", from, Playback::cover)
    }

    /// Plays from the edge of the cover to a way of 0 … 2, uncovering the picture as it goes.
    pub fn reveal(&self, until: f64) -> Result<(), JsValue> {
        self.at("reveal", until, Playback::reveal)
    }

    /// The messages that the page shows, in its language.
    pub fn messages(&self) -> Result<Array, JsValue> {
        Ok(app(&self.runner)?.messages().into_iter().map(JsValue::from).collect())
    }

    /// Where the controls are: an array of `{name, x, y, width, height}`, in CSS pixels of the canvas.
    pub fn widgets(&self) -> Result<Array, JsValue> {
        let app = app(&self.runner)?;
        let number = |x: f32| JsValue::from(f64::from(x * app.zoom()));
        app.places()
            .iter()
            .map(|place| {
                object([
                    ("name", JsValue::from(place.name)),
                    ("x", number(place.rect.left())),
                    ("y", number(place.rect.top())),
                    ("width", number(place.rect.width())),
                    ("height", number(place.rect.height())),
                ])
            })
            .collect()
    }
}

impl Diffuscope {
    fn at(&self, call: &str, way: f64, act: fn(&mut Playback, f64)) -> Result<(), JsValue> {
        if !(0.0..=2.0).contains(&way) {
            return Err(error(&format!("{call} takes a number from 0 to 2, and this is {way}")));
        }
        act(app(&self.runner)?.playback_mut(), way);
        Ok(())
    }
}

/// The application, unless it has stopped.
/// The application, unless it has stopped; awake, for what is about to change.
pub(super) fn app(runner: &WebRunner) -> Result<RefMut<'_, App>, JsValue> {
    rest::wake();
    runner.app_mut::<App>().ok_or_else(|| error("Diffuscope has stopped; reload the page"))
}

fn error(message: &str) -> JsValue {
    js_sys::Error::new(message).into()
}

/// The entries of `partial`, the argument of `call`.
fn values(call: &str, partial: &JsValue) -> Result<Vec<(String, Value)>, JsValue> {
    let partial = partial
        .dyn_ref::<Object>()
        .ok_or_else(|| error(&format!("{call} takes an object, such as {{ model: \"nn\", noise: 0.3 }}")))?;
    Ok(json::browser::values(partial))
}

/// A plain object, one entry a setting.
fn plain(settings: &Settings) -> Result<Object, JsValue> {
    object(ALL.map(|setting| {
        let value = match setting.read(settings) {
            Value::Number(x) => JsValue::from(x),
            Value::Text(text) => JsValue::from(text),
        };
        (setting.name, value)
    }))
}

fn moments(moments: &Moments) -> Result<Object, JsValue> {
    object([("mean", moments.mean.into()), ("std", moments.std.into()), ("plus_share", moments.plus_share.into())])
}

pub(super) fn object<const N: usize>(entries: [(&str, JsValue); N]) -> Result<Object, JsValue> {
    let object = Object::new();
    for (name, value) in entries {
        set(&object, name, value)?;
    }
    Ok(object)
}

fn set(object: &Object, name: &str, value: impl Into<JsValue>) -> Result<(), JsValue> {
    Reflect::set(object, &name.into(), &value.into()).map(|_| ())
}

fn measurement(run: &Run, start: Instant) -> Result<Object, JsValue> {
    let particle_steps = f64::from(run.particles_done()) * block_steps(run.settings());
    object([("milliseconds", (start.elapsed().as_secs_f64() * 1e3).into()), ("particle_steps", particle_steps.into())])
}

/// Has the page's thread run blocks, in turns with everything else on the page and together with the workers, until
/// `turn` says that all particles are through.
async fn in_turns(
    workers: &WorkerPool,
    source: &Rc<dyn JobSource>,
    turn: impl Fn() -> Result<bool, JsValue>,
) -> Result<(), JsValue> {
    while !turn()? {
        workers.assign_jobs(source);
        JsFuture::from(next_turn()?).await?;
    }
    Ok(())
}

/// A promise of the browser's next task, after input, drawing and messages have had their turn. A message to oneself: a
/// timer would make every turn four milliseconds long.
fn next_turn() -> Result<Promise, JsValue> {
    let channel = MessageChannel::new()?;
    let promise = Promise::new(&mut |resolve, _| channel.port1().set_onmessage(Some(&resolve)));
    channel.port2().post_message(&JsValue::UNDEFINED)?;
    Ok(promise)
}
