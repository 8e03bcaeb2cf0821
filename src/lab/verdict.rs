//! The verdict: one sentence about the figures, which says whether the data were recovered.

use super::one_dimension::Settings;
use super::report::Report;
use crate::diffusion::data;

/// What happened to the data: the first of these that is true.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// W₁ exceeds what the shares explain by more than [`BLUR_TOLERANCE`]: the peaks are much wider.
    Smeared,
    /// The share of +1 moved towards ½ by more than [`SHARE_TOLERANCE`].
    PriorLost,
    /// The share of +1 moved away from ½ by more than [`SHARE_TOLERANCE`].
    PriorOverCounted,
    /// Shares and spread are as before, but W₁ is above [`DISTANCE_TOLERANCE`]: the peaks are wider.
    Blurred,
    /// Everything is as before.
    Recovered,
}

/// How well the data were recovered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grade {
    /// The data were recovered.
    Good,
    /// Nearly.
    Fair,
    /// They were not.
    Poor,
}

/// Shares that differ by at most two percentage points count as equal.
pub const SHARE_TOLERANCE: f64 = 0.02;
/// The part of W₁ from which on peaks count as much wider, in units of the data's standard deviation.
pub const BLUR_TOLERANCE: f64 = 0.3;
/// Peaks count as equally sharp up to this W₁, in the same units …
pub const DISTANCE_TOLERANCE: f64 = 0.025;
/// … plus this many times 1/√n, which is about the W₁ of two samples of n from the same law.
pub const CHANCE: f64 = 3.0;

impl Verdict {
    /// The verdict on a run of `settings`. Shares are compared if the data are two points; other data
    /// are compared by W₁ alone.
    pub fn new(report: &Report, settings: &Settings) -> Self {
        let (before, after) = (report.data.plus_share, report.recovered.plus_share);
        let shift = (after - before).abs();
        let two_point = settings.data() == &data::TWO_POINT;
        // A share s that moves from one of two points to the other adds s times their distance to W₁; the rest is blur.
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

    /// How well the data were recovered.
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
    fn the_seed_s_experiments_have_the_verdicts_of_the_seed() {
        assert_eq!(verdict(""), Verdict::Recovered);
        assert_eq!(verdict("noise=0.1"), Verdict::Blurred);
        assert_eq!(verdict("noise=1"), Verdict::Smeared);
        assert_eq!(verdict("model=nn"), Verdict::PriorLost);
        assert_eq!(verdict("model=mle"), Verdict::PriorOverCounted);
        assert_eq!(verdict("model=bayes"), Verdict::Recovered);
    }

    #[test]
    fn a_prior_of_one_half_is_not_lost() {
        assert_eq!(verdict("model=nn&prior=0.5"), Verdict::Recovered);
    }

    #[test]
    fn other_data_are_compared_by_their_shape() {
        assert_eq!(verdict("data=three-bumps&model=bayes"), Verdict::Recovered);
        assert_eq!(verdict("data=three-bumps&model=bayes&noise=1"), Verdict::Smeared);
    }
}
