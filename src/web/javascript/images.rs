//! `window.diffuscope`: what belongs to the screen of pictures.

use super::Diffuscope;
use super::values::{error, from_json, object};
use crate::app::application::App;
use crate::lab::images::{Settings, levels};
use crate::lab::settings::Schema as _;
use crate::screens::images::Images;
use eframe::wasm_bindgen::{self, JsValue, prelude::wasm_bindgen};
use js_sys::{Float32Array, Float64Array, Object, Uint8Array, Uint32Array};
use std::cell::RefMut;

#[wasm_bindgen]
impl Diffuscope {
    /// The levels of the process on the screen of pictures, `{times, sigma, alpha}`: a number for each time, and for each
    /// time a list of α by frequency, row by row.
    pub fn levels(&self) -> Result<JsValue, JsValue> {
        from_json(&levels(self.images()?.run()))
    }

    /// The pictures that are done, `{side, count, times, data, forward, reverse, recovered, nearest,
    /// places}`. `forward` and
    /// `reverse` are `Uint8Array`s of gray values, picture after picture, in each the `times` in ascending order, in each
    /// `side` × `side` pixels; 0 is paper, 255 is ink. `data` and `nearest` are the pictures that went out, and those of
    /// the data that are nearest to the `recovered` ones, as `Float32Array`s of pixels from −1 to 1; `places` says
    /// which of the data these are, a `Uint32Array`.
    pub fn pictures(&self) -> Result<Object, JsValue> {
        let mut images = self.images()?;
        let run = images.run();
        let (Some(data), Some(plan)) = (run.data(), run.plan()) else {
            return Err(error("the digits are still being loaded: await settled() first"));
        };
        let block = run.pictures();
        let pixels = |places: &[u32]| -> JsValue {
            let pixels: Vec<f32> =
                places.iter().filter_map(|place| data.set.picture(*place as usize)).flatten().copied().collect();
            Float32Array::from(&*pixels).into()
        };
        object([
            ("side", (data.set.side() as f64).into()),
            ("count", (run.done() as f64).into()),
            ("times", Float64Array::from(&*plan.times).into()),
            ("data", pixels(&block.data)),
            ("forward", Uint8Array::from(&*block.forward).into()),
            ("reverse", Uint8Array::from(&*block.reverse).into()),
            ("recovered", Float32Array::from(&*block.recovered).into()),
            ("nearest", pixels(&block.nearest)),
            ("places", Uint32Array::from(&*block.nearest).into()),
        ])
    }
}

impl Diffuscope {
    /// The screen of pictures; an error if another one is shown.
    fn images(&self) -> Result<RefMut<'_, Images>, JsValue> {
        let app = self.app()?;
        let name = app.screen().name();
        if name != Settings::NAME {
            return Err(error(&format!("this belongs to the screen images, and {name} is shown")));
        }
        Ok(RefMut::map(app, App::images_mut))
    }
}
