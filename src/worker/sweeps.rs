//! Runs points of a sweep. The message is an object with the fields
//!
//! | field | |
//! |---|---|
//! | `type` | `sweep` |
//! | `query`, `numbers`, `surface`, `grid` | the experiment, as in [`fields`](super::fields) |
//! | `x`, `y` | `{setting, values}`, as [`Axis::new`] has them, or a text as in [`Axis::parse`]; `y` may be undefined |
//! | `figure` | a name of [`Figure::NAMED`] |
//! | `points` | the numbers of the points, an array; or undefined |
//!
//! Without points, the reply has the type `planned`, the `x` and `y` values in full, and the `order` of all points. With
//! points it has the type `swept`, and their `values` and `errors` (`Float64Array`s, NaN where settings have no meaning
//! together). If the sweep is not possible, it has the type `refused` and a `message`.

use super::fields::{self, field, object};
use crate::lab::settings::Value;
use crate::lab::sweep::{Axis, Figure, Measured, Sweep};
use js_sys::{Array, Float64Array, Uint32Array};
use std::sync::Arc;
use wasm_bindgen::JsValue;

/// Carries out the message of a sweep; `None` if it is another message.
pub fn carry_out(message: &JsValue) -> Option<Result<JsValue, JsValue>> {
    (field(message, "type")?.as_string()? == "sweep").then(|| match read(message) {
        Ok(sweep) => match field(message, "points").filter(Array::is_array) {
            Some(points) => run(message, &sweep, &Array::from(&points)),
            None => plan(&sweep),
        },
        Err(reason) => object("refused", [("message", reason.into())]),
    })
}

fn read(message: &JsValue) -> Result<Sweep, String> {
    let base = fields::settings(message).ok_or("there is no experiment")?;
    let x = axis(message, "x")?.ok_or("a sweep has an axis x: {setting, values}")?;
    let y = axis(message, "y")?;
    let name = field(message, "figure").and_then(|name| name.as_string()).unwrap_or_default();
    let known = || Figure::NAMED.map(|(name, _)| name).join(", ");
    let figure =
        Figure::named(&name).ok_or_else(|| format!("there is no figure “{name}”; the figures are {}", known()))?;
    Ok(Sweep::new(base, x, y, figure))
}

fn axis(message: &JsValue, name: &str) -> Result<Option<Axis>, String> {
    let Some(axis) = field(message, name).filter(|axis| axis.is_object()) else { return Ok(None) };
    let setting = field(&axis, "setting").and_then(|name| name.as_string()).unwrap_or_default();
    let values = field(&axis, "values").filter(|values| !values.is_undefined());
    if let Some(text) = values.as_ref().and_then(JsValue::as_string) {
        return Axis::parse(&format!("{setting}={text}")).map(Some).map_err(|reason| reason.to_string());
    }
    let values = values.map_or_else(|| Ok(Vec::new()), |values| read_values(&values))?;
    Axis::new(&setting, values).map(Some).map_err(|reason| reason.to_string())
}

fn read_values(values: &JsValue) -> Result<Vec<Value>, String> {
    let value = |value: JsValue| match (value.as_f64(), value.as_string()) {
        (Some(number), _) => Ok(Value::Number(number)),
        (_, Some(text)) => Ok(Value::Text(text)),
        _ => Err("values of an axis are numbers and texts".to_owned()),
    };
    Array::from(values).iter().map(value).collect()
}

fn plan(sweep: &Sweep) -> Result<JsValue, JsValue> {
    let values = |axis: &Axis| axis.values().iter().map(of_value).collect::<Array>().into();
    let order: Vec<u32> = sweep.order().into_iter().map(|point| point as u32).collect();
    object(
        "planned",
        [
            ("x", values(sweep.x())),
            ("y", sweep.y().map_or(JsValue::UNDEFINED, values)),
            ("order", Uint32Array::from(&*order).into()),
        ],
    )
}

fn run(message: &JsValue, sweep: &Sweep, points: &Array) -> Result<JsValue, JsValue> {
    let learned = fields::surface(message).map(Arc::new);
    let measured: Vec<Measured> = points
        .iter()
        .map(|point| {
            let nothing = Measured { value: f64::NAN, error: f64::NAN };
            let point = point.as_f64().unwrap_or(f64::MAX) as usize;
            sweep.measure(point, learned.as_ref()).unwrap_or(nothing)
        })
        .collect();
    let numbers = |of: fn(&Measured) -> f64| Float64Array::from(&*measured.iter().map(of).collect::<Vec<f64>>());
    let values = numbers(|measured| measured.value).into();
    object("swept", [("values", values), ("errors", numbers(|measured| measured.error).into())])
}

fn of_value(value: &Value) -> JsValue {
    match value {
        Value::Number(number) => (*number).into(),
        Value::Text(text) => text.as_str().into(),
    }
}
