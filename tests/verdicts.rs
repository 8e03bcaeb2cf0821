//! Verdicts on some hundred combinations, against what is computed here from the positions of the particles alone: the
//! share of each component of the data, and the spread around it.

use diffuscope::diffusion::block::{Direction, Plan};
use diffuscope::diffusion::particles::BLOCK;
use diffuscope::lab::link::from_query;
use diffuscope::lab::one_dimension::Settings;
use diffuscope::lab::report::Report;
use diffuscope::lab::run::Run;
use diffuscope::lab::verdict::{Cause, Finding, Verdict};

const PARTICLES: u32 = 2048;

/// Shares of the components, and the standard deviation around their means.
struct Spread {
    shares: Vec<f64>,
    width: f64,
}

fn spread(positions: &[f32], means: &[f64]) -> Spread {
    let nearest = |x: f64| {
        let distance = |i: usize| (x - means[i]).abs();
        (0..means.len()).min_by(|&a, &b| distance(a).total_cmp(&distance(b))).expect("a component")
    };
    let mut groups = vec![Vec::new(); means.len()];
    for x in positions {
        groups[nearest(f64::from(*x))].push(f64::from(*x));
    }
    let n = positions.len() as f64;
    let variance = |group: &Vec<f64>| {
        let mean = group.iter().sum::<f64>() / group.len().max(1) as f64;
        group.iter().map(|x| (x - mean) * (x - mean)).sum::<f64>()
    };
    Spread {
        shares: groups.iter().map(|group| group.len() as f64 / n).collect(),
        width: (groups.iter().map(variance).sum::<f64>() / n).sqrt(),
    }
}

/// The data and what was recovered, without any of the code that a verdict uses.
fn populations(settings: &Settings) -> [Vec<f32>; 2] {
    let plan = Plan::new(settings.round_trip(None));
    let [mut data, mut recovered] = [Vec::new(), Vec::new()];
    for block in 0..PARTICLES / BLOCK as u32 {
        plan.run(settings.seed(), block, &mut |direction, i, x| match direction {
            Direction::Forward if i == 0 => data.extend_from_slice(x),
            Direction::Reverse if i == 0 => recovered.extend_from_slice(x),
            _ => {}
        });
    }
    [data, recovered]
}

fn verdict(query: &str) -> (Verdict, Settings) {
    let (settings, refusals) = from_query::<Settings>(query, &[]);
    assert_eq!(refusals, [], "{query}");
    let mut run = Run::new(&settings);
    run.refine(|| true);
    (Verdict::new(&run, &Report::new(run.recording())), settings)
}

fn from_equal(shares: &[f64]) -> f64 {
    let equal = 1.0 / shares.len() as f64;
    shares.iter().map(|share| (share - equal) * (share - equal)).sum::<f64>().sqrt()
}

fn is_about_shares(finding: Finding) -> bool {
    use Finding::{PriorLost, PriorOverCounted, PriorWeakened, SharesChanged};
    matches!(finding, PriorLost | PriorWeakened | PriorOverCounted | SharesChanged)
}

#[test]
fn verdicts_agree_with_shares_and_spreads_that_are_computed_independently() {
    let mut count = 0;
    for data in ["data=two-point", "data=two-point&prior=0.55", "data=two-bumps", "data=three-bumps", "data=comb"] {
        for model in ["exact", "nn", "mle", "bayes"] {
            for sampler in ["em", "ddpm", "ddim"] {
                for schedule in ["cubic", "linear", "cosine"] {
                    for noise in ["0", "0.4"] {
                        let query = format!(
                            "{data}&model={model}&sampler={sampler}&schedule={schedule}&noise={noise}&steps=300&particles={PARTICLES}"
                        );
                        check(&query, model, noise);
                        count += 1;
                    }
                }
            }
        }
    }
    assert!(count >= 300);
}

