//! Fields of messages.

use crate::diffusion::data::{self, NumberList};
use crate::diffusion::model::{Surface, SurfaceGrid};
use crate::lab::link;
use crate::lab::one_dimension::Settings;
use crate::lab::training::Subject;
use js_sys::{Array, ArrayBuffer, Float32Array, Float64Array, Object, Reflect, Uint8Array, WebAssembly::Memory};
use std::sync::Arc;
use wasm_bindgen::{JsCast as _, JsValue};

/// A message with a name and fields.
pub fn object<'a>(name: &str, fields: impl IntoIterator<Item = (&'a str, JsValue)>) -> Result<JsValue, JsValue> {
    let object = Object::new();
    Reflect::set(&object, &"type".into(), &name.into())?;
    for (name, value) in fields {
        Reflect::set(&object, &name.into(), &value)?;
    }
    Ok(object.into())
}

/// A field.
pub fn field(message: &JsValue, name: &str) -> Option<JsValue> {
    Reflect::get(message, &name.into()).ok()
}

/// A field that is a number.
pub fn number(message: &JsValue, name: &str) -> Option<f64> {
    field(message, name)?.as_f64()
}

/// A field that is a whole number.
pub fn count(message: &JsValue, name: &str) -> Option<u32> {
    number(message, name).map(|count| count as u32)
}

/// A field that is an array of numbers.
pub fn floats(message: &JsValue, name: &str) -> Option<Vec<f32>> {
    Some(field(message, name)?.dyn_into::<Float32Array>().ok()?.to_vec())
}

/// A field that is an array of bytes.
pub fn bytes(message: &JsValue, name: &str) -> Option<Vec<u8>> {
    Some(field(message, name)?.dyn_into::<Uint8Array>().ok()?.to_vec())
}

/// Settings as the fields `query` and `numbers`: the settings, as in a link; the list of numbers, if it is the data.
pub fn of_settings(settings: &Settings) -> [(&'static str, JsValue); 2] {
    let numbers = settings.list().filter(|_| settings.data() == &data::LIST);
    let numbers = numbers.map_or(JsValue::UNDEFINED, |list| Float64Array::from(list.numbers()).into());
    [("query", link::to_query(settings).into()), ("numbers", numbers)]
}

/// The settings in these fields.
pub fn settings(message: &JsValue) -> Option<Settings> {
    let (mut settings, _) = link::from_query::<Settings>(&field(message, "query")?.as_string()?, &[]);
    let numbers = field(message, "numbers")?.dyn_into::<Float64Array>().ok();
    if let Some(list) = numbers.and_then(|numbers| NumberList::from_numbers(numbers.to_vec())) {
        settings.set_list(Arc::new(list));
    }
    Some(settings)
}

/// The experiment of a training as the same fields.
pub fn of_subject(subject: &Subject) -> [(&'static str, JsValue); 2] {
    match subject {
        Subject::OneDimension(settings) => of_settings(settings),
        Subject::Images(_) => [("query", subject.link().into()), ("numbers", JsValue::UNDEFINED)],
    }
}

/// The experiment in these fields.
pub fn subject(message: &JsValue) -> Option<Subject> {
    let subject = Subject::from_query(&field(message, "query")?.as_string()?);
    match subject {
        Subject::OneDimension(_) => settings(message).as_ref().map(Subject::from),
        Subject::Images(_) => Some(subject),
    }
}

/// A surface as the fields `surface` and `grid`; both undefined if there is none.
pub fn of_surface(surface: Option<&Surface>) -> [(&'static str, JsValue); 2] {
    let Some(surface) = surface else {
        return [("surface", JsValue::UNDEFINED), ("grid", JsValue::UNDEFINED)];
    };
    let grid = surface.grid();
    let numbers = [grid.extent, grid.least, grid.step, grid.rows as f64, grid.cells as f64];
    [("surface", Float32Array::from(surface.values()).into()), ("grid", Float64Array::from(&numbers[..]).into())]
}

/// The surface in these fields, if there is one.
pub fn surface(message: &JsValue) -> Option<Surface> {
    let grid = field(message, "grid")?.dyn_into::<Float64Array>().ok()?.to_vec();
    let &[extent, least, step, rows, cells] = &*grid else { return None };
    let grid = SurfaceGrid { extent, least, step, rows: rows as usize, cells: cells as usize };
    Surface::from_values(grid, floats(message, "surface")?)
}

/// Bytes of this program's memory.
pub fn memory() -> f64 {
    let memory = wasm_bindgen::memory().unchecked_into::<Memory>().buffer().unchecked_into::<ArrayBuffer>();
    f64::from(memory.byte_length())
}

/// The memory of these fields, which can be transferred in place of being copied.
pub fn transferable(message: &JsValue, names: &[&str]) -> Array {
    let arrays = names.iter().filter_map(|name| field(message, name)?.dyn_into::<Float32Array>().ok());
    arrays.map(|array| JsValue::from(array.buffer())).collect()
}
