//! Shorter trainings than those of the application, with smaller networks.

use super::model::{Level, Observation, Sizes, Vae};
use super::trainer::{State, Trainer};
use crate::diffusion::data::{Data, Mixture};
use crate::generators::batches::Batches;
use crate::generators::finite_differences::assert_is_gradient;
use crate::generators::hidden::Hidden;
use crate::generators::law::Law;
use crate::learning::block::{SAMPLES, block, values};
use crate::learning::network::Network;
use crate::learning::random::{Normal, Purpose, generator};
use crate::learning::trainer::Rule;

fn sizes(levels: usize, layers: u32, width: u32) -> Sizes {
    Sizes { data: 1, latent: 1, levels, hidden: Hidden { layers, width }, observation: Observation::Learned }
}

fn data(mixture: &str) -> Data {
    Data::from(mixture.parse::<Mixture>().expect("a mixture"))
}

fn train(sizes: Sizes, data: &Data, learning_rate: f64, iterations: u64, beta: f64) -> (Vae, f64) {
    let mut trainer = Trainer::new(Rule { learning_rate, iterations, ema: 0.999 }, beta, sizes);
    let mut state = State::new(Vae::new(sizes, 1));
    let batches = Batches::new(data.clone(), 256, Trainer::noise(&sizes), 1);
    for i in 0..iterations {
        let batch = batches.batch(i);
        trainer.step(&mut state, &batch.x, &batch.noise);
    }
    let vae = state.average();
    // By how much the bound is below ln p(x), for many draws that were not used for training.
    let batch = Batches::new(data.clone(), 65_536, Trainer::noise(&sizes), 2).batch(0);
    let elbo = trainer.differentiate(&vae, &batch.x, &batch.noise).elbo();
    let law = Law::new(data);
    let logs = batch.x.iter().flat_map(values).map(|x| law.density(f64::from(*x)).ln());
    let exact = logs.sum::<f64>() / (batch.x.len() * SAMPLES) as f64;
    (vae, exact - elbo)
}

fn samples(vae: &Vae) -> Vec<f64> {
    let mut normal = Normal::new(&mut generator(5, Purpose::Batch, 0));
    let z = Law::standard_normal().quantiles(8192);
    vae.sample(&[z], &mut || f64::from(normal.draw())).swap_remove(0)
}

/// Weights with biases that are not 0.
fn shaken(vae: &Vae) -> Vae {
    let mut normal = Normal::new(&mut generator(4, Purpose::Weights, 0));
    let mut network = |network: &Network| {
        let mut network = network.clone();
        network.weights_mut().iter_mut().for_each(|w| *w += 0.2 * normal.draw());
        network
    };
    let mut level = |level: &Level| Level { encoder: network(&level.encoder), decoder: network(&level.decoder) };
    let levels = vae.levels().iter().map(&mut level).collect();
    Vae::with_levels(*vae.sizes(), levels).expect("the same shapes")
}

#[test]
fn gradients_agree_with_finite_differences() {
    let rule = Rule { learning_rate: 1e-3, iterations: 1, ema: 0.0 };
    let two_values = Sizes { data: 3, latent: 2, observation: Observation::Fixed(0.7), ..sizes(1, 1, 5) };
    for sizes in [sizes(1, 2, 5), sizes(2, 1, 5), sizes(4, 1, 3), two_values] {
        let vae = shaken(&Vae::new(sizes, 1));
        let mut normal = Normal::new(&mut generator(2, Purpose::Batch, 0));
        let mut rows =
            |count: usize| -> Vec<_> { (0..count).map(|_| block(std::array::from_fn(|_| normal.draw()))).collect() };
        let (x, noise) = (rows(2 * sizes.data), rows(2 * Trainer::noise(&sizes)));
        let beta = 0.7;
        let mut trainer = Trainer::new(rule, beta, sizes);
        trainer.differentiate(&vae, &x, &noise);
        let gradients: Vec<[Vec<f32>; 2]> = trainer.gradients().map(|pair| pair.map(<[f32]>::to_vec)).collect();
        for (t, pair) in gradients.iter().enumerate() {
            for (i, gradient) in pair.iter().enumerate() {
                let weights = |level: &mut Level| [&mut level.encoder, &mut level.decoder][i].weights_mut().to_vec();
                let start = weights(&mut vae.levels()[t].clone());
                assert_is_gradient(&format!("{sizes:?}, level {t}, part {i}"), &start, gradient, |moved| {
                    let mut levels = vae.levels().to_vec();
                    let level = &mut levels[t];
                    [&mut level.encoder, &mut level.decoder][i].weights_mut().copy_from_slice(moved);
                    let info = trainer.differentiate(&Vae::with_levels(sizes, levels).expect("shapes"), &x, &noise);
                    info.reconstruction + beta * info.divergences.iter().sum::<f64>()
                });
            }
        }
    }
}

