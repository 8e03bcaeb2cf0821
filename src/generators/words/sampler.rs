//! Pictures of a phrase: latents from noise by DDIM (Song, Meng & Ermon 2021) with classifier-free guidance (Ho & Salimans
//! 2022), then the decoder.

use super::inputs::{after_latents, closer, level};
use super::model::Model;
use super::phrase::Phrase;
use crate::learning::block::{Block, SAMPLES, VECTORS, block, values};
use crate::learning::pass::{Loaded, Values};
use crate::learning::random::{Normal, Purpose, generator};
use std::ops::Range;
use wide::f32x4;

/// Estimates of latents are within ± this; those of digits are, with a margin.
const LARGEST: f32 = 4.0;

/// What is asked of the sampler.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Order {
    /// What the pictures are to show.
    pub phrase: Phrase,
    /// w of ε = ε(none) + w (ε(phrase) − ε(none)): 0 ignores the phrase, 1 is the conditional law, more exaggerates.
    pub guidance: f64,
    /// Steps from noise to latents, at least 1.
    pub steps: usize,
    /// The seed of the noise.
    pub seed: u64,
}

/// The latents of some pictures on their way from noise.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Paths {
    /// Pictures.
    pub count: usize,
    /// z at the [times](time) 1 … 0: `[picture][time][value]`.
    pub latents: Vec<f32>,
    /// The estimate of the latent without noise that each step has made, `[picture][step][value]`.
    pub estimates: Vec<f32>,
}

/// Carries out orders with one model.
#[derive(Clone, Debug)]
pub struct Sampler {
    latent: usize,
    denoiser: Loaded,
    values: Values<VECTORS>,
}

impl Sampler {
    /// A sampler for this model.
    pub fn new(model: &Model) -> Self {
        let denoiser = model.denoiser();
        Self { latent: model.latent(), denoiser: Loaded::new(denoiser), values: Values::new(denoiser.shape()) }
    }

    /// The paths of the pictures with these numbers. Each depends on the order and its number alone.
    pub fn run(&mut self, order: &Order, numbers: Range<u32>) -> Paths {
        let mut paths = Paths::default();
        let mut start = numbers.start;
        while start < numbers.end {
            let end = numbers.end.min(start + SAMPLES as u32);
            self.block(order, start..end, &mut paths);
            start = end;
        }
        paths
    }

    /// Appends the paths of at most 64 pictures.
    fn block(&mut self, order: &Order, numbers: Range<u32>, paths: &mut Paths) {
        let (count, latent, steps) = (numbers.len(), self.latent, order.steps.max(1));
        let mut z = noise(latent, order.seed, numbers);
        let first = paths.count;
        paths.count += count;
        paths.latents.resize(paths.count * (steps + 1) * latent, 0.0);
        paths.estimates.resize(paths.count * steps * latent, 0.0);
        let record = |rows: &[Block], to: &mut [f32], times: usize, time: usize| {
            let pictures = to.chunks_exact_mut(times * latent).skip(first);
            for (i, picture) in pictures.enumerate() {
                let here = picture.iter_mut().skip(time * latent);
                here.zip(rows).for_each(|(value, row)| *value = values(row).get(i).copied().unwrap_or_default());
            }
        };
        record(&z, &mut paths.latents, steps + 1, 0);
        for step in 0..steps {
            let noise = self.noise(&z, time(step, steps), order);
            let (here, next) = (level(time(step, steps)), level(time(step + 1, steps)));
            let [a, sigma] = [here.signal, here.sigma()].map(|x| f32x4::splat(x as f32));
            let [b, rest] = [next.signal, next.sigma()].map(|x| f32x4::splat(x as f32));
            let [least, most] = [-LARGEST, LARGEST].map(f32x4::splat);
            let mut estimates = z.clone();
            for ((z, estimate), noise) in z.iter_mut().zip(&mut estimates).zip(&noise) {
                for j in 0..VECTORS {
                    let x0 = ((z[j] - sigma * noise[j]) / a).fast_max(least).fast_min(most);
                    // The noise that belongs to an estimate that has been clamped.
                    let eps = (z[j] - a * x0) / sigma;
                    (estimate[j], z[j]) = (x0, b * x0 + rest * eps);
                }
            }
            record(&estimates, &mut paths.estimates, steps, step);
            record(&z, &mut paths.latents, steps + 1, step + 1);
        }
    }

    /// ε with guidance.
    fn noise(&mut self, z: &[Block], t: f64, order: &Order) -> Vec<Block> {
        // Exactly one evaluation where the other has no weight.
        if order.guidance == 0.0 {
            return self.evaluate(z, t, None);
        }
        let with = self.evaluate(z, t, Some(order.phrase));
        if order.guidance == 1.0 {
            return with;
        }
        let mut noise = self.evaluate(z, t, None);
        let w = f32x4::splat(order.guidance as f32);
        for (noise, with) in noise.as_flattened_mut().iter_mut().zip(with.as_flattened()) {
            *noise += w * (*with - *noise);
        }
        noise
    }

    fn evaluate(&mut self, z: &[Block], t: f64, phrase: Option<Phrase>) -> Vec<Block> {
        let rest = after_latents(t, phrase).map(|input| [f32x4::splat(input); VECTORS]);
        let inputs: Vec<Block> = z.iter().copied().chain(rest).collect();
        self.denoiser.run(&inputs, &mut self.values).to_vec()
    }
}

/// The time after some of `steps` steps, from 1 to 0.
pub fn time(step: usize, steps: usize) -> f64 {
    closer(steps.saturating_sub(step) as f64 / steps.max(1) as f64)
}

/// The evaluations of the network that a picture needs.
pub fn evaluations(order: &Order) -> usize {
    let one = order.guidance == 0.0 || order.guidance == 1.0;
    order.steps.max(1) * if one { 1 } else { 2 }
}

/// Normal numbers for each value of these pictures; the rest of the block is 0.
fn noise(latent: usize, seed: u64, numbers: Range<u32>) -> Vec<Block> {
    let mut rows = vec![[0.0; SAMPLES]; latent];
    for (i, number) in numbers.enumerate() {
        let mut normal = Normal::new(&mut generator(seed, Purpose::Samples, number.into()));
        rows.iter_mut().for_each(|row| row[i] = normal.draw());
    }
    rows.into_iter().map(block).collect()
}

impl Paths {
    /// The latents at the end, `[picture][value]`.
    pub fn last(&self) -> Vec<f32> {
        let each = self.latents.len() / self.count.max(1);
        let steps = self.estimates.len() / self.count.max(1);
        let latent = each - steps;
        self.latents.chunks_exact(each.max(1)).flat_map(|path| &path[each - latent..]).copied().collect()
    }
}
