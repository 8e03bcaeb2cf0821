//! The loss of a variational autoencoder, its gradient, and one iteration of training.
//!
//! −ELBO = E_q[−ln p(x | z₁)] + β Σ_t KL_t. The last divergence, of q(z_T | z_{T−1}) from N(0, 1), is that of two
//! Gaussians in closed form. Those before it compare q(z_t | z_{t−1}) with p(z_t | z_{t+1}); −ln p is taken at the z_t
//! that was drawn, and the entropy of q, ½ ln 2πe + ln σ_t, in closed form. Gradients pass through
//! z_t = μ_t + σ_t ε.

use super::model::{Level, Observation, Sizes, Vae};
use crate::generators::gaussian::{HALF_LOG_TAU, Spread, Surprise, map};
use crate::learning::block::{Block, SAMPLES, VECTORS, total};
use crate::learning::network::{Network, Shape};
use crate::learning::pass::Pass;
use crate::learning::trainer::{self, Rule};
use wide::f32x4;

const ZERO: Block = [f32x4::ZERO; VECTORS];

/// The training of the networks between z_{t−1} and z_t.
#[derive(Clone, Debug, PartialEq)]
pub struct LevelState {
    /// Of the encoder.
    pub encoder: trainer::State,
    /// Of the decoder.
    pub decoder: trainer::State,
}

/// The state of training.
#[derive(Clone, Debug, PartialEq)]
pub struct State {
    sizes: Sizes,
    levels: Vec<LevelState>,
}

/// The results of one iteration: means over the batch in nats, before the weights were changed.
#[derive(Clone, Debug, PartialEq)]
pub struct Info {
    /// −ln p(x | z₁).
    pub reconstruction: f64,
    /// KL_t of each level; all but the last are estimates from one draw, so they can be below 0.
    pub divergences: Vec<f64>,
}

impl Info {
    /// The evidence lower bound, at most ln p(x) on average; without the factor β.
    pub fn elbo(&self) -> f64 {
        -self.reconstruction - self.divergences.iter().sum::<f64>()
    }
}

/// Memory for one network.
#[derive(Clone, Debug)]
struct Part {
    pass: Pass,
    gradient: Vec<f32>,
}

/// Carries out iterations. It has no state from one to the next, only the memory that they need.
#[derive(Clone, Debug)]
pub struct Trainer {
    rule: Rule,
    beta: f32,
    sizes: Sizes,
    encoders: Vec<Part>,
    decoders: Vec<Part>,
}

impl State {
    /// The state before the first iteration.
    pub fn new(vae: Vae) -> Self {
        let state = |level: &Level| LevelState {
            encoder: trainer::State::new(level.encoder.clone()),
            decoder: trainer::State::new(level.decoder.clone()),
        };
        Self { sizes: *vae.sizes(), levels: vae.levels().iter().map(state).collect() }
    }

    /// Iterations done.
    pub fn iteration(&self) -> u64 {
        self.levels.first().map_or(0, |level| level.encoder.iteration)
    }

    /// The training of each level, that next to x first.
    pub fn levels(&self) -> &[LevelState] {
        &self.levels
    }

    /// The autoencoder with the averaged weights, which is used after training.
    pub fn average(&self) -> Vae {
        self.vae(|state| state.average.clone())
    }

    /// The autoencoder that is trained.
    pub fn current(&self) -> Vae {
        self.vae(|state| state.network.clone())
    }

    fn vae(&self, network: impl Fn(&trainer::State) -> Network) -> Vae {
        let level = |level: &LevelState| Level { encoder: network(&level.encoder), decoder: network(&level.decoder) };
        let levels = self.levels.iter().map(level).collect();
        Vae::with_levels(self.sizes, levels).unwrap_or_else(|| unreachable!("training keeps the shapes"))
    }
}

impl Trainer {
    /// A trainer for autoencoders of these sizes; β ≥ 0 is the weight of the divergences.
    pub fn new(rule: Rule, beta: f64, sizes: Sizes) -> Self {
        let part = |shape: &Shape| Part { pass: Pass::new(shape), gradient: vec![0.0; shape.parameters()] };
        Self {
            rule,
            beta: beta as f32,
            encoders: (1..=sizes.levels).map(|t| part(&sizes.encoder(t))).collect(),
            decoders: (1..=sizes.levels).map(|t| part(&sizes.decoder(t))).collect(),
            sizes,
        }
    }

