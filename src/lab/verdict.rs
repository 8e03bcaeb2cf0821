//! One sentence made from the figures: did the data come back?

use super::one_dimension::Settings;
use super::report::Report;
use crate::diffusion::data;

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
/// Blur that smears a peak, in units of the data's standard deviation.
pub const BLUR_TOLERANCE: f64 = 0.3;
/// Peaks are as sharp as they were below this W₁, in the same units …
pub const DISTANCE_TOLERANCE: f64 = 0.025;
/// … and this many times 1/√n, which is what chance makes of two samples of n.
pub const CHANCE: f64 = 3.0;

impl Verdict {
    /// The verdict on a run of `settings`. Shares are compared where the data are two points or bumps apart; other data
    /// are judged by W₁ alone.
    pub fn new(report: &Report, settings: &Settings) -> Self {
        let (before, after) = (report.data.plus_share, report.recovered.plus_share);
        let shift = (after - before).abs();
        let two_point = settings.data() == &data::TWO_POINT;
        // Moving a share s from one of two points to the other costs s times their distance; the rest is blur.
        let moved = if two_point { shift * settings.data_parameters().separation } else { 0.0 };
        let std = report.data.std.max(f64::MIN_POSITIVE);
        let chance = CHANCE / (report.particles.max(1) as f64).sqrt();
        if (report.w1_to_data - moved) / std > BLUR_TOLERANCE {
            Self::Smeared
        } else if two_point && shift > SHARE_TOLERANCE {
            let imbalance = (after - 0.5).abs() - (before - 0.5).abs();
            if imbalance > 0.0 { Self::PriorOverCounted } else { Self::PriorLost }
        } else if report.w1_to_data / std > DISTANCE_TOLERANCE + chance {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lab::link::from_query;
    use crate::lab::run::Run;

    fn verdict(query: &str) -> Verdict {
        let (settings, refusals) = from_query(query, &[]);
        assert_eq!(refusals, []);
        let mut run = Run::new(&settings);
        run.refine(|| true);
        Verdict::new(&Report::new(run.recording()), &settings)
    }

    #[test]
    fn the_seed_s_experiments_end_as_the_seed_says() {
        assert_eq!(verdict(""), Verdict::Recovered);
        assert_eq!(verdict("noise=0.1"), Verdict::Blurred);
        assert_eq!(verdict("noise=1"), Verdict::Smeared);
        assert_eq!(verdict("model=nn"), Verdict::PriorLost);
        assert_eq!(verdict("model=mle"), Verdict::PriorOverCounted);
        assert_eq!(verdict("model=bayes"), Verdict::Recovered);
    }

    #[test]
    fn a_prior_that_is_even_is_not_lost() {
        assert_eq!(verdict("model=nn&prior=0.5"), Verdict::Recovered);
    }

    #[test]
    fn other_data_are_judged_by_their_shape() {
        assert_eq!(verdict("data=three-bumps&model=bayes"), Verdict::Recovered);
        assert_eq!(verdict("data=three-bumps&model=bayes&noise=1"), Verdict::Smeared);
    }
}
