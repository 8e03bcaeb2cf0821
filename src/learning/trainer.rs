//! Training one network: (state, batch) → (state, info); the state is changed in place.

use super::adam::Adam;
use super::block::{Block, SAMPLES, values};
use super::loss::Loss;
use super::network::Network;
use super::pass::Pass;
use super::rate;

/// The rule of training.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rule {
    /// The learning rate of the first iteration; it falls to 0 as a cosine.
    pub learning_rate: f64,
    /// Iterations until it is 0.
    pub iterations: u64,
    /// How much the average of the weights keeps from one iteration to the next, in 0 … 1.
    pub ema: f64,
}

/// The state of training.
#[derive(Clone, Debug, PartialEq)]
pub struct State {
    /// The network that is trained.
    pub network: Network,
    /// The network with the exponential moving average of the weights, which is used after training.
    pub average: Network,
    /// The optimiser.
    pub adam: Adam,
    /// Iterations done.
    pub iteration: u64,
}

impl State {
    /// The state before the first iteration.
    pub fn new(network: Network) -> Self {
        Self { average: network.clone(), adam: Adam::new(network.weights().len()), network, iteration: 0 }
    }

    /// Moves the weights against a gradient, in their order, and their average after them.
    pub fn advance(&mut self, gradient: &[f32], rule: Rule) {
        let rate = rate::cosine(rule.learning_rate, self.iteration, rule.iterations);
        self.adam.step(self.network.weights_mut(), gradient, rate);
        let kept = rate::kept(rule.ema, self.iteration);
        rate::average(self.average.weights_mut(), self.network.weights(), kept);
        self.iteration += 1;
    }
}

/// The results of one iteration.
#[derive(Clone, Debug, PartialEq)]
pub struct Info {
    /// The cost of each sample of the batch, before the weights were changed.
    pub costs: Vec<f32>,
}

impl Info {
    /// The mean over the batch; 0 without samples.
    pub fn loss(&self) -> f64 {
        self.costs.iter().map(|&cost| f64::from(cost)).sum::<f64>() / self.costs.len().max(1) as f64
    }
}

/// Carries out iterations. It has no state from one to the next, only the memory that they need.
#[derive(Clone, Debug)]
pub struct Trainer {
    rule: Rule,
    pass: Pass,
    gradient: Vec<f32>,
}

impl Trainer {
    /// A trainer for networks of the shape of this one.
    pub fn new(rule: Rule, network: &Network) -> Self {
        Self { rule, pass: Pass::new(network.shape()), gradient: vec![0.0; network.weights().len()] }
    }

    /// The rule of training.
    pub fn rule(&self) -> Rule {
        self.rule
    }

    /// The gradient of the mean cost of the last batch, in the order of the network's weights.
    pub fn gradient(&self) -> &[f32] {
        &self.gradient
    }

    /// One iteration. `inputs` has block after block of the batch, in each a row for every input of the network; the
    /// batch has at least one block, and `loss` the same number of blocks.
    pub fn step(&mut self, state: &mut State, inputs: &[Block], loss: &impl Loss) -> Info {
        let costs = self.differentiate(&state.network, inputs, loss);
        state.advance(&self.gradient, self.rule);
        Info { costs }
    }

