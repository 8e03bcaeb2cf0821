//! Both forms of every model, on every kind of data.

use super::component::conditional_mean;
use super::*;
use crate::diffusion::data::{self, Data, DataParameters};
use crate::diffusion::kernel::Noise;
use crate::diffusion::marginal::Process;
use crate::diffusion::particles::{BLOCK, ComponentAssignments, all_at, values};
use crate::diffusion::sampler::{AffineUpdate, Memory, UpdateList};
use crate::diffusion::schedule::{self, Level, Parameters, Schedule};
use crate::diffusion::stream::{Purpose, Stream};

/// x̂₀ of the fast form, by an update with C = 1 and nothing else.
fn fast(prepared: &dyn PreparedModel, reads: usize, x: f64, mean: f64, variance: f64) -> f64 {
    let mut particles = all_at(x as f32);
    let assignments = ComponentAssignments { mean: all_at(mean as f32), variance: all_at(variance as f32) };
    let read = AffineUpdate {
        x_factor: 0.0,
        x0_factor: 1.0,
        noise: 0.0,
        memory_factor: 0.0,
        memory: Memory::Unused,
        level: reads,
    };
    let mut noise = Noise::new(Stream::new(0, 0, Purpose::Reverse));
    prepared.run_reverse(&UpdateList::from(read), &mut particles, &assignments, &mut noise, &mut |_, _| {});
    f64::from(values(&particles)[BLOCK / 2])
}

/// The largest distance between the two forms over the x where particles are, without a share of the positions: those
/// with the largest distances.
fn distance(
    model: &Kind,
    process: &Process,
    prepared: &dyn PreparedModel,
    reads: usize,
    level: Level,
    left_out: f64,
) -> f64 {
    let reach = level.signal * process.data.extent() + 5.0 * level.sigma();
    let mut distances: Vec<f64> = (-400..=400)
        .map(|i| {
            // An irregular offset avoids the thresholds, where the last bit may decide.
            let x = f64::from((f64::from(i) / 400.0 * reach + 1.234e-5) as f32);
            let plain = (model.x0)(process, None, x, level).unwrap_or(f64::NAN);
            (plain - fast(prepared, reads, x, 0.0, 0.0)).abs()
        })
        .collect();
    assert!(distances.iter().all(|d| d.is_finite()));
    distances.sort_by(f64::total_cmp);
    let last = distances.len() - 1;
    distances[last - (left_out * last as f64) as usize]
}

fn schedules() -> impl Iterator<Item = Schedule> {
    schedule::ALL.into_iter().map(|kind| Schedule::new(kind, Parameters::default()))
}

#[test]
fn both_forms_of_a_model_agree() {
    for schedule in schedules() {
        let mut all: Vec<Data> = [0.01, 0.3, 0.5, 0.8, 0.99]
            .map(|prior| DataParameters { prior, ..DataParameters::default() }.two_point())
            .to_vec();
        all.extend(
            data::ALL
                .into_iter()
                .filter_map(|kind| (kind.make)(&DataParameters::default()).filter(|data| data.components().len() <= 8)),
        );
        for data in all {
            let process = Process { data, schedule };
            for t in [0.001, 0.1, 0.5, 1.0] {
                for model in [&NEAREST, &MAXIMUM_LIKELIHOOD, &POSTERIOR] {
                    // For `bayes` on two points: x and the slope are rounded to single precision, so the argument y of
                    // tanh has an error of at most 2⁻²² |y|, and |y| (1 − tanh² y) ≤ 0.45. Mixtures have a few more
                    // roundings, of numbers up to 4 standard deviations.
                    // Near a jump of `nn` and `mle` the last bit decides.
                    let jumps = if model == &POSTERIOR { 0.0 } else { 0.003 };
                    let level = process.schedule.level(t);
                    let prepared = (model.prepare)(&process, None, &[level]);
                    let error = distance(model, &process, &*prepared, 0, level, jumps);
                    assert!(error < 2e-5, "{schedule:?} {model:?} {t}: {error}");
                }
            }
        }
    }
}

#[test]
fn exact_knows_the_component() {
    let process = Process { data: data::Data::from(data::Mixture::default()), schedule: Schedule::default() };
    let level = process.schedule.level(0.4);
    let prepared = (EXACT.prepare)(&process, None, &[level]);
    for component in process.data.components() {
        let expected = conditional_mean(component, 0.3, level);
        let got = fast(&*prepared, 0, 0.3, component.mean, component.std * component.std);
        assert!((expected - got).abs() < 1e-6);
    }
    let points = Process { data: DataParameters::default().two_point(), ..process };
    let prepared = (EXACT.prepare)(&points, None, &[level]);
    assert_eq!(fast(&*prepared, 0, 0.3, 0.25, 0.0), 0.25);
}

#[test]
fn a_table_is_as_exact_as_stated() {
    let list = (0..3000).map(|i| f64::from((i * i) % 1009)).collect();
    let list = data::NumberList::from_numbers(list).map(std::sync::Arc::new);
    let recipe = DataParameters { list, ..DataParameters::default() };
    for (kind, smooth) in [(&data::DRAWN, 8e-3), (&data::LIST, 4e-3)] {
        let Some(data) = (kind.make)(&recipe) else { panic!("no data") };
        // The largest distance between neighbours; the gap in the drawing does not count.
        let neighbours = data.components().windows(2).map(|pair| pair[1].mean - pair[0].mean);
        let jumps = neighbours.filter(|distance| *distance < 0.2).fold(0.0, f64::max);
        for schedule in schedules() {
            let process = Process { data: data.clone(), schedule };
            let levels = schedule.levels(1000);
            for model in [&POSTERIOR, &NEAREST, &MAXIMUM_LIKELIHOOD] {
                let prepared = (model.prepare)(&process, None, &levels[1..]);
                for i in [1, 100, 300, 500, 777, 1000] {
                    // For `nn` and `mle`, without 5 % of the positions: those near a jump.
                    let (left_out, bound) = if model == &POSTERIOR { (0.0, smooth) } else { (0.05, jumps) };
                    let error = distance(model, &process, &*prepared, i - 1, levels[i], left_out);
                    assert!(error < bound, "{kind:?} {schedule:?} {model:?} {i}: {error}");
                }
            }
        }
    }
}

#[test]
fn the_score_of_bayes_is_the_slope_of_the_log_density() {
    for kind in data::ALL {
        let Some(data) = (kind.make)(&DataParameters::default()) else {
            continue;
        };
        for schedule in schedules() {
            let process = Process { data: data.clone(), schedule };
            for t in [0.3, 0.6] {
                for x in [-1.3, -0.2, 0.4, 1.1] {
                    const H: f64 = 1e-5;
                    let slope = (process.density(x + H, t).ln() - process.density(x - H, t).ln()) / (2.0 * H);
                    let score = Estimator::posterior(&process).score(x, process.schedule.level(t)).unwrap_or(f64::NAN);
                    let error = (score - slope).abs() / (1.0 + slope.abs());
                    assert!(error < 1e-4, "{kind:?} {schedule:?} {t} {x}: {score} {slope}");
                }
            }
        }
    }
}
