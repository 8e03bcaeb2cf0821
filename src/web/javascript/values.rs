//! Conversions between JavaScript's values and Rust's.

use crate::app::json;
use crate::lab::json::Json;
use crate::lab::settings::Value;
use eframe::wasm_bindgen::{JsCast as _, JsValue};
use js_sys::{Array, Object, Reflect};

/// An `Error` with this message.
pub fn error(message: &str) -> JsValue {
    js_sys::Error::new(message).into()
}

/// The entries of `partial`, the argument of `call`.
pub fn from_values(call: &str, partial: &JsValue) -> Result<Vec<(String, Value)>, JsValue> {
    let partial = partial
        .dyn_ref::<Object>()
        .ok_or_else(|| error(&format!("{call} takes an object, such as {{ model: \"nn\", noise: 0.3 }}")))?;
    Ok(json::browser::values(partial))
}

/// Values as the words of an address.
pub fn to_words(values: Vec<(String, Value)>) -> Vec<(String, String)> {
    values.into_iter().map(|(name, value)| (name, value.to_string())).collect()
}

/// A plain object: the name of the screen, and one entry per setting.
pub fn plain(screen: &str, settings: &[(&'static str, Value)]) -> Result<Object, JsValue> {
    let object = object([("screen", screen.into())])?;
    for (name, value) in settings {
        match value {
            Value::Number(x) => set(&object, name, *x)?,
            Value::Text(text) => set(&object, name, text)?,
        }
    }
    Ok(object)
}

/// A plain object with these entries.
pub fn object<const N: usize>(entries: [(&str, JsValue); N]) -> Result<Object, JsValue> {
    let object = Object::new();
    for (name, value) in entries {
        set(&object, name, value)?;
    }
    Ok(object)
}

/// A value in JavaScript's form.
pub fn from_json(json: &Json) -> Result<JsValue, JsValue> {
    Ok(match json {
        Json::Number(number) => (*number).into(),
        Json::Text(text) => text.into(),
        Json::Flag(flag) => (*flag).into(),
        Json::Null => JsValue::NULL,
        Json::List(values) => values.iter().map(from_json).collect::<Result<Array, _>>()?.into(),
        Json::Object(entries) => {
            let object = Object::new();
            for (name, value) in entries {
                set(&object, name, from_json(value)?)?;
            }
            object.into()
        }
    })
}

/// Sets an entry of an object.
pub fn set(object: &Object, name: &str, value: impl Into<JsValue>) -> Result<(), JsValue> {
    Reflect::set(object, &name.into(), &value.into()).map(|_| ())
}
