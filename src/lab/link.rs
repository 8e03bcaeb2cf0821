//! An experiment as the query of an address: `?model=nn&noise=0.3`. Only what differs from the default is written. A second
//! one that is compared with it, as what differs from the first: `?model=nn&b.model=mle`.
//!
//! A link opens the same experiment for ever: names and values keep their spelling and their meaning, and what a link
//! leaves out is fixed in `LEFT_OUT`, whatever becomes of the defaults. `tests/old_links.rs` has the links to keep.

use super::settings::{ALL, Refusal, Setting, Settings, Value};

/// What links leave out, a line for every version of links; a link without `v` is of version 1. Lines stay as they are,
/// but a new setting joins each, with the value that does what was done without it. Other defaults need no change here.
/// To keep the links to them short they may get a line of their own, whose number is then written in links.
const LEFT_OUT: [&str; 1] = ["data=two-point&prior=0.8&separation=2&width=0&mix=0.5:-1:0.2,0.5:1:0.2\
    &drawn=AAAAAAAAIKMOQSUWYacegikmoqsuwy02AAAAAAAAeeeeeeeeeeeeeeeeAAAAAAAA\
    &schedule=cubic&rate=10&beta0=0.1&beta1=20&sigma_min=0.01&sigma_max=5&forward=exact&steps=1000&start=forward\
    &model=exact&noise=0&corrupt=x0&sampler=em&eta=0&langevin_step=0.2&langevin_repeats=3&corrector_steps=1\
    &particles=16384&seed=1"];
/// The name of a link's version.
const VERSION: &str = "v";
/// What the names of the second experiment begin with.
const SECOND: &str = "b.";

/// The query of `settings`, without the question mark; empty for the defaults.
pub fn to_query(settings: &Settings) -> String {
    if ALL.into_iter().all(|setting| setting.is_default(settings)) { String::new() } else { to_link(settings) }
}

/// As [`to_query`], for keeping: never empty, as an empty query stands for the defaults of its day.
pub fn to_link(settings: &Settings) -> String {
    let (left_out, _) = from_values(None, &[]);
    let written = difference(&left_out, settings, "");
    if written.is_empty() { format!("{VERSION}={}", LEFT_OUT.len()) } else { written }
}

/// The part of a query that makes `second` out of `first`; empty if they are the same.
pub fn second_to_query(first: &Settings, second: &Settings) -> String {
    difference(first, second, SECOND)
}

fn difference(from: &Settings, to: &Settings, prefix: &str) -> String {
    let written = ALL.into_iter().filter(|setting| setting.read(from) != setting.read(to));
    // Values are made of letters, digits and - . : , _ alone, which an address takes as they are.
    written.map(|setting| format!("{prefix}{}={}", setting.name, setting.read(to))).collect::<Vec<_>>().join("&")
}

/// EstimateAt a query (with or without its question mark) on top of what its version leaves out; without any setting it is
/// the defaults. What can't be taken as given is replaced by the nearest sensible value, or left as it was, and listed.
/// Names in `others` belong to somebody else, and those of a second experiment to that.
pub fn from_query(query: &str, others: &[&str]) -> (Settings, Vec<Refusal>) {
    let mut version = None;
    let mut values = Vec::new();
    for (name, value) in pairs(query) {
        if name == VERSION {
            version = Some(value);
        } else if !others.contains(&&*name) && !name.starts_with(SECOND) {
            values.push((name, Value::Text(value)));
        }
    }
    if version.is_none() && values.is_empty() {
        return Default::default();
    }
    from_values(version.as_deref(), &values)
}

/// EstimateAt the second experiment of a query, if it holds one, on top of `first`; otherwise as [`from_query`].
pub fn second_from_query(query: &str, first: &Settings) -> (Option<Settings>, Vec<Refusal>) {
    let mut second = None;
    let mut refusals = Vec::new();
    for (name, value) in pairs(query) {
        if let Some(name) = name.strip_prefix(SECOND) {
            let second = second.get_or_insert_with(|| first.clone());
            let written = Setting::named(name).and_then(|setting| setting.write_nearest(second, &Value::Text(value)));
            refusals.extend(written.err());
        }
    }
    (second, refusals)
}

/// The experiment with these values by name, on top of what a version of links (the first, if none is given) leaves
/// out; and what could not be taken as given.
pub fn from_values(version: Option<&str>, values: &[(String, Value)]) -> (Settings, Vec<Refusal>) {
    let mut settings = Settings::default();
    let refusals = change(&mut settings, version, values);
    (settings, refusals)
}

/// As [`from_values`], in `settings`, whose list of numbers stays.
pub fn change(settings: &mut Settings, version: Option<&str>, values: &[(String, Value)]) -> Vec<Refusal> {
    let number = version.map_or(Some(1), |given| given.parse::<usize>().ok());
    let left_out = number.and_then(|number| LEFT_OUT.get(number.checked_sub(1)?));
    let mut refusals = Vec::new();
    if left_out.is_none() {
        let given = version.unwrap_or_default().to_owned();
        refusals.push(Refusal::UnknownVersion { given, newest: LEFT_OUT.len() });
    }
    let left_out = pairs(left_out.or(LEFT_OUT.last()).copied().unwrap_or_default());
    let values = left_out.map(|(name, value)| (name, Value::Text(value))).chain(values.iter().cloned());
    for (name, value) in values {
        let written = Setting::named(&name).and_then(|setting| setting.write_nearest(settings, &value));
        refusals.extend(written.err());
    }
    refusals
}

/// `query` with its experiments replaced by these; other people's names stay as they are.
pub fn with_settings(query: &str, first: &Settings, second: Option<&Settings>) -> String {
    let mut others = form_urlencoded::Serializer::new(String::new());
    let is_theirs = |name: &str| name != VERSION && !name.starts_with(SECOND) && Setting::named(name).is_err();
    for (name, value) in pairs(query).filter(|(name, _)| is_theirs(name)) {
        others.append_pair(&name, &value);
    }
    let second = second.map(|second| second_to_query(first, second)).unwrap_or_default();
    [to_query(first), second, others.finish()].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("&")
}

/// The value of one name in a query, for names that are not settings.
pub fn value_of(query: &str, name: &str) -> Option<String> {
    pairs(query).find(|(given, _)| given == name).map(|(_, value)| value)
}

fn pairs(query: &str) -> impl Iterator<Item = (String, String)> {
    let pairs = form_urlencoded::parse(query.trim_start_matches('?').as_bytes());
    pairs.map(|(name, value)| (name.into_owned(), value.into_owned()))
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
