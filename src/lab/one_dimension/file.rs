//! An experiment in one dimension from a file.

use super::settings::Settings;
use crate::diffusion::data::NumberList;
use crate::lab::file::File;
use crate::lab::link;
use crate::lab::settings::Refusal;
use std::sync::Arc;

/// The experiment in a file, and what was refused or corrected.
pub fn open(file: File) -> (Settings, Vec<Refusal>) {
    let mut settings = Settings::default();
    let mut refusals = Vec::new();
    if !file.numbers.is_empty() {
        match NumberList::from_numbers(file.numbers) {
            Some(list) => settings.set_list(Arc::new(list)),
            None => refusals.push(Refusal::NotNumbers),
        }
    }
    refusals.extend(link::change(&mut settings, file.version.as_deref(), &file.settings));
    (settings, refusals)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lab::settings::Value;

    fn text(name: &str, value: &str) -> (String, Value) {
        (name.to_owned(), Value::Text(value.to_owned()))
    }

    #[test]
    fn the_numbers_of_a_file_are_read_back() {
        let Some(list) = NumberList::from_numbers(vec![7.25, 0.1, 1e-3, 4.0, 4.0]) else { panic!("no numbers found") };
        let file = File {
            numbers: list.numbers().to_vec(),
            settings: vec![text("data", "list")],
            version: None,
            screen: None,
        };
        let (settings, refusals) = open(file);
        assert_eq!(refusals, []);
        assert_eq!(settings.list().map(|found| &**found), Some(&list));
        assert_eq!(settings.data().name, "list");
    }

    #[test]
    fn errors_are_listed_and_the_rest_is_used() {
        let settings = vec![text("data", "list"), text("model", "nn"), text("foo", "1")];
        let file = File { version: Some("2".to_owned()), settings, numbers: vec![1.0, f64::NAN], screen: None };
        let (settings, refusals) = open(file);
        assert_eq!((settings.model().name, settings.data().name), ("nn", "two-point"));
        assert!(matches!(
            &*refusals,
            [
                Refusal::NotNumbers,
                Refusal::UnknownVersion { newest: 1, .. },
                Refusal::NoMeaning { .. },
                Refusal::UnknownName { .. }
            ]
        ));
    }
}
