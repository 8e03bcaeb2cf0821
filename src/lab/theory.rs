//! What can be drawn about an experiment without a run: the schedule, the score models and the exact density.

use crate::diffusion::density::BINS;
use crate::diffusion::grid::TimeGrid;
use crate::diffusion::marginal::Process;
use crate::diffusion::model::{Estimator, Guidance};
use crate::diffusion::schedule::Schedule;

/// A schedule at one time.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SchedulePoint {
    /// t, in (0, 1].
    pub t: f64,
    /// ᾱ = a².
    pub alpha_bar: f64,
    /// σ.
    pub sigma: f64,
    /// β, or dσ²/dt where variance explodes.
    pub rate: f64,
    /// ln(a²/σ²), at least −30.
    pub log_snr: f64,
}

/// Where there is no signal, the log-SNR is −∞.
const MOST_LOG_SNR: f64 = 30.0;

/// A schedule at t = 1/points, 2/points, …, 1; t = 0, where the log-SNR is infinite, is left out.
pub fn schedule_curve(schedule: &Schedule, points: usize) -> Vec<SchedulePoint> {
    (1..=points)
        .map(|i| {
            let t = i as f64 / points as f64;
            let level = schedule.level(t);
            SchedulePoint {
                t,
                alpha_bar: level.signal * level.signal,
                sigma: level.sigma(),
                rate: schedule.rate(t),
                log_snr: level.log_snr().max(-MOST_LOG_SNR),
            }
        })
        .collect()
}

/// The estimates at one x.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Estimate {
    /// x.
    pub x: f64,
    /// x̂₀.
    pub x0: f64,
    /// s = (a x̂₀ − x)/σ².
    pub score: f64,
}

/// x̂₀ and the score of a model at `points` ≥ 2 values of x evenly spaced over ±`reach`, at the time `t` in (0, 1]; `t`
/// is at least 10⁻⁴, because there is no score at t = 0. Empty for `exact`, which depends on labels; the exact score of
/// the population is that of `bayes`.
pub fn estimates(estimator: &Estimator<'_>, t: f64, reach: f64, points: usize) -> Vec<Estimate> {
    let level = estimator.process.schedule.level(t.clamp(1e-4, 1.0));
    let intervals = points.max(2) - 1;
    (0..=intervals)
        .filter_map(|i| {
            let x = reach * (2.0 * i as f64 / intervals as f64 - 1.0);
            estimator.x0(x, level).map(|x0| Estimate { x, x0, score: (level.signal * x0 - x) / level.variance })
        })
        .collect()
}

/// As [`estimates`], for the true score of the population.
pub fn exact_estimates(process: &Process, t: f64, reach: f64, points: usize) -> Vec<Estimate> {
    estimates(&Estimator::posterior(process), t, reach, points)
}

/// A line of the probability-flow ODE, dx/dt = f − ½ g² s (MATH.md §5), as (t, x) at `times` in [0, 1]; s is the true
/// score of the population. In one dimension such lines keep their order while the flow carries p_s to p_t, so that
/// each stays at its `quantile` in (0, 1): F_t(x(t)) = q. That gives x(t) without integration, down to t = 0, where the
/// score of a point is infinite. It is fastest if successive times are close to each other.
pub fn flow_line(process: &Process, quantile: f64, times: impl IntoIterator<Item = f64>) -> Vec<(f64, f64)> {
    let mut x = 0.0;
    let mut at = |t| {
        x = place_of(process, quantile, t, x);
        (t, x)
    };
    times.into_iter().map(&mut at).collect()
}

/// x with F_t(x) = `quantile`, starting at `near`: Newton's method, with bisection where it leaves the interval.
fn place_of(process: &Process, quantile: f64, t: f64, near: f64) -> f64 {
    const STEPS: usize = 64;
    let (_, variance) = process.moments(t);
    // All quantiles of the standard normal distribution that an f64 can express are between −9 and 9.
    let beyond = process.data.extent() + 9.0 * variance.sqrt();
    let (mut low, mut high) = (-beyond, beyond);
    let mut x = near;
    for _ in 0..STEPS {
        let excess = process.cumulative(x, t) - quantile;
        if excess < 0.0 {
            low = x;
        } else {
            high = x;
        }
        let newton = x - excess / process.density(x, t);
        let next = if low < newton && newton < high { newton } else { 0.5 * (low + high) };
        if (next - x).abs() < 1e-9 * beyond {
            return next;
        }
        x = next;
    }
    x
}

/// The tilted law that guidance is often said to sample from, and does not: p_t(x)^(1−w) p_t(x | y)^w, up to its norm
/// (MATH.md §8), from the densities of all data and of those given the condition.
pub fn tilted(all: f64, given: f64, guidance: &Guidance) -> f64 {
    if all > 0.0 && given > 0.0 {
        libm::exp((1.0 - guidance.weight) * libm::log(all) + guidance.weight * libm::log(given))
    } else {
        0.0
    }
}

