//! An experiment as a file, which can have what a link can't: a list of the user's own numbers.
//!
//! ```json
//! { "diffuscope": 1, "settings": { "data": "list", "noise": 0.3, "seed": "1" }, "numbers": [4.5, 6, 7.25] }
//! ```
//!
//! A comparison has B in `"b": { "settings": …, "numbers": … }`.
//!
//! `diffuscope` is the version of links, whose defaults are used for what `settings` leave out; `settings.screen` names
//! the screen, the first one if it is absent.

use super::settings::Value;

/// The content of a file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct File {
    /// `diffuscope`, as text; `None` means 1.
    pub version: Option<String>,
    /// `settings.screen`.
    pub screen: Option<String>,
    /// The other `settings`, by name.
    pub settings: Vec<(String, Value)>,
    /// `numbers`; an entry that is not a number is NaN.
    pub numbers: Vec<f64>,
    /// `b`: the settings and the numbers of the experiment that is compared with this one.
    pub second: Option<Box<File>>,
}

impl File {
    /// A file with these members.
    pub fn new(version: Option<String>, mut settings: Vec<(String, Value)>, numbers: Vec<f64>) -> Self {
        let place = settings.iter().position(|(name, _)| name == "screen");
        let screen = place.map(|i| settings.remove(i).1.to_string());
        Self { version, screen, settings, numbers, second: None }
    }

    /// This file with a second experiment.
    pub fn with_second(self, second: Option<File>) -> Self {
        let second = second.map(|second| Box::new(File { version: self.version.clone(), ..second }));
        Self { second, ..self }
    }
}
