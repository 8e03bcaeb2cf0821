//! An experiment as the query of an address: `?model=nn&noise=0.3`. Only what differs from the default is written.

use super::settings::{ALL, Refusal, Setting, Settings, Value};

/// The query of `settings`, without the question mark; empty for the defaults.
pub fn to_query(settings: &Settings) -> String {
    let mut query = form_urlencoded::Serializer::new(String::new());
    for setting in ALL.into_iter().filter(|setting| !setting.is_default(settings)) {
        query.append_pair(setting.name, &setting.read(settings).to_string());
    }
    query.finish()
}

/// Reads a query (with or without its question mark) on top of the defaults. What can't be taken as given is replaced
/// by the nearest sensible value, or left at its default, and listed. Names in `others` belong to somebody else.
pub fn from_query(query: &str, others: &[&str]) -> (Settings, Vec<Refusal>) {
    let mut settings = Settings::default();
    let mut refusals = Vec::new();
    for (name, value) in form_urlencoded::parse(query.trim_start_matches('?').as_bytes()) {
        if others.contains(&&*name) {
            continue;
        }
        let written = Setting::named(&name)
            .and_then(|setting| setting.write_nearest(&mut settings, &Value::Text(value.into_owned())));
        refusals.extend(written.err());
    }
    (settings, refusals)
}

/// `query` with its settings replaced by `settings`; other people's names stay as they are.
pub fn with_settings(query: &str, settings: &Settings) -> String {
    let mut others = form_urlencoded::Serializer::new(String::new());
    for (name, value) in form_urlencoded::parse(query.trim_start_matches('?').as_bytes()) {
        if Setting::named(&name).is_err() {
            others.append_pair(&name, &value);
        }
    }
    [to_query(settings), others.finish()].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("&")
}

/// The value of one name in a query, for names that are not settings.
pub fn value_of(query: &str, name: &str) -> Option<String> {
    form_urlencoded::parse(query.trim_start_matches('?').as_bytes())
        .find(|(given, _)| given == name)
        .map(|(_, value)| value.into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lab::settings::{Domain, NOISE};

    #[test]
    fn every_setting_survives_the_round_trip() {
        for setting in ALL {
            let values: Vec<Value> = match setting.domain {
                Domain::Real { least, most } => [least, most, (least + most) / 3.0].map(Value::Number).to_vec(),
                Domain::Whole { least, most } => [least, most, least + 7].map(|n| Value::Number(n.into())).to_vec(),
                // A list of numbers is not part of an address.
                Domain::OneOf(names) => {
                    names.iter().filter(|name| **name != "list").map(|n| Value::Text((*n).to_owned())).collect()
                }
                Domain::Mixture => ["1:0:0", "0.25:-1:0.2,2:1.5:0.125"].map(|n| Value::Text(n.to_owned())).to_vec(),
                Domain::Drawing => vec![Value::Text("A-z_".repeat(16))],
                Domain::Seed => [0, 1, u64::MAX].map(|n| Value::Text(n.to_string())).to_vec(),
            };
            for value in values {
                let mut settings = Settings::default();
                assert_eq!(setting.write(&mut settings, &value), Ok(()));
                assert_eq!(from_query(&to_query(&settings), &[]), (settings, vec![]));
            }
        }
    }

    #[test]
    fn new_settings_leave_other_names_alone() {
        let mut settings = Settings::default();
        assert_eq!(NOISE.write(&mut settings, &Value::Number(0.5)), Ok(()));
        assert_eq!(with_settings("?prior=0.3&lang=zh", &settings), "noise=0.5&lang=zh");
        assert_eq!(with_settings("", &Settings::default()), "");
        assert_eq!(value_of("?prior=0.3&lang=zh", "lang").as_deref(), Some("zh"));
    }

    #[test]
    fn the_defaults_need_no_query() {
        assert_eq!(to_query(&Settings::default()), "");
        assert_eq!(from_query("?", &[]), (Settings::default(), vec![]));
    }

    #[test]
    fn a_bad_query_gives_the_nearest_experiment_and_a_reason_for_each_fault() {
        let (settings, refusals) = from_query("?prior=banana&noise=-3&model=xyz&foo=1&steps=50", &["theme"]);
        let mut expected = Settings::default();
        assert_eq!(super::super::settings::STEPS.write(&mut expected, &Value::Number(50.0)), Ok(()));
        assert_eq!(settings, expected);
        assert_eq!(refusals.len(), 4);
    }

    #[test]
    fn broken_encodings_and_strangers_do_no_harm() {
        for query in ["%", "?%ff=%ff", "&&&", "=", "noise", "noise=", "noise=0.5=", "noise=NaN", "noise=inf", "\u{0}"] {
            let (settings, _) = from_query(query, &[]);
            assert!((0.0..=2.0).contains(&settings.noise()), "{query}");
        }
        let (settings, refusals) = from_query("noise=%30.5&theme=dark", &["theme"]);
        assert_eq!(NOISE.read(&settings), Value::Number(0.5));
        assert_eq!(refusals, vec![]);
    }
}
