//! Links that have been published, in `tests/old_links.json`: they open the same experiment for ever. Lines are added
//! there, never changed; a change that breaks this test breaks links in course pages, slides and papers.

use diffuscope::lab::link::{from_query, second_from_query, second_to_query, to_link, to_query};
use diffuscope::lab::one_dimension::{ALL, Settings};
use diffuscope::lab::settings::{Domain, Refusal, Value};
use serde_json::{Map, Value as Json};

type Object = Map<String, Json>;

/// A link, the settings in which its experiment differs from the values that links leave out, and, if there is a second
/// experiment, those in which it differs from the first.
type Link = (String, Object, Option<Object>);

/// The values that links leave out, and the links.
fn table() -> (Object, Vec<Link>) {
    let table: Json = serde_json::from_str(include_str!("old_links.json")).expect("a JSON file");
    let object = |json: &Json| json.as_object().cloned().expect("an object");
    let links = table["links"].as_array().expect("a list").iter();
    let links =
        links.map(|link| (link[0].as_str().expect("a link").to_owned(), object(&link[1]), link.get(2).map(object)));
    (object(&table["left_out"]), links.collect())
}

fn plain(settings: &Settings) -> Object {
    let entry = |value: Value| match value {
        Value::Number(x) => serde_json::json!(x),
        Value::Text(text) => Json::String(text),
    };
    ALL.into_iter().map(|setting| (setting.name.to_owned(), entry(setting.read(settings)))).collect()
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

#[test]
fn old_links_open_what_they_opened() {
    let (left_out, links) = table();
    for (link, different, second) in links {
        let (settings, refusals) = from_query(&link, &["lang", "theme"]);
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
fn every_setting_and_every_choice_is_in_the_table() {
    let (left_out, links) = table();
    for setting in ALL {
        assert!(left_out.contains_key(setting.name), "{setting:?}");
        if let Domain::OneOf(names) = setting.domain {
            // The user's own numbers are in no link.
            for name in names.iter().filter(|name| **name != "list") {
                assert!(
                    links.iter().any(|(link, ..)| *link == format!("{}={name}", setting.name)),
                    "{setting:?} {name}"
                );
            }
        }
    }
}

#[test]
fn the_link_of_the_defaults_has_its_version_and_their_address_no_query() {
    assert_eq!(to_link(&Settings::default()), "v=1");
    assert_eq!(to_query(&Settings::default()), "");
}

#[test]
fn known_settings_of_a_newer_link_are_used() {
    for version in ["2", "banana", "", "0", "-1"] {
        let (settings, refusals) = from_query::<Settings>(&format!("v={version}&noise=0.5"), &[]);
        assert_eq!(settings.noise(), 0.5);
        assert_eq!(refusals, [Refusal::UnknownVersion { given: version.to_owned(), newest: 1 }]);
    }
}
