//! What is known of an experiment before any picture has gone out.

use super::settings::Settings;
use crate::images::spectrum::Rings;
use crate::images::{CosineTransform, Drawn, Level, RoundTrip};

/// The levels at the times of which pictures are kept, and the spectrum of the data.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    /// t, ascending from 0 to 1.
    pub times: Vec<f64>,
    /// The level at each of these times.
    pub levels: Vec<Level>,
    /// `E[u²]` of the data, for each frequency.
    pub power: Vec<f64>,
    /// The rings of frequencies.
    pub rings: Rings,
}

impl Plan {
    /// What is known of these settings with these data.
    pub fn new(settings: &Settings, data: &Drawn) -> Self {
        let (side, steps) = (data.set.side(), settings.steps() as usize);
        let kept = RoundTrip::kept_steps(steps);
        Self {
            times: kept.iter().map(|step| *step as f64 / steps as f64).collect(),
            levels: settings.process().levels_at(side, steps, &kept),
            power: data.mean_power(&CosineTransform::new(side)),
            rings: Rings::new(side),
        }
    }

    /// The column nearest to a time.
    pub fn column(&self, t: f64) -> usize {
        (t * self.times.len().saturating_sub(1) as f64).round() as usize
    }

    /// α² `E[u²]` at a column, the power that is left of the data, for each ring.
    pub fn signal(&self, column: usize) -> Vec<f64> {
        let level = self.levels.get(column);
        let of = |level: &Level| {
            self.rings.means(level.alpha.iter().zip(&self.power).map(|(alpha, power)| alpha * alpha * power))
        };
        level.map(of).unwrap_or_default()
    }

    /// σ² at a column.
    pub fn noise(&self, column: usize) -> f64 {
        self.levels.get(column).map_or(1.0, |level| level.sigma * level.sigma)
    }
}
