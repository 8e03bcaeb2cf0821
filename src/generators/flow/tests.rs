//! Shorter trainings than those of the application, with smaller flows.

use super::layer;
use super::model::Flow;
use super::trainer::{Info, State, Trainer};
use crate::diffusion::data::{Data, DataParameters, Mixture};
use crate::generators::batches::Batches;
use crate::generators::finite_differences::assert_is_gradient;
use crate::generators::hidden::Hidden;
use crate::generators::law::Law;
use crate::learning::block::{Block, block, values};
use crate::learning::random::{Normal, Purpose, generator};
use crate::learning::trainer::Rule;

fn data(mixture: &str) -> Data {
    Data::from(mixture.parse::<Mixture>().expect("a mixture"))
}

fn normals() -> Vec<Block> {
    let mut normal = Normal::new(&mut generator(2, Purpose::Batch, 0));
    (0..2).map(|_| block(std::array::from_fn(|_| normal.draw()))).collect()
}

fn trained(data: &Data, hidden: Hidden, iterations: u64) -> (Flow, Vec<Info>) {
    let mut state = State::new(Flow::new(hidden, 1));
    let mut trainer = Trainer::new(Rule { learning_rate: 0.01, iterations, ema: 0.999 }, &state.flow);
    let batches = Batches::new(data.clone(), 256, 0, 1);
    let infos = (0..iterations).map(|i| trainer.step(&mut state, &batches.batch(i).x)).collect();
    (state.average, infos)
}

/// ∫ p(x) ln q(x) dx for the data p and the flow q.
fn mean_log_density(flow: &Flow, law: &Law) -> f64 {
    const STEP: f64 = 1e-3;
    (-6000..=6000).map(|i| f64::from(i) * STEP).map(|x| law.density(x) * flow.log_density(x)).sum::<f64>() * STEP
}

#[test]
fn a_flow_is_increasing_and_is_inverted() {
    let flow = Flow::new(Hidden { layers: 3, width: 8 }, 1);
    let mut before = f64::NEG_INFINITY;
    for i in -400..=400 {
        let x = f64::from(i) * 0.05;
        let (z, log) = flow.latent(x);
        assert!(z > before);
        before = z;
        assert!((flow.generate(z) - x).abs() < 1e-9 * (1.0 + x.abs()), "{x}");
        let slope = (flow.latent(x + 1e-5).0 - flow.latent(x - 1e-5).0) / 2e-5;
        assert!((log.exp() / slope - 1.0).abs() < 1e-6);
    }
}

#[test]
fn the_density_is_normalised() {
    for hidden in [Hidden { layers: 1, width: 1 }, Hidden { layers: 4, width: 16 }] {
        let flow = Flow::new(hidden, 2);
        // Outside −2 … 2, z is a sixteenth of x and a constant.
        let sum: f64 = (-40_000..=40_000).map(|i| flow.log_density(f64::from(i) * 4e-3).exp()).sum();
        assert!((sum * 4e-3 - 1.0).abs() < 1e-6, "{hidden:?}: {sum}");
    }
}

#[test]
fn blocks_give_what_double_precision_gives() {
    let flow = Flow::new(Hidden { layers: 1, width: 9 }, 3);
    let x = normals()[0];
    let step = layer::step(flow.weights(), &x);
    for (i, x) in values(&x).iter().enumerate() {
        let (y, slope) = layer::at(flow.weights(), f64::from(*x));
        assert!((f64::from(values(&step.y)[i]) - y).abs() < 1e-5 * (1.0 + y.abs()));
        assert!((f64::from(values(&step.slope)[i]) - slope).abs() < 1e-5 * (1.0 + slope));
    }
}

#[test]
fn gradients_agree_with_finite_differences() {
    for layers in [1, 2, 4] {
        let mut flow = Flow::new(Hidden { layers, width: 4 }, 1);
        let mut normal = Normal::new(&mut generator(4, Purpose::Weights, 0));
        flow.weights_mut().iter_mut().for_each(|w| *w += 0.2 * normal.draw());
        let mut trainer = Trainer::new(Rule { learning_rate: 0.0, iterations: 1, ema: 0.0 }, &flow);
        trainer.differentiate(&flow, &normals());
        let gradient = trainer.gradient().to_vec();
        assert_is_gradient(&format!("{layers} maps"), flow.weights(), &gradient, |moved| {
            let mut flow = flow.clone();
            flow.weights_mut().copy_from_slice(moved);
            trainer.differentiate(&flow, &normals()).nats
        });
    }
}

#[test]
fn the_likelihood_on_two_bumps_is_nearly_the_best() {
    let data = data("0.2:-1:0.3,0.8:1:0.3");
    let law = Law::new(&data);
    let (flow, infos) = trained(&data, Hidden { layers: 2, width: 16 }, 3000);
    let (mean, best) = (mean_log_density(&flow, &law), -law.entropy());
    // No model is better than minus the entropy; the difference is the divergence of the data from the model.
    assert!(mean < best + 1e-6 && mean > best - 0.02, "{mean}, at best {best}");
    let recent = infos.iter().rev().take(500).map(|info| info.nats).sum::<f64>() / 500.0;
    // 500 batches of 256: the standard error of the mean of −ln p, of spread 0.8, is 0.0022.
    assert!((recent + mean).abs() < 0.02, "{recent} {mean}");
    let samples = Law::standard_normal().quantiles(4096).into_iter().map(|z| flow.generate(z)).collect();
    let w1 = law.wasserstein(samples);
    assert!(w1 < 0.08, "{w1}");
}

#[test]
fn points_have_a_bounded_likelihood() {
    let data = DataParameters::default().two_point();
    let (flow, infos) = trained(&data, Hidden { layers: 2, width: 16 }, 1000);
    assert!(infos.iter().all(|info| info.nats.is_finite()));
    let law = Law::new(&data);
    assert!(mean_log_density(&flow, &law) < -law.entropy() + 1e-6);
}

#[test]
fn training_is_a_function_of_state_and_batch() {
    let run = || trained(&data("0.5:-1:0.3,0.5:1:0.3"), Hidden { layers: 2, width: 8 }, 50);
    assert_eq!(run(), run());
}
