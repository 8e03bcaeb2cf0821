//! The training of a model: first of the autoencoder, then of the denoiser of its latents.

use super::condition;
use super::examples::{Examples, PIXELS};
use super::inputs::{after_latents, closer, level, width};
use super::model::{Model, Parts, encoded, moments};
use super::recipe::Recipe;
use crate::generators::vae::{self, Vae};
use crate::learning::block::{Block, SAMPLES, VECTORS, block};
use crate::learning::loss::SquaredError;
use crate::learning::network::Network;
use crate::learning::random::{Normal, Purpose, generator};
use crate::learning::trainer;
use rand::RngExt;
use rand_xoshiro::Xoshiro256PlusPlus;
use std::sync::Arc;
use wide::f32x4;

/// The number of the first weights of the denoiser; those of the autoencoder have 0 and 1.
const DENOISER: u64 = 2;
/// Standard deviations of latents are at least this.
const LEAST_STD: f64 = 1e-6;

/// The loss of one iteration, a mean over the batch before the weights were changed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Loss {
    /// Of the autoencoder.
    Autoencoder {
        /// −ln p(picture | latent), in nats; below 0 where the noise of pictures is small.
        reconstruction: f64,
        /// The divergence of the latents from the prior, in nats.
        divergence: f64,
    },
    /// Of the denoiser: the squared error of ε for one value of the latent, 1 for an untrained network.
    Denoiser(f64),
}

#[derive(Clone, Debug)]
enum Stage {
    Autoencoder(Box<vae::Trainer>, Box<vae::State>),
    Denoiser(Box<Denoising>),
}

#[derive(Clone, Debug)]
struct Denoising {
    encoder: Network,
    decoder: Network,
    scale: Vec<(f32, f32)>,
    /// Standardised, digit after digit.
    latents: Vec<f32>,
    trainer: trainer::Trainer,
    state: trainer::State,
}

/// One training. Its state depends on the recipe, the seed and the number of iterations done, and on nothing else.
#[derive(Clone, Debug)]
pub struct Training {
    examples: Arc<Examples>,
    recipe: Recipe,
    seed: u64,
    stage: Stage,
    iteration: u64,
}

impl Training {
    /// A training that starts with untrained networks.
    pub fn new(examples: Arc<Examples>, recipe: Recipe, seed: u64) -> Self {
        let sizes = recipe.sizes();
        let trainer = vae::Trainer::new(recipe.autoencoder, 1.0, sizes);
        let state = vae::State::new(Vae::new(sizes, seed));
        let stage = Stage::Autoencoder(Box::new(trainer), Box::new(state));
        let mut training = Self { examples, recipe, seed, stage, iteration: 0 };
        training.go_to_denoiser();
        training
    }

    /// The recipe.
    pub fn recipe(&self) -> &Recipe {
        &self.recipe
    }

    /// Iterations done, of both trainings together.
    pub fn iterations(&self) -> u64 {
        self.iteration
    }

    /// Whether all iterations are done.
    pub fn is_done(&self) -> bool {
        self.iteration >= self.recipe.iterations()
    }

    /// One iteration; `None` if all are done.
    pub fn step(&mut self) -> Option<Loss> {
        if self.is_done() {
            return None;
        }
        let mut random = generator(self.seed, Purpose::Batch, self.iteration);
        self.iteration += 1;
        let loss = match &mut self.stage {
            Stage::Autoencoder(trainer, state) => {
                let sizes = self.recipe.sizes();
                let (x, noise) = pictures(&self.examples, self.recipe.autoencoder_batch, sizes.latent, &mut random);
                let info = trainer.step(state, &x, &noise);
                let divergence = info.divergences.iter().sum();
                Loss::Autoencoder { reconstruction: info.reconstruction, divergence }
            }
            Stage::Denoiser(denoising) => {
                Loss::Denoiser(denoising.step(&self.examples, self.recipe.denoiser_batch, &mut random))
            }
        };
        self.go_to_denoiser();
        Some(loss)
    }

    /// Begins the training of the denoiser once that of the autoencoder is done.
    fn go_to_denoiser(&mut self) {
        if let Stage::Autoencoder(_, state) = &self.stage
            && self.iteration >= self.recipe.autoencoder.iterations
            && let Some((encoder, decoder)) = networks(&state.average())
        {
            self.stage =
                Stage::Denoiser(Box::new(Denoising::new(&self.examples, &self.recipe, encoder, decoder, self.seed)));
        }
    }

