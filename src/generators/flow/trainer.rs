//! The mean of −ln p(x), its gradient, and one iteration of training.

use super::layer::{self, Step};
use super::model::Flow;
use crate::generators::gaussian::{HALF_LOG_TAU, map};
use crate::learning::adam::Adam;
use crate::learning::block::{Block, SAMPLES, values};
use crate::learning::rate;
use crate::learning::trainer::Rule;
use wide::f32x4;

/// The state of training.
#[derive(Clone, Debug, PartialEq)]
pub struct State {
    /// The flow that is trained.
    pub flow: Flow,
    /// The flow with the exponential moving average of the weights, which is used after training.
    pub average: Flow,
    /// The optimiser.
    pub adam: Adam,
    /// Iterations done.
    pub iteration: u64,
}

/// The results of one iteration.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Info {
    /// The mean of −ln p(x) over the batch in nats, before the weights were changed: on average at least the entropy of
    /// the data.
    pub nats: f64,
}

/// Carries out iterations. It has no state from one to the next, only the memory that they need.
#[derive(Clone, Debug)]
pub struct Trainer {
    rule: Rule,
    gradient: Vec<f32>,
}

impl State {
    /// The state before the first iteration.
    pub fn new(flow: Flow) -> Self {
        Self { average: flow.clone(), adam: Adam::new(flow.weights().len()), flow, iteration: 0 }
    }
}

impl Trainer {
    /// A trainer for flows with as many weights as this one.
    pub fn new(rule: Rule, flow: &Flow) -> Self {
        Self { rule, gradient: vec![0.0; flow.weights().len()] }
    }

    /// The gradient of the mean of −ln p(x) over the last batch, in the order of the flow's weights.
    pub fn gradient(&self) -> &[f32] {
        &self.gradient
    }

    /// One iteration; `x` has a row for every block of the batch.
    pub fn step(&mut self, state: &mut State, x: &[Block]) -> Info {
        let info = self.differentiate(&state.flow, x);
        let rate = rate::cosine(self.rule.learning_rate, state.iteration, self.rule.iterations);
        state.adam.step(state.flow.weights_mut(), &self.gradient, rate);
        let kept = rate::kept(self.rule.ema, state.iteration);
        rate::average(state.average.weights_mut(), state.flow.weights(), kept);
        state.iteration += 1;
        info
    }

    /// The mean of −ln p(x) over a batch; [`Trainer::gradient`] is then that of it.
    pub fn differentiate(&mut self, flow: &Flow, x: &[Block]) -> Info {
        self.gradient.fill(0.0);
        let mut sum = 0.0;
        for x in x {
            let mut steps: Vec<Step> = Vec::new();
            for weights in flow.maps() {
                let step = layer::step(weights, steps.last().map_or(x, |step| &step.y));
                steps.push(step);
            }
            let z = steps.last().map_or(x, |step| &step.y);
            let logs = steps.iter().flat_map(|step| values(&step.slope)).map(|slope| libm::log(f64::from(*slope)));
            let half_squares = values(z).iter().map(|z| 0.5 * f64::from(z * z));
            sum += half_squares.sum::<f64>() - logs.sum::<f64>();
            // −ln p = ½ z² − Σ ln slope + constant.
            let mut of_y = *z;
            for (i, step) in steps.iter().enumerate().rev() {
                let weights = flow.map(i);
                let x = i.checked_sub(1).map_or(x, |before| &steps[before].y);
                let of_slope = map([&step.slope], |[slope]| -(f32x4::ONE / slope));
                let to = &mut self.gradient[i * flow.each()..][..flow.each()];
                layer::back(weights, x, &of_y, &of_slope, to);
                of_y = map([&of_y, &step.slope, &of_slope, &step.bend], |[y, slope, of_slope, bend]| {
                    y * slope + of_slope * bend
                });
            }
        }
        let samples = (x.len().max(1) * SAMPLES) as f64;
        self.gradient.iter_mut().for_each(|g| *g /= samples as f32);
        Info { nats: sum / samples + f64::from(HALF_LOG_TAU) }
    }
}