    /// Normal numbers that a sample needs: one for every value of every level.
    pub fn noise(sizes: &Sizes) -> usize {
        sizes.levels * sizes.latent
    }

    /// One iteration. `x` has block after block of the batch, in each a row for every value; `noise` has
    /// [`Trainer::noise`] rows of normal numbers for every block.
    pub fn step(&mut self, state: &mut State, x: &[Block], noise: &[Block]) -> Info {
        let info = self.differentiate(&state.current(), x, noise);
        let parts = self.encoders.iter().zip(&self.decoders);
        for (level, (encoder, decoder)) in state.levels.iter_mut().zip(parts) {
            level.encoder.advance(&encoder.gradient, self.rule);
            level.decoder.advance(&decoder.gradient, self.rule);
        }
        info
    }

    /// The gradients of the last batch for the encoder and the decoder of every level, in the order of their weights.
    pub fn gradients(&self) -> impl Iterator<Item = [&[f32]; 2]> {
        self.encoders.iter().zip(&self.decoders).map(|(encoder, decoder)| [&*encoder.gradient, &*decoder.gradient])
    }

    /// The loss of a batch, with arguments as for [`Trainer::step`]; [`Trainer::gradients`] are then those of its mean
    /// over the samples.
    pub fn differentiate(&mut self, vae: &Vae, x: &[Block], noise: &[Block]) -> Info {
        for (level, (encoder, decoder)) in vae.levels().iter().zip(self.encoders.iter_mut().zip(&mut self.decoders)) {
            encoder.pass.load(&level.encoder);
            decoder.pass.load(&level.decoder);
            encoder.gradient.fill(0.0);
            decoder.gradient.fill(0.0);
        }
        let (mut sums, mut samples) = (vec![0.0; self.sizes.levels + 1], 0.0);
        let noises = noise.chunks_exact(Self::noise(&self.sizes));
        for (x, noise) in x.chunks_exact(self.sizes.data).zip(noises) {
            self.block(x, noise, &mut sums);
            samples += SAMPLES as f64;
        }
        let share = 1.0 / f64::max(samples, 1.0);
        for part in self.encoders.iter_mut().chain(&mut self.decoders) {
            part.gradient.iter_mut().for_each(|g| *g *= share as f32);
        }
        sums.iter_mut().for_each(|sum| *sum *= share);
        let divergences = sums.split_off(1);
        Info { reconstruction: sums[0], divergences }
    }

    /// Adds the losses of a block (reconstruction, then divergences) to `sums`, and its gradients to those of the
    /// parts.
    fn block(&mut self, x: &[Block], noise: &[Block], sums: &mut [f64]) {
        let (levels, latent) = (self.sizes.levels, self.sizes.latent);
        // z_t, the law that it was drawn from, and the gradient with respect to it.
        let mut z = vec![x.to_vec()];
        let mut spreads: Vec<Vec<Spread>> = Vec::with_capacity(levels);
        let mut of_z: Vec<Vec<Block>> = (0..=levels).map(|t| vec![ZERO; self.sizes.width(t)]).collect();
        for (t, (part, noise)) in self.encoders.iter_mut().zip(noise.chunks_exact(latent)).enumerate() {
            let (outputs, _) = part.pass.run(&z[t]);
            let (means, rest) = outputs.split_at(latent);
            let here: Vec<Spread> = rest.iter().map(Spread::new).collect();
            let draw = means.iter().zip(&here).zip(noise);
            let drawn =
                draw.map(|((mean, spread), eps)| map([mean, &spread.std, eps], |[m, s, e]| m + s * e)).collect();
            let is_last = t + 1 == levels;
            sums[t + 1] +=
                means.iter().zip(&here).map(|(m, s)| f64::from(total(&own_cost(m, s, is_last)))).sum::<f64>();
            z.push(drawn);
            spreads.push(here);
        }
        for t in 0..levels {
            let weight = if t == 0 { 1.0 } else { self.beta };
            let fixed = match self.sizes.observation {
                Observation::Fixed(std) if t == 0 => Some(std),
                _ => None,
            };
            let part = &mut self.decoders[t];
            let (below, above) = of_z.split_at_mut(t + 1);
            sums[t] += decoder_step(part, &z[t], &z[t + 1], fixed, weight, &mut below[t], &mut above[0]);
        }
        for t in (0..levels).rev() {
            let part = &mut self.encoders[t];
            let noise = &noise[t * latent..][..latent];
            let (below, above) = of_z.split_at_mut(t + 1);
            let top = t + 1 == levels;
            encoder_gradient(&mut part.pass, &spreads[t], noise, &above[0], self.beta, top);
            part.pass.back(&z[t], &mut part.gradient);
            if t > 0 {
                let mut through = vec![ZERO; latent];
                part.pass.input_gradient(&mut through);
                add(&mut below[t], &through);
            }
        }
    }
}

