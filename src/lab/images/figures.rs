//! The figures of pictures that have come back.

use super::data::CLASSES;
use super::plan::Plan;
use super::settings::Settings;
use crate::images::{Block, Drawn};

/// The share of the nearest pictures of the data that have to be of one class.
const RECOGNISED: f32 = 0.79;

/// What is told of the pictures that have come back.
#[derive(Clone, Debug, PartialEq)]
pub struct Figures {
    /// How many there are.
    pub pictures: usize,
    /// The mean RMS distance to the nearest picture of the data.
    pub mean_rms: f64,
    /// The largest one.
    pub largest_rms: f64,
    /// The number of different pictures of the data that are nearest to some.
    pub distinct: usize,
    /// The share of pictures whose nearest picture of the data is the one that went out.
    pub returned: f64,
    /// The share of each class, that of the nearest picture; the last one is the user's own picture.
    pub classes: Vec<f64>,
    /// The same of the data.
    pub expected_classes: Vec<f64>,
    /// The share of pictures that are recognised: at least four of the five nearest pictures of the data have one class.
    pub recognised: f64,
    /// How much more power the pictures have than the data, in decibels, for each ring of frequencies.
    pub decibels: Vec<f64>,
    /// 10 log₁₀(4/E) with the mean squared difference E to the pictures that went out; `None` where those are not known.
    pub psnr: Option<f64>,
}

impl Figures {
    /// The figures of these pictures.
    pub fn new(settings: &Settings, data: &Drawn, plan: &Plan, block: &Block) -> Self {
        let count = block.nearest.len().max(1) as f64;
        let mut places = block.nearest.clone();
        places.sort_unstable();
        places.dedup();
        let mut classes = vec![0.0; CLASSES + 1];
        for place in &block.nearest {
            let class = data.set.classes().get(*place as usize);
            if let Some(share) = class.and_then(|class| classes.get_mut(usize::from(*class))) {
                *share += 1.0 / count;
            }
        }
        let mean = |values: &[f32]| values.iter().map(|value| f64::from(*value)).sum::<f64>() / count;
        let power = block.reverse_power.iter().take(plan.power.len()).map(|sum| f64::from(*sum) / count);
        Self {
            pictures: block.nearest.len(),
            mean_rms: mean(&block.rms),
            largest_rms: f64::from(block.rms.iter().copied().fold(0.0, f32::max)),
            distinct: places.len(),
            returned: block.data.iter().zip(&block.nearest).filter(|(own, found)| own == found).count() as f64 / count,
            recognised: block.agreement.iter().filter(|share| **share >= RECOGNISED).count() as f64 / count,
            classes,
            expected_classes: data.shares(CLASSES + 1),
            decibels: plan.rings.decibels(power, plan.power.iter().copied()),
            psnr: settings.knows_originals().then(|| 10.0 * (4.0 / mean(&block.squared_error).max(1e-12)).log10()),
        }
    }

    /// The mean size of the differences of power, in decibels.
    pub fn spectrum_error(&self) -> f64 {
        self.decibels.iter().map(|difference| difference.abs()).sum::<f64>() / self.decibels.len().max(1) as f64
    }

    /// The mean difference of power in the finer half of the rings, in decibels.
    pub fn fine_decibels(&self) -> f64 {
        let fine = &self.decibels[self.decibels.len() / 2..];
        fine.iter().sum::<f64>() / fine.len().max(1) as f64
    }
}
