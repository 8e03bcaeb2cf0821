//! `window.diffuscope`: the training of the network of the screen that is shown, and of generators.

use super::Diffuscope;
use super::values::{error, from_json, from_values, object, set};
use super::{app, refused};
use crate::lab::generators::{self, GeneratorsRun};
use crate::lab::settings::{Schema as _, Value};
use crate::lab::training::{Phase, TrainingRun};
use crate::screens::screen::Screen;
use crate::web::shared_app::SharedApp;
use eframe::wasm_bindgen::{self, JsValue, prelude::wasm_bindgen};
use js_sys::{Object, Promise, Uint8Array};
use wasm_bindgen_futures::JsFuture;
use web_sys::AddEventListenerOptions;

#[wasm_bindgen]
impl Diffuscope {
    /// Changes settings as `apply(partial)` does, makes the model `learned`, and trains it: from new weights, unless
    /// the training of these settings is only paused. Returns a promise of `training()`, resolved when the training has
    /// ended or is paused. It waits while the page is hidden.
    ///
    /// On the screen of generators it trains all that are shown, and the promise is one of `report()`.
    pub fn train(&self, partial: &JsValue) -> Result<Promise, JsValue> {
        let mut values = if partial.is_undefined() { Vec::new() } else { from_values("train", partial)? };
        if self.app()?.screen().name() == generators::Settings::NAME {
            return self.train_generators(&values);
        }
        of(self.app()?.screen())?;
        values.push(("model".to_owned(), Value::from("learned")));
        self.app()?.apply(&values).map_err(|refusal| refused(&refusal))?;
        self.app()?.screen_mut().train();
        let (shared, screen) = (self.app.clone(), self.app()?.screen().name());
        Ok(wasm_bindgen_futures::future_to_promise(async move {
            loop {
                if let Some(ended) = ended(&shared, screen)? {
                    return Ok(ended.into());
                }
                JsFuture::from(next_event()?).await?;
            }
        }))
    }

    /// The training: `{state, iterations, loss, floor, seconds, steps_per_second, w1}`. `state` is `"absent"` (the network
    /// that comes with the page, or one from a file), `"running"`, `"paused"` or `"done"`; `loss` is the mean of the last
    /// 500 iterations, and `floor` the smallest possible loss; `w1` is the Wasserstein-1 distance of the population that
    /// the network recovers. What is not known is undefined.
    ///
    /// On the screen of generators, `{state, iterations, seconds}` of all that are shown together: the mean of their
    /// iterations, and the sum of their seconds.
    pub fn training(&self) -> Result<Object, JsValue> {
        if let Some(screen) = self.app()?.generators_mut() {
            return training_of_generators(screen.run());
        }
        described(of(self.app()?.screen())?)
    }

    /// Pauses the training; `train` goes on.
    #[wasm_bindgen(js_name = pauseTraining)]
    pub fn pause_training(&self) -> Result<(), JsValue> {
        let mut app = self.app()?;
        app.repaint();
        app.screen_mut().pause_training();
        Ok(())
    }

    /// Replaces the network, or the generators that are shown, by new ones that are not trained.
    #[wasm_bindgen(js_name = resetTraining)]
    pub fn reset_training(&self) -> Result<(), JsValue> {
        let mut app = self.app()?;
        app.repaint();
        app.screen_mut().reset_training();
        Ok(())
    }

    /// The network as a file, which the page can open: a `Uint8Array`. Throws an error if there is none yet: that of the
    /// default data is fetched when the score model is `learned`; `settled` waits for it.
    pub fn weights(&self) -> Result<Uint8Array, JsValue> {
        let saved = of(self.app()?.screen())?.saved();
        let saved = saved.ok_or_else(|| error("there is no network yet: choose the model “learned” first"))?;
        Ok(Uint8Array::from(saved.to_bytes().as_slice()))
    }
}

impl Diffuscope {
    fn train_generators(&self, values: &[(String, Value)]) -> Result<Promise, JsValue> {
        let mut shown = self.app()?;
        shown.apply(values).map_err(|refusal| refused(&refusal))?;
        shown.screen_mut().train();
        drop(shown);
        let shared = self.app.clone();
        Ok(wasm_bindgen_futures::future_to_promise(async move {
            while app(&shared)?.generators_mut().ok_or_else(another_screen)?.run().is_running() {
                JsFuture::from(next_event()?).await?;
            }
            from_json(&app(&shared)?.screen_mut().report())
        }))
    }
}

fn training_of_generators(run: &GeneratorsRun) -> Result<Object, JsValue> {
    let state = match (run.is_running(), run.share_done()) {
        (true, _) => "running",
        (false, done) if done >= 1.0 => "done",
        (false, done) if done > 0.0 => "paused",
        (false, _) => "absent",
    };
    let iterations = run.share_done() * f64::from(run.settings().iterations());
    let seconds: f64 = run.shown().map(generators::TrainingRun::seconds).sum();
    object([("state", state.into()), ("iterations", iterations.round().into()), ("seconds", seconds.into())])
}

fn another_screen() -> JsValue {
    error("another screen is shown")
}

fn described(training: &TrainingRun) -> Result<Object, JsValue> {
    let progress = training.progress();
    let state = match training.phase() {
        Phase::Absent => "absent",
        Phase::Running => "running",
        Phase::Paused => "paused",
        Phase::Done => "done",
    };
    let object = object([("state", state.into()), ("iterations", (progress.iteration as f64).into())])?;
    if let Some(floor) = progress.floor() {
        set(&object, "floor", floor)?;
    }
    if training.phase() != Phase::Absent {
        set(&object, "seconds", training.seconds())?;
    }
    if training.seconds() > 0.0 {
        set(&object, "loss", progress.loss)?;
        set(&object, "steps_per_second", progress.iteration as f64 / training.seconds())?;
    }
    if let Some(w1) = progress.w1 {
        set(&object, "w1", w1)?;
    }
    Ok(object)
}

/// The training on the screen of this name, unless it goes on.
fn ended(shared: &SharedApp, screen: &str) -> Result<Option<Object>, JsValue> {
    let app = app(shared)?;
    if app.screen().name() != screen {
        return Err(another_screen());
    }
    let training = of(app.screen())?;
    if training.phase() == Phase::Running { Ok(None) } else { described(training).map(Some) }
}

fn of(screen: &dyn Screen) -> Result<&TrainingRun, JsValue> {
    screen.training().ok_or_else(|| error(&format!("the screen {} has no network", screen.name())))
}

/// A promise that is resolved by the next event of a training.
fn next_event() -> Result<Promise, JsValue> {
    let window = web_sys::window().ok_or("there is no window")?;
    let once = AddEventListenerOptions::new();
    once.set_once(true);
    Ok(Promise::new(&mut |resolve, _| {
        // Without a listener the promise would wait for ever; adding one fails only if there is no such type of event.
        _ = window.add_event_listener_with_callback_and_add_event_listener_options(
            "diffuscope:training",
            &resolve,
            &once,
        );
    }))
}
