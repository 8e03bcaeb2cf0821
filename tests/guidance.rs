//! Guidance (MATH.md §8): its reference values, and what follows from its definition.
//!
//! Seeds are fixed, so a test passes always or never.

use diffuscope::diffusion::model::{Estimator, Guidance, MAXIMUM_LIKELIHOOD, NEAREST, POSTERIOR};
use diffuscope::lab::link;
use diffuscope::lab::one_dimension::Settings;
use diffuscope::lab::report::Report;
use diffuscope::lab::run::Run;
use diffuscope::lab::training::pretrained_surface;
use diffuscope::lab::verdict::{Cause, Verdict};

/// Particles of the reference values.
const PARTICLES: f64 = 50_000.0;

fn settings(query: &str) -> Settings {
    let (settings, refusals) = link::from_query(query, &[]);
    assert_eq!(refusals, [], "{query}");
    settings
}

fn run(query: &str) -> (Run, Report) {
    let mut run = Run::new(&settings(&format!("particles={PARTICLES}&{query}")));
    run.refine(|| true);
    let report = Report::new(run.recording());
    (run, report)
}

const BUMPS: &str = "prior=0.5&width=0.3&schedule=linear&start=gaussian&model=bayes&condition=2";

#[test]
fn the_reference_values_hold() {
    // w, then mean and std of DDPM and of DDIM.
    let reference = [
        (0, [0.0, 1.044, 0.0, 1.044]),
        (1, [1.0, 0.299, 1.0, 0.299]),
        (2, [1.063, 0.283, 1.192, 0.215]),
        (4, [1.106, 0.281, 1.404, 0.173]),
    ];
    for (weight, [ddpm_mean, ddpm_std, ddim_mean, ddim_std]) in reference {
        for (sampler, mean, std) in [("ddpm", ddpm_mean, ddpm_std), ("ddim", ddim_mean, ddim_std)] {
            let (_, report) = run(&format!("{BUMPS}&guidance={weight}&sampler={sampler}"));
            // Both have standard errors of std/√n: four of them each, and the last digit of the reference.
            let tolerance = 8.0 * std / PARTICLES.sqrt() + 1.5e-3;
            let found = report.recovered;
            assert!((found.mean - mean).abs() < tolerance, "{sampler} w = {weight}: mean {}, not {mean}", found.mean);
            assert!((found.std - std).abs() < tolerance, "{sampler} w = {weight}: std {}, not {std}", found.std);
        }
    }
}

#[test]
fn with_two_points_guidance_from_one_on_changes_nothing() {
    for weight in [1.0, 2.0, 8.0] {
        let (_, report) = run(&format!("model=bayes&condition=1&guidance={weight}&steps=200&sampler=ddim"));
        assert_eq!((report.data.mean, report.recovered.plus_share), (-1.0, 0.0));
        assert!((report.recovered.mean + 1.0).abs() < 1e-3, "{weight}: {report:?}");
    }
}

#[test]
fn the_table_of_a_guided_estimate_is_as_good_as_its_formula() {
    let (guided, _) = run(&format!("{BUMPS}&guidance=3&sampler=ddim&steps=100"));
    // The same run particle by particle with the plain formula, from the quantiles of N(0, 1).
    let levels = guided.process().schedule.levels(100);
    let estimator = guided.estimator();
    let normal = |i: usize| {
        let (mut low, mut high) = (-6.0, 6.0);
        for _ in 0..50 {
            let middle = 0.5 * (low + high);
            let below = diffuscope::diffusion::marginal::normal_cumulative(middle);
            if below < (i as f64 + 0.5) / 2000.0 { low = middle } else { high = middle }
        }
        low
    };
    let ends = (0..2000).map(|i| {
        levels.windows(2).rev().fold(normal(i), |x, pair| {
            let (to, from) = (pair[0], pair[1]);
            let x0 = estimator.x0(x, from).expect("no label");
            to.signal * x0 + to.sigma() * (x - from.signal * x0) / from.sigma()
        })
    });
    let mean = ends.sum::<f64>() / 2000.0;
    let found = guided.recording().recovered().mean();
    // Four standard errors, with a standard deviation of 0.2, and 0.001 for the table.
    assert!((found - mean).abs() < 0.8 / PARTICLES.sqrt() + 1e-3, "{found}, not {mean}");
}

#[test]
fn weights_zero_and_one_are_the_model_without_and_with_the_condition() {
    let whole = settings("data=comb").process();
    let given = settings("data=comb&condition=2+4");
    let (surface, condition) = (pretrained_surface(), given.condition());
    let data = condition.given(&whole.data).expect("five components");
    let process = diffuscope::diffusion::marginal::Process { data, ..whole.clone() };
    for kind in [&NEAREST, &MAXIMUM_LIKELIHOOD, &POSTERIOR] {
        for (t, x) in [(0.1, 0.3), (0.5, -1.2), (0.9, 2.0)] {
            let level = whole.schedule.level(t);
            let guided = |weight| {
                let guidance = Guidance { whole: whole.clone(), weight };
                let estimator =
                    Estimator { kind, process: &process, learned: Some(&surface), guidance: Some(&guidance) };
                estimator.x0(x, level).expect("no label")
            };
            let plain = |process| Estimator { kind, ..Estimator::posterior(process) }.x0(x, level).expect("no label");
            assert_eq!(guided(0.0), plain(&whole));
            assert!((guided(1.0) - plain(&process)).abs() < 1e-12);
            assert!((guided(3.0) - (plain(&whole) + 3.0 * (plain(&process) - plain(&whole)))).abs() < 1e-12);
        }
    }
}

#[test]
fn a_network_is_guided_too() {
    let found = |weight: f64| {
        let query = format!("model=learned&condition=2&guidance={weight}&start=gaussian&sampler=ddim&steps=200");
        run(&query).1.recovered.plus_share
    };
    // It knows no conditions: guidance moves it from 80 % to all of the upper point.
    assert!((found(0.0) - 0.8).abs() < 0.02, "{}", found(0.0));
    assert!(found(1.0) > 0.99 && found(4.0) > 0.99);
}

#[test]
fn the_verdict_names_guidance() {
    let (run, report) = run(&format!("{BUMPS}&guidance=4&sampler=ddim"));
    assert_eq!(Verdict::new(&run, &report).cause, Some(Cause::Guidance));
    let (run, report) = self::run(&format!("{BUMPS}&guidance=1&sampler=ddim"));
    assert_eq!(Verdict::new(&run, &report).cause, None);
}
