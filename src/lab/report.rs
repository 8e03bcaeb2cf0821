//! The figures of a run.

use super::json::Json;
use super::recording::Recording;
use crate::diffusion::population::Population;

/// Moments of one population.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Moments {
    /// Mean.
    pub mean: f64,
    /// Standard deviation.
    pub std: f64,
    /// Share of x > 0, in [0, 1].
    pub plus_share: f64,
}

/// The figures of a run.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Report {
    /// Particles that are done.
    pub particles: u64,
    /// x₀.
    pub data: Moments,
    /// x_T, at t = 1.
    pub end_of_forward: Moments,
    /// The recovered population, at t = 0.
    pub recovered: Moments,
    /// Wasserstein-1 distance of the recovered population to the data.
    pub w1_to_data: f64,
}

impl Report {
    /// The figures of what has been recorded.
    pub fn new(recording: &Recording) -> Self {
        Self {
            particles: recording.recovered().particles(),
            data: moments(recording.data()),
            end_of_forward: moments(recording.end_of_forward()),
            recovered: moments(recording.recovered()),
            w1_to_data: recording.recovered().wasserstein(recording.data()),
        }
    }
}

impl Moments {
    fn to_json(self) -> Vec<(&'static str, Json)> {
        vec![("mean", self.mean.into()), ("std", self.std.into()), ("plus_share", self.plus_share.into())]
    }
}

/// `{particles, data: {mean, std, plus_share}, end_of_forward: {mean, std, plus_share, ks_to_normal}, recovered: {mean,
/// std, plus_share, w1_to_data}}` of what has been recorded.
pub fn to_json(recording: &Recording) -> Json {
    let report = Report::new(recording);
    let with = |moments: Moments, more: Option<(&'static str, f64)>| {
        let more = more.map(|(name, figure)| (name, Json::Number(figure)));
        Json::Object(moments.to_json().into_iter().chain(more).collect())
    };
    Json::Object(vec![
        ("particles", Json::Number(report.particles as f64)),
        ("data", with(report.data, None)),
        ("end_of_forward", with(report.end_of_forward, Some(("ks_to_normal", recording.ks_to_normal())))),
        ("recovered", with(report.recovered, Some(("w1_to_data", report.w1_to_data)))),
    ])
}

fn moments(population: &Population) -> Moments {
    Moments { mean: population.mean(), std: population.std(), plus_share: population.plus_share() }
}