/// The share of the population that theory expects in every bin of a [`Density`](crate::diffusion::density::Density)
/// over `grid` with this `reach` and the unit of the process' schedule, column after column, lowest x first; positions beyond the reach are left out. It
/// takes 4 ms for two points, 13 for eight components and 53 for a drawing: compute it once per experiment, not per
/// frame.
pub fn density_field(process: &Process, grid: &TimeGrid, reach: f64) -> Vec<f32> {
    let width = 2.0 * reach / BINS as f64;
    let mut field = Vec::with_capacity(grid.len() * BINS);
    for column in 0..grid.len() {
        let t = grid.t(column);
        let unit = process.schedule.unit(t);
        // Slightly below each edge, so that a point of the data on an edge is in the bin that starts there.
        let edge = |i: usize| i as f64 * width - reach - 1e-9 * width;
        let mut below = process.cumulative(unit * edge(0), t);
        for i in 1..=BINS {
            let next = process.cumulative(unit * edge(i), t);
            field.push((next - below) as f32);
            below = next;
        }
    }
    field
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diffusion::block::Direction;
    use crate::lab::link::from_query;
    use crate::lab::one_dimension::{MODEL, Settings};
    use crate::lab::run::Run;
    use crate::lab::settings::Value;

    #[test]
    fn expected_shares_agree_with_the_counts_of_particles() {
        for query in ["data=three-bumps", "data=three-bumps&schedule=geometric&sigma_max=50"] {
            agree(&from_query::<Settings>(query, &[]).0);
        }
    }

    fn agree(settings: &Settings) {
        let mut run = Run::new(settings);
        run.refine(|| true);
        let grid = run.recording().columns().clone();
        let density = &run.recording().direction(Direction::Forward).density;
        let field = density_field(run.process(), &grid, run.process().reach());
        for column in [0, 64, 128, 256] {
            let expected = &field[column * BINS..(column + 1) * BINS];
            for (&count, &share) in density.column(column).iter().zip(expected) {
                let n = f64::from(settings.particles());
                let mean = f64::from(share) * n;
                // Binomial: six standard deviations, and one particle.
                assert!((f64::from(count) - mean).abs() < 6.0 * mean.sqrt() + 1.0);
            }
        }
        let beyond = field.iter().map(|&x| f64::from(x)).sum::<f64>() / grid.len() as f64;
        assert!((beyond - 1.0).abs() < 1e-3);
    }

    fn process(query: &str) -> Process {
        let (settings, refusals) = from_query::<Settings>(query, &[]);
        assert_eq!(refusals, []);
        settings.process()
    }

    #[test]
    fn the_flow_of_a_gaussian_is_known() {
        let (mean, std) = (0.7, 0.5);
        for schedule in ["cubic", "cosine", "geometric"] {
            let process = process(&format!("data=mixture&mix=1:{mean}:{std}&schedule={schedule}"));
            for quantile in [0.003, 0.3, 0.5, 0.9] {
                let line = flow_line(&process, quantile, (0..=50).map(|i| f64::from(50 - i) / 50.0));
                let (_, start) = line[50];
                for (t, x) in line {
                    let level = process.schedule.level(t);
                    let carried = (level.signal * level.signal * std * std + level.variance).sqrt();
                    let expected = level.signal * mean + (start - mean) * carried / std;
                    assert!((x - expected).abs() < 1e-6, "{schedule} {quantile} t = {t}: {x}, not {expected}");
                }
            }
        }
    }

    #[test]
    fn a_line_of_the_flow_solves_its_equation() {
        const STEPS: usize = 4000;
        for query in ["", "data=three-bumps&schedule=linear", "data=drawn&schedule=geometric"] {
            let process = process(query);
            let schedule = process.schedule;
            let time = |i: usize| 0.2 + 0.8 * (1.0 - i as f64 / STEPS as f64);
            let line = flow_line(&process, 0.31, (0..=STEPS).map(time));
            let estimator = Estimator::posterior(&process);
            let score = |x, t| estimator.score(x, schedule.level(t)).expect("it needs no label");
            let mut x = line[0].1;
            for i in 0..STEPS {
                let (drift, noise) = schedule.level(time(i)).increment_since(schedule.level(time(i + 1)));
                // Heun's method, backwards in time.
                let slope = |x, t| drift * x - 0.5 * noise * score(x, t);
                let first = slope(x, time(i));
                x -= 0.5 * (first + slope(x - first, time(i + 1)));
            }
            let (_, expected) = line[STEPS];
            assert!((x - expected).abs() < 1e-4, "{query}: {x}, not {expected}");
        }
    }

    #[test]
    fn curves_are_finite() {
        for name in ["exact", "nn", "mle", "bayes", "learned"] {
            let mut settings = Settings::default();
            let model = Value::Text(name.to_owned());
            assert_eq!(MODEL.write(&mut settings, &model), Ok(()));
            let process = settings.process();
            for t in [0.0, 0.3, 1.0] {
                let estimator = Estimator { kind: settings.model(), ..Estimator::posterior(&process) };
                let curve = estimates(&estimator, t, 3.5, 101);
                assert_eq!(curve.len(), if name == "exact" { 0 } else { 101 });
                assert!(curve.iter().all(|e| e.x0.is_finite() && e.score.is_finite()));
            }
            for point in schedule_curve(&settings.schedule(), 200) {
                assert!(point.log_snr.is_finite() && point.rate.is_finite());
            }
        }
    }

    #[test]
    fn an_exact_reverse_run_has_the_populations_of_the_forward_run() {
        let mut run = Run::new(&Settings::default());
        run.refine(|| true);
        let distances = run.recording().distances();
        assert_eq!(distances.len(), run.recording().columns().len());
        // Two samples of 16 384: their W₁ is about 0.01, and a bin is 0.027.
        assert!(distances.iter().all(|&d| d < 0.04), "{distances:?}");
    }
}
