//! An experiment with generators from a file.

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
