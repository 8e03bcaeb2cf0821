//! The whole way of pictures, out and back. A picture goes by itself: its random numbers depend on (seed, its number) alone,
//! so it is the same whichever others are computed with it, in any order.

use super::block::{Block, add_power, gray};
use super::cosine_transform::CosineTransform;
use super::experiment::{Experiment, Model, Start};
use super::learned::estimate::{Learned, TOGETHER};
use super::noise::Noise;
use super::posterior::{AtLevel, Posterior};
use super::process::{Level, Process, Transition};
use super::product::TILE;
use super::sampler::Update;
use crate::diffusion::stream::{Purpose, Stream};
use std::ops::Range;

/// The most times of which pictures are kept, in addition to t = 0.
const MOST_COLUMNS: usize = 100;
/// Pictures of the data that have to agree about the class of a recovered one.
const NEIGHBOURS: usize = 5;

/// An experiment, with everything that does not depend on the picture.
#[derive(Clone, Debug)]
pub struct RoundTrip {
    experiment: Experiment,
    transform: CosineTransform,
    posterior: Posterior,
    /// The network, if the estimate is that of one.
    learned: Option<Learned>,
    levels: Vec<Level>,
    transitions: Vec<Transition>,
    updates: Vec<Update>,
    /// What the estimates need at the level of each step; computed when it is first needed.
    at_levels: Vec<Option<AtLevel>>,
    columns: Vec<usize>,
}

impl RoundTrip {
    /// An experiment to run.
    pub fn new(experiment: Experiment) -> Self {
        let (side, steps) = (experiment.data.set.side(), experiment.steps.max(1));
        let transform = CosineTransform::new(side);
        let levels = experiment.process.levels(side, steps);
        let transitions = experiment.process.transitions(side, &levels);
        let update = |step: usize| match &experiment.process {
            Process::Diffusion(_) => {
                Update::of_diffusion(experiment.sampler, &levels[step], &levels[step + 1], &transitions[step])
            }
            Process::Heat(heat) => Update::of_heat(heat, &levels[step], step == 0),
        };
        let network = experiment.network.as_ref().filter(|_| experiment.model == Model::Learned);
        Self {
            learned: network.and_then(|network| Learned::new(network, &experiment.data, &experiment.process, steps)),
            updates: (0..steps).map(update).collect(),
            at_levels: vec![None; steps + 1],
            columns: Self::kept_steps(steps),
            posterior: Posterior::new(&experiment.data, &transform),
            transform,
            levels,
            transitions,
            experiment,
        }
    }

    /// What it runs.
    pub fn experiment(&self) -> &Experiment {
        &self.experiment
    }

    /// The transform of its pictures.
    pub fn transform(&self) -> &CosineTransform {
        &self.transform
    }

    /// The steps, of this many, after which pictures are kept: from 0 to the last, at most 101 of them, evenly spaced.
    pub fn kept_steps(steps: usize) -> Vec<usize> {
        let last = steps.clamp(1, MOST_COLUMNS);
        (0..=last).map(|column| (column * steps + last / 2) / last).collect()
    }

    /// The steps after which pictures are kept.
    pub fn columns(&self) -> &[usize] {
        &self.columns
    }

    /// The level after each step, from t = 0.
    pub fn levels(&self) -> &[Level] {
        &self.levels
    }

    /// Runs the pictures with these numbers.
    pub fn run(&mut self, pictures: Range<u32>) -> Block {
        let mut block = Block::default();
        let side = self.experiment.data.set.side();
        let kept = self.columns.len() * side * side;
        block.forward_power = vec![0.0; kept];
        block.reverse_power = vec![0.0; kept];
        let numbers: Vec<u32> = pictures.collect();
        for tile in numbers.chunks(if self.learned.is_some() { TOGETHER } else { TILE }) {
            self.run_tile(tile, &mut block);
        }
        block
    }