    /// The model so far, with averaged weights; before the training of the denoiser, that is an untrained network.
    pub fn model(&self) -> Option<Model> {
        let (encoder, decoder, scale, denoiser) = match &self.stage {
            Stage::Autoencoder(_, state) => {
                let (encoder, decoder) = networks(&state.average())?;
                let scale = scale(&encoded(&encoder, &self.examples, self.recipe.latent));
                (encoder, decoder, scale, untrained(&self.recipe, self.seed))
            }
            Stage::Denoiser(denoising) => {
                let Denoising { encoder, decoder, scale, state, .. } = &**denoising;
                (encoder.clone(), decoder.clone(), scale.clone(), state.average.clone())
            }
        };
        let (means, stds) = scale.into_iter().unzip();
        Model::new(Parts { encoder, decoder, denoiser, means, stds })
    }
}

impl Denoising {
    fn new(examples: &Examples, recipe: &Recipe, encoder: Network, decoder: Network, seed: u64) -> Self {
        let rows = encoded(&encoder, examples, recipe.latent);
        let scale = scale(&rows);
        let latent = |digit: usize| {
            let values = rows.iter().zip(&scale);
            values.map(move |(row, (mean, std))| row.get(digit).map_or(0.0, |z| (*z as f32 - mean) / std))
        };
        let denoiser = untrained(recipe, seed);
        Self {
            latents: (0..examples.count()).flat_map(latent).collect(),
            trainer: trainer::Trainer::new(recipe.denoiser, &denoiser),
            state: trainer::State::new(denoiser),
            scale,
            encoder,
            decoder,
        }
    }

    fn step(&mut self, examples: &Examples, size: usize, random: &mut Xoshiro256PlusPlus) -> f64 {
        let latent = self.scale.len();
        let mut normal = Normal::new(random);
        let (mut x, mut loss) = (Vec::new(), SquaredError::default());
        for _ in 0..size.div_ceil(SAMPLES).max(1) {
            let mut rows = vec![[0.0; SAMPLES]; width(latent)];
            let mut noise = vec![[0.0; SAMPLES]; latent];
            for i in 0..SAMPLES {
                let place = draw(examples, random);
                let t = closer(random.random());
                let Some((class, size)) = examples.kind(place) else { continue };
                let phrase = condition::draw(class, size, random);
                let at = level(t);
                let (signal, sigma) = (at.signal as f32, at.sigma() as f32);
                let clean = self.latents.chunks_exact(latent).nth(place).unwrap_or_default();
                for ((z, row), eps) in clean.iter().zip(&mut rows).zip(&mut noise) {
                    eps[i] = normal.draw();
                    row[i] = signal * z + sigma * eps[i];
                }
                let rest = rows.iter_mut().skip(latent).zip(after_latents(t, phrase));
                rest.for_each(|(row, input)| row[i] = input);
            }
            x.extend(rows.into_iter().map(block));
            loss.wanted.extend(noise.into_iter().map(block));
            loss.weights.push([f32x4::splat(1.0 / latent as f32); VECTORS]);
        }
        self.trainer.step(&mut self.state, &x, &loss).loss()
    }
}

/// A place in the data, all with the same probability.
fn draw(examples: &Examples, random: &mut Xoshiro256PlusPlus) -> usize {
    (random.random::<f64>() * examples.count() as f64) as usize
}

/// Pictures of a batch, and normal numbers for their latents: block after block.
fn pictures(
    examples: &Examples,
    size: usize,
    latent: usize,
    random: &mut Xoshiro256PlusPlus,
) -> (Vec<Block>, Vec<Block>) {
    let mut normal = Normal::new(random);
    let (mut x, mut noise) = (Vec::new(), Vec::new());
    for _ in 0..size.div_ceil(SAMPLES).max(1) {
        let mut rows = vec![[0.0; SAMPLES]; PIXELS];
        for i in 0..SAMPLES {
            let picture = examples.picture(draw(examples, random)).unwrap_or_default();
            rows.iter_mut().zip(picture).for_each(|(row, pixel)| row[i] = *pixel);
        }
        x.extend(rows.into_iter().map(block));
        noise.extend((0..latent).map(|_| block(std::array::from_fn(|_| normal.draw()))));
    }
    (x, noise)
}

fn networks(vae: &Vae) -> Option<(Network, Network)> {
    vae.levels().first().map(|level| (level.encoder.clone(), level.decoder.clone()))
}

fn scale(rows: &[Vec<f64>]) -> Vec<(f32, f32)> {
    moments(rows).into_iter().map(|(mean, std)| (mean as f32, std.max(LEAST_STD) as f32)).collect()
}

fn untrained(recipe: &Recipe, seed: u64) -> Network {
    Network::new(recipe.denoiser(), &mut generator(seed, Purpose::Weights, DENOISER))
}
