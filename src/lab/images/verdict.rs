//! The verdict: one finding about pictures that have come back.

use super::figures::Figures;
use super::settings::Settings;
use crate::lab::verdict::Grade;

/// A picture this near to one of the data is that one: three times the noise that is left at t = 0 (MATH.md §11).
const SAME: f64 = 0.02;
/// Pictures that are on average this near look like the data.
const SIMILAR: f64 = 0.15;
/// Standard errors that a share may differ from the prior.
const ERRORS: f64 = 3.5;
/// A difference of the fine power that is seen, in decibels.
const SEEN: f64 = 2.0;

/// The least share of new pictures that are recognised, and the largest difference of their fine power.
const RECOGNISED: f64 = 0.5;
const FINE: f64 = 4.0;

/// What has become of the pictures.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Finding {
    /// Every picture is one of the data.
    Recovered,
    /// Every picture is one of the data, but one class of two has a share that is not its prior: the class, the share and
    /// the prior.
    PriorLost(u8, f64, f64),
    /// The pictures are none of the data, but as much of a class as those are, and as fine.
    New,
    /// Every picture is almost one of the data.
    Similar,
    /// The pictures have less fine detail than the data.
    Blurred,
    /// The pictures have more fine detail than the data.
    Noisy,
    /// The pictures are between pictures of the data.
    Between,
}

/// The finding about these figures.
pub fn finding(settings: &Settings, figures: &Figures) -> Finding {
    // Only what has learned from the data can make what is not one of them, nor a mean of some.
    let is_fine = figures.fine_decibels().abs() <= FINE;
    if settings.learns() && figures.mean_rms > SIMILAR && figures.recognised >= RECOGNISED && is_fine {
        return Finding::New;
    }
    if figures.mean_rms > SIMILAR || (figures.largest_rms > SAME && figures.fine_decibels().abs() > SEEN) {
        return match figures.fine_decibels() {
            more if more > SEEN => Finding::Noisy,
            less if less < -SEEN => Finding::Blurred,
            _ => Finding::Between,
        };
    }
    if figures.largest_rms > SAME {
        return Finding::Similar;
    }
    let first = settings.classes().first().filter(|_| settings.has_prior());
    if let Some(class) = first {
        let (share, prior) = (figures.classes[usize::from(*class)], settings.prior());
        let error = (prior * (1.0 - prior) / figures.pictures.max(1) as f64).sqrt();
        if (share - prior).abs() > ERRORS * error.max(1.0 / figures.pictures.max(1) as f64 / ERRORS) {
            return Finding::PriorLost(*class, share, prior);
        }
    }
    Finding::Recovered
}

/// How good that is.
pub fn grade(finding: Finding) -> Grade {
    match finding {
        Finding::Recovered | Finding::New => Grade::Good,
        Finding::PriorLost(..) | Finding::Similar => Grade::Fair,
        Finding::Blurred | Finding::Noisy | Finding::Between => Grade::Poor,
    }
}
