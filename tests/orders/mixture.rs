//! On a mixture: the deterministic samplers are followed on the quantiles of p₁, the others by quadrature, which many
//! particles confirm.

use super::shared::*;
use diffuscope::diffusion::block::{Direction, Plan, RoundTrip};
use diffuscope::diffusion::data::Data;
use diffuscope::diffusion::marginal::Process;
use diffuscope::diffusion::model::POSTERIOR;
use diffuscope::diffusion::population::Population;
use diffuscope::diffusion::sampler::{DDIM, DDPM, DPM_SOLVER, EULER_MARUYAMA, Kind, Memory, ODE, Options};
use diffuscope::diffusion::schedule::{CONSTANT, COSINE, FLOW, Parameters, Schedule, grid};

/// Two bumps of which neither the middle nor the widths agree.
fn two_bumps() -> Data {
    mixture(&[(0.7, -0.9, 0.5), (0.3, 1.1, 0.4)])
}

/// The second moment at t = 0 of a deterministic sampler, followed on the quantiles of p₁ with the plain formula.
fn from_quantiles(kind: &Kind, process: &Process, (grid, steps): (&grid::Kind, usize), quantiles: &[f64]) -> f64 {
    let levels = process.schedule.levels_at(&grid::times(grid, &process.schedule, steps));
    let updates = reverse(kind, Options::default(), &levels);
    let squares = quantiles.iter().map(|&start| {
        let (mut x, mut memory) = (start, 0.0);
        for (_, step) in updates.steps() {
            if step.iter().any(|m| m.memory == Memory::Position) {
                memory = x;
            }
            for m in step {
                assert_eq!(m.noise, 0.0);
                let level = read_at(&levels, m.level);
                let x0 = (POSTERIOR.x0)(process, None, x, level).expect("no labels");
                x = f64::from(m.x_factor) * x + f64::from(m.x0_factor) * x0 + f64::from(m.memory_factor) * memory;
                if matches!(m.memory, Memory::Estimate { .. }) {
                    memory = x0;
                }
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
        // Against the same quantiles at many steps: what quantiles leave out of the moment cancels.
        let settled = from_quantiles(&ODE, &process, (&grid::UNIFORM, 3000), &quantiles);
        for (kind, expected, tolerance) in [(&DDIM, 1.0, 0.1), (&ODE, 2.0, 0.3)] {
            let error = |steps| from_quantiles(kind, &process, (&grid::UNIFORM, steps), &quantiles) - settled;
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

#[test]
fn deterministic_samplers_on_every_grid() {
    for schedule in
        smooth_schedules().into_iter().chain([&COSINE, &FLOW].map(|kind| Schedule::new(kind, Parameters::default())))
    {
        let process = Process { data: two_bumps(), schedule };
        let quantiles = quantiles(&process, 200);
        let settled = from_quantiles(&ODE, &process, (&grid::LOG_SNR, 3000), &quantiles);
        for grid in grid::ALL {
            // Where β(0) > 0, the first uniform step is long in σ: see `has_logarithm`.
            let has_logarithm = schedule.kind() == &CONSTANT && grid == &grid::UNIFORM;
            // Small next to the curvature of the path in σ/a.
            let is_fine_near_the_data = grid == &grid::LOG_SNR || grid == &grid::KARRAS;
            let errors = [&DDIM, &ODE, &DPM_SOLVER].map(|kind| {
                [40, 80].map(|steps| (from_quantiles(kind, &process, (grid, steps), &quantiles) - settled).abs())
            });
            let [first, heun, multistep] = errors.map(|[coarse, fine]| (coarse / fine).log2());
            println!("{schedule:?} {grid:?}: {first:.2} {heun:.2} {multistep:.2}, errors {errors:?}");
            if has_logarithm {
                assert!(first > 0.6 && heun > 1.4, "{schedule:?} {grid:?}: {first} {heun}");
                continue;
            }
            assert!((first - 1.0).abs() < 0.05, "{schedule:?} {grid:?}: {first}");
            if is_fine_near_the_data {
                // Third-order terms are left at 40 steps.
                assert!(
                    (heun - 2.0).abs() < 0.2 && (multistep - 2.0).abs() < 0.3,
                    "{schedule:?} {grid:?}: {heun} {multistep}"
                );
            } else {
                // Heun's keeps its order; the multistep solver's last step, which is of first order, is a long one.
                assert!(heun > 1.8, "{schedule:?} {grid:?}: {heun}");
                assert!(errors[2][1] < 0.2 * errors[0][1], "{schedule:?} {grid:?}: {errors:?}");
            }
        }
    }
}

/// u(x) = E[x² at t = 0 | x at t = 1] under the moves of a random sampler, on a fine grid, step by step from the end:
/// with u of the time before known, each move asks for u's mean under a normal law, by Gauss–Hermite quadrature and cubic
/// interpolation. Then the mean of u over p₁.
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
            let x0 = (POSTERIOR.x0)(process, None, x, levels[m.level + 1]).expect("no labels");
            let mean = f64::from(m.x_factor) * x + f64::from(m.x0_factor) * x0;
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
            // With `constant`, terms of the second order still make up a fifth.
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
fn particles_have_the_moment_that_quadrature_foretells() {
    const BLOCKS: u32 = 2048;
    let data = two_bumps();
    for (schedule, kind) in smooth_schedules().into_iter().flat_map(|s| [&EULER_MARUYAMA, &DDPM].map(|kind| (s, kind)))
    {
        let plan =
            Plan::new(RoundTrip { model: &POSTERIOR, sampler: kind, ..RoundTrip::new(data.clone(), schedule, 20) });
        let mut recovered = Population::default();
        for block in 0..BLOCKS {
            plan.run(1, block, &mut |direction, i, x| {
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
