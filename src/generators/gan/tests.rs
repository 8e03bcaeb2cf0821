//! Shorter trainings than those of the application, with smaller networks.

use super::model::Gan;
use super::objective::Objective;
use super::trainer::{Rules, State, Trainer};
use crate::diffusion::data::{Data, Mixture};
use crate::generators::batches::{Batch, Batches};
use crate::generators::finite_differences::assert_is_gradient;
use crate::generators::hidden::Hidden;
use crate::generators::law::Law;
use crate::learning::network::Network;
use crate::learning::random::{Normal, Purpose, generator};
use crate::learning::trainer::Rule;

const WASSERSTEIN: Objective = Objective::Wasserstein { penalty: 0.7 };

fn data(mixture: &str) -> Data {
    Data::from(mixture.parse::<Mixture>().expect("a mixture"))
}

fn rules(objective: Objective, learning_rate: f64, iterations: u64, steps: u64) -> Rules {
    let generator = Rule { learning_rate, iterations, ema: 0.999 };
    Rules { objective, generator, discriminator: Rule { iterations: iterations * steps, ..generator } }
}

#[test]
fn two_bumps_are_found_with_both_objectives() {
    const ITERATIONS: u64 = 4000;
    let data = data("0.2:-1:0.3,0.8:1:0.3");
    let law = Law::new(&data);
    for (objective, critic, steps) in
        [(Objective::NonSaturating, 1e-3, 1), (Objective::Wasserstein { penalty: 10.0 }, 3e-3, 3)]
    {
        let iterations = ITERATIONS / steps;
        let mut rules = rules(objective, 1e-3, iterations, steps);
        rules.discriminator.learning_rate = critic;
        let gan = Gan::new(Hidden { layers: 2, width: 32 }, 1);
        let mut trainer = Trainer::new(rules, &gan);
        let mut state = State::new(gan);
        let batches = Batches::new(data.clone(), 256, 1, 1);
        for i in 0..iterations {
            let some: Vec<Batch> = (0..steps).map(|k| batches.batch(i * steps + k)).collect();
            trainer.step(&mut state, &some);
        }
        let w1 = law.wasserstein(state.average().generate(Law::standard_normal().quantiles(4096)));
        assert!(w1 < 0.15, "{objective:?}: {w1}");
    }
}

#[test]
fn gradients_agree_with_finite_differences() {
    let batch = Batches::new(data("0.2:-1:0.3,0.8:1:0.3"), 128, 1, 1).batch(0);
    for objective in [Objective::NonSaturating, WASSERSTEIN] {
        for layers in [1, 2] {
            let mut gan = Gan::new(Hidden { layers, width: 5 }, 1);
            let mut normal = Normal::new(&mut generator(4, Purpose::Weights, 0));
            for network in [&mut gan.generator, &mut gan.discriminator] {
                network.weights_mut().iter_mut().for_each(|w| *w += 0.2 * normal.draw());
            }
            let mut trainer = Trainer::new(rules(objective, 1e-3, 1, 1), &gan);
            let weight = if objective == WASSERSTEIN { 0.7 } else { 0.0 };
            let with = |network: &Network, weights: &[f32]| {
                Network::with_weights(network.shape().clone(), weights.to_vec()).expect("the same shape")
            };

            trainer.differentiate_discriminator(&gan, &batch);
            let gradient = trainer.gradient().to_vec();
            let what = format!("discriminator, {objective:?}, {layers} layers");
            assert_is_gradient(&what, gan.discriminator.weights(), &gradient, |moved| {
                let gan = Gan { discriminator: with(&gan.discriminator, moved), ..gan.clone() };
                let loss = trainer.differentiate_discriminator(&gan, &batch);
                loss.loss + weight * loss.penalty
            });

            trainer.differentiate_generator(&gan, &batch.noise);
            let gradient = trainer.gradient().to_vec();
            let what = format!("generator, {objective:?}, {layers} layers");
            assert_is_gradient(&what, gan.generator.weights(), &gradient, |moved| {
                let gan = Gan { generator: with(&gan.generator, moved), ..gan.clone() };
                trainer.differentiate_generator(&gan, &batch.noise)
            });
        }
    }
}