/// The part of KL_t that depends on q(z_t | z_{t−1}) alone: all of it for the last level, minus the entropy for others.
fn own_cost(mean: &Block, spread: &Spread, is_last: bool) -> Block {
    let [half, one] = [0.5, 1.0].map(f32x4::splat);
    if is_last {
        map([mean, &spread.std, &spread.log], |[m, s, log]| half * (m * m + s * s - one) - log)
    } else {
        let constant = f32x4::splat(HALF_LOG_TAU) + half;
        map([&spread.log], |[log]| -log - constant)
    }
}

/// Runs a decoder from `above` and adds its gradient for `weight` times −ln p(below | above); also to the gradients
/// with respect to both. Returns the sum of −ln p.
fn decoder_step(
    part: &mut Part,
    below: &[Block],
    above: &[Block],
    fixed: Option<f32>,
    weight: f32,
    of_below: &mut [Block],
    of_above: &mut [Block],
) -> f64 {
    let (weight, width) = (f32x4::splat(weight), below.len());
    let (outputs, gradient) = part.pass.run(above);
    let mut sum = 0.0;
    for (i, (x, of_x)) in below.iter().zip(of_below).enumerate() {
        let spread = fixed.map_or_else(|| Spread::new(&outputs[width + i]), Spread::constant);
        let surprise = Surprise::new(x, &outputs[i], &spread);
        sum += f64::from(total(&surprise.nats));
        gradient[i] = map([&surprise.of_x], |[g]| -(weight * g));
        *of_x = map([&*of_x, &surprise.of_x], |[of_x, g]| of_x + weight * g);
        if fixed.is_none() {
            gradient[width + i] = map([&surprise.of_log, &spread.slope], |[g, slope]| weight * g * slope);
        }
    }
    part.pass.back(above, &mut part.gradient);
    let mut through = vec![ZERO; above.len()];
    part.pass.input_gradient(&mut through);
    add(of_above, &through);
    sum
}

/// Sets the gradient with respect to the outputs of an encoder, from that with respect to z = μ + σ ε.
fn encoder_gradient(pass: &mut Pass, spreads: &[Spread], noise: &[Block], of_z: &[Block], beta: f32, is_last: bool) {
    let (beta, one) = (f32x4::splat(beta), f32x4::ONE);
    let (outputs, gradient) = pass.last_run();
    let (means, _) = outputs.split_at(spreads.len());
    let (of_means, of_logs) = gradient.split_at_mut(spreads.len());
    for (i, (spread, (eps, of_z))) in spreads.iter().zip(noise.iter().zip(of_z)).enumerate() {
        let moved = map([of_z, &spread.std, eps], |[g, std, eps]| g * std * eps);
        let of_log = if is_last {
            of_means[i] = map([of_z, &means[i]], |[g, mean]| g + beta * mean);
            map([&moved, &spread.std], |[g, std]| g + beta * (std * std - one))
        } else {
            of_means[i] = *of_z;
            map([&moved], |[g]| g - beta)
        };
        of_logs[i] = map([&of_log, &spread.slope], |[g, slope]| g * slope);
    }
}

fn add(to: &mut [Block], rows: &[Block]) {
    to.as_flattened_mut().iter_mut().zip(rows.as_flattened()).for_each(|(to, row)| *to += *row);
}
