//! The order of convergence of every sampler: how fast the error of the second moment falls with the step.
//!
//! With Gaussian data everything has a closed form: x̂₀ is affine in x, so each update maps a mean and a variance to a
//! mean and a variance, and a whole run can be computed exactly, without particles. With a mixture, deterministic
//! samplers are computed on the quantiles of p₁, and the others by quadrature.

use diffuscope::diffusion::block::{Direction, Plan, RoundTrip};
use diffuscope::diffusion::data::{Component, Data, Mixture};
use diffuscope::diffusion::marginal::Process;
use diffuscope::diffusion::model::POSTERIOR;
use diffuscope::diffusion::population::Population;
use diffuscope::diffusion::sampler::{
    self, Corruption, DDIM, DDPM, EULER_MARUYAMA, Forward, Kind, LANGEVIN, ODE, Options, PREDICTOR_CORRECTOR,
    UpdateList,
};
use diffuscope::diffusion::schedule::{self, Family, Level, Parameters, Schedule};

const MEAN: f64 = 0.4;
const STD: f64 = 0.7;

fn mixture(components: &[(f64, f64, f64)]) -> Data {
    let components = components.iter().map(|&(weight, mean, std)| Component { weight, mean, std }).collect();
    Mixture::new(components).expect("a mixture").into()
}

fn reverse(kind: &Kind, options: Options, levels: &[Level]) -> UpdateList {
    sampler::reverse(kind, options, levels, Corruption::Data, 0.0)
}

/// (mean, variance) of x_t for the data N(MEAN, STD²).
fn gaussian_at(level: Level) -> (f64, f64) {
    let variance = level.signal * level.signal * STD * STD + level.variance;
    (level.signal * MEAN, variance)
}

/// The level at which an update reads x̂₀.
fn read_at(levels: &[Level], reads: usize) -> Level {
    let finest = sampler::finest(levels);
    levels.get(reads + 1).copied().unwrap_or(finest)
}