/// A linear generator x = 0.2 + 0.8 z.
fn frozen(hidden: Hidden) -> Gan {
    let linear = Hidden { layers: 0, width: 1 }.shape(1, 1);
    let generator = Network::with_weights(linear, vec![0.8, 0.2]).expect("a slope and an offset");
    Gan { generator, ..Gan::new(hidden, 1) }
}

#[test]
fn the_discriminator_of_a_frozen_generator_becomes_the_best_one() {
    let data = data("0.2:-1:0.3,0.8:1:0.3");
    let (p, q) = (Law::new(&data), Law::new(&self::data("1:0.2:0.8")));
    const STEPS: u64 = 4000;
    let gan = frozen(Hidden { layers: 2, width: 32 });
    let mut trainer = Trainer::new(rules(Objective::NonSaturating, 5e-3, STEPS, 1), &gan);
    let mut state = State::new(gan);
    let batches = Batches::new(data, 512, 1, 1);
    let losses: Vec<f64> = (0..STEPS).map(|i| trainer.step_discriminator(&mut state, &batches.batch(i))).collect();
    let x: Vec<f64> = (-30..=30).map(|i| f64::from(i) * 0.08).collect();
    let mut largest: f64 = 0.0;
    for (x, d) in x.iter().zip(state.average().probabilities(x.clone())) {
        let (p, q) = (p.density(*x), q.density(*x));
        // Where there is nearly no sample of either, no loss says what D should be.
        if p + q > 0.05 {
            largest = largest.max((d - p / (p + q)).abs());
        }
    }
    assert!(largest < 0.05, "{largest}");
    let recent = losses.iter().rev().take(1000).sum::<f64>() / 1000.0;
    let least = p.least_discrimination(&q);
    // 1000 batches of 512: the standard error of the mean of −ln D, of spread 0.6, is 0.001.
    assert!((recent - least).abs() < 0.01, "{recent}, not {least}");
    assert_eq!(state.generator.network, frozen(Hidden { layers: 2, width: 32 }).generator);
}

#[test]
fn the_critic_of_a_shifted_law_measures_the_distance() {
    // N(0.2, 0.8²) against N(1.2, 0.8²): W₁ = 1, and the best critic has slope 1.
    let data = data("1:1.2:0.8");
    const STEPS: u64 = 1000;
    let gan = frozen(Hidden { layers: 2, width: 16 });
    let mut trainer = Trainer::new(rules(Objective::Wasserstein { penalty: 10.0 }, 5e-3, STEPS, 1), &gan);
    let mut state = State::new(gan);
    let batches = Batches::new(data, 512, 1, 1);
    let losses: Vec<f64> = (0..STEPS).map(|i| trainer.step_discriminator(&mut state, &batches.batch(i))).collect();
    let distance = -losses.iter().rev().take(200).sum::<f64>() / 200.0;
    // The critic's best slope s maximises s W₁ − 10 (s − 1)²: it is 1 + W₁/20. The standard error of a difference of
    // means over 200 batches of 512 is 0.004.
    assert!((1.02..1.08).contains(&distance), "{distance}");
}

#[test]
fn training_is_a_function_of_state_and_batches() {
    for objective in [Objective::NonSaturating, WASSERSTEIN] {
        let gan = Gan::new(Hidden { layers: 2, width: 8 }, 1);
        let batches = Batches::new(data("0.5:-1:0.3,0.5:1:0.3"), 128, 1, 1);
        let mut trainer = Trainer::new(rules(objective, 1e-3, 30, 2), &gan);
        let mut run = || {
            let mut state = State::new(gan.clone());
            let some = |i: u64| [batches.batch(2 * i), batches.batch(2 * i + 1)];
            let infos: Vec<_> = (0..30).map(|i| trainer.step(&mut state, &some(i))).collect();
            (state, infos)
        };
        // A trainer that has been used before gives the same.
        let first = run();
        assert_eq!(first, run());
        assert_eq!((first.0.generator.iteration, first.0.discriminator.iteration), (30, 60));
    }
}
