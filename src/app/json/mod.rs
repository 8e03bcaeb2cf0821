//! JSON, parsed by the browser, or by a library in a native build. A library in the browser's build would add to the
//! download.

#[cfg(target_arch = "wasm32")]
pub mod browser;
#[cfg(not(target_arch = "wasm32"))]
mod native;

use crate::lab::file::File;

#[cfg(target_arch = "wasm32")]
use browser::read;
#[cfg(not(target_arch = "wasm32"))]
use native::read;

/// Whether a text is treated as an experiment; any other is treated as a list of numbers, such as `{1.5, 2.5}`.
pub fn is_experiment(text: &str) -> bool {
    let text = without_mark(text).trim_start();
    let is_object = || text.trim_start_matches(|c: char| c == '{' || c.is_whitespace()).starts_with(['"', '}']);
    text.starts_with('{') && (text.contains("\"settings\"") || text.trim() == "{" || is_object() && !has_arrays(text))
}

/// Whether an object may have columns of numbers.
fn has_arrays(text: &str) -> bool {
    text.contains('[')
}

/// The experiment in a text, if it is JSON and has `settings`.
pub fn experiment(text: &str) -> Option<File> {
    read(&with_quoted_seeds(without_mark(text)))
}

/// Seeds without quotes get them: as a number a seed may have more digits than a double holds.
fn with_quoted_seeds(text: &str) -> String {
    const NAME: &str = "\"seed\"";
    let mut quoted = String::with_capacity(text.len() + 4);
    let mut rest = text;
    while let Some((before, after)) = rest.split_once(NAME) {
        quoted.push_str(before);
        quoted.push_str(NAME);
        let value = after.trim_start().strip_prefix(':').map_or(after, str::trim_start);
        let (digits, end) = value.split_at(value.find(|c: char| !c.is_ascii_digit()).unwrap_or(value.len()));
        quoted.push_str(after.strip_suffix(value).unwrap_or_default());
        if digits.len() > 1 && !end.starts_with(['.', 'e', 'E']) {
            quoted.extend(["\"", digits, "\""]);
        } else {
            quoted.push_str(digits);
        }
        rest = end;
    }
    quoted.push_str(rest);
    quoted
}

/// Some editors put a byte order mark in front.
fn without_mark(text: &str) -> &str {
    text.trim_start_matches('\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lab::settings::Value;

    #[test]
    fn an_experiment_is_read() {
        let text = "\u{feff} {\"diffuscope\": 1, \"settings\": {\"noise\": 0.1, \"seed\": \"7\", \"eta\": null}, \
                    \"numbers\": [0.1, 2, \"x\"]}";
        assert!(is_experiment(text) && !is_experiment("1, 2"));
        assert!(!is_experiment("{1.5, 2.5}") && !is_experiment("{\"x\": [1, 2]}") && is_experiment("{}"));
        let Some(mut file) = experiment(text) else { panic!("no experiment found") };
        assert!(file.numbers.pop().is_some_and(f64::is_nan));
        assert_eq!((file.version.as_deref(), &*file.numbers), (Some("1"), [0.1, 2.0].as_slice()));
        file.settings.sort_by(|(a, _), (b, _)| a.cmp(b));
        let expected =
            [("eta", Value::Text("null".into())), ("noise", Value::Number(0.1)), ("seed", Value::Text("7".into()))];
        assert_eq!(file.settings, expected.map(|(name, value)| (name.to_owned(), value)));
    }

    #[test]
    fn a_comparison_is_read() {
        let text = "{\"settings\": {\"noise\": 0.1}, \"b\": {\"settings\": {\"noise\": 0.2}, \"numbers\": [1, 2]}}";
        let second = experiment(text).and_then(|file| file.second).expect("there are two");
        assert_eq!(second.settings, [("noise".to_owned(), Value::Number(0.2))]);
        assert_eq!(second.numbers, [1.0, 2.0]);
    }

    #[test]
    fn a_seed_without_quotes_keeps_all_its_digits() {
        for (seed, expected) in [
            ("18446744073709551615", Value::Text("18446744073709551615".into())),
            ("\"18446744073709551615\"", Value::Text("18446744073709551615".into())),
            ("7", Value::Number(7.0)),
            ("12", Value::Text("12".into())),
            ("1.5", Value::Number(1.5)),
        ] {
            let Some(file) = experiment(&format!("{{\"settings\": {{\"seed\" : {seed}}}}}")) else { panic!("{seed}") };
            assert_eq!(file.settings, [("seed".to_owned(), expected)]);
        }
        let text =
            "{\"settings\": {\"seed\": 1234567890123456789}, \"b\": {\"settings\": {\"seed\": 2345678901234567891}}}";
        let second = experiment(text).and_then(|file| file.second).expect("there are two");
        assert_eq!(second.settings, [("seed".to_owned(), Value::Text("2345678901234567891".into()))]);
    }

    #[test]
    fn a_text_that_is_no_experiment_is_not_read() {
        for text in ["{", "{}", "{\"settings\": 1}", "{\"settings\": {}} x"] {
            assert_eq!(experiment(text), None, "{text}");
        }
    }
}
