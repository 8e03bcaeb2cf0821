//! Draws and trains.

use super::experiment::WordsExperiment;
use super::film::{WordsFilm, WordsMap};
use super::request::{WordsJob, WordsOutcome, WordsProgress, WordsReply, WordsRequest};
use crate::generators::words::examples::Examples;
use crate::generators::words::figures::own_variance;
use crate::generators::words::file::Saved;
use crate::generators::words::map::{Map, Plane};
use crate::generators::words::model::Model;
use crate::generators::words::nearest::{is_hit, nearest};
use crate::generators::words::recipe::Recipe;
use crate::generators::words::sampler::{Order, Sampler};
use crate::generators::words::training::{Loss, Training};
use crate::images::digits;
use crate::learning::file::NotWeights;
use std::ops::Range;
use std::sync::Arc;
use std::time::Duration;

/// The grid of the map reaches to ± this: latents are standardised.
const EXTENT: f64 = 3.0;
/// Pictures of the grid along each direction.
const SIDE: usize = 21;
/// Iterations for each value of a curve of losses.
const STRIDE: usize = 50;

/// The model that was opened last, and the training that was started last; none before the first.
#[derive(Default)]
pub struct WordsService {
    digits: Option<(Arc<[u8]>, Arc<Examples>)>,
    opened: Option<(u32, Opened)>,
    training: Option<(u32, Run)>,
}

struct Opened {
    examples: Arc<Examples>,
    model: Model,
    latents: Vec<Vec<f64>>,
    plane: Plane,
    sampler: Sampler,
}

struct Run {
    training: Training,
    seed: u64,
    /// Losses that are not in a curve yet.
    recent: Vec<Loss>,
}

impl WordsService {
    /// Carries out a request, and returns the reply, if there is one. `now` is a clock.
    pub fn carry_out(&mut self, request: WordsRequest, now: impl Fn() -> Duration) -> Option<WordsReply> {
        let WordsRequest { run, job } = request;
        let outcome = match job {
            WordsJob::Open { digits, weights } => self.open(run, &digits, &weights),
            WordsJob::Pictures(experiment, numbers) => {
                let opened = self.opened.as_mut().filter(|(known, _)| *known == run);
                opened.map_or(WordsOutcome::Lost, |(_, opened)| {
                    WordsOutcome::Pictures(Box::new(opened.draw(&experiment, numbers)))
                })
            }
            WordsJob::StartTraining { digits, latent, seed } => {
                let training = self.examples(&digits).map(|digits| Training::new(digits, Recipe::new(latent), seed));
                self.training = training.map(|training| (run, Run { training, seed, recent: Vec::new() }));
                return None;
            }
            WordsJob::Train { milliseconds, with_model } => {
                let training = self.training.as_mut().filter(|(known, _)| *known == run);
                training.map_or(WordsOutcome::TrainingLost, |(_, run)| {
                    WordsOutcome::Trained(Box::new(run.go_on(milliseconds, with_model, now)))
                })
            }
        };
        Some(WordsReply { run, outcome })
    }

    /// The digits of a file; they are read once.
    fn examples(&mut self, file: &Arc<[u8]>) -> Option<Arc<Examples>> {
        if self.digits.as_ref().is_none_or(|(known, _)| known != file) {
            let examples = digits::from_bytes(file).and_then(Examples::new)?;
            self.digits = Some((file.clone(), Arc::new(examples)));
        }
        self.digits.as_ref().map(|(_, examples)| examples.clone())
    }

    fn open(&mut self, run: u32, digits: &Arc<[u8]>, weights: &[u8]) -> WordsOutcome {
        let Some(examples) = self.examples(digits) else { return WordsOutcome::Lost };
        let model = match Saved::from_bytes(weights) {
            Ok(saved) => saved.model,
            Err(reason) => return WordsOutcome::NoModel(reason),
        };
        let latents = model.latents(&examples);
        let Some(plane) = Plane::new(&latents, &examples) else {
            return WordsOutcome::NoModel(NotWeights::NoNetwork);
        };
        let map = Map::new(&model, &latents, &plane, EXTENT, SIDE);
        let shown = WordsMap {
            points: map.points,
            classes: examples.classes().to_vec(),
            pictures: grays(&map.pictures),
            side: map.side,
            extent: map.extent,
        };
        let sampler = Sampler::new(&model);
        self.opened = Some((run, Opened { examples, model, latents, plane, sampler }));
        WordsOutcome::Map(Box::new(shown))
    }
}

