//! The data of an experiment.

use super::choices::DataKind;
use super::settings::Settings;
use crate::images::{Drawn, PictureSet, digits, icons, own_picture};
use std::sync::Arc;

/// The number of classes of the digits and of the icons.
pub const CLASSES: usize = 10;
/// The class of the user's own pictures.
pub const OWN: u8 = 10;

/// The sets that pictures are chosen from.
#[derive(Clone, Debug, Default)]
pub struct PictureData {
    /// The file of the digits, and what is in it.
    digits: Option<(Arc<[u8]>, Arc<PictureSet>)>,
    icons: Option<Arc<PictureSet>>,
}

impl PictureData {
    /// Takes the file of the digits; false if it is another file.
    pub fn set_digits(&mut self, file: &Arc<[u8]>) -> bool {
        if self.digits.as_ref().is_some_and(|(known, _)| known == file) {
            return true;
        }
        match digits::from_bytes(file) {
            Some(set) => {
                self.digits = Some((file.clone(), Arc::new(set)));
                true
            }
            None => false,
        }
    }

    /// The file of the digits, if it is there.
    pub fn digits_file(&self) -> Option<&Arc<[u8]>> {
        self.digits.as_ref().map(|(file, _)| file)
    }

    /// The data of these settings; `None` as long as their file is not there.
    pub fn of(&mut self, settings: &Settings) -> Option<Drawn> {
        let side = settings.side();
        let sized = |pixels: Vec<f32>| {
            let from = own_picture::side(&pixels);
            if from == side { pixels } else { own_picture::resized(&pixels, from, side) }
        };
        let own: Vec<Vec<f32>> = settings.own_pictures().into_iter().map(sized).collect();
        let all = match settings.data() {
            DataKind::Digits => self.digits.as_ref().map(|(_, set)| set.clone())?,
            DataKind::Icons => {
                if self.icons.is_none() {
                    self.icons = icons::set().map(Arc::new);
                }
                self.icons.clone()?
            }
            DataKind::Own => {
                return Some(PictureSet::new(side, own.concat(), vec![OWN; own.len()])?.with_prior(settings.prior()));
            }
        };
        Some(all.chosen(settings.classes(), settings.first() as usize, &own, OWN).with_prior(settings.prior()))
    }
}
