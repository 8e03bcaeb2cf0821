//! The populations of the forward and the reverse run, compared with the exact marginal p_t of MATH.md §2.
//!
//! Seeds are fixed, so a test passes always or never. A Kolmogorov–Smirnov distance of n independent particles exceeds
//! 1.95/√n with a probability of 0.1 %.

use diffuscope::diffusion::block::{Direction, Plan, RoundTrip};
use diffuscope::diffusion::data::DataParameters;
use diffuscope::diffusion::model::{self, EXACT, POSTERIOR};
use diffuscope::diffusion::schedule::{self, CUBIC, LINEAR, Parameters, Schedule};

const TIMES: [f64; 5] = [0.1, 0.25, 0.5, 0.75, 1.0];

fn plan(schedule: Schedule, steps: usize, model: &'static model::Kind) -> Plan {
    Plan::new(RoundTrip { model, ..RoundTrip::new(DataParameters::default().two_point(), schedule, steps) })
}

fn schedules(kinds: &[&'static schedule::Kind]) -> Vec<Schedule> {
    kinds.iter().map(|kind| Schedule::new(kind, Parameters::default())).collect()
}

/// The positions of the particles of `blocks` blocks in one `direction` at each of `times`, with the sign of their x₀.
fn populations(plan: &Plan, direction: Direction, times: &[f64], blocks: u32) -> Vec<Vec<(f64, f32)>> {
    let mut found = vec![Vec::new(); times.len()];
    let at: Vec<_> = times.iter().map(|t| (t * plan.steps() as f64).round() as usize).collect();
    for block in 0..blocks {
        let mut own = [0_f32; 256];
        plan.run(11, block, &mut |on, i, x| {
            if on == Direction::Forward && i == 0 {
                own = *x;
            }
            for (population, _) in found.iter_mut().zip(&at).filter(|&(_, &at)| on == direction && at == i) {
                population.extend(x.iter().zip(own).map(|(&x, own)| (f64::from(x), own)));
            }
        });
    }
    found
}

/// sup |F_n − F|, taken on both sides of every jump of F_n.
fn kolmogorov_smirnov(population: &[(f64, f32)], law: impl Fn(f64) -> f64) -> f64 {
    let mut sorted: Vec<_> = population.iter().map(|(x, _)| *x).collect();
    sorted.sort_by(f64::total_cmp);
    let n = sorted.len() as f64;
    let gap = |(i, &x): (usize, &f64)| {
        let below = law(x);
        (below - i as f64 / n).abs().max(((i + 1) as f64 / n - below).abs())
    };
    sorted.iter().enumerate().map(gap).fold(0.0, f64::max)
}

#[test]
fn the_forward_population_is_the_exact_marginal() {
    for schedule in schedules(&schedule::ALL) {
        // The forward transition is exact: twenty steps must do as well as a thousand.
        for steps in [20, 1000] {
            let plan = plan(schedule, steps, &EXACT);
            for (population, t) in populations(&plan, Direction::Forward, &TIMES, 400).iter().zip(TIMES) {
                let distance = kolmogorov_smirnov(population, |x| plan.process().cumulative(x, t));
                let bound = 1.95 / (population.len() as f64).sqrt();
                assert!(distance < bound, "{schedule:?}, {steps} steps, t {t}: {distance}, not below {bound}");
            }
        }
    }
}

#[test]
fn a_particle_loses_its_data_as_the_schedule_says() {
    for schedule in schedules(&schedule::ALL) {
        let plan = plan(schedule, 1000, &EXACT);
        for (population, t) in populations(&plan, Direction::Forward, &TIMES, 200).iter().zip(TIMES) {
            let level = schedule.level(t);
            for x0 in [-1.0, 1.0_f32] {
                let distances =
                    population.iter().filter(|(_, own)| *own == x0).map(|(x, _)| x - level.signal * f64::from(x0));
                let (n, sum, squares) =
                    distances.fold((0.0, 0.0, 0.0), |(n, sum, squares), d| (n + 1.0, sum + d, squares + d * d));
                // Standard errors of a mean and of a variance around a known mean, both for a normal law.
                let mean = sum / n / (level.variance / n).sqrt();
                let variance = (squares / n / level.variance - 1.0) / (2.0_f64 / n).sqrt();
                assert!(mean.abs() < 4.0, "{schedule:?}, t {t}, x₀ {x0}: mean {mean} standard errors off");
                assert!(variance.abs() < 4.0, "{schedule:?}, t {t}, x₀ {x0}: variance {variance} standard errors off");
            }
        }
    }
}

/// b/σ², the relative size of the step of the reverse run that ends at `t`: Euler–Maruyama's expansion parameter.
fn relative_step(schedule: Schedule, steps: usize, t: f64) -> f64 {
    let b = schedule.level(t + 1.0 / steps as f64).elapsed - schedule.level(t).elapsed;
    b / schedule.level(t).variance
}

#[test]
fn under_the_posterior_mean_the_reverse_population_is_the_exact_marginal() {
    const STEPS: usize = 1000;
    for schedule in schedules(&[&CUBIC, &LINEAR]) {
        let plan = plan(schedule, STEPS, &POSTERIOR);
        for (population, t) in populations(&plan, Direction::Reverse, &TIMES, 400).iter().zip(TIMES) {
            let distance = kolmogorov_smirnov(population, |x| plan.process().cumulative(x, t));
            // Euler–Maruyama is biased by order b. The variance of a peak follows v ← (1 + b/2 − b/σ²)² v + b, which
            // stays within b of σ²; so the error of its scale is at most b/2σ², and that of a normal law 0.24 of that.
            // The shares of the peaks add to it. In total b/6σ² (here at most 0.005): runs of 1.5 million particles
            // with 20 to 320 steps stay below b/8σ². There is no bias where the run starts.
            let bias = if t < 1.0 { relative_step(schedule, STEPS, t) / 6.0 } else { 0.0 };
            let bound = 1.95 / (population.len() as f64).sqrt() + bias;
            assert!(distance < bound, "{schedule:?}, t {t}: {distance}, not below {bound}");
        }
    }
}

#[test]
fn halving_the_step_halves_the_error_of_the_reverse_run() {
    // E x² = 1 at every t, as the data have it and the schedules preserve it. At t = ½ the peaks are still merged, and
    // its error is large enough to be measured.
    const BLOCKS: u32 = 6000;
    for schedule in schedules(&[&CUBIC, &LINEAR]) {
        let error = |steps| {
            let plan = plan(schedule, steps, &POSTERIOR);
            let (mut n, mut squares) = (0.0, 0.0);
            for block in 0..BLOCKS {
                plan.run(5, block, &mut |direction, i, x| {
                    if direction == Direction::Reverse && i == steps / 2 {
                        n += x.len() as f64;
                        squares += x.iter().map(|x| f64::from(x * x)).sum::<f64>();
                    }
                });
            }
            squares / n - 1.0
        };
        let errors = [error(20), error(40), error(80)];
        // Var x² is below 2 (it is 2 for N(0, 1)), so a standard error is at most √2/1239 = 0.0011, or 3.1 % of the
        // smallest error, 0.034. Four of them in the last ratio are 0.28; terms of order b² add 0.15, as measured.
        // Weak order 0 would give a ratio of 1, order ½ of 1.41, order 2 of 4.
        for pair in errors.windows(2) {
            let ratio = pair[0] / pair[1];
            assert!((ratio - 2.0).abs() < 0.45, "{schedule:?}: errors {errors:?}");
        }
    }
}
