//! An experiment in one dimension from a file, or two that are compared.

use super::settings::Settings;
use crate::diffusion::data::NumberList;
use crate::lab::file::File;
use crate::lab::link;
use crate::lab::settings::Refusal;
use std::sync::Arc;

/// The experiment in a file, the one that is compared with it, and what was refused or corrected.
pub fn open(mut file: File) -> (Settings, Option<Settings>, Vec<Refusal>) {
    let second = file.second.take().map(|second| open_one(*second));
    let (first, mut refusals) = open_one(file);
    let second = second.map(|(second, more)| {
        refusals.extend(more);
        second
    });
    (first, second, refusals)
}

fn open_one(file: File) -> (Settings, Vec<Refusal>) {
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
        let file = File { numbers: list.numbers().to_vec(), settings: vec![text("data", "list")], ..File::default() };
        let (settings, _, refusals) = open(file);
        assert_eq!(refusals, []);
        assert_eq!(settings.list().map(|found| &**found), Some(&list));
        assert_eq!(settings.data().name, "list");
    }

    #[test]
    fn errors_are_listed_and_the_rest_is_used() {
        let settings = vec![text("data", "list"), text("model", "nn"), text("foo", "1")];
        let numbers = vec![1.0, f64::NAN];
        let file = File { version: Some("2".to_owned()), settings, numbers, ..File::default() };
        let (settings, _, refusals) = open(file);
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

    #[test]
    fn two_experiments_have_their_own_numbers() {
        let one = |numbers: [f64; 3], model| File {
            numbers: numbers.to_vec(),
            settings: vec![text("data", "list"), text("model", model)],
            ..File::default()
        };
        let file = one([1.0, 2.0, 4.0], "nn").with_second(Some(one([3.0, 5.0, 6.0], "mle")));
        let (first, second, refusals) = open(file);
        let second = second.expect("there are two");
        assert_eq!((first.model().name, second.model().name, refusals), ("nn", "mle", Vec::new()));
        let numbers = |settings: &Settings| settings.list().map(|list| list.numbers().to_vec());
        assert_eq!((numbers(&first), numbers(&second)), (Some(vec![1.0, 2.0, 4.0]), Some(vec![3.0, 5.0, 6.0])));
    }
}
