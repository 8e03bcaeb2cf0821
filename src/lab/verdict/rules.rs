//! What happened to the data: the rules, and their thresholds. `docs/verdicts.md` explains them to readers.

use super::peaks::Peaks;
use crate::diffusion::population::Part;

/// What happened to the data: the first of these that is true.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Finding {
    /// The data have several peaks, and everything came back at one place.
    Merged,
    /// The peaks are so much wider that they can hardly be told apart.
    Smeared,
    /// The shares of the peaks have become nearly equal.
    PriorLost,
    /// The shares of the peaks have become more equal.
    PriorWeakened,
    /// The larger shares have become larger.
    PriorOverCounted,
    /// The shares of the peaks have changed in another way.
    SharesChanged,
    /// The peaks are wider.
    Blurred,
    /// The peaks are narrower.
    Narrowed,
    /// Shares and widths are as before, but W₁ is too large.
    Reshaped,
    /// Everything is as before.
    Recovered,
}

impl Finding {
    /// All of them.
    pub const ALL: [Self; 10] = [
        Self::Merged,
        Self::Smeared,
        Self::PriorLost,
        Self::PriorWeakened,
        Self::PriorOverCounted,
        Self::SharesChanged,
        Self::Blurred,
        Self::Narrowed,
        Self::Reshaped,
        Self::Recovered,
    ];

    /// Its name in explanations.
    pub fn id(self) -> &'static str {
        match self {
            Self::Merged => "merged",
            Self::Smeared => "smeared",
            Self::PriorLost => "prior_lost",
            Self::PriorWeakened => "prior_weakened",
            Self::PriorOverCounted => "prior_over_counted",
            Self::SharesChanged => "shares_changed",
            Self::Blurred => "blurred",
            Self::Narrowed => "narrowed",
            Self::Reshaped => "reshaped",
            Self::Recovered => "recovered",
        }
    }
}

/// A change of a share by two percentage points counts, …
pub const SHARE: f64 = 0.02;
/// … and one by a fifth of the share itself, such as 1.0 % → 0.6 %, …
pub const RELATIVE_SHARE: f64 = 0.2;
/// … if it is more than chance: this many standard errors of the difference of two samples.
pub const ERRORS: f64 = 3.0;
/// A prior is lost if the shares are this much nearer to equal ones, and only weakened otherwise.
pub const LOST: f64 = 0.35;
/// Shares whose distance to equal ones is below this are equal.
pub const EQUAL: f64 = 0.03;
/// A change of the width of the peaks by this counts, in units of the data's standard deviation, …
pub const WIDTH: f64 = 0.03;
/// … and peaks are smeared if they are wider by this part of the distance between two of them, …
pub const SMEARED: f64 = 0.2;
/// … or, if there is only one, by this part of its own width.
pub const SMEARED_ALONE: f64 = 0.5;
/// Particles are at one place if their standard deviation is below this part of the data's.
pub const ONE_PLACE: f64 = 0.1;
/// Data whose standard deviation is below this are one point.
const ONE_POINT: f64 = 1e-6;
/// W₁ up to this, in units of the data's standard deviation, is no change of shape, …
pub const DISTANCE: f64 = 0.025;
/// … plus this many times 1/√n, which is about the W₁ of two samples of n from the same law.
pub const CHANCE: f64 = 3.0;

/// What the rules look at.
#[derive(Clone, Debug)]
pub struct Facts {
    /// Particles that are done.
    pub particles: f64,
    /// The share of each peak before: in the data that the reverse run began with, or in the law of the data if it
    /// began with fresh noise.
    pub before: Vec<f64>,
    /// The share of each peak in what was recovered.
    pub after: Vec<f64>,
    /// The standard deviation of the data.
    pub std: f64,
    /// The standard deviation of what was recovered.
    pub recovered_std: f64,
    /// The standard deviation within a peak, on average, before and after.
    pub widths: [f64; 2],
    /// The smallest distance of two neighbouring peaks; infinite if there is only one.
    pub gap: f64,
    /// W₁ of what was recovered to the data.
    pub w1: f64,
}

