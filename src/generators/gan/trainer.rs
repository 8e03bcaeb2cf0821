//! The gradients of a generative adversarial network, and one iteration of training: some steps of the discriminator,
//! then one of the generator.

use super::model::Gan;
use super::objective::{Objective, Role, slope_penalty};
use crate::generators::batches::Batch;
use crate::generators::gaussian::map;
use crate::learning::block::{Block, SAMPLES, VECTORS};
use crate::learning::pass::Pass;
use crate::learning::tangent::Tangent;
use crate::learning::trainer::{self, Rule};
use wide::f32x4;

const ZERO: Block = [f32x4::ZERO; VECTORS];

/// The rules of training.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rules {
    /// What the two minimise.
    pub objective: Objective,
    /// Of the generator; its iterations are those of the training.
    pub generator: Rule,
    /// Of the discriminator; its iterations are its own steps.
    pub discriminator: Rule,
}

/// The state of training.
#[derive(Clone, Debug, PartialEq)]
pub struct State {
    /// Of the generator.
    pub generator: trainer::State,
    /// Of the discriminator.
    pub discriminator: trainer::State,
}

/// The results of an iteration: means over its batches, before the weights were changed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Info {
    /// The discriminator's loss in its last step, without the penalty: at best ln 4 if samples have the law of the data;
    /// for Wasserstein's objective, minus the estimated distance.
    pub discriminator: f64,
    /// The generator's loss.
    pub generator: f64,
}

/// The discriminator's loss of a batch, divided by the number of samples.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct DiscriminatorLoss {
    /// What [`Info::discriminator`] is.
    pub loss: f64,
    /// The mean of the penalty, without its weight; 0 for an objective without one.
    pub penalty: f64,
}

/// Carries out iterations. It has no state from one to the next, only the memory that they need.
#[derive(Clone, Debug)]
pub struct Trainer {
    rules: Rules,
    generator: Pass,
    discriminator: Pass,
    tangent: Tangent,
    gradient: Vec<f32>,
    other_gradient: Vec<f32>,
}

impl State {
    /// The state before the first iteration.
    pub fn new(gan: Gan) -> Self {
        Self { generator: trainer::State::new(gan.generator), discriminator: trainer::State::new(gan.discriminator) }
    }

    /// The networks that are trained.
    pub fn current(&self) -> Gan {
        Gan { generator: self.generator.network.clone(), discriminator: self.discriminator.network.clone() }
    }

    /// The networks with averaged weights, which are used after training.
    pub fn average(&self) -> Gan {
        Gan { generator: self.generator.average.clone(), discriminator: self.discriminator.average.clone() }
    }
}

impl Trainer {
    /// A trainer for networks of the shapes of these.
    pub fn new(rules: Rules, gan: &Gan) -> Self {
        let (generator, discriminator) = (gan.generator.shape(), gan.discriminator.shape());
        Self {
            rules,
            generator: Pass::new(generator),
            discriminator: Pass::new(discriminator),
            tangent: Tangent::new(discriminator),
            gradient: Vec::new(),
            other_gradient: Vec::new(),
        }
    }

    /// The gradient of the loss that was differentiated last, in the order of the network's weights.
    pub fn gradient(&self) -> &[f32] {
        &self.gradient
    }

    /// One iteration: a step of the discriminator for each batch, then one of the generator with the z of the last one.
    pub fn step(&mut self, state: &mut State, batches: &[Batch]) -> Info {
        let mut info = Info { discriminator: 0.0, generator: 0.0 };
        for batch in batches {
            info.discriminator = self.step_discriminator(state, batch);
        }
        let Some(last) = batches.last() else { return info };
        info.generator = self.differentiate_generator(&state.current(), &last.noise);
        state.generator.advance(&self.gradient, self.rules.generator);
        info
    }

    /// A step of the discriminator alone, the generator staying as it is. Returns its loss without the penalty.
    pub fn step_discriminator(&mut self, state: &mut State, batch: &Batch) -> f64 {
        let loss = self.differentiate_discriminator(&state.current(), batch).loss;
        state.discriminator.advance(&self.gradient, self.rules.discriminator);
        loss
    }

    /// The discriminator's loss; [`Trainer::gradient`] is then that of `loss` + weight · `penalty`. The penalty is taken
    /// at a random place between a datum and a sample. The batch has one z for each x.
    pub fn differentiate_discriminator(&mut self, gan: &Gan, batch: &Batch) -> DiscriminatorLoss {
        self.load(gan);
        self.gradient.clear();
        self.gradient.resize(gan.discriminator.weights().len(), 0.0);
        let (mut loss, mut penalty) = (0.0, 0.0);
        let rows = batch.x.iter().zip(&batch.noise).zip(&batch.uniform);
        for ((x, z), uniform) in rows {
            let sample = self.generator.run(std::slice::from_ref(z)).0.first().copied().unwrap_or(ZERO);
            for (role, x) in [(Role::Data, x), (Role::Samples, &sample)] {
                let x = std::slice::from_ref(x);
                loss += losses(self.rules.objective, role, self.discriminator.run(x));
                self.discriminator.back(x, &mut self.gradient);
            }
            if let Objective::Wasserstein { penalty: weight } = self.rules.objective {
                let between = map([x, &sample, uniform], |[x, y, u]| x + u * (y - x));
                let (sum, of_slopes) = slope_penalty(&self.tangent.run(&between));
                penalty += sum;
                let weighted = of_slopes.map(|s| f32x4::splat(weight) * s);
                self.tangent.back(&weighted, &mut self.gradient);
            }
        }
        let share = self.share_gradient(batch.x.len());
        DiscriminatorLoss { loss: loss * share, penalty: penalty * share }
    }

    /// The generator's loss for these z, a row for every block; [`Trainer::gradient`] is then that of it.
    pub fn differentiate_generator(&mut self, gan: &Gan, z: &[Block]) -> f64 {
        self.load(gan);
        self.gradient.clear();
        self.gradient.resize(gan.generator.weights().len(), 0.0);
        // The discriminator stays as it is; what its pass adds up is not used.
        self.other_gradient.clear();
        self.other_gradient.resize(gan.discriminator.weights().len(), 0.0);
        let mut loss = 0.0;
        for z in z.iter().map(std::slice::from_ref) {
            let sample = self.generator.run(z).0.to_vec();
            loss += losses(self.rules.objective, Role::Generator, self.discriminator.run(&sample));
            self.discriminator.back(&sample, &mut self.other_gradient);
            self.discriminator.input_gradient(self.generator.last_run().1);
            self.generator.back(z, &mut self.gradient);
        }
        loss * self.share_gradient(z.len())
    }

    fn load(&mut self, gan: &Gan) {
        self.generator.load(&gan.generator);
        self.discriminator.load(&gan.discriminator);
        self.tangent.load(&gan.discriminator);
    }

    /// Divides the gradient by the number of samples; returns what sums of costs have to be multiplied by.
    fn share_gradient(&mut self, blocks: usize) -> f64 {
        let share = 1.0 / (blocks.max(1) * SAMPLES) as f64;
        self.gradient.iter_mut().for_each(|g| *g *= share as f32);
        share
    }
}

/// The sum of the losses over the block of a forward pass, whose gradient is set.
fn losses(objective: Objective, role: Role, (outputs, gradient): (&[Block], &mut [Block])) -> f64 {
    let rows = outputs.iter().zip(gradient);
    rows.map(|(outputs, gradient)| objective.loss(role, outputs, gradient)).sum()
}
