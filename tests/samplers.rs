//! The laws of the samplers, compared with theory.

use diffuscope::diffusion::block::{Direction, Plan, RoundTrip};
use diffuscope::diffusion::data::{self, DataParameters};
use diffuscope::diffusion::model::POSTERIOR;
use diffuscope::diffusion::population::Population;
use diffuscope::diffusion::sampler::{
    self, Corruption, DDIM, DDPM, EULER_MARUYAMA, Kind, LANGEVIN, ODE, Options, PREDICTOR_CORRECTOR,
};
use diffuscope::diffusion::schedule::{self, Level, Parameters, Schedule};

const BLOCKS: u32 = 64;
const PARTICLES: f64 = BLOCKS as f64 * 256.0;

fn round_trip(kind: &'static Kind, schedule: &'static schedule::Kind, steps: usize) -> RoundTrip {
    let three_bumps = &data::presets::PRESETS[1];
    assert_eq!(three_bumps.name, "three-bumps");
    let data = (three_bumps.make)(&DataParameters::default()).expect("a preset");
    RoundTrip {
        model: &POSTERIOR,
        sampler: kind,
        ..RoundTrip::new(data, Schedule::new(schedule, Parameters::default()), steps)
    }
}

/// The data, and the population of the reverse run at each of `steps`.
fn populations(plan: &Plan, steps: &[usize]) -> (Population, Vec<Population>) {
    let empty = Population::new(plan.process().widest());
    let mut data = empty.clone();
    let mut reverse = vec![empty; steps.len()];
    for block in 0..BLOCKS {
        plan.run(7, block, &mut |direction, i, x| match direction {
            Direction::Forward if i == 0 => data.add(x),
            Direction::Forward => {}
            Direction::Reverse => {
                for (population, _) in reverse.iter_mut().zip(steps).filter(|(_, s)| **s == i) {
                    population.add(x);
                }
            }
        });
    }
    (data, reverse)
}

#[test]
fn the_ode_has_the_marginals_of_the_sde() {
    for schedule in schedule::ALL {
        for kind in [&ODE, &EULER_MARUYAMA] {
            if kind.divides_by_signal && !Schedule::new(schedule, Parameters::default()).has_signal_at_the_end() {
                continue;
            }
            let plan = Plan::new(round_trip(kind, schedule, 1000));
            let steps = [0, 100, 250, 500, 750, 1000];
            let (_, found) = populations(&plan, &steps);
            for (population, step) in found.iter().zip(steps) {
                let law = |x| plan.process().cumulative(x, step as f64 / 1000.0);
                let distance = population.kolmogorov_smirnov(law);
                println!("{schedule:?} {kind:?} {step}: {distance:.4}");
                // The Kolmogorov–Smirnov bound at 0.1 %, plus the discretisation error of a thousand steps.
                let bound = 1.95 / PARTICLES.sqrt() + 0.01;
                assert!(distance < bound, "{schedule:?} {kind:?} {step}: {distance}");
            }
        }
    }
}

#[test]
fn annealed_langevin_recovers_three_bumps() {
    let plan = Plan::new(round_trip(&LANGEVIN, &schedule::GEOMETRIC, 1000));
    let (data, found) = populations(&plan, &[0]);
    let distance = found[0].wasserstein(&data);
    println!("{distance:.4}");
    assert!(distance < 0.05, "{distance}");
}

#[test]
fn predictor_and_corrector_agree_with_the_law() {
    for schedule in [&schedule::CUBIC, &schedule::GEOMETRIC] {
        let plan = Plan::new(round_trip(&PREDICTOR_CORRECTOR, schedule, 1000));
        let (data, found) = populations(&plan, &[0]);
        let distance = found[0].wasserstein(&data);
        println!("{schedule:?} {distance:.4}");
        assert!(distance < 0.03, "{schedule:?} {distance}");
    }
}

