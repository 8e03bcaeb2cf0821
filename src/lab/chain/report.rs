//! The results of a chain as JavaScript gets them.

use super::continuum::ContinuumRun;
use super::run::ChainRun;
use crate::chain::Finding;
use crate::chain::forward::{CELLS, middle};
use crate::lab::json::Json;

/// Distances for which the report has the number of steps.
const DECADES: std::ops::RangeInclusive<i32> = 1..=6;

/// `{states, distributions, stationary, second_eigenvalue, settles, verdict, period, classes, steps_to_within, entropy,
/// entropy_rate, walkers}`. `distributions` and `walkers` have a list of shares for each step, exact and of the walkers;
/// `second_eigenvalue` is a number, or `[real, imaginary]` if it is complex; `verdict` is `settles`, `periodic` or
/// `depends-on-start`; `classes` are lists of states, counted from 0; `steps_to_within[k]` is the number of steps to a
/// total variation distance of 10⁻ᵏ⁻¹, or null.
pub fn report(run: &ChainRun) -> Json {
    let settling = run.settling();
    let second = settling.second_eigenvalue;
    let lists = |lists: &mut dyn Iterator<Item = Vec<f64>>| -> Json {
        lists.map(|list| list.into_iter().collect::<Json>()).collect()
    };
    let class = |states: &[usize]| states.iter().map(|state| *state as f64).collect::<Json>();
    let steps = |k: i32| run.steps_to_within(10_f64.powi(-k)).map_or(Json::Null, |steps| Json::Number(steps as f64));
    Json::Object(vec![
        ("states", run.settings().state_names().iter().map(String::as_str).collect()),
        ("distributions", lists(&mut run.distributions().iter().cloned())),
        ("stationary", settling.stationary.iter().copied().collect()),
        (
            "second_eigenvalue",
            if second.is_real() { Json::Number(second.re) } else { [second.re, second.im].into_iter().collect() },
        ),
        ("settles", (settling.finding == Finding::Settles).into()),
        ("verdict", verdict(settling.finding).into()),
        ("period", Json::Number(settling.period() as f64)),
        ("classes", settling.classes.iter().map(|closed| class(&closed.states)).collect()),
        ("steps_to_within", DECADES.map(steps).collect()),
        ("entropy", settling.entropy.into()),
        ("entropy_rate", settling.entropy_rate.into()),
        ("walkers", lists(&mut (0..=run.steps()).map(|step| run.walk().shares(step)))),
    ])
}

/// `{betas, kept, means, stds, distances, settles, verdict, x, densities, noise}`, lists with an entry for each step: β, ᾱ,
/// mean and standard deviation, and the total variation distance to N(0, 1); `verdict` is `settles` or `too-few-steps`.
/// `densities` has a list for each step, and `noise` is N(0, 1): the exact probabilities of cells around each `x`.
pub fn continuum_report(run: &ContinuumRun) -> Json {
    let (chain, steps) = (run.chain(), 0..=run.chain().steps());
    Json::Object(vec![
        ("betas", (0..chain.steps()).map(|step| chain.beta(step)).collect()),
        ("kept", steps.clone().map(|step| chain.kept(step)).collect()),
        ("means", steps.clone().map(|step| chain.moments(step)[0]).collect()),
        ("stds", steps.clone().map(|step| chain.moments(step)[1]).collect()),
        ("distances", steps.map(|step| run.distance(step)).collect()),
        ("settles", run.settles().into()),
        ("verdict", continuum_verdict(run).into()),
        ("x", (0..CELLS).map(middle).collect()),
        ("densities", run.exact().iter().map(|cells| cells.iter().copied().collect::<Json>()).collect()),
        ("noise", run.noise().iter().copied().collect()),
    ])
}

/// The name of a finding.
/// The name of a finding.
pub fn verdict(finding: Finding) -> &'static str {
    match finding {
        Finding::Settles => "settles",
        Finding::Periodic => "periodic",
        Finding::DependsOnStart => "depends-on-start",
    }
}

/// The name of what is found about the forward process.
pub fn continuum_verdict(run: &ContinuumRun) -> &'static str {
    if run.settles() { "settles" } else { "too-few-steps" }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chain::presets;
    use crate::lab::chain::Settings;

    fn of(settings: &Settings) -> Json {
        report(&ChainRun::new(settings))
    }

    #[test]
    fn the_report_of_the_default_is_that_of_the_mathematics_page() {
        let found = of(&Settings::default());
        assert_eq!(found.get("verdict"), Some(&Json::from("settles")));
        assert_eq!(found.get("settles"), Some(&Json::Flag(true)));
        let Some(Json::List(stationary)) = found.get("stationary") else { panic!("no list") };
        for (found, expected) in stationary.iter().zip([0.625, 0.3125, 0.0625]) {
            assert!(found.number().is_some_and(|found| (found - expected).abs() < 1e-9));
        }
        let Some(Json::List(distributions)) = found.get("distributions") else { panic!("no list") };
        assert_eq!(distributions.len(), 41);
        let second = found.get("second_eigenvalue").and_then(Json::number);
        assert!(second.is_some_and(|second| (second - 0.6 - 0.02_f64.sqrt()).abs() < 1e-9));
    }

    #[test]
    fn a_cycle_has_a_period_and_never_arrives() {
        let mut settings = Settings::default();
        settings.set_preset(&presets::CYCLE);
        let found = of(&settings);
        assert_eq!(found.get("verdict"), Some(&Json::from("periodic")));
        assert_eq!(found.get("period").and_then(Json::number), Some(4.0));
        assert_eq!(found.get("steps_to_within"), Some(&Json::List(vec![Json::Null; 6])));
    }

    #[test]
    fn the_forward_process_settles_if_its_betas_are_large_enough() {
        let settings = Settings::default();
        let found = continuum_report(&ContinuumRun::new(&settings));
        assert_eq!(found.get("verdict"), Some(&Json::from("settles")));
        let mut slow = settings.clone();
        (0..5).for_each(|place| slow.set_beta(place, 0.01));
        assert_eq!(continuum_report(&ContinuumRun::new(&slow)).get("settles"), Some(&Json::Flag(false)));
    }

    #[test]
    fn letters_have_a_report_too() {
        let mut settings = Settings::default();
        assert!(settings.set_text("abracadabra simsalabim"));
        let found = of(&settings);
        let Some(Json::List(states)) = found.get("states") else { panic!("no list") };
        assert_eq!(states.first(), Some(&Json::from("_")));
    }
}
