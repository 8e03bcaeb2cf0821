//! The recovered population: the reference values of MATH.md §4, and values from theory.
//!
//! Seeds are fixed, so a test passes always or never.

use diffuscope::diffusion::block::{Direction, Plan, RoundTrip};
use diffuscope::diffusion::data::DataParameters;
use diffuscope::diffusion::schedule::{CUBIC, Kind, LINEAR, Parameters, Schedule};
use diffuscope::lab::link;
use diffuscope::lab::report::Report;
use diffuscope::lab::run::Run;

/// Particles of a run that is compared with the reference values.
const PARTICLES: f64 = 200_000.0;
/// Particles of the other runs, whose tolerances follow from their number.
const FEWER: f64 = 50_000.0;
/// The tolerance that the reference values are stated with: 2.8 standard errors of a mean with standard deviation 0.8.
const TOLERANCE: f64 = 0.005;
/// Two means equal to 4 digits.
const FOUR_DIGITS: f64 = 0.5e-4;

fn report(particles: f64, query: &str) -> Report {
    let (settings, refusals) = link::from_query(&format!("particles={particles}&{query}"), &[]);
    assert_eq!(refusals, [], "{query}");
    let mut run = Run::new(&settings);
    run.refine(|| true);
    Report::new(run.recording())
}

fn assert_near(found: f64, expected: f64, tolerance: f64, what: &str) {
    assert!((found - expected).abs() <= tolerance, "{what}: {found}, not {expected} ± {tolerance}");
}

/// Standard error of a share p of [`FEWER`] particles.
fn share_error(p: f64) -> f64 {
    (p * (1.0 - p) / FEWER).sqrt()
}

#[test]
fn the_reference_values_hold() {
    // MATH.md §4, simulated independently: mean, std, share of +1, W₁.
    let reference = [
        ("model=exact", [0.6, 0.8, 0.8, 0.0001]),
        ("model=exact&noise=0.1", [0.6, 0.806, 0.8, 0.080]),
        ("model=exact&noise=1", [0.6, 1.281, 0.705, 0.689]),
        ("model=nn", [0.0, 1.0, 0.5, 0.599]),
        ("model=mle", [0.749, 0.662, 0.875, 0.150]),
        ("model=bayes", [0.6, 0.8, 0.8, 0.0]),
    ];
    for (query, [mean, std, plus_share, w1]) in reference {
        let found = report(PARTICLES, query);
        assert_eq!(found.particles as f64, PARTICLES);
        assert_near(found.recovered.mean, mean, TOLERANCE, &format!("{query}: mean"));
        assert_near(found.recovered.std, std, TOLERANCE, &format!("{query}: std"));
        assert_near(found.recovered.plus_share, plus_share, TOLERANCE, &format!("{query}: share"));
        assert_near(found.w1_to_data, w1, TOLERANCE, &format!("{query}: W₁"));
    }
}

#[test]
fn with_exact_labels_every_particle_is_recovered() {
    for prior in [0.3, 0.5, 0.8, 0.95] {
        for kind in [&CUBIC, &LINEAR] {
            let schedule = Schedule::new(kind, Parameters::default());
            let query = format!("model=exact&prior={prior}&schedule={}", kind.name);
            let found = report(FEWER, &query);
            assert_near(found.data.plus_share, prior, 4.0 * share_error(prior), &query);
            // The noise of the last of 1000 steps remains, with the variance g² Δt: as large as 0.01 with `linear`.
            let left = (schedule.rate(1e-3) * 1e-3 / FEWER).sqrt();
            assert_near(found.recovered.mean, found.data.mean, FOUR_DIGITS.max(4.0 * left), &query);
            assert_eq!(found.recovered.plus_share, found.data.plus_share, "{query}");
        }
    }
}

#[test]
fn the_posterior_mean_recovers_the_prior() {
    for prior in [0.3, 0.5, 0.95] {
        let found = report(FEWER, &format!("model=bayes&prior={prior}"));
        // The bias of Euler–Maruyama is proportional to 1/steps: 0.48/steps, measured with 1.5 million particles.
        let tolerance = 4.0 * share_error(prior) + 0.5e-3;
        assert_near(found.recovered.plus_share, prior, tolerance, &format!("prior {prior}"));
        // Moving a share s from one point to the other adds 2 s to W₁; the error of the data adds to that.
        let tolerance = 2.0 * (tolerance + 4.0 * share_error(prior));
        assert_near(found.w1_to_data, 0.0, tolerance, &format!("prior {prior}: W₁"));
    }
}