impl Facts {
    /// The facts about populations of which `data` and `recovered` are at the peaks. `is_new` says that the reverse run
    /// began with fresh noise, so that the data are another sample.
    /// `stds` are the standard deviations of both.
    pub fn new(peaks: &Peaks, data: &[Part], recovered: &[Part], stds: [f64; 2], w1: f64, is_new: bool) -> Self {
        let shares = |parts: &[Part]| parts.iter().map(|part| part.share).collect::<Vec<_>>();
        let width = |parts: &[Part]| parts.iter().map(|part| part.share * part.variance).sum::<f64>().max(0.0).sqrt();
        Self {
            particles: data.iter().map(|part| part.count as f64).sum::<f64>().max(1.0),
            before: if is_new { peaks.shares.clone() } else { shares(data) },
            after: shares(recovered),
            // Data that are one point have no scale of their own; that of a list is 1.
            std: if stds[0] < ONE_POINT { 1.0 } else { stds[0] },
            recovered_std: stds[1],
            widths: [width(data), width(recovered)],
            gap: peaks.gap,
            w1,
        }
    }

    /// How many times a peak's share has changed by what is allowed, at the peak where that is most; and its place.
    pub fn moved(&self) -> (f64, usize) {
        let excess = |(before, after): (&f64, &f64)| {
            let error = (2.0 * before * (1.0 - before) / self.particles).max(0.0).sqrt();
            let rare = before.min(1.0 - before);
            let allowed = SHARE.min(RELATIVE_SHARE * rare).max(ERRORS * error).max(1e-6);
            (after - before).abs() / allowed
        };
        let excesses = self.before.iter().zip(&self.after).map(excess);
        excesses.enumerate().map(|(i, excess)| (excess, i)).fold((0.0, 0), |a, b| if b.0 > a.0 { b } else { a })
    }

    /// The allowed change of the width of the peaks.
    pub fn allowed_width(&self) -> f64 {
        WIDTH * self.std + ERRORS * self.widths[0] / self.particles.sqrt()
    }

    /// The allowed W₁.
    pub fn allowed_distance(&self) -> f64 {
        (DISTANCE + CHANCE / self.particles.sqrt()) * self.std
    }

    /// What happened.
    pub fn finding(&self) -> Finding {
        if self.gap.is_finite() && self.recovered_std < ONE_PLACE * self.std {
            return Finding::Merged;
        }
        let [before, after] = self.widths;
        let widening = after - before;
        let smeared =
            if self.gap.is_finite() { SMEARED * self.gap } else { SMEARED_ALONE * before.max(WIDTH * self.std) };
        if widening > smeared.max(self.allowed_width()) {
            return Finding::Smeared;
        }
        if self.moved().0 > 1.0 {
            return self.shares();
        }
        if widening.abs() > self.allowed_width() {
            return if widening > 0.0 { Finding::Blurred } else { Finding::Narrowed };
        }
        if self.w1 > self.allowed_distance() { Finding::Reshaped } else { Finding::Recovered }
    }

    /// What happened to the shares, which have changed.
    fn shares(&self) -> Finding {
        let equal = 1.0 / self.before.len().max(1) as f64;
        let from_equal = |shares: &[f64]| shares.iter().map(|share| (share - equal).powi(2)).sum::<f64>().sqrt();
        let (before, after) = (from_equal(&self.before), from_equal(&self.after));
        // The same peaks are large, and the same are small.
        let product = self.before.iter().zip(&self.after).map(|(a, b)| (a - equal) * (b - equal)).sum::<f64>();
        if before < EQUAL {
            Finding::SharesChanged
        } else if after < LOST * before {
            Finding::PriorLost
        } else if product < 0.9 * before * after {
            Finding::SharesChanged
        } else if after < before {
            Finding::PriorWeakened
        } else {
            Finding::PriorOverCounted
        }
    }
}
