//! Few steps, straight paths, stochasticity and grids (MATH.md §9 and §10).
//!
//! Seeds are fixed, so a test passes always or never.

use diffuscope::lab::link;
use diffuscope::lab::report::Report;
use diffuscope::lab::run::Run;

/// Particles of the reference values.
const PARTICLES: f64 = 200_000.0;

fn report(query: &str) -> Report {
    let (settings, refusals) = link::from_query(query, &[]);
    assert_eq!(refusals, [], "{query}");
    let mut run = Run::new(&settings);
    run.refine(|| true);
    Report::new(run.recording())
}

const BUMPS: &str = "width=0.3&model=bayes&start=gaussian";

#[test]
fn errors_against_steps_are_those_of_the_mathematics_page() {
    let reference = [
        (1, [0.657, 0.657, 0.657, 0.657, 0.661]),
        (4, [0.257, 0.279, 0.195, 0.270, 0.168]),
        (16, [0.073, 0.122, 0.051, 0.104, 0.045]),
        (64, [0.019, 0.043, 0.013, 0.033, 0.012]),
    ];
    let columns = ["linear&sampler=ddim", "linear&sampler=ddpm", "cubic&sampler=ddim", "cubic&sampler=ddpm", "flow"];
    for (steps, errors) in reference {
        for (column, expected) in columns.iter().zip(errors) {
            let query = format!("{BUMPS}&particles={PARTICLES}&steps={steps}&schedule={column}");
            let found = report(&query).w1_to_data;
            // The noise of the reference values is about 0.003, and that of these as large.
            assert!((found - expected).abs() < 0.006, "{query}: {found}, not {expected}");
        }
    }
}

#[test]
fn every_stochasticity_has_the_same_marginals_if_the_score_is_right() {
    for schedule in ["cubic", "linear", "geometric"] {
        for lambda in [0.0, 0.5, 1.0, 2.0] {
            let query =
                format!("width=0.3&model=bayes&particles=50000&steps=2000&schedule={schedule}&stochasticity={lambda}");
            let found = report(&query).w1_to_data;
            // W₁ of two samples of 50 000 with standard deviation 0.85 is about 0.006; the bias of 2 000 steps grows
            // with λ, and where variance explodes the last step leaves σ(0⁺) = 0.01.
            assert!(found < 0.03, "{query}: {found}");
        }
    }
}

#[test]
fn noise_of_the_sampler_heals_errors_of_the_score() {
    // The score is corrupted by independent noise; with λ = 0 it stays in the particle, with λ = 1 it is forgotten.
    let width = |lambda: f64| {
        let query = format!("model=bayes&noise=0.4&corrupt=eps&particles=20000&stochasticity={lambda}&steps=100");
        report(&query).recovered.std
    };
    let (ode, sde) = (width(0.0), width(1.0));
    assert!((sde - 0.8).abs() < (ode - 0.8).abs(), "λ = 0: {ode}, λ = 1: {sde}");
}

#[test]
fn euler_on_the_straight_path_is_ddim() {
    // x ← (s/t) x + (1 − s/t) x̂₀ (MATH.md §9): one step from t = 1 gives x̂₀ at t = 1, the mean of the data.
    let one = report("schedule=flow&model=bayes&start=gaussian&steps=1&particles=10000");
    assert!((one.recovered.mean - 0.6).abs() < 1e-6 && one.recovered.std < 1e-6, "{one:?}");
    for sampler in ["ddim", "ddpm", "ode", "dpm++", "langevin"] {
        let found = report(&format!("{BUMPS}&schedule=flow&sampler={sampler}&steps=1000&particles=50000"));
        let bound = if sampler == "langevin" { 0.2 } else { 0.02 };
        assert!(found.w1_to_data < bound, "{sampler}: {}", found.w1_to_data);
    }
}

#[test]
fn a_solver_of_second_order_needs_fewer_steps() {
    let error = |sampler: &str, grid: &str| {
        report(&format!("{BUMPS}&particles={PARTICLES}&steps=24&sampler={sampler}&grid={grid}")).w1_to_data
    };
    for grid in ["uniform", "log-snr", "karras"] {
        assert!(
            error("dpm++", grid) < 0.6 * error("ddim", grid),
            "{grid}: {} {}",
            error("dpm++", grid),
            error("ddim", grid)
        );
    }
}

#[test]
fn an_exact_run_recovers_the_data_on_every_grid() {
    for schedule in ["cubic", "linear", "cosine", "constant", "geometric", "flow"] {
        for grid in ["uniform", "quadratic", "log-snr", "karras"] {
            for steps in [1, 2, 3, 50] {
                let query = format!("schedule={schedule}&grid={grid}&steps={steps}&sampler=ddim&particles=2000");
                let found = report(&query);
                assert!(found.w1_to_data < 1e-3, "{query}: {found:?}");
            }
        }
    }
}
