//! `window.diffuscope`: the results of the experiment.

use super::Diffuscope;
use super::values::{from_json, object};
use crate::diffusion::block::Direction;
use crate::diffusion::density::BINS;
use crate::lab::report;
use eframe::wasm_bindgen::{self, JsValue, prelude::wasm_bindgen};
use js_sys::{Array, Float32Array, Float64Array, Object, Uint32Array};

#[wasm_bindgen]
impl Diffuscope {
    /// The figures of what is done, in the form of the screen that is shown. Of the first one: `{particles, data: {mean,
    /// std, plus_share}, end_of_forward: {mean, std, plus_share, ks_to_normal}, recovered: {mean, std, plus_share,
    /// w1_to_data}}`.
    pub fn report(&self) -> Result<JsValue, JsValue> {
        if self.is_second {
            return from_json(&report::to_json(self.run()?.recording()));
        }
        from_json(&self.app()?.screen_mut().report())
    }

    /// The counts behind the picture, `{columns, bins, times, units, reach, forward, reverse, forward_beyond,
    /// reverse_beyond}`: two `Uint32Array`s, column after column in ascending t, each with `bins` counts in ascending x
    /// from −`reach` to `reach`; two `Float64Array`s with the t of each column, and its unit of x, which is 1, or
    /// √(a² + σ²) where variance explodes; and two `Uint32Array`s with two counts per column, of the
    /// particles below −`reach` and above `reach`, in that unit.
    pub fn densities(&self) -> Result<Object, JsValue> {
        let run = self.run()?;
        let recording = run.recording();
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
        let density = &recording.direction(Direction::Forward).density;
        let units: Vec<f64> = (0..grid.len()).map(|i| density.unit(i).into()).collect();
        object([
            ("units", Float64Array::from(units.as_slice()).into()),
            ("columns", JsValue::from(grid.len() as f64)),
            ("bins", JsValue::from(BINS as f64)),
            ("times", Float64Array::from(times.as_slice()).into()),
            ("reach", JsValue::from(f64::from(density.reach()))),
            ("forward", counts(Direction::Forward)),
            ("reverse", counts(Direction::Reverse)),
            ("forward_beyond", beyond(Direction::Forward)),
            ("reverse_beyond", beyond(Direction::Reverse)),
        ])
    }

    /// The sample paths, `{times, units, forward, reverse}`: two `Float64Array`s of t in ascending order and of the unit of
    /// x in pictures at that time, as in `densities`, and for each direction
    /// an array of the same particles, each a `Float32Array` of x at these times.
    pub fn paths(&self) -> Result<Object, JsValue> {
        let run = self.run()?;
        let (recording, schedule) = (run.recording(), run.process().schedule);
        let grid = recording.path_times();
        let times: Vec<f64> = (0..grid.len()).map(|i| grid.t(i)).collect();
        let units: Vec<f64> = times.iter().map(|t| schedule.unit(*t)).collect();
        let paths =
            |direction| recording.direction(direction).paths.iter().map(|path| JsValue::from(Float32Array::from(path)));
        object([
            ("times", Float64Array::from(times.as_slice()).into()),
            ("units", Float64Array::from(units.as_slice()).into()),
            ("forward", paths(Direction::Forward).collect::<Array>().into()),
            ("reverse", paths(Direction::Reverse).collect::<Array>().into()),
        ])
    }

    /// Wasserstein-1 distance between the two directions at the times of `densities`, a `Float64Array`.
    pub fn distances(&self) -> Result<Float64Array, JsValue> {
        Ok(Float64Array::from(self.run()?.recording().distances().as_slice()))
    }
}
