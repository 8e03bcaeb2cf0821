//! An experiment as the query of an address: `?model=nn&noise=0.3`. Only what differs from the default is written. A second
//! one that is compared with it, as what differs from the first: `?model=nn&b.model=mle`.

use super::settings::{ALL, Refusal, Setting, Settings, Value};
use std::borrow::Cow;

/// What the names of the second experiment begin with.
const SECOND: &str = "b.";

/// The query of `settings`, without the question mark; empty for the defaults.
pub fn to_query(settings: &Settings) -> String {
    difference(&Settings::default(), settings, "")
}

/// The part of a query that makes `second` out of `first`; empty if they are the same.
pub fn second_to_query(first: &Settings, second: &Settings) -> String {
    difference(first, second, SECOND)
}

fn difference(from: &Settings, to: &Settings, prefix: &str) -> String {
    let mut query = form_urlencoded::Serializer::new(String::new());
    for setting in ALL.into_iter().filter(|setting| setting.read(from) != setting.read(to)) {
        query.append_pair(&format!("{prefix}{}", setting.name), &setting.read(to).to_string());
    }
    query.finish()
}

/// Reads a query (with or without its question mark) on top of the defaults. What can't be taken as given is replaced
/// by the nearest sensible value, or left at its default, and listed. Names in `others` belong to somebody else, and those
/// of a second experiment to it.
pub fn from_query(query: &str, others: &[&str]) -> (Settings, Vec<Refusal>) {
    let is_mine = |name: &str| !others.contains(&name) && !name.starts_with(SECOND);
    let entries = entries(query).filter(|(name, _)| is_mine(name));
    read(Settings::default(), entries)
}

/// Reads the second experiment of a query, if there is one, on top of `first`; as [`from_query`].
pub fn second_from_query(query: &str, first: &Settings) -> (Option<Settings>, Vec<Refusal>) {
    let mut entries = entries(query)
        .filter_map(|(name, value)| name.strip_prefix(SECOND).map(|name| (Cow::Owned(name.to_owned()), value)))
        .peekable();
    if entries.peek().is_none() {
        return (None, Vec::new());
    }
    let (second, refusals) = read(first.clone(), entries);
    (Some(second), refusals)
}

type Entry<'a> = (Cow<'a, str>, Cow<'a, str>);

fn entries(query: &str) -> impl Iterator<Item = Entry<'_>> {
    form_urlencoded::parse(query.trim_start_matches('?').as_bytes())
}

fn read<'a>(mut settings: Settings, entries: impl Iterator<Item = Entry<'a>>) -> (Settings, Vec<Refusal>) {
    let mut refusals = Vec::new();
    for (name, value) in entries {
        let written = Setting::named(&name)
            .and_then(|setting| setting.write_nearest(&mut settings, &Value::Text(value.into_owned())));
        refusals.extend(written.err());
    }
    (settings, refusals)
}

/// `query` with its experiments replaced by these; other people's names stay as they are.
pub fn with_settings(query: &str, first: &Settings, second: Option<&Settings>) -> String {
    let mut others = form_urlencoded::Serializer::new(String::new());
    for (name, value) in entries(query) {
        if Setting::named(&name).is_err() && !name.starts_with(SECOND) {
            others.append_pair(&name, &value);
        }
    }
    let second = second.map(|second| second_to_query(first, second)).unwrap_or_default();
    [to_query(first), second, others.finish()].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("&")
}

/// The value of one name in a query, for names that are not settings.
pub fn value_of(query: &str, name: &str) -> Option<String> {
    entries(query).find(|(given, _)| given == name).map(|(_, value)| value.into_owned())
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
        assert_eq!(with_settings("?prior=0.3&lang=zh&b.prior=0.1", &settings, None), "noise=0.5&lang=zh");
        assert_eq!(with_settings("", &Settings::default(), None), "");
        assert_eq!(value_of("?prior=0.3&lang=zh", "lang").as_deref(), Some("zh"));
    }

    #[test]
    fn a_comparison_is_a_link() {
        let query = "model=nn&noise=0.5&b.noise=0&b.model=mle";
        let (first, refusals) = from_query(query, &[]);
        assert_eq!((to_query(&first).as_str(), refusals), ("model=nn&noise=0.5", vec![]));
        let (second, refusals) = second_from_query(query, &first);
        let second = second.expect("there is one");
        // What is not said of B is as in A.
        assert_eq!((to_query(&second).as_str(), refusals), ("model=mle", vec![]));
        let link = with_settings("b.seed=7&lang=en", &first, Some(&second));
        assert_eq!(second_from_query(&link, &from_query(&link, &["lang"]).0).0, Some(second));
        assert!(link.ends_with("&lang=en") && !link.contains("seed"), "{link}");
        assert_eq!(second_from_query("noise=0.5", &first), (None, vec![]));
    }

    #[test]
    fn a_bad_second_experiment_is_the_nearest_to_what_was_meant() {
        let (second, refusals) = second_from_query("b.noise=-3&b.foo=1&noise=1", &Settings::default());
        assert_eq!((second, refusals.len()), (Some(Settings::default()), 2));
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
