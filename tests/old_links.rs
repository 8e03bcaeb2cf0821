//! Links that have been published, in `tests/old_links.json`: they open the same experiment for ever. Lines are added
//! there, never changed; a change that breaks this test breaks links in course pages, slides and papers.

use diffuscope::lab::link::{from_query, second_from_query, second_to_query, to_link, to_query};
use diffuscope::lab::one_dimension::Settings;
use diffuscope::lab::settings::{Domain, Refusal, Schema, Value};
use diffuscope::lab::{chain, generators, images};
use serde_json::{Map, Value as Json};

type Object = Map<String, Json>;

/// A link, the settings in which its experiment differs from the values that links leave out, and, if there is a second
/// experiment, those in which it differs from the first.
type Link = (String, Object, Option<Object>);

/// The values that links leave out, and the links, of the first screen or of another one.
fn table(screen: Option<&str>) -> (Object, Vec<Link>) {
    let table: Json = serde_json::from_str(include_str!("old_links.json")).expect("a JSON file");
    let table = screen.map_or(&table, |screen| &table[screen]);
    let object = |json: &Json| json.as_object().cloned().expect("an object");
    let links = table["links"].as_array().expect("a list").iter();
    let links =
        links.map(|link| (link[0].as_str().expect("a link").to_owned(), object(&link[1]), link.get(2).map(object)));
    (object(&table["left_out"]), links.collect())
}

fn plain<S: Schema>(settings: &S) -> Object {
    let entry = |value: Value| match value {
        Value::Number(x) => serde_json::json!(x),
        Value::Text(text) => Json::String(text),
    };
    settings.values().into_iter().map(|(name, value)| (name.to_owned(), entry(value))).collect()
}

/// Equal as numbers: 2 and 2.0 are one value of a setting.
fn assert_same(found: &Object, expected: &Object, link: &str) {
    for (name, value) in expected {
        let same = found
            .get(name)
            .is_some_and(|found| found == value || found.as_f64().zip(value.as_f64()).is_some_and(|(a, b)| a == b));
        assert!(same, "{link}: {name} is {:?}, not {value}", found.get(name));
    }
    assert_eq!(found.len(), expected.len(), "{link}");
}

fn check_links<S: Schema + std::fmt::Debug>(screen: Option<&str>) {
    let (left_out, links) = table(screen);
    for (link, different, second) in links {
        let (settings, refusals) = from_query::<S>(&link, &["lang", "theme"]);
        assert_eq!(refusals, [], "{link}");
        let mut expected = left_out.clone();
        expected.extend(different);
        assert_same(&plain(&settings), &expected, &link);
        assert_eq!(from_query(&to_link(&settings), &[]), (settings.clone(), vec![]), "{link}");

        let (found, refusals) = second_from_query(&link, &settings);
        assert_eq!(refusals, [], "{link}");
        assert_eq!(found.is_some(), second.is_some(), "{link}");
        if let (Some(found), Some(different)) = (found, second) {
            expected.extend(different);
            assert_same(&plain(&found), &expected, &link);
            let written = second_to_query(&settings, &found);
            assert_eq!(second_from_query(&written, &settings), (Some(found), vec![]), "{link}");
        }
    }
}

#[test]
fn old_links_open_what_they_opened() {
    check_links::<Settings>(None);
    check_links::<images::Settings>(Some("images"));
    check_links::<generators::Settings>(Some("generators"));
    check_links::<chain::Settings>(Some("chain"));
}

fn check_table<S: Schema>(screen: Option<&str>) {
    let (left_out, links) = table(screen);
    let before = screen.map(|screen| format!("screen={screen}&")).unwrap_or_default();
    for setting in S::all() {
        assert!(left_out.contains_key(setting.name), "{setting:?}");
        if let Domain::OneOf(names) = setting.domain {
            // The user's own numbers are in no link, and own pictures are nothing without the pictures.
            for name in names.iter().filter(|name| **name != "list" && **name != "own") {
                assert!(
                    links.iter().any(|(link, ..)| *link == format!("{before}{}={name}", setting.name)),
                    "{setting:?} {name}"
                );
            }
        }
    }
}

#[test]
fn every_setting_and_every_choice_is_in_the_table() {
    check_table::<Settings>(None);
    check_table::<images::Settings>(Some("images"));
    check_table::<generators::Settings>(Some("generators"));
    check_table::<chain::Settings>(Some("chain"));
}

#[test]
fn the_link_of_the_defaults_has_its_version_and_their_address_no_query() {
    assert_eq!(to_link(&Settings::default()), "v=1");
    assert_eq!(to_query(&Settings::default()), "");
}

#[test]
fn known_settings_of_a_newer_link_are_used() {
    let read = |version: &str| {
        let (settings, refusals) = from_query::<Settings>(&format!("v={version}&noise=0.5"), &[]);
        assert_eq!(settings.noise(), 0.5);
        refusals
    };
    assert_eq!(read("2"), [Refusal::UnknownVersion { given: "2".to_owned(), newest: 1 }]);
    // Caches add such a name to addresses, with a value of their own.
    assert_eq!(read("banana"), [Refusal::Ignored { names: vec!["v".to_owned()] }]);
    for version in ["", "0", "-1"] {
        assert_eq!(read(version).len(), 1, "{version}");
    }
}
