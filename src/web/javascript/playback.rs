//! `window.diffuscope`: the playhead.

use super::Diffuscope;
use super::values::{error, object};
use crate::lab::playback::Playback;
use eframe::wasm_bindgen::{self, JsValue, prelude::wasm_bindgen};
use js_sys::Object;

#[wasm_bindgen]
impl Diffuscope {
    /// The playhead: `{way, seen, playing}`. `way` is its position from 0 (the data) over 1 (the end of the forward
    /// run) to 2 (the recovered population), or, of a chain, from 0 (the start) to 2 (the last step); the picture is covered beyond `seen`.
    pub fn playback(&self) -> Result<Object, JsValue> {
        let app = self.app()?;
        let playback = app.screen().playback();
        object([
            ("way", playback.position().into()),
            ("seen", playback.seen().into()),
            ("playing", playback.is_playing().into()),
        ])
    }

    /// Plays from the position of the playhead; from the start if it is at the end.
    pub fn play(&self) -> Result<(), JsValue> {
        self.moved(Playback::play)
    }

    /// Stops the playhead where it is.
    pub fn pause(&self) -> Result<(), JsValue> {
        self.moved(Playback::pause)
    }

    /// Puts the playhead at a position of 0 … 2.
    pub fn seek(&self, to: f64) -> Result<(), JsValue> {
        self.at("seek", to, Playback::seek)
    }

    /// Covers the picture and the figures from a position of 0 … 2 on, for a reader who is to predict them, and stops
    /// the playhead there. `cover(2)` covers nothing.
    pub fn cover(&self, from: f64) -> Result<(), JsValue> {
        self.at("cover", from, Playback::cover)
    }

    /// Plays from the edge of the cover to a position of 0 … 2, and uncovers the picture on the way.
    pub fn reveal(&self, until: f64) -> Result<(), JsValue> {
        self.at("reveal", until, Playback::reveal)
    }
}

#[wasm_bindgen]
impl Diffuscope {
    /// Chooses a plot, and keeps it in view beside the picture also where plots are below the controls: `"estimate"`,
    /// `"score"`, `"schedule"`, `"distance"`, or if the score model is `learned` also `"noise"`, `"loss"`,
    /// `"loss_by_time"` and `"network"`. Without a name, it need not be in view any more.
    #[wasm_bindgen(js_name = showPlot)]
    pub fn show_plot(&self, name: Option<String>) -> Result<(), JsValue> {
        self.app()?.repaint();
        if self.one_dimension()?.show_plot(name.as_deref()) {
            return Ok(());
        }
        Err(error(&format!("there is no plot {}", name.unwrap_or_default())))
    }
}

impl Diffuscope {
    /// Moves the playhead of the screen that is shown; a frame is then drawn.
    fn moved(&self, act: impl FnOnce(&mut Playback)) -> Result<(), JsValue> {
        let mut app = self.app()?;
        app.repaint();
        act(app.screen_mut().playback_mut());
        Ok(())
    }

    fn at(&self, call: &str, position: f64, act: fn(&mut Playback, f64)) -> Result<(), JsValue> {
        if !(0.0..=2.0).contains(&position) {
            return Err(error(&format!("{call} takes a number from 0 to 2, and this is {position}")));
        }
        self.moved(|playback| act(playback, position))
    }
}