impl Opened {
    fn draw(&mut self, experiment: &WordsExperiment, numbers: Range<u32>) -> WordsFilm {
        let WordsExperiment { phrase, guidance, steps, seed, .. } = *experiment;
        let paths = self.sampler.run(&Order { phrase, guidance, steps: steps as usize, seed }, numbers);
        let latents = paths.last();
        let pictures = self.model.decode(&latents);
        let places: Vec<_> = pictures
            .chunks_exact(digits::SIDE * digits::SIDE)
            .map(|picture| nearest(&self.examples, picture))
            .collect();
        let hit = |places: &[usize]| u8::from(is_hit(&self.examples, phrase, places));
        let width = self.model.latent();
        WordsFilm {
            count: paths.count,
            path: paths.latents.chunks_exact(width).flat_map(|latent| self.plane.project(latent)).collect(),
            decoded: grays(&self.model.decode(&paths.latents)),
            estimates: grays(&self.model.decode(&paths.estimates)),
            hits: places.iter().map(|places| hit(places)).collect(),
            nearest: places.iter().map(|[first, ..]| *first as u32).collect(),
            own_variance: own_variance(&self.latents, &self.examples, phrase).unwrap_or_default(),
            latents,
        }
    }
}

impl Run {
    fn go_on(&mut self, milliseconds: f64, with_model: bool, now: impl Fn() -> Duration) -> WordsProgress {
        let start = now();
        let elapsed = || now().saturating_sub(start).as_secs_f64() * 1e3;
        let mut progress = WordsProgress::default();
        while elapsed() < milliseconds {
            let Some(loss) = self.training.step() else { break };
            self.note(loss, &mut progress);
        }
        progress.milliseconds = elapsed();
        (progress.iteration, progress.iterations) = (self.training.iterations(), self.training.recipe().iterations());
        if with_model || self.training.is_done() {
            let saved = |model| Saved { seed: self.seed, iterations: progress.iteration, model }.to_bytes();
            progress.weights = self.training.model().map(saved);
        }
        progress
    }

    /// Adds a value to a curve once there are enough losses for a mean.
    fn note(&mut self, loss: Loss, progress: &mut WordsProgress) {
        let is_new =
            self.recent.last().is_some_and(|last| std::mem::discriminant(last) != std::mem::discriminant(&loss));
        if is_new {
            self.recent.clear();
        }
        self.recent.push(loss);
        if self.recent.len() < STRIDE {
            return;
        }
        let mean = |of: fn(&Loss) -> f64| (self.recent.iter().map(of).sum::<f64>() / STRIDE as f64) as f32;
        match loss {
            Loss::Autoencoder { .. } => progress.autoencoder.extend([mean(reconstruction), mean(divergence)]),
            Loss::Denoiser(_) => progress.denoiser.push(mean(reconstruction)),
        }
        self.recent.clear();
    }
}

fn reconstruction(loss: &Loss) -> f64 {
    match loss {
        Loss::Autoencoder { reconstruction, .. } => *reconstruction,
        Loss::Denoiser(loss) => *loss,
    }
}

fn divergence(loss: &Loss) -> f64 {
    match loss {
        Loss::Autoencoder { divergence, .. } => *divergence,
        Loss::Denoiser(_) => 0.0,
    }
}

/// Gray values of pixels from −1 (paper) to 1 (ink): 0 for paper and 255 for ink.
fn grays(pixels: &[f32]) -> Vec<u8> {
    pixels.iter().map(|x| (127.5 * (x.clamp(-1.0, 1.0) + 1.0)).round() as u8).collect()
}