    /// The cost of each sample of a batch, with arguments as for [`Trainer::step`]; [`Trainer::gradient`] is then that
    /// of the mean cost.
    pub fn differentiate(&mut self, network: &Network, inputs: &[Block], loss: &impl Loss) -> Vec<f32> {
        let width = network.shape().widths()[0];
        let blocks = inputs.len() / width;
        let mut costs = Vec::with_capacity(blocks * SAMPLES);
        self.pass.load(network);
        self.gradient.fill(0.0);
        for (number, x) in inputs.chunks_exact(width).enumerate() {
            let (outputs, gradient) = self.pass.run(x);
            costs.extend_from_slice(values(&loss.evaluate(number, outputs, gradient)));
            self.pass.back(x, &mut self.gradient);
        }
        let share = 1.0 / costs.len().max(1) as f32;
        self.gradient.iter_mut().for_each(|g| *g *= share);
        costs
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::learning::block::block;
    use crate::learning::loss::SquaredError;
    use crate::learning::network::Shape;
    use crate::learning::random::{Normal, Purpose, generator};
    use wide::f32x4;

    fn normals(count: usize, number: u64) -> Vec<Block> {
        let mut normal = Normal::new(&mut generator(1, Purpose::Batch, number));
        (0..count).map(|_| block(std::array::from_fn(|_| normal.draw()))).collect()
    }

    /// Two inputs, three outputs, widths with remaining rows in every product; two blocks.
    fn problem() -> (Network, Vec<Block>, SquaredError) {
        let shape = Shape::new(vec![2, 9, 6, 3]).expect("a shape");
        let mut network = Network::new(shape, &mut generator(3, Purpose::Weights, 0));
        // Biases that are not 0.
        let mut normal = Normal::new(&mut generator(4, Purpose::Weights, 0));
        network.weights_mut().iter_mut().for_each(|w| *w += 0.2 * normal.draw());
        let weights = normals(2, 2).iter().map(|row| row.map(|v| v * v)).collect();
        (network, normals(4, 0), SquaredError { wanted: normals(6, 1), weights })
    }

    /// The mean cost, computed sample by sample in double precision.
    fn reference(weights: &[f64], shape: &Shape, inputs: &[Block], loss: &SquaredError) -> f64 {
        let mut sum = 0.0;
        for sample in 0..2 * SAMPLES {
            let (number, lane) = (sample / SAMPLES, sample % SAMPLES);
            let mut x: Vec<f64> = (0..2).map(|i| f64::from(values(&inputs[2 * number + i])[lane])).collect();
            let last = shape.layers().count() - 1;
            for (i, layer) in shape.layers().enumerate() {
                x = (0..layer.outputs)
                    .map(|output| {
                        let row = &weights[layer.weights.start + output * layer.inputs..][..layer.inputs];
                        let z =
                            weights[layer.biases.start + output] + row.iter().zip(&x).map(|(w, x)| w * x).sum::<f64>();
                        if i < last { z / (1.0 + (-z).exp()) } else { z }
                    })
                    .collect();
            }
            let weight = f64::from(values(&loss.weights[number])[lane]);
            for (i, y) in x.iter().enumerate() {
                sum += weight * (y - f64::from(values(&loss.wanted[3 * number + i])[lane])).powi(2);
            }
        }
        sum / (2 * SAMPLES) as f64
    }

    #[test]
    fn gradients_agree_with_finite_differences() {
        let (network, inputs, loss) = problem();
        let rule = Rule { learning_rate: 1e-3, iterations: 10, ema: 0.9 };
        let mut trainer = Trainer::new(rule, &network);
        let costs = trainer.differentiate(&network, &inputs, &loss);
        let weights: Vec<f64> = network.weights().iter().map(|&w| f64::from(w)).collect();
        let at = |weights: &[f64]| reference(weights, network.shape(), &inputs, &loss);
        let mean = Info { costs }.loss();
        assert!((mean / at(&weights) - 1.0).abs() < 1e-5);
        let norm = trainer.gradient.iter().map(|g| g * g).sum::<f32>().sqrt();
        for (i, &g) in trainer.gradient.iter().enumerate() {
            const H: f64 = 1e-5;
            let moved = |by: f64| {
                let mut moved = weights.clone();
                moved[i] += by;
                at(&moved)
            };
            let expected = (moved(H) - moved(-H)) / (2.0 * H);
            // Relative, plus an absolute part for small sums of large terms of both signs.
            let allowed = 1e-3 * expected.abs() + 1e-6 * f64::from(norm);
            assert!((f64::from(g) - expected).abs() < allowed, "weight {i}: {g}, not {expected}");
        }
    }

    #[test]
    fn the_gradient_reaches_the_inputs() {
        let (network, inputs, loss) = problem();
        let mut pass = Pass::new(network.shape());
        pass.load(&network);
        let mut cost = |inputs: &[Block], to: Option<&mut [Block]>| {
            let (outputs, gradient) = pass.run(inputs);
            let costs = loss.evaluate(0, outputs, gradient);
            pass.back(inputs, &mut vec![0.0; network.weights().len()]);
            if let Some(to) = to {
                pass.input_gradient(to);
            }
            costs
        };
        let mut gradient = vec![inputs[0]; 2];
        cost(&inputs[..2], Some(&mut gradient));
        const H: f32 = 1e-2;
        for i in 0..2 {
            let mut moved = |by: f32| {
                let mut moved = inputs[..2].to_vec();
                moved[i].iter_mut().for_each(|v| *v += f32x4::splat(by));
                cost(&moved, None)
            };
            let (above, below) = (moved(H), moved(-H));
            for ((g, above), below) in values(&gradient[i]).iter().zip(values(&above)).zip(values(&below)) {
                let expected = (above - below) / (2.0 * H);
                // Second-order error of the differences, and rounding in single precision.
                assert!((g - expected).abs() < 5e-3 * (1.0 + expected.abs()), "{g}, not {expected}");
            }
        }
    }

    #[test]
    fn training_is_a_function_of_state_and_batch() {
        let (network, inputs, loss) = problem();
        let rule = Rule { learning_rate: 1e-2, iterations: 50, ema: 0.9 };
        let run = || {
            let mut trainer = Trainer::new(rule, &network);
            let mut state = State::new(network.clone());
            let mut losses = Vec::new();
            for _ in 0..50 {
                losses.push(trainer.step(&mut state, &inputs, &loss).loss());
            }
            (state, losses)
        };
        let (state, losses) = run();
        assert_eq!((state.clone(), losses.clone()), run());
        assert!(losses[49] < 0.7 * losses[0], "{losses:?}");
        assert_ne!(state.average, state.network);
        // A trainer that has been used before gives the same.
        let mut used = Trainer::new(rule, &network);
        used.step(&mut State::new(network.clone()), &normals(4, 9), &loss);
        let (mut one, mut other) = (state.clone(), state);
        let info = used.step(&mut one, &inputs, &loss);
        assert_eq!(info, Trainer::new(rule, &network).step(&mut other, &inputs, &loss));
        assert_eq!(one, other);
    }
}