/// (mean, variance) after each step of a reverse run with the true score of N(MEAN, STD²), from t = 1 to 0.
fn followed(updates: &UpdateList, levels: &[Level]) -> Vec<(f64, f64)> {
    let (mut mean, mut variance) = gaussian_at(levels[levels.len() - 1]);
    let mut after = Vec::new();
    for (_, step) in updates.steps() {
        // x = u · (x at the beginning of the step) + c + N(0, w).
        let (mut u, mut c, mut w) = (1.0, 0.0, 0.0);
        for m in step {
            // E[x₀ | x_t] = p + q x.
            let level = read_at(levels, m.reads);
            let (_, total) = gaussian_at(level);
            let (p, q) = (level.variance * MEAN / total, level.signal * STD * STD / total);
            let (keep, pull) = (f64::from(m.keep), f64::from(m.pull));
            let slope = keep + pull * q;
            u = slope * u + f64::from(m.origin);
            c = slope * c + pull * p;
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

/// log₂ of the factor by which the error decreases when the number of steps doubles.
fn order(error: impl Fn(usize) -> f64, steps: usize) -> f64 {
    (error(steps) / error(2 * steps)).abs().log2()
}

fn schedules() -> impl Iterator<Item = Schedule> {
    let all = schedule::ALL.into_iter();
    all.map(|kind| Schedule::new(kind, Parameters::default()))
}

/// The schedules with a bounded and smooth rate, which show the order already with few steps.
fn smooth_schedules() -> [Schedule; 3] {
    [&schedule::CUBIC, &schedule::LINEAR, &schedule::CONSTANT].map(|kind| Schedule::new(kind, Parameters::default()))
}

const ETA_HALF: Options = Options { eta: 0.5, langevin_step: 0.2, langevin_repeats: 3, corrector_steps: 1 };

#[test]
fn on_gaussian_data() {
    let plain = Options::default();
    for schedule in smooth_schedules() {
        for (kind, options, expected, tolerance) in [
            (&EULER_MARUYAMA, plain, 1.0, 0.05),
            (&DDPM, plain, 1.0, 0.1),
            (&DDIM, plain, 1.0, 0.05),
            (&DDIM, ETA_HALF, 1.0, 0.1),
            // With so few steps that the error is well above the rounding of the coefficients to single precision,
            // 2e−6.
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

/// Where β(0) > 0, samplers that use σ as their time (σ² grows like t there, so their first steps are uneven) have a
/// logarithm in their error, dt ln(1/dt) or dt² ln(1/dt); with `linear`, β(0) is too small for that.
fn has_logarithm(schedule: Schedule, kind: &Kind) -> bool {
    schedule.kind() == &schedule::CONSTANT && kind != &EULER_MARUYAMA
}

#[test]
fn every_schedule_recovers_the_data() {
    // The two that begin with a jump at the data end with it as their last step: the bound is measured, not derived.
    for schedule in schedules() {
        for kind in [&EULER_MARUYAMA, &DDPM, &DDIM, &ODE, &PREDICTOR_CORRECTOR] {
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
        // The step that ends at t = 7/8, where σ = 2.3 is large compared with the data.
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
                let (keep, noise) = (f64::from(m.keep), f64::from(m.noise));
                mean *= keep;
                variance = keep * keep * variance + noise * noise;
            }
            let (expected_mean, expected) = gaussian_at(levels[steps]);
            (mean * mean + variance) - (expected_mean * expected_mean + expected)
        };
        // Coefficients have single precision: at most 2⁻²⁴ per step.
        assert!(error(Forward::Exact, 1000).abs() < 1e-5 * schedule.reference_std().powi(2));
        if schedule.level(1.0).family == Family::Exploding {
            assert_eq!(error(Forward::EulerMaruyama, 50), error(Forward::Exact, 50));
        } else if schedule.kind() != &schedule::COSINE {
            let found = order(|steps| error(Forward::EulerMaruyama, steps), 200);
            assert!((found - 1.0).abs() < 0.1, "{schedule:?} {found}");
        }
    }
}

/// Two peaks that are not symmetric and have different widths.
fn two_bumps() -> Data {
    mixture(&[(0.7, -0.9, 0.5), (0.3, 1.1, 0.4)])
}

/// The second moment at t = 0 of a deterministic sampler, computed on the quantiles of p₁ with the plain formula.
fn from_quantiles(kind: &Kind, process: &Process, steps: usize, quantiles: &[f64]) -> f64 {
    let levels = process.schedule.levels(steps);
    let updates = reverse(kind, Options::default(), &levels);
    let squares = quantiles.iter().map(|&start| {
        let mut x = start;
        for (_, step) in updates.steps() {
            let origin = x;
            for m in step {
                assert_eq!(m.noise, 0.0);
                let level = read_at(&levels, m.reads);
                let x0 = (POSTERIOR.x0)(process, x, level).expect("no labels");
                x = f64::from(m.keep) * x + f64::from(m.pull) * x0 + f64::from(m.origin) * origin;
            }
        }
        x * x
    });
    squares.sum::<f64>() / quantiles.len() as f64
}

/// The middles of `n` equal shares of p₁.
fn quantiles(process: &Process, n: usize) -> Vec<f64> {
    (0..n)
        .map(|i| {
            let share = (i as f64 + 0.5) / n as f64;
            let (mut low, mut high) = (-10.0, 10.0);
            for _ in 0..60 {
                let middle = 0.5 * (low + high);
                if process.cumulative(middle, 1.0) < share {
                    low = middle;
                } else {
                    high = middle;
                }
            }
            low
        })
        .collect()
}

#[test]
fn deterministic_samplers_on_a_mixture() {
    for schedule in smooth_schedules() {
        let process = Process { data: two_bumps(), schedule };
        let quantiles = quantiles(&process, 500);
        // Compared with the same quantiles at many steps: the error of the quantiles themselves cancels.
        let settled = from_quantiles(&ODE, &process, 3000, &quantiles);
        for (kind, expected, tolerance) in [(&DDIM, 1.0, 0.1), (&ODE, 2.0, 0.3)] {
            let error = |steps| from_quantiles(kind, &process, steps, &quantiles) - settled;
            let found = order(error, 160);
            if has_logarithm(schedule, kind) {
                assert!(expected - 0.4 < found && found < expected, "{kind:?} {found}");
                continue;
            }
            println!("{schedule:?} {kind:?}: {found:.3}, error {:.1e}", error(160));
            assert!((found - expected).abs() < tolerance, "{schedule:?} {kind:?}: {found}");
        }
    }
}

/// u(x) = E[x² at t = 0 | x at t = 1] under the updates of a random sampler, on a fine grid, step by step from the end:
/// when u of the next time is known, u before an update is its mean under a normal law, computed by Gauss–Hermite
/// quadrature and cubic interpolation. The result is the mean of u over p₁.
fn second_moment(kind: &Kind, options: Options, process: &Process, steps: usize) -> f64 {
    const REACH: f64 = 9.0;
    const SPACING: f64 = 0.02;
    // For N(0, 1), exact up to degree 13.
    const NODES: [(f64, f64); 7] = [
        (-3.750_439_717_7, 0.000_548_268_9),
        (-2.366_759_410_7, 0.030_757_124_0),
        (-1.154_405_394_7, 0.240_123_178_6),
        (0.0, 0.457_142_857_1),
        (1.154_405_394_7, 0.240_123_178_6),
        (2.366_759_410_7, 0.030_757_124_0),
        (3.750_439_717_7, 0.000_548_268_9),
    ];
    let grid: Vec<f64> = (0..=(2.0 * REACH / SPACING) as usize).map(|i| i as f64 * SPACING - REACH).collect();
    let levels = process.schedule.levels(steps);
    let updates = reverse(kind, options, &levels);
    let steps: Vec<_> = updates.steps().collect();
    let mut u: Vec<f64> = grid.iter().map(|x| x * x).collect();
    for (_, step) in steps.iter().rev() {
        assert_eq!(step.len(), 1, "one move a step");
        let m = step[0];
        let at = |x: f64| {
            let place = ((x + REACH) / SPACING).clamp(1.0, (grid.len() - 3) as f64);
            let i = place as usize;
            let s = (x + REACH) / SPACING - i as f64;
            let (a, b, c, d) = (u[i - 1], u[i], u[i + 1], u[i + 2]);
            -s * (s - 1.0) * (s - 2.0) / 6.0 * a + (s + 1.0) * (s - 1.0) * (s - 2.0) / 2.0 * b
                - (s + 1.0) * s * (s - 2.0) / 2.0 * c
                + (s + 1.0) * s * (s - 1.0) / 6.0 * d
        };
        let next = grid.iter().map(|&x| {
            let x0 = (POSTERIOR.x0)(process, x, levels[m.reads + 1]).expect("no labels");
            let mean = f64::from(m.keep) * x + f64::from(m.pull) * x0;
            let nodes = NODES.iter();
            nodes.map(|(z, weight)| weight * at(mean + f64::from(m.noise) * z)).sum()
        });
        u = next.collect();
    }
    let terms = grid.iter().zip(&u);
    terms.map(|(&x, u)| u * process.density(x, 1.0) * SPACING).sum()
}

#[test]
fn random_samplers_on_a_mixture() {
    let data = two_bumps();
    let expected = data.variance() + data.mean() * data.mean();
    for schedule in smooth_schedules() {
        let process = Process { data: data.clone(), schedule };
        for (kind, options, tolerance) in [
            // With `constant`, terms of the second order are still a fifth of the error.
            (&EULER_MARUYAMA, Options::default(), 0.25),
            (&DDPM, Options::default(), 0.15),
            (&DDIM, ETA_HALF, 0.15),
        ] {
            let error = |steps| second_moment(kind, options, &process, steps) - expected;
            let found = order(error, 200);
            println!("{schedule:?} {kind:?}: {found:.3}, error {:.1e}", error(200));
            if has_logarithm(schedule, kind) {
                assert!(0.5 < found && found < 1.0, "{kind:?} {found}");
                continue;
            }
            assert!((found - 1.0).abs() < tolerance, "{schedule:?} {kind:?}: {found}");
        }
    }
}

#[test]
fn particles_have_the_moment_from_quadrature() {
    const BLOCKS: u32 = 2048;
    let data = two_bumps();
    for (schedule, kind) in smooth_schedules().into_iter().flat_map(|s| [&EULER_MARUYAMA, &DDPM].map(|kind| (s, kind)))
    {
        let plan =
            Plan::new(RoundTrip { model: &POSTERIOR, sampler: kind, ..RoundTrip::new(data.clone(), schedule, 20) });
        let mut recovered = Population::default();
        for block in 0..BLOCKS {
            plan.run(1, block, |direction, i, x| {
                if direction == Direction::Reverse && i == 0 {
                    recovered.add(x);
                }
            });
        }
        let found = recovered.std().powi(2) + recovered.mean().powi(2);
        let foretold = second_moment(kind, Options::default(), plan.process(), 20);
        println!("{schedule:?} {kind:?}: {found:.4} {foretold:.4}");
        // The fourth moment is below 4: the standard error of half a million is below 0.0027.
        assert!((found - foretold).abs() < 0.008, "{schedule:?} {kind:?}");
    }
}