#[test]
fn a_linear_autoencoder_has_no_gap_on_gaussian_data() {
    for std in [0.5, 1.5] {
        let data = data(&format!("1:0:{std}"));
        let (vae, gap) = train(sizes(1, 0, 1), &data, 0.02, 3000, 1.0);
        // Below ln p(x), but for the noise of single draws of z, 0.7 nats each: a standard error of 0.003.
        assert!(gap.abs() < 0.01, "{gap}");
        // w² + v = s².
        let law = vae.decode(1, &[vec![0.0, 1.0]]).expect("a decoder");
        let w = law.means[0][1] - law.means[0][0];
        let variance = w * w + law.stds[0][0] * law.stds[0][0];
        assert!((variance.sqrt() / std - 1.0).abs() < 0.02, "{w} {variance}");
    }
}

#[test]
fn two_bumps_are_recovered_with_one_level_and_with_several() {
    let data = data("0.2:-1:0.3,0.8:1:0.3");
    let law = Law::new(&data);
    for levels in [1, 2, 4] {
        let (vae, gap) = train(sizes(levels, 2, 32), &data, 3e-3, 3000, 1.0);
        let w1 = law.wasserstein(samples(&vae));
        assert!(w1 < 0.08, "{levels} levels: {w1}");
        assert!((-0.02..0.2).contains(&gap), "{levels} levels: {gap}");
    }
}

#[test]
fn a_large_weight_of_the_divergence_makes_the_posterior_the_prior() {
    let data = data("0.2:-1:0.3,0.8:1:0.3");
    let (vae, _) = train(sizes(1, 2, 16), &data, 3e-3, 1000, 8.0);
    let law = vae.encode(1, &[vec![-1.0, 1.0]]).expect("an encoder");
    // All of x has the same law of z: the latent is not used.
    for (mean, std) in law.means[0].iter().zip(&law.stds[0]) {
        assert!(mean.abs() < 0.05 && (std - 1.0).abs() < 0.05, "{mean} {std}");
    }
}

#[test]
fn training_is_a_function_of_state_and_batch() {
    let sizes = sizes(2, 2, 8);
    let rule = Rule { learning_rate: 3e-3, iterations: 100, ema: 0.99 };
    let run = |trainer: &mut Trainer| {
        let mut state = State::new(Vae::new(sizes, 1));
        let batches = Batches::new(data("0.2:-1:0.3,0.8:1:0.3"), 128, Trainer::noise(&sizes), 1);
        let infos: Vec<_> =
            (0..100).map(|i| batches.batch(i)).map(|b| trainer.step(&mut state, &b.x, &b.noise)).collect();
        (state, infos)
    };
    let mut trainer = Trainer::new(rule, 1.0, sizes);
    let first = run(&mut trainer);
    // A trainer that has been used before gives the same.
    assert_eq!(first, run(&mut trainer));
    assert_ne!(first.0.average(), first.0.current());
    assert_eq!(first.0.iteration(), 100);
}
