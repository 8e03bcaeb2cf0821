//! The verdict on a run: what happened to the data, and why.

pub mod cause;
pub mod peaks;
pub mod rules;

pub use cause::{Cause, distance_to_noise};
pub use peaks::Peaks;
pub use rules::{Facts, Finding};

use super::report::Report;
use super::run::Run;

/// A verdict.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Verdict {
    /// What happened.
    pub finding: Finding,
    /// Why; none if the data were recovered.
    pub cause: Option<Cause>,
    /// The share of the peak that has changed most, before and after; of the upper one, if there are two.
    pub shares: Option<[f64; 2]>,
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

impl Verdict {
    /// The verdict on the particles of a run that are done, with their figures.
    pub fn new(run: &Run, report: &Report) -> Self {
        let (recording, settings, peaks) = (run.recording(), run.settings(), run.peaks());
        let [data, recovered] = [recording.data(), recording.recovered()].map(|part| part.parts(&peaks.borders));
        let is_new = settings.starts_afresh();
        let stds = [report.data.std, report.recovered.std];
        let facts = Facts::new(peaks, &data, &recovered, stds, report.w1_to_data, is_new);
        let finding = facts.finding();
        let place = if facts.after.len() == 2 { 1 } else { facts.moved().1 };
        let shares = facts.before.get(place).zip(facts.after.get(place)).map(|(before, after)| [*before, *after]);
        Self {
            finding,
            cause: cause::cause(finding, &facts, settings, run.distance_to_noise()),
            // What is at one place has no shares worth telling.
            shares: shares.filter(|_| facts.after.len() > 1 && finding != Finding::Merged),
        }
    }

    /// How well the data were recovered.
    pub fn grade(self) -> Grade {
        match self.finding {
            Finding::Recovered => Grade::Good,
            Finding::Blurred
            | Finding::Narrowed
            | Finding::PriorOverCounted
            | Finding::PriorWeakened
            | Finding::Reshaped => Grade::Fair,
            Finding::Merged | Finding::Smeared | Finding::PriorLost | Finding::SharesChanged => Grade::Poor,
        }
    }
}
