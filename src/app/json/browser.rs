//! JSON with the browser's own parser.

use crate::lab::file::File;
use crate::lab::settings::Value;
use eframe::wasm_bindgen::{JsCast as _, JsValue};
use js_sys::{Array, BigInt, JSON, Object, Reflect};

/// The experiment in a text.
pub fn read(text: &str) -> Option<File> {
    let json = JSON::parse(text).ok()?;
    let second = Reflect::get(&json, &"b".into()).ok().and_then(|second| one(&second));
    Some(one(&json)?.with_second(second))
}

/// One experiment.
fn one(json: &JsValue) -> Option<File> {
    let member = |name: &str| Reflect::get(json, &name.into()).ok().filter(|member| !member.is_undefined());
    let numbers = member("numbers").filter(Array::is_array).map(|numbers| Array::from(&numbers)).unwrap_or_default();
    Some(File::new(
        member("diffuscope").map(|version| value(&version).to_string()),
        values(member("settings")?.dyn_ref()?),
        numbers.iter().map(|number| number.as_f64().unwrap_or(f64::NAN)).collect(),
    ))
}

/// The entries of an object, as values of settings.
pub fn values(object: &Object) -> Vec<(String, Value)> {
    let entry = |entry: JsValue| {
        let entry = Array::from(&entry);
        (entry.get(0).as_string().unwrap_or_default(), value(&entry.get(1)))
    };
    Object::entries(object).iter().map(entry).collect()
}

/// A whole number of any size is a text of digits. A value of another kind becomes a text that the setting refuses; the
/// message quotes it.
fn value(given: &JsValue) -> Value {
    match given.as_f64() {
        Some(x) => Value::Number(x),
        None => Value::Text(written(given)),
    }
}

/// A value as text: as it is written in JSON, or the name of its type.
pub fn written(given: &JsValue) -> String {
    if let Some(number) = given.dyn_ref::<BigInt>() {
        return number.to_string(10).map(String::from).unwrap_or_default();
    }
    let json = || JSON::stringify(given).ok().and_then(|json| json.as_string());
    given.as_string().or_else(json).unwrap_or_else(|| given.js_typeof().as_string().unwrap_or_default())
}