#[test]
fn ddim_with_full_noise_is_ddpm() {
    let eta_one = Options { eta: 1.0, ..Options::default() };
    for schedule in schedule::ALL {
        let levels = Schedule::new(schedule, Parameters::default()).levels(200);
        let updates = |kind, options| sampler::reverse(kind, options, &levels, Corruption::Data, 0.3);
        let (ddim, ddpm) = (updates(&DDIM, eta_one), updates(&DDPM, eta_one));
        for ((_, a), (_, b)) in ddim.steps().zip(ddpm.steps()) {
            assert_eq!((a.len(), b.len()), (1, 1));
            for (x, y) in [(a[0].x_factor, b[0].x_factor), (a[0].x0_factor, b[0].x0_factor), (a[0].noise, b[0].noise)] {
                assert!((x - y).abs() < 1e-6, "{schedule:?}: {x} {y}");
            }
        }
        let run = |kind, options| {
            let plan = Plan::new(RoundTrip { options, ..round_trip(kind, schedule, 200) });
            populations(&plan, &[0]).1.remove(0)
        };
        // Not only the same law, but also the same noise.
        let distance = run(&DDIM, eta_one).wasserstein(&run(&DDPM, Options::default()));
        assert!(distance < 1e-3, "{schedule:?} {distance}");
    }
}

#[test]
fn ddpm_of_a_thousand_steps_is_the_linear_schedule() {
    // Ho et al. 2020: β₁ = 1e−4 … β₁₀₀₀ = 0.02 in equal steps, x_i = √(1−β_i) x_{i−1} + √β_i ε.
    let beta = |i: usize| 1e-4 + (0.02 - 1e-4) * (i - 1) as f64 / 999.0;
    let levels = Schedule::new(&schedule::LINEAR, Parameters::default()).levels(1000);
    let mut alpha_bar = vec![1.0];
    for i in 1..=1000 {
        alpha_bar.push(alpha_bar[i - 1] * (1.0 - beta(i)));
        // ln(1 − β) = −β − ½ β² − …: the chain is ahead by ½ Σ β², at most 0.067 of B = 10, and by 0.003 where the
        // signal is one half.
        assert!((alpha_bar[i] - levels[i].signal.powi(2)).abs() < 0.003, "{i}");
    }
    // Its algorithm 2, on the data N(0.4, 0.7²) whose ε̂ is known, with σ_i² = β̃_i; against our list of updates.
    let (mean, std) = (0.4, 0.7_f64);
    let total = |alpha_bar: f64| alpha_bar * std * std + 1.0 - alpha_bar;
    let (mut m, mut v) = (alpha_bar[1000].sqrt() * mean, total(alpha_bar[1000]));
    for i in (1..=1000).rev() {
        // ε̂ = √(1−ᾱ) (x − √ᾱ mean)/total, and x ← (x − β/√(1−ᾱ) ε̂)/√(1−β) + σ z.
        let x0_factor = beta(i) / total(alpha_bar[i]);
        let scale = (1.0 - beta(i)).sqrt();
        m = (m - x0_factor * (m - alpha_bar[i].sqrt() * mean)) / scale;
        let posterior = beta(i) * (1.0 - alpha_bar[i - 1]) / (1.0 - alpha_bar[i]);
        v = v * ((1.0 - x0_factor) / scale).powi(2) + posterior;
    }
    let (mut m_ours, mut v_ours) = (levels[1000].signal * mean, total(levels[1000].signal.powi(2)));
    let ours = sampler::reverse(&DDPM, Options::default(), &levels, Corruption::Data, 0.0);
    for (i, step) in ours.steps() {
        let Level { signal, variance, .. } = levels[i + 1];
        let total = total(signal * signal);
        let (x_factor, x0_factor) = (f64::from(step[0].x_factor), f64::from(step[0].x0_factor));
        let slope = x_factor + x0_factor * signal * std * std / total;
        m_ours = slope * m_ours + x0_factor * variance * mean / total;
        v_ours = slope * slope * v_ours + f64::from(step[0].noise).powi(2);
    }
    println!("chain {m:.5} {v:.5}, moves {m_ours:.5} {v_ours:.5}");
    assert!((m - m_ours).abs() < 1e-3 && (v - v_ours).abs() < 1e-3);
    // And both have recovered the data, up to the error of a thousand steps of order 1.
    assert!((m_ours - mean).abs() < 0.01 && (v_ours - std * std).abs() < 0.01);
}
