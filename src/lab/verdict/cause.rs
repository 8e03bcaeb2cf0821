//! Why the data were not recovered.

use super::rules::{Facts, Finding};
use crate::diffusion::marginal::{Process, normal_cumulative};
use crate::diffusion::model::{EXACT, POSTERIOR};
use crate::diffusion::sampler::EULER_MARUYAMA;
use crate::diffusion::schedule::{Family, grid};
use crate::lab::one_dimension::Settings;

/// Why the data were not recovered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cause {
    /// Fresh noise is not what the forward run ends with: at t = 1, the data can still be seen.
    NotNoise,
    /// The noise that corrupts the score.
    Noise,
    /// Guidance: more or less of it than the condition itself.
    Guidance,
    /// The score model.
    Model,
    /// The noise of the last step.
    LastStep,
    /// There are too few steps; about so many would do, if that many are allowed.
    Steps(Option<u32>),
}

impl Cause {
    /// Its name in explanations.
    pub fn id(self) -> &'static str {
        match self {
            Self::NotNoise => "not_noise",
            Self::Noise => "noise",
            Self::Guidance => "guidance",
            Self::Model => "model",
            Self::LastStep => "last_step",
            Self::Steps(_) => "steps",
        }
    }
}

/// From this W₁ on, in units of the noise's standard deviation, x₁ is not noise.
pub const NOT_NOISE: f64 = 0.05;
/// The blur of the last step's noise is known up to this factor.
const LAST_STEP: f64 = 1.5;
/// The most steps of an experiment.
const MOST_STEPS: f64 = 4000.0;

/// The cause of a finding.
pub fn cause(finding: Finding, facts: &Facts, settings: &Settings, distance_to_noise: f64) -> Option<Cause> {
    if finding == Finding::Recovered {
        return None;
    }
    if !settings.condition().is_none() && settings.guidance() != 1.0 && is_guided(settings) {
        return Some(Cause::Guidance);
    }
    let is_about_shares = matches!(
        finding,
        Finding::PriorLost | Finding::PriorWeakened | Finding::PriorOverCounted | Finding::SharesChanged
    );
    let is_right = [&EXACT, &POSTERIOR].contains(&settings.model());
    if settings.starts_afresh() && distance_to_noise > NOT_NOISE {
        return Some(Cause::NotNoise);
    }
    if settings.noise() > 0.0 && (is_right || !is_about_shares) {
        return Some(Cause::Noise);
    }
    if !is_right {
        return Some(Cause::Model);
    }
    if !is_about_shares && is_of_last_step(facts, settings) {
        return Some(Cause::LastStep);
    }
    Some(Cause::Steps(enough_steps(facts, settings)))
}

/// Whether the score model can be guided: known labels are more than any condition.
fn is_guided(settings: &Settings) -> bool {
    settings.model() != &EXACT
}

/// Whether the widening is what the last step's noise makes: Euler–Maruyama adds √b ε in its last step, too.
fn is_of_last_step(facts: &Facts, settings: &Settings) -> bool {
    if settings.sampler() != &EULER_MARUYAMA {
        return false;
    }
    let schedule = settings.schedule();
    let levels = schedule.levels_at(&grid::times(settings.grid(), &schedule, settings.steps() as usize));
    let Some([first, second]) = levels.first_chunk() else { return false };
    let (_, noise) = second.increment_since(*first);
    let (expected, [before, after]) = (noise.max(0.0).sqrt(), facts.widths);
    let found = (after * after - before * before).max(0.0).sqrt();
    // With few steps everything is coarse, and more of them make it better.
    let is_fine = schedule.level(1.0).family == Family::Exploding || settings.steps() >= 500;
    is_fine && found < LAST_STEP * expected && expected < LAST_STEP * found
}

/// A round number of steps after which what is wrong is small enough: shares are of first order in the size of a step;
/// widths may be of order ½, because of the last step's noise.
fn enough_steps(facts: &Facts, settings: &Settings) -> Option<u32> {
    let widening = (facts.widths[1] - facts.widths[0]).abs() / facts.allowed_width();
    let distance = facts.w1 / facts.allowed_distance();
    let excess = facts.moved().0.max(distance).max(1.0).max(widening * widening.min(10.0));
    let least = f64::from(settings.steps()) * excess.max(1.5);
    let decade = 10_f64.powf(least.log10().floor());
    let round = [1.0, 2.0, 5.0, 10.0].into_iter().map(|m| m * decade).find(|steps| *steps >= least)?;
    (round <= MOST_STEPS).then_some(round as u32)
}

/// W₁ between the law of x₁ and the noise that a generator begins with, in units of the latter's standard deviation.
pub fn distance_to_noise(process: &Process) -> f64 {
    const POINTS: usize = 240;
    let std = process.schedule.reference_std();
    let reach = (6.0 * std).max(process.widest());
    let step = 2.0 * reach / POINTS as f64;
    let difference = |i: usize| {
        let x = (i as f64 + 0.5) * step - reach;
        (process.cumulative(x, 1.0) - normal_cumulative(x / std)).abs()
    };
    (0..POINTS).map(difference).sum::<f64>() * step / std
}