fn check(query: &str, model: &str, noise: &str) {
    let (verdict, settings) = verdict(query);
    let [data, recovered] = populations(&settings);
    let components = settings.process().data.components().to_vec();
    let means: Vec<f64> = components.iter().map(|c| c.mean).collect();
    let [before, after] = [&data, &recovered].map(|positions| spread(positions, &means));
    let gap = means.windows(2).map(|pair| pair[1] - pair[0]).fold(f64::INFINITY, f64::min);
    let widening = after.width - before.width;
    let moved = before.shares.iter().zip(&after.shares).map(|(a, b)| (a - b).abs()).fold(0.0, f64::max);
    // The standard error of the difference of two shares of ½ is 0.016.
    let (clearly, not) = (0.06, 0.05);
    let shown = format!(
        "{query}: {verdict:?}, shares {:?} → {:?}, width {:.3} → {:.3}",
        before.shares, after.shares, before.width, after.width
    );
    if widening > 0.3 * gap {
        assert_eq!(verdict.finding, Finding::Smeared, "{shown}");
    } else if widening < 0.12 * gap {
        assert_ne!(verdict.finding, Finding::Smeared, "{shown}");
        if moved > clearly {
            assert!(is_about_shares(verdict.finding), "{shown}");
        }
    }
    if moved > clearly && is_about_shares(verdict.finding) {
        let (from, to) = (from_equal(&before.shares), from_equal(&after.shares));
        match verdict.finding {
            Finding::PriorLost => assert!(to < 0.5 * from, "{shown}"),
            Finding::PriorWeakened => assert!(to < from, "{shown}"),
            Finding::PriorOverCounted => assert!(to > from, "{shown}"),
            _ => {}
        }
    }
    if verdict.finding == Finding::Recovered {
        assert!(moved < not && widening.abs() < 0.15, "{shown}");
    }
    match verdict.finding {
        Finding::Recovered => assert_eq!(verdict.cause, None, "{shown}"),
        _ if noise != "0" && ["exact", "bayes"].contains(&model) => {
            assert_eq!(verdict.cause, Some(Cause::Noise), "{shown}");
        }
        _ if ["nn", "mle"].contains(&model) && noise == "0" => {
            assert_eq!(verdict.cause, Some(Cause::Model), "{shown}");
        }
        _ => {}
    }
}

#[test]
fn what_readers_found_wrong_is_right() {
    for (query, finding, cause) in [
        ("", Finding::Recovered, None),
        ("noise=0.1", Finding::Blurred, Some(Cause::Noise)),
        ("noise=1", Finding::Smeared, Some(Cause::Noise)),
        ("model=nn", Finding::PriorLost, Some(Cause::Model)),
        ("model=nn&prior=0.5", Finding::Recovered, None),
        ("model=mle", Finding::PriorOverCounted, Some(Cause::Model)),
        ("model=bayes", Finding::Recovered, None),
        // The peaks are sharp, and their shares have moved.
        ("data=two-bumps&model=nn", Finding::PriorLost, Some(Cause::Model)),
        ("data=two-bumps&model=mle", Finding::PriorOverCounted, Some(Cause::Model)),
        // From 1.0 to 0.6 %.
        ("prior=0.01&model=mle", Finding::PriorOverCounted, Some(Cause::Model)),
        // A small sample is no evidence.
        ("particles=256&model=bayes", Finding::Recovered, None),
        ("data=three-bumps&model=bayes", Finding::Recovered, None),
        ("data=three-bumps&model=bayes&noise=1", Finding::Smeared, Some(Cause::Noise)),
        ("schedule=geometric&sigma_min=0.5", Finding::Smeared, Some(Cause::LastStep)),
    ] {
        let (verdict, _) = verdict(query);
        assert_eq!((verdict.finding, verdict.cause), (finding, cause), "{query}: {verdict:?}");
    }
}

#[test]
fn one_step_brings_everything_to_one_place() {
    let (verdict, _) = verdict("data=two-bumps&model=bayes&sampler=ddim&steps=1&start=gaussian");
    assert_eq!((verdict.finding, verdict.shares), (Finding::Merged, None), "{verdict:?}");
    assert!(matches!(verdict.cause, Some(Cause::Steps(Some(_)))), "{verdict:?}");
}

#[test]
fn a_schedule_that_does_not_end_in_noise_is_named() {
    let (verdict, _) = verdict("schedule=constant&rate=0.5&start=gaussian&model=bayes");
    assert_eq!(verdict.cause, Some(Cause::NotNoise), "{verdict:?}");
}

#[test]
fn as_many_steps_as_are_said_to_do_really_do() {
    for query in [
        "model=bayes",
        "model=bayes&schedule=cosine",
        "model=bayes&data=two-bumps",
        "sampler=ddpm&model=bayes&schedule=linear",
        "model=bayes&schedule=linear",
    ] {
        let (coarse, _) = verdict(&format!("{query}&steps=10"));
        let Some(Cause::Steps(Some(enough))) = coarse.cause else { panic!("{query}: {coarse:?}") };
        assert!(enough > 10);
        let (fine, _) = verdict(&format!("{query}&steps={enough}"));
        assert_eq!(fine.finding, Finding::Recovered, "{query} with {enough} steps: {fine:?}, after {coarse:?}");
    }
}

#[test]
fn a_schedule_for_which_no_number_of_steps_would_do_is_named() {
    // The last step's noise, √(30/n), is above 0.08 at every number of steps that is allowed.
    let (coarse, _) = verdict("schedule=constant&rate=30&steps=10");
    assert_eq!(coarse.cause, Some(Cause::Steps(None)), "{coarse:?}");
    let (fine, _) = verdict("schedule=constant&rate=30&steps=4000&particles=2048");
    assert_ne!(fine.finding, Finding::Recovered, "{fine:?}");
}