#[test]
fn the_nearest_point_loses_the_prior() {
    for prior in [0.3, 0.5, 0.95] {
        let found = report(FEWER, &format!("model=nn&prior={prior}"));
        let share = found.recovered.plus_share;
        assert_near(share, 0.5, 4.0 * share_error(0.5), &format!("prior {prior}"));
        // Both peaks are narrow, so W₁ is the cost of moving the share from one to the other. A peak has a
        // spread of 1e-4 here, and the bins change W₁ by 5e-4.
        assert_near(found.w1_to_data, 2.0 * (found.data.plus_share - share).abs(), 1e-3, &format!("prior {prior}: W₁"));
    }
}

#[test]
fn the_likelier_point_over_counts_the_prior() {
    let share =
        |prior: f64, seed: u64| report(FEWER, &format!("model=mle&prior={prior}&seed={seed}")).recovered.plus_share;
    let half = share(0.5, 1);
    assert_near(half, 0.5, 4.0 * share_error(0.5), "prior 0.5");
    for prior in [0.7, 0.95] {
        // Different seeds, so that the errors of the two are independent.
        let (common, rare) = (share(prior, 1), share(1.0 - prior, 2));
        assert!(common > prior + 8.0 * share_error(prior), "prior {prior}: {common}");
        assert_near(common + rare, 1.0, 4.0 * 2_f64.sqrt() * share_error(common), &format!("mirror image of {prior}"));
    }
}

/// B(t) of MATH.md §2, implemented independently.
fn integrated_rate(schedule: &Kind, t: f64) -> f64 {
    if schedule == &CUBIC { 10.0 * t.powi(3) } else { 0.1 * t + 19.9 * t * t / 2.0 }
}

/// Mean and variance of the reverse run of particles with x₀ = 1 after the step to t = `to`/`steps`, with exact labels
/// and corruption ν. Every step of MATH.md §3 is linear then, x ← (1 + b/2 − b/σ²) x + (b a/σ²)(x₀ + ν η) + √b ε, so
/// the law stays Gaussian and its moments follow a recursion, from N(a, σ²) at t = 1.
fn reverse_moments(schedule: &Kind, steps: usize, corruption: f64, to: usize) -> (f64, f64) {
    let rate = |i: usize| integrated_rate(schedule, i as f64 / steps as f64);
    let end = (-rate(steps)).exp();
    (to + 1..=steps).rev().fold((end.sqrt(), 1.0 - end), |(mean, variance), i| {
        let b = rate(i) - rate(i - 1);
        // 1 − e^(−B) without cancellation: at the last step B is as small as 1e−8.
        let noise = -(-rate(i)).exp_m1();
        let keep = 1.0 + b / 2.0 - b / noise;
        let pull = b * (-rate(i) / 2.0).exp() / noise;
        (keep * mean + pull, keep * keep * variance + (pull * corruption).powi(2) + b)
    })
}

#[test]
fn with_exact_labels_the_spread_is_that_of_the_linear_recursion() {
    let cases = [
        (&CUBIC, 1000, 0.0),
        (&CUBIC, 1000, 0.1),
        (&CUBIC, 1000, 1.0),
        (&CUBIC, 50, 0.3),
        (&LINEAR, 1000, 0.0),
        (&LINEAR, 200, 0.5),
        (&LINEAR, 30, 2.0),
    ];
    for (schedule, steps, corruption) in cases {
        let data = DataParameters::default().two_point();
        let schedule_of_kind = Schedule::new(schedule, Parameters::default());
        let plan = Plan::new(RoundTrip { noise: corruption, ..RoundTrip::new(data, schedule_of_kind, steps) });
        // At other times as well: at the end, only the last step matters.
        for to in [steps / 2, steps / 10, 0] {
            let (mean, variance) = reverse_moments(schedule, steps, corruption, to);
            // Distance from the theoretical mean, with a sign that makes the law the same at both points.
            let (mut n, mut sum, mut sum_of_squares) = (0.0, 0.0, 0.0);
            for block in 0..200 {
                let mut own = [0_f32; 256];
                plan.run(3, block, &mut |direction, i, x| match direction {
                    Direction::Forward if i == 0 => own = *x,
                    Direction::Reverse if i == to => {
                        for (x, own) in x.iter().zip(own) {
                            let distance = f64::from(x * own) - mean;
                            n += 1.0;
                            sum += distance;
                            sum_of_squares += distance * distance;
                        }
                    }
                    _ => {}
                });
            }
            let what = format!("{schedule:?}, {steps} steps, noise {corruption}, step {to}");
            // Four standard errors of a mean and of a variance; single-precision numbers around 1 are rounded by up to
            // 6e−8.
            assert_near(sum / n, 0.0, 4.0 * (variance / n).sqrt() + 6e-8, &format!("{what}: mean"));
            assert_near(sum_of_squares / n / variance, 1.0, 4.0 * (2.0 / n).sqrt(), &format!("{what}: variance"));
        }
    }
}