    fn run_tile(&mut self, numbers: &[u32], block: &mut Block) {
        let places: Vec<usize> = numbers.iter().map(|number| self.place(*number)).collect();
        let clean: Vec<Vec<f32>> = places
            .iter()
            .map(|place| {
                self.experiment.data.set.picture(*place).map_or_else(Vec::new, |x| self.transform.frequencies(x))
            })
            .collect();
        let mut u = Vec::new();
        for (number, clean) in numbers.iter().zip(&clean) {
            u.push(self.forward(*number, clean, block));
        }
        self.reverse(numbers, &clean, &mut u, block);
        for (place, u) in places.into_iter().zip(&u) {
            let picture = self.transform.picture(u);
            let neighbours = self.neighbours(&picture);
            let (squared, nearest) = neighbours.first().copied().unwrap_or_default();
            block.data.push(place as u32);
            block.nearest.push(nearest as u32);
            block.rms.push((squared / picture.len() as f32).sqrt());
            block.agreement.push(self.agreement(&neighbours));
            let squares = self.experiment.data.set.picture(place).map(|own| squared_distance(own, &picture));
            block.squared_error.push(squares.unwrap_or_default() / picture.len() as f32);
            block.recovered.extend(picture);
        }
    }

    /// The place in the data of a picture's x₀: at the quantiles of the golden ratio's multiples, which are spread evenly
    /// whether a few pictures are drawn or many.
    fn place(&self, number: u32) -> usize {
        const GOLDEN: f64 = 0.618_033_988_749_894_8;
        if let Some(first) = self.experiment.first.clone().nth(number as usize) {
            return first;
        }
        let [offset, ..] = Stream::new(self.experiment.seed, 0, Purpose::Data).uniform();
        let u = f64::from(offset) + GOLDEN * f64::from(number);
        self.experiment.data.at_quantile(u - u.floor())
    }

    /// The way out of a picture: its end.
    fn forward(&self, number: u32, clean: &[f32], block: &mut Block) -> Vec<f32> {
        let mut noise = Noise::new(self.experiment.seed, number, Purpose::Forward);
        let mut epsilon = vec![0.0; clean.len()];
        let mut u = vec![0.0; clean.len()];
        let mut column = 0;
        for step in 0..self.levels.len() {
            noise.fill(&mut epsilon);
            if let (Some(level), 0) = (self.levels.first(), step) {
                for ((u, x), (alpha, epsilon)) in u.iter_mut().zip(clean).zip(level.alpha.iter().zip(&epsilon)) {
                    *u = *alpha as f32 * x + level.sigma as f32 * epsilon;
                }
            } else if let Some(transition) = self.transitions.get(step.wrapping_sub(1)) {
                let factors = transition.alpha.iter().zip(&transition.variance);
                for ((u, epsilon), (alpha, variance)) in u.iter_mut().zip(&epsilon).zip(factors) {
                    *u = *alpha as f32 * *u + variance.sqrt() as f32 * epsilon;
                }
            }
            if self.columns.get(column) == Some(&step) {
                add_power(&mut block.forward_power, column, &u);
                block.forward.extend(self.transform.picture(&u).into_iter().map(gray));
                column += 1;
            }
        }
        u
    }

