//! An experiment with pictures from a file.

use super::settings::Settings;
use crate::lab::file::File;
use crate::lab::link;
use crate::lab::settings::Refusal;

/// The experiment in a file, and what was refused or corrected.
pub fn open(file: &File) -> (Settings, Vec<Refusal>) {
    link::from_values(file.version.as_deref(), &file.settings)
}
