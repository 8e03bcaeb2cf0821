//! Where the steps of a run are in time (MATH.md §10): from t = 0 to 1, in ascending order.

use super::chosen::Schedule;
use super::level::Level;

/// A way of placing steps.
pub struct Kind {
    /// As in addresses and in JavaScript.
    pub name: &'static str,
    /// The time number `i` of 0 … n, for n ≥ 1 steps; it is 0 for i = 0 and 1 for i = n.
    time: fn(&Schedule, usize, usize) -> f64,
}

known_by_name!(Kind);

/// All grids, in the order of the menu.
pub static ALL: [&Kind; 4] = [&UNIFORM, &QUADRATIC, &LOG_SNR, &KARRAS];

/// t = i/n.
pub static UNIFORM: Kind = Kind { name: "uniform", time: |_, i, n| i as f64 / n as f64 };

/// t = (i/n)²: short steps near the data.
pub static QUADRATIC: Kind = Kind {
    name: "quadratic",
    time: |_, i, n| {
        let share = i as f64 / n as f64;
        share * share
    },
};

/// Evenly spaced in ln(a²/σ²), and then the data.
pub static LOG_SNR: Kind = Kind {
    name: "log-snr",
    time: |schedule, i, n| noisy_time(schedule, i, n, |share, [least, most]| least * libm::pow(most / least, share)),
};

/// (σ/a)^(1/7) evenly spaced (Karras et al. 2022, with ρ = 7), and then the data.
pub static KARRAS: Kind = Kind {
    name: "karras",
    time: |schedule, i, n| {
        noisy_time(schedule, i, n, |share, ends| {
            let [least, most] = ends.map(|end| libm::pow(end, 1.0 / RHO));
            libm::pow(least + share * (most - least), RHO)
        })
    },
};

/// ρ.
const RHO: f64 = 7.0;
/// The smallest σ/a above the data, and the largest where there is no signal at t = 1 (both as in Karras et al. 2022).
const ENDS: [f64; 2] = [0.002, 80.0];
/// The latest time that counts as the limit t → 0.
const EARLIEST: f64 = 1e-9;

/// The times of n levels above the data, of which `place` says σ/a by its share from 0 to 1 of the way between the ends.
fn noisy_time(schedule: &Schedule, i: usize, n: usize, place: impl Fn(f64, [f64; 2]) -> f64) -> f64 {
    if i == 0 || i == n {
        return f64::from(u8::from(i > 0));
    }
    let ratio = |level: Level| level.sigma() / level.signal;
    let most = ratio(schedule.level(1.0));
    let most = if most.is_finite() { most } else { ENDS[1] };
    let least = ratio(schedule.level(EARLIEST)).max(ENDS[0]).min(0.5 * most);
    time_of(schedule, place((i - 1) as f64 / (n - 1) as f64, [least, most]))
}

/// The time at which a schedule reaches σ/a = `ratio`, by bisection.
fn time_of(schedule: &Schedule, ratio: f64) -> f64 {
    let (mut low, mut high) = (EARLIEST, 1.0);
    for _ in 0..60 {
        let middle = 0.5 * (low + high);
        let level = schedule.level(middle);
        if level.sigma() < ratio * level.signal { low = middle } else { high = middle }
    }
    high
}

/// The times of `steps` ≥ 1 steps: one more than steps.
pub fn times(kind: &Kind, schedule: &Schedule, steps: usize) -> Vec<f64> {
    (0..=steps).map(|i| (kind.time)(schedule, i, steps)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diffusion::schedule::{self, Parameters};

    #[test]
    fn times_ascend_from_the_data_to_the_noise_on_every_grid() {
        for schedule in schedule::ALL.map(|kind| Schedule::new(kind, Parameters::default())) {
            for grid in ALL {
                for steps in [1, 2, 3, 10, 300] {
                    let times = times(grid, &schedule, steps);
                    assert_eq!((times[0], times[steps], times.len()), (0.0, 1.0, steps + 1));
                    assert!(times.is_sorted_by(|a, b| a < b), "{grid:?} {schedule:?} {steps}: {times:?}");
                }
            }
        }
    }

    #[test]
    fn levels_are_evenly_spaced_in_what_the_grid_is_named_after() {
        let schedule = Schedule::default();
        let of = |kind, f: fn(Level) -> f64| -> Vec<f64> {
            let levels: Vec<f64> = times(kind, &schedule, 20)[1..].iter().map(|t| f(schedule.level(*t))).collect();
            levels.windows(2).map(|pair| pair[1] - pair[0]).collect()
        };
        let karras = of(&KARRAS, |level| (level.sigma() / level.signal).powf(1.0 / RHO));
        for steps in [of(&LOG_SNR, Level::log_snr), karras] {
            assert!(steps.iter().all(|step| (step / steps[0] - 1.0).abs() < 1e-6), "{steps:?}");
        }
        assert_eq!(times(&QUADRATIC, &schedule, 4), [0.0, 0.0625, 0.25, 0.5625, 1.0]);
    }
}
