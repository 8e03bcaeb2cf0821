//! An experiment as a file, which can have what a link can't: a list of the user's own numbers.
//!
//! ```json
//! { "diffuscope": 1, "settings": { "data": "list", "noise": 0.3, "seed": "1" }, "numbers": [4.5, 6, 7.25] }
//! ```
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
}

impl File {
    /// A file with these members.
    pub fn new(version: Option<String>, mut settings: Vec<(String, Value)>, numbers: Vec<f64>) -> Self {
        let place = settings.iter().position(|(name, _)| name == "screen");
        let screen = place.map(|i| settings.remove(i).1.to_string());
        Self { version, screen, settings, numbers }
    }
}
