//! `window.diffuscope`: what can be exported from the page, and opened again.

use super::Diffuscope;
use super::values::{error, object, set};
use crate::diffusion::block::Direction;
use crate::screens::one_dimension::export;
use crate::screens::screen::Screen as _;
use eframe::wasm_bindgen::{self, JsCast as _, JsValue, prelude::wasm_bindgen};
use js_sys::{Array, Float64Array, Object, Uint8Array, Uint8ClampedArray};

#[wasm_bindgen]
impl Diffuscope {
    /// The experiment as the query of an address that opens it for ever, without the question mark; never empty. It
    /// contains the experiment of a comparison, but no list of numbers.
    pub fn link(&self) -> Result<String, JsValue> {
        Ok(self.app()?.screen().link())
    }

    /// The user's own numbers in ascending order, a `Float64Array`; undefined if the data are no list.
    pub fn numbers(&self) -> Result<JsValue, JsValue> {
        let screen = self.one_dimension()?;
        let list = screen.experiment().list().filter(|_| screen.experiment().data().name == "list");
        Ok(list.map_or(JsValue::UNDEFINED, |list| Float64Array::from(list.numbers()).into()))
    }

    /// Does what dropping a file with this content, a string or a `Uint8Array`, on the page does: opens an experiment
    /// (JSON) or a network, or takes a list of numbers. Errors are shown on the page, see `messages`.
    pub fn open(&self, content: &JsValue) -> Result<(), JsValue> {
        let bytes = content.dyn_ref::<Uint8Array>().map(Uint8Array::to_vec);
        let bytes = bytes.or_else(|| content.as_string().map(String::into_bytes));
        let bytes = bytes.ok_or_else(|| error("open takes a string or a Uint8Array"))?;
        self.app()?.open_file(&bytes);
        Ok(())
    }

    /// The caption of an exported picture, in the page's language: `{verdict, figures, experiment}`, a sentence and two
    /// arrays of phrases.
    pub fn caption(&self) -> Result<Object, JsValue> {
        let mut app = self.app()?;
        let text = app.language().text();
        let caption = app.screen_mut().caption(text);
        let phrases = |phrases: &[String]| JsValue::from(phrases.iter().map(JsValue::from).collect::<Array>());
        object([
            ("verdict", caption.verdict.into()),
            ("figures", phrases(&caption.figures)),
            ("experiment", phrases(&caption.experiment)),
        ])
    }

    /// The words of the picture, in the page's language.
    pub fn labels(&self) -> Result<Object, JsValue> {
        let app = self.app()?;
        let labels = Object::new();
        for (name, words) in app.screen().labels(app.language().text()) {
            set(&labels, name, words)?;
        }
        Ok(labels)
    }

    /// The densities as pictures in light colours, `{width, height, forward, reverse}`: a `Uint8ClampedArray` of RGBA
    /// for each direction, one pixel for each column and bin, t from left to right in both, highest x on top.
    pub fn density_images(&self) -> Result<Object, JsValue> {
        let mut screen = self.one_dimension()?;
        let run = screen.run();
        let [forward, reverse] =
            [Direction::Forward, Direction::Reverse].map(|direction| export::density(run, direction));
        object([
            ("width", JsValue::from(forward.width() as f64)),
            ("height", JsValue::from(forward.height() as f64)),
            ("forward", Uint8ClampedArray::from(forward.as_raw()).into()),
            ("reverse", Uint8ClampedArray::from(reverse.as_raw()).into()),
        ])
    }

    /// The populations at the playhead, `{t, extent, left, width, forward, reverse, exact}`: three `Float64Array`s of
    /// probability densities, for bars of `width` that start at x = `left`; shown from −`extent` to `extent`.
    pub fn populations(&self) -> Result<Object, JsValue> {
        let mut screen = self.one_dimension()?;
        let t = screen.playback().t();
        let found = export::populations(screen.run(), t);
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

    /// The places of the controls: an array of `{name, x, y, width, height}`, in CSS pixels of the canvas.
    pub fn widgets(&self) -> Result<Array, JsValue> {
        let app = self.app()?;
        let number = |x: f32| JsValue::from(f64::from(x * app.zoom()));
        app.widgets()
            .iter()
            .map(|widget| {
                object([
                    ("name", JsValue::from(widget.name)),
                    ("x", number(widget.rect.left())),
                    ("y", number(widget.rect.top())),
                    ("width", number(widget.rect.width())),
                    ("height", number(widget.rect.height())),
                ])
            })
            .collect()
    }
}
