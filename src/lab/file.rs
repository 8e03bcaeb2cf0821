//! An experiment as a file, which holds what a link can't: a list of the user's own numbers.
//!
//! ```json
//! { "diffuscope": 1, "settings": { "data": "list", "noise": 0.3, "seed": "1" }, "numbers": [4.5, 6, 7.25] }
//! ```
//!
//! `diffuscope` is the version of links whose defaults fill in what `settings` leave out.

use super::link;
use super::settings::{Refusal, Settings, Value};
use crate::diffusion::data::NumberList;
use std::sync::Arc;

/// What is in a file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct File {
    /// `diffuscope`, as text; none is 1.
    pub version: Option<String>,
    /// `settings`, by name.
    pub settings: Vec<(String, Value)>,
    /// `numbers`; what is not a number is NaN.
    pub numbers: Vec<f64>,
}

impl File {
    /// Its experiment, and what could not be taken as given.
    pub fn open(self) -> (Settings, Vec<Refusal>) {
        let mut settings = Settings::default();
        let mut refusals = Vec::new();
        if !self.numbers.is_empty() {
            match NumberList::from_numbers(self.numbers) {
                Some(list) => settings.set_list(Arc::new(list)),
                None => refusals.push(Refusal::NotNumbers),
            }
        }
        refusals.extend(link::change(&mut settings, self.version.as_deref(), &self.settings));
        (settings, refusals)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(name: &str, value: &str) -> (String, Value) {
        (name.to_owned(), Value::Text(value.to_owned()))
    }

    #[test]
    fn numbers_come_back_as_they_were() {
        let (Some(list), _) = NumberList::parse("7.25 0.1 1e-3 4 4") else { panic!("no numbers found") };
        let file = File { numbers: list.numbers().to_vec(), settings: vec![text("data", "list")], version: None };
        let (settings, refusals) = file.open();
        assert_eq!(refusals, []);
        assert_eq!(settings.list().map(|found| &**found), Some(&list));
        assert_eq!(settings.data().name, "list");
    }

    #[test]
    fn what_is_wrong_is_said_and_the_rest_is_taken() {
        let settings = vec![text("data", "list"), text("model", "nn"), text("foo", "1")];
        let file = File { version: Some("2".to_owned()), settings, numbers: vec![1.0, f64::NAN] };
        let (settings, refusals) = file.open();
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
