//! Runs points of a sweep. The message is an object with the fields
//!
//! | field | |
//! |---|---|
//! | `type` | `sweep` |
//! | `query`, `numbers`, `surface`, `grid` | the experiment, as in [`fields`](super::fields) |
//! | `x`, `y` | `{setting, values}`, as [`Axis`] has them; `y` may be undefined |
//! | `figure` | a name of [`Figure::NAMED`] |
//! | `points` | the numbers of the points, an array |
//!
//! and the reply has the type `swept`, the `values` and `errors` of these points (`Float64Array`s, NaN where settings have no
//! meaning together), the `x` and `y` values in full, and the `order` of all points; or the type `refused` and a `message`.

use super::fields::{self, field, object};
use crate::lab::settings::Value;
use crate::lab::sweep::{Axis, Figure, Measured, Sweep};
use js_sys::{Array, Float64Array, Uint32Array};
use std::sync::Arc;
use wasm_bindgen::{JsCast as _, JsValue};

/// Carries out the message of a sweep; `None` if it is another message.
pub fn carry_out(message: &JsValue) -> Option<Result<JsValue, JsValue>> {
    (field(message, "type")?.as_string()? == "sweep").then(|| match read(message) {
        Ok((axes, sweep)) => reply(message, &axes, &sweep),
        Err(reason) => object("refused", [("message", reason.into())]),
    })
}

fn read(message: &JsValue) -> Result<([Option<Axis>; 2], Sweep), String> {
    let base = fields::settings(message).ok_or("there is no experiment")?;
    let x = axis(message, "x")?.ok_or("a sweep has an axis x: {setting, values}")?;
    let y = axis(message, "y")?;
    let name = field(message, "figure").and_then(|name| name.as_string()).unwrap_or_default();
    let known = || Figure::NAMED.map(|(name, _)| name).join(", ");
    let figure =
        Figure::named(&name).ok_or_else(|| format!("there is no figure “{name}”; the figures are {}", known()))?;
    Ok(([Some(x.clone()), y.clone()], Sweep::new(base, x, y, figure)))
}

fn axis(message: &JsValue, name: &str) -> Result<Option<Axis>, String> {
    let Some(axis) = field(message, name).filter(|axis| axis.is_object()) else { return Ok(None) };
    let setting = field(&axis, "setting").and_then(|name| name.as_string()).unwrap_or_default();
    let values = field(&axis, "values").filter(|values| !values.is_undefined());
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

fn reply(message: &JsValue, axes: &[Option<Axis>; 2], sweep: &Sweep) -> Result<JsValue, JsValue> {
    let learned = fields::surface(message).map(Arc::new);
    let points = field(message, "points").map_or_else(Array::new, |points| Array::from(&points));
    let measured: Vec<Measured> = points
        .iter()
        .map(|point| {
            let nothing = Measured { value: f64::NAN, error: f64::NAN };
            let point = point.as_f64().unwrap_or(f64::MAX) as usize;
            sweep.measure(point, learned.as_ref()).unwrap_or(nothing)
        })
        .collect();
    let numbers = |of: fn(&Measured) -> f64| Float64Array::from(&*measured.iter().map(of).collect::<Vec<f64>>());
    let values = |axis: &Option<Axis>| {
        axis.as_ref().map_or(JsValue::UNDEFINED, |axis| axis.values().iter().map(of_value).collect::<Array>().into())
    };
    let order: Vec<u32> = sweep.order().into_iter().map(|point| point as u32).collect();
    object(
        "swept",
        [
            ("values", numbers(|measured| measured.value).into()),
            ("errors", numbers(|measured| measured.error).into()),
            ("x", values(&axes[0])),
            ("y", values(&axes[1])),
            ("order", Uint32Array::from(&*order).unchecked_into()),
        ],
    )
}

fn of_value(value: &Value) -> JsValue {
    match value {
        Value::Number(number) => (*number).into(),
        Value::Text(text) => text.as_str().into(),
    }
}