    /// The way back of some pictures that are computed together, from the ends of their ways out.
    fn reverse(&mut self, numbers: &[u32], clean: &[Vec<f32>], u: &mut [Vec<f32>], block: &mut Block) {
        let seed = self.experiment.seed;
        let frequencies = clean.first().map_or(0, Vec::len);
        let stream =
            |purpose| -> Vec<Noise> { numbers.iter().map(|number| Noise::new(seed, *number, purpose)).collect() };
        let (mut noises, mut errors) = (stream(Purpose::Reverse), stream(Purpose::Error));
        if self.experiment.start == Start::Gaussian && matches!(self.experiment.process, Process::Diffusion(_)) {
            for (u, mut start) in u.iter_mut().zip(stream(Purpose::Start)) {
                start.fill(u);
            }
        }
        let mut film = vec![Vec::new(); numbers.len()];
        let mut column = self.columns.len() - 1;
        let mut estimates = vec![vec![0.0; frequencies]; numbers.len()];
        let (mut epsilon, mut error) = (vec![0.0; frequencies], vec![0.0; frequencies]);
        for step in (0..=self.updates.len()).rev() {
            if self.columns.get(column) == Some(&step) {
                for (u, film) in u.iter().zip(&mut film) {
                    add_power(&mut block.reverse_power, column, u);
                    film.push(self.transform.picture(u));
                }
                column = column.saturating_sub(1);
            }
            if step == 0 {
                break;
            }
            self.estimate(step, clean, u, &mut estimates);
            let pictures = u.iter_mut().zip(&mut estimates).zip(noises.iter_mut().zip(&mut errors));
            for ((u, estimate), (noise, errors)) in pictures {
                noise.fill(&mut epsilon);
                if self.experiment.noise > 0.0 {
                    errors.fill(&mut error);
                    for (x, error) in estimate.iter_mut().zip(&error) {
                        *x += self.experiment.noise as f32 * error;
                    }
                }
                if let Some(update) = self.updates.get(step - 1) {
                    update.apply(u, estimate, &epsilon);
                }
            }
        }
        block.reverse.extend(film.into_iter().flat_map(|film| film.into_iter().rev()).flatten().map(gray));
    }

    fn estimate(&mut self, step: usize, clean: &[Vec<f32>], u: &[Vec<f32>], estimates: &mut [Vec<f32>]) {
        if self.experiment.model == Model::Exact {
            estimates.clone_from_slice(clean);
            return;
        }
        if let Some(learned) = &mut self.learned {
            learned.estimates(step, u, estimates);
            return;
        }
        let (Some(at), Some(level)) = (self.at_levels.get_mut(step), self.levels.get(step)) else {
            return;
        };
        let at = at.get_or_insert_with(|| self.posterior.at(level));
        let left: Vec<&[f32]> = u.iter().map(Vec::as_slice).collect();
        match self.experiment.model {
            Model::Nearest => self.posterior.nearest(at, &left, estimates),
            Model::Exact | Model::Bayes | Model::Learned => self.posterior.means(at, &left, estimates),
        }
    }

    /// The pictures of the data that are nearest to this one, at most five: their squared distances and their places.
    fn neighbours(&self, picture: &[f32]) -> Vec<(f32, usize)> {
        let mut nearest: Vec<(f32, usize)> = Vec::with_capacity(NEIGHBOURS + 1);
        for (place, other) in self.experiment.data.set.pictures().enumerate() {
            let distance = squared_distance(other, picture);
            let at = nearest.partition_point(|(known, _)| *known <= distance);
            if at < NEIGHBOURS {
                nearest.insert(at, (distance, place));
                nearest.truncate(NEIGHBOURS);
            }
        }
        nearest
    }

    /// The share of neighbours that have the class of the nearest one.
    fn agreement(&self, neighbours: &[(f32, usize)]) -> f32 {
        let class = |(_, place): &(f32, usize)| self.experiment.data.set.classes().get(*place);
        let of_nearest = neighbours.first().and_then(class);
        let same = neighbours.iter().filter(|neighbour| class(neighbour) == of_nearest).count();
        same as f32 / neighbours.len().max(1) as f32
    }
}

/// The squared distance of two pictures, whose number of pixels is a multiple of eight: eight sums, which are computed at
/// the same time.
fn squared_distance(a: &[f32], b: &[f32]) -> f32 {
    let mut sums = [0.0; 8];
    for (a, b) in a.as_chunks::<8>().0.iter().zip(b.as_chunks::<8>().0) {
        for ((sum, a), b) in sums.iter_mut().zip(a).zip(b) {
            *sum += (a - b) * (a - b);
        }
    }
    sums.iter().sum()
}

#[cfg(test)]
mod tests;
