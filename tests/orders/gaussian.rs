//! On Gaussian data: x̂₀ is affine in x, so each update maps a mean and a variance to a mean and a variance, and all
//! updates of a run can be followed exactly, without a particle.

use super::shared::*;
use diffuscope::diffusion::sampler::{
    self, DDIM, DDPM, EULER_MARUYAMA, Forward, Kind, LANGEVIN, Memory, ODE, Options, PREDICTOR_CORRECTOR, UpdateList,
};
use diffuscope::diffusion::schedule::{self, Family, Level, Parameters, Schedule};

const MEAN: f64 = 0.4;
const STD: f64 = 0.7;

/// (mean, variance) of x_t for the data N(MEAN, STD²).
fn gaussian_at(level: Level) -> (f64, f64) {
    let variance = level.signal * level.signal * STD * STD + level.variance;
    (level.signal * MEAN, variance)
}

/// (mean, variance) after each step of a run home with the true score of N(MEAN, STD²), from t = 1 to 0.
fn followed(updates: &UpdateList, levels: &[Level]) -> Vec<(f64, f64)> {
    let (mut mean, mut variance) = gaussian_at(levels[levels.len() - 1]);
    let mut after = Vec::new();
    for (_, step) in updates.steps() {
        // x = u · (x at the beginning of the step) + c + N(0, w).
        let (mut u, mut c, mut w) = (1.0, 0.0, 0.0);
        for m in step {
            // E[x₀ | x_t] = p + q x.
            let level = read_at(levels, m.level);
            let (_, total) = gaussian_at(level);
            let (p, q) = (level.variance * MEAN / total, level.signal * STD * STD / total);
            let (x_factor, x0_factor) = (f64::from(m.x_factor), f64::from(m.x0_factor));
            let slope = x_factor + x0_factor * q;
            assert!(!matches!(m.memory, Memory::Estimate { .. }), "not a function of x alone");
            u = slope * u + f64::from(m.memory_factor);
            c = slope * c + x0_factor * p;
            w = slope * slope * w + f64::from(m.noise) * f64::from(m.noise);
        }
        mean = u * mean + c;
        variance = u * u * variance + w;
        after.push((mean, variance));
    }
    after
}

/// The error of the second moment at t = 0.
fn gaussian_error(kind: &Kind, options: Options, schedule: Schedule, steps: usize) -> f64 {
    let levels = schedule.levels(steps);
    let updates = reverse(kind, options, &levels);
    let after = followed(&updates, &levels);
    let &(mean, variance) = after.last().expect("at least one step");
    (mean * mean + variance) - (MEAN * MEAN + STD * STD)
}

fn schedules() -> impl Iterator<Item = Schedule> {
    let all = schedule::ALL.into_iter();
    all.map(|kind| Schedule::new(kind, Parameters::default()))
}

#[test]
fn on_gaussian_data() {
    let plain = Options::default();
    for schedule in smooth_schedules() {
        for (kind, options, expected, tolerance) in [
            (&EULER_MARUYAMA, plain, 1.0, 0.05),
            (&DDPM, plain, 1.0, 0.1),
            (&DDIM, plain, 1.0, 0.05),
            (&DDIM, ETA_HALF, 1.0, 0.1),
            // Where the error is still well above the rounding of the coefficients to singles, 2e−6.
            (&ODE, plain, 2.0, 0.25),
        ] {
            for steps in if kind == &ODE { [50, 100] } else { [200, 400] } {
                let error = |steps| gaussian_error(kind, options, schedule, steps);
                let found = order(error, steps);
                println!("{schedule:?} {kind:?} {steps}: order {found:.3}, error {:.1e}", error(steps));
                if has_logarithm(schedule, kind) {
                    // The logarithm of about 1/20 of the number of steps: the order rises to its limit slowly.
                    let later = order(error, 4 * steps);
                    assert!(
                        expected - 0.4 < found && found < later && later < expected + 0.1,
                        "{schedule:?} {kind:?} at {steps} steps: {found} {later}"
                    );
                    continue;
                }
                assert!((found - expected).abs() < tolerance, "{schedule:?} {kind:?} at {steps} steps: {found}");
            }
        }
    }
}

#[test]
fn every_schedule_comes_home() {
    // The two that start off the data with a jump bring it back as their last step: measured, not derived.
    for schedule in schedules() {
        for kind in [&EULER_MARUYAMA, &DDPM, &DDIM, &ODE, &PREDICTOR_CORRECTOR] {
            if kind.divides_by_signal && !schedule.has_signal_at_the_end() {
                continue;
            }
            let error = gaussian_error(kind, Options::default(), schedule, 1000).abs();
            println!("{schedule:?} {kind:?}: {error:.1e}");
            let bound = if kind == &ODE { 1e-3 } else { 0.05 };
            assert!(error < bound, "{schedule:?} {kind:?}: {error}");
        }
    }
}

#[test]
fn the_bias_of_langevin_is_of_order_one_in_its_step() {
    // At stationarity x ← (1 − h/2V) x + √h ε has the variance V/(1 − h/4V).
    let geometric = Schedule::new(&schedule::GEOMETRIC, Parameters::default());
    let levels = geometric.levels(4000);
    let bias = |langevin_step: f64| {
        let options = Options { langevin_step, langevin_repeats: 20, ..Options::default() };
        let after = followed(&reverse(&LANGEVIN, options, &levels), &levels);
        // The step that arrives at t = 7/8, where σ = 2.3 is large next to the data.
        let i = 3500;
        let (_, expected) = gaussian_at(levels[i]);
        after[levels.len() - 2 - i].1 / expected - 1.0
    };
    for step in [0.4, 0.2] {
        let found = (bias(step) / bias(0.5 * step)).log2();
        println!("{step}: {:.4}, order {found:.3}", bias(step));
        assert!((found - 1.0).abs() < 0.2, "{found}");
    }
}

#[test]
fn the_forward_run_by_euler_maruyama_has_order_one_and_the_exact_one_no_error() {
    for schedule in schedules() {
        let error = |scheme: Forward, steps: usize| {
            let levels = schedule.levels(steps);
            let (mut mean, mut variance) = (MEAN, STD * STD);
            for m in sampler::forward(scheme, &levels) {
                let (x_factor, noise) = (f64::from(m.x_factor), f64::from(m.noise));
                mean *= x_factor;
                variance = x_factor * x_factor * variance + noise * noise;
            }
            let (expected_mean, expected) = gaussian_at(levels[steps]);
            (mean * mean + variance) - (expected_mean * expected_mean + expected)
        };
        // Coefficients are singles: 2⁻²⁴ a step at most.
        assert!(error(Forward::Exact, 1000).abs() < 1e-5 * schedule.reference_std().powi(2));
        if schedule.level(1.0).family == Family::Exploding {
            assert_eq!(error(Forward::EulerMaruyama, 50), error(Forward::Exact, 50));
        } else if schedule.kind() != &schedule::COSINE && schedule.has_signal_at_the_end() {
            let found = order(|steps| error(Forward::EulerMaruyama, steps), 200);
            assert!((found - 1.0).abs() < 0.1, "{schedule:?} {found}");
        }
    }
}
