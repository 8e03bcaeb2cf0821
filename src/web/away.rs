//! `window.diffuscope`: what can be taken away from the page, and opened again.

use super::handle::{Diffuscope, app, object};
use crate::diffusion::block::Direction;
use crate::lab::link;
use crate::ui::away;
use eframe::wasm_bindgen::{self, JsValue, prelude::wasm_bindgen};
use js_sys::{Array, Float32Array, Float64Array, Object, Uint8ClampedArray};

#[wasm_bindgen]
impl Diffuscope {
    /// The experiment as the query of an address that opens it for ever, without the question mark; never empty. What it
    /// is compared with is in it, a list of numbers is not.
    pub fn link(&self) -> Result<String, JsValue> {
        let app = app(&self.runner)?;
        let first = link::to_link(app.settings());
        let second = app.second().map(|second| link::second_to_query(app.settings(), second)).unwrap_or_default();
        Ok(if second.is_empty() { first } else { format!("{first}&{second}") })
    }

    /// The user's own numbers in ascending order, a `Float64Array`; undefined if no list is diffused.
    pub fn numbers(&self) -> Result<JsValue, JsValue> {
        let app = app(&self.runner)?;
        let list = app.settings().list().filter(|_| app.settings().data().name == "list");
        Ok(list.map_or(JsValue::UNDEFINED, |list| Float64Array::from(list.numbers()).into()))
    }

    /// Does what dropping a file with this text on the page does: opens an experiment (JSON) or takes a list of numbers.
    /// What is wrong with it is said on the page, see `messages`.
    pub fn open(&self, text: &str) -> Result<(), JsValue> {
        app(&self.runner)?.open_file(text);
        Ok(())
    }

    /// The sample paths, `{times, forward, reverse}`: a `Float64Array` of t in ascending order, and for each leg an array
    /// of particles, the same in both, each a `Float32Array` of x at these times.
    pub fn paths(&self) -> Result<Object, JsValue> {
        let mut app = app(&self.runner)?;
        let recording = app.run().recording();
        let grid = recording.path_times();
        let times: Vec<f64> = (0..grid.len()).map(|i| grid.t(i)).collect();
        let paths =
            |direction| recording.direction(direction).paths.iter().map(|path| JsValue::from(Float32Array::from(path)));
        object([
            ("times", Float64Array::from(times.as_slice()).into()),
            ("forward", paths(Direction::Forward).collect::<Array>().into()),
            ("reverse", paths(Direction::Reverse).collect::<Array>().into()),
        ])
    }

    /// What is written below a picture of the page, in its language: `{verdict, figures, experiment}`, a sentence and two
    /// arrays of phrases.
    pub fn caption(&self) -> Result<Object, JsValue> {
        let mut app = app(&self.runner)?;
        let text = app.language().text();
        let caption = away::caption(app.run(), text);
        let phrases = |phrases: &[String]| JsValue::from(phrases.iter().map(JsValue::from).collect::<Array>());
        object([
            ("verdict", caption.verdict.into()),
            ("figures", phrases(&caption.figures)),
            ("experiment", phrases(&caption.experiment)),
        ])
    }

    /// The words of the picture, in the page's language.
    pub fn labels(&self) -> Result<Object, JsValue> {
        let app = app(&self.runner)?;
        let text = app.language().text();
        object([
            ("data", text.data.into()),
            ("forward", text.forward.into()),
            ("reverse", text.reverse.into()),
            ("recovered", text.recovered.into()),
            ("populations", text.populations.into()),
            ("exact_marginal", text.exact_marginal.into()),
        ])
    }

    /// The densities as pictures in light colours, `{width, height, forward, reverse}`: a `Uint8ClampedArray` of RGBA for
    /// each direction, a pixel a column and bin, t from left to right on both, highest x on top.
    pub fn density_images(&self) -> Result<Object, JsValue> {
        let mut app = app(&self.runner)?;
        let run = app.run();
        let [forward, reverse] =
            [Direction::Forward, Direction::Reverse].map(|direction| away::density(run, direction));
        object([
            ("width", JsValue::from(forward.width() as f64)),
            ("height", JsValue::from(forward.height() as f64)),
            ("forward", Uint8ClampedArray::from(forward.as_raw()).into()),
            ("reverse", Uint8ClampedArray::from(reverse.as_raw()).into()),
        ])
    }

    /// The populations at the playhead, `{t, extent, left, width, forward, reverse, exact}`: three `Float64Array`s of
    /// probability densities, of bars of `width` from x = `left` on; shown from −`extent` to `extent`.
    pub fn populations(&self) -> Result<Object, JsValue> {
        let mut app = app(&self.runner)?;
        let t = app.playback().t();
        let found = away::populations(app.run(), t);
        let heights = |heights: &[f64]| JsValue::from(Float64Array::from(heights));
        object([
            ("t", found.t.into()),
            ("extent", found.extent.into()),
            ("left", found.bars.left.into()),
            ("width", found.bars.width.into()),
            ("forward", heights(&found.forward)),
            ("reverse", heights(&found.reverse)),
            ("exact", heights(&found.exact)),
        ])
    }

    /// Wasserstein-1 distance between the two legs at the times of `densities`, a `Float64Array`.
    pub fn distances(&self) -> Result<Float64Array, JsValue> {
        Ok(Float64Array::from(app(&self.runner)?.run().recording().distances().as_slice()))
    }
}
