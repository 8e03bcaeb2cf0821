//! One sentence made from the figures: did the data come back?

use super::report::Report;

/// What became of the data. The first that holds, in the order written here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// W₁ exceeds what the shares explain by more than [`BLUR_TOLERANCE`]: the peaks are smeared.
    Smeared,
    /// The share of +1 moved towards ½ by more than [`SHARE_TOLERANCE`].
    PriorLost,
    /// The share of +1 moved away from ½ by more than [`SHARE_TOLERANCE`].
    PriorOverCounted,
    /// Shares and spread are kept, W₁ is above [`DISTANCE_TOLERANCE`]: the peaks came back blurred.
    Blurred,
    /// All is as it was.
    Recovered,
}

/// How well that is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grade {
    /// The data came back.
    Good,
    /// Nearly.
    Fair,
    /// They did not.
    Poor,
}

/// Shares within two points of a hundred are the same.
pub const SHARE_TOLERANCE: f64 = 0.02;
/// Blur that smears a peak: a quarter of the way from a peak to the middle between two.
pub const BLUR_TOLERANCE: f64 = 0.25;
/// Peaks are as sharp as they were below this W₁.
pub const DISTANCE_TOLERANCE: f64 = 0.02;

impl Verdict {
    /// The verdict on a run.
    pub fn new(report: &Report) -> Self {
        let (before, after) = (report.data.plus_share, report.recovered.plus_share);
        // Moving a share s from one of two points at distance 2 to the other costs 2 s of W₁; the rest is blur.
        let blur = report.w1_to_data - 2.0 * (after - before).abs();
        let imbalance = (after - 0.5).abs() - (before - 0.5).abs();
        if blur > BLUR_TOLERANCE {
            Self::Smeared
        } else if (after - before).abs() > SHARE_TOLERANCE {
            if imbalance > 0.0 { Self::PriorOverCounted } else { Self::PriorLost }
        } else if report.w1_to_data > DISTANCE_TOLERANCE {
            Self::Blurred
        } else {
            Self::Recovered
        }
    }

    /// How well the data came back.
    pub fn grade(self) -> Grade {
        match self {
            Self::Recovered => Grade::Good,
            Self::Blurred | Self::PriorOverCounted => Grade::Fair,
            Self::Smeared | Self::PriorLost => Grade::Poor,
        }
    }
}
