//! A block of 256 particles sent the whole way, out and back, by itself.

use super::kernel::{self, BLOCK, Particles};
use super::marginal::Process;
use super::model::{Denoiser, OwnLabel, PosteriorMean, ScoreModel, Threshold};
use super::sampler::{self, Move};
use super::stream::{Purpose, Stream};
use wide::f32x8;

/// Which half of the journey a population is on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Leg {
    /// From data to noise, t: 0 → 1.
    Forward,
    /// From noise to data, t: 1 → 0.
    Reverse,
}

/// Everything about a journey that is worked out once and shared by all blocks.
pub struct Plan {
    process: Process,
    forward: Vec<Move>,
    reverse: Vec<Move>,
    denoiser: AnyDenoiser,
}

enum AnyDenoiser {
    OwnLabel(OwnLabel),
    Threshold(Threshold),
    PosteriorMean(PosteriorMean),
}

impl Plan {
    /// A journey of `steps` ≥ 1 steps each way, whose reverse run follows `model`, corrupted at level `corruption` ≥ 0.
    pub fn new(process: Process, steps: usize, model: ScoreModel, corruption: f64) -> Self {
        let steps = steps.max(1);
        let levels: Vec<_> = (1..=steps).map(|i| process.schedule.level(i as f64 / steps as f64)).collect();
        Self {
            process,
            forward: sampler::forward(process.schedule, steps),
            reverse: sampler::euler_maruyama(process.schedule, steps, corruption),
            denoiser: match model {
                ScoreModel::Exact => AnyDenoiser::OwnLabel(OwnLabel),
                ScoreModel::Nearest => AnyDenoiser::Threshold(Threshold::nearest(&levels)),
                ScoreModel::MaximumLikelihood => AnyDenoiser::Threshold(Threshold::likelier(process.data, &levels)),
                ScoreModel::Posterior => AnyDenoiser::PosteriorMean(PosteriorMean::new(process.data, &levels)),
            },
        }
    }

    /// Steps each way.
    pub fn steps(&self) -> usize {
        self.forward.len()
    }

    /// Sends block number `block` out and back. `arrive(leg, i, x)` is told the 256 positions at every t = i/steps,
    /// both ends of both legs included, in the order of the journey.
    pub fn run(&self, seed: u64, block: u32, mut arrive: impl FnMut(Leg, usize, &[f32; BLOCK])) {
        let own = self.draw_data(seed, block);
        let mut particles = own;
        arrive(Leg::Forward, 0, kernel::values(&particles));
        let mut stream = Stream::new(seed, block, Purpose::Forward);
        for (i, &step) in self.forward.iter().enumerate() {
            kernel::step_unguided(&mut particles, step, &mut stream);
            arrive(Leg::Forward, i + 1, kernel::values(&particles));
        }
        arrive(Leg::Reverse, self.steps(), kernel::values(&particles));
        let stream = Stream::new(seed, block, Purpose::Reverse);
        let arrive = |i: usize, x: &[f32; BLOCK]| arrive(Leg::Reverse, i, x);
        match &self.denoiser {
            AnyDenoiser::OwnLabel(d) => self.reverse(d, &mut particles, &own, stream, arrive),
            AnyDenoiser::Threshold(d) => self.reverse(d, &mut particles, &own, stream, arrive),
            AnyDenoiser::PosteriorMean(d) => self.reverse(d, &mut particles, &own, stream, arrive),
        }
    }

    fn draw_data(&self, seed: u64, block: u32) -> Particles {
        let mut stream = Stream::new(seed, block, Purpose::Data);
        std::array::from_fn(|_| f32x8::new(stream.uniform().map(|u| self.process.data.draw(u))))
    }

    fn reverse<D: Denoiser>(
        &self,
        denoiser: &D,
        particles: &mut Particles,
        own: &Particles,
        mut stream: Stream,
        mut arrive: impl FnMut(usize, &[f32; BLOCK]),
    ) {
        for (i, &step) in self.reverse.iter().enumerate().rev() {
            kernel::step::<D>(particles, own, step, denoiser.at(i), &mut stream);
            arrive(i, kernel::values(particles));
        }
    }
}
