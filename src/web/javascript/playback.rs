//! `window.diffuscope`: the playhead.

use super::Diffuscope;
use super::values::{error, object};
use crate::lab::playback::Playback;
use crate::screens::one_dimension::OneDimension;
use eframe::wasm_bindgen::{self, JsValue, prelude::wasm_bindgen};
use js_sys::Object;
use std::cell::RefMut;

#[wasm_bindgen]
impl Diffuscope {
    /// The playhead: `{way, seen, playing}`. `way` is its position from 0 (the data) over 1 (the end of the forward
    /// run) to 2 (the recovered population); the picture is covered beyond `seen`.
    pub fn playback(&self) -> Result<Object, JsValue> {
        let screen = self.one_dimension()?;
        let playback = screen.playback();
        object([
            ("way", playback.position().into()),
            ("seen", playback.seen().into()),
            ("playing", playback.is_playing().into()),
        ])
    }

    /// Plays from the position of the playhead; from the start if it is at the end.
    pub fn play(&self) -> Result<(), JsValue> {
        self.moved_screen()?.playback_mut().play();
        Ok(())
    }

    /// Stops the playhead where it is.
    pub fn pause(&self) -> Result<(), JsValue> {
        self.moved_screen()?.playback_mut().pause();
        Ok(())
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
        if self.moved_screen()?.show_plot(name.as_deref()) {
            return Ok(());
        }
        Err(error(&format!("there is no plot {}", name.unwrap_or_default())))
    }
}

impl Diffuscope {
    /// The first screen, whose playhead is about to be moved; a frame is then drawn.
    fn moved_screen(&self) -> Result<RefMut<'_, OneDimension>, JsValue> {
        self.app()?.repaint();
        self.one_dimension()
    }

    fn at(&self, call: &str, position: f64, act: fn(&mut Playback, f64)) -> Result<(), JsValue> {
        if !(0.0..=2.0).contains(&position) {
            return Err(error(&format!("{call} takes a number from 0 to 2, and this is {position}")));
        }
        act(self.moved_screen()?.playback_mut(), position);
        Ok(())
    }
}
