//! JSON with serde_json.

use crate::lab::file::File;
use crate::lab::settings::Value;
use serde_json::Value as Json;

/// The experiment in a text.
pub fn read(text: &str) -> Option<File> {
    let json: Json = serde_json::from_str(text).ok()?;
    Some(one(&json)?.with_second(json.get("b").and_then(one)))
}

/// One experiment.
fn one(json: &Json) -> Option<File> {
    let settings = json.get("settings")?.as_object()?.iter().map(|(name, given)| (name.clone(), value(given)));
    let numbers = json.get("numbers").and_then(Json::as_array).into_iter().flatten();
    Some(File::new(
        json.get("diffuscope").map(|version| value(version).to_string()),
        settings.collect(),
        numbers.map(|number| number.as_f64().unwrap_or(f64::NAN)).collect(),
    ))
}

/// A value that is neither a number nor a string becomes a text that the setting refuses; the message quotes it.
fn value(given: &Json) -> Value {
    match given {
        Json::String(text) => Value::Text(text.clone()),
        other => other.as_f64().map_or_else(|| Value::Text(other.to_string()), Value::Number),
    }
}
