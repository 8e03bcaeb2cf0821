//! The population that a learned score recovers: from a new start, by ancestral sampling.

use crate::diffusion::kernel::Noise;
use crate::diffusion::marginal::Process;
use crate::diffusion::model::PreparedModel;
use crate::diffusion::particles::{self, BLOCK, ComponentAssignments};
use crate::diffusion::population::Population;
use crate::diffusion::sampler::{self, Corruption, DDPM, Options};
use crate::diffusion::schedule::Level;
use crate::diffusion::stream::{Purpose, Stream};

/// A reverse run: a schedule divided into steps for DDPM.
#[derive(Clone, Debug)]
pub struct Recovery<'a> {
    process: &'a Process,
    levels: Vec<Level>,
}

impl<'a> Recovery<'a> {
    /// A reverse run of `steps` ≥ 1 steps.
    pub fn new(process: &'a Process, steps: usize) -> Self {
        Self { process, levels: process.schedule.levels(steps.max(1)) }
    }

    /// The data and the schedule.
    pub fn process(&self) -> &Process {
        self.process
    }

    /// The levels at which x̂₀ is read, for which the model has to be prepared.
    pub fn levels(&self) -> Vec<Level> {
        self.levels.iter().copied().skip(1).chain([sampler::finest(&self.levels)]).collect()
    }

    /// Recovered particles, block after block of 256, with the model `model`, which was prepared for these levels.
    pub fn recovered(&self, model: &dyn PreparedModel, seed: u64, blocks: u32) -> impl Iterator<Item = [f32; BLOCK]> {
        let updates = sampler::reverse(&DDPM, Options::default(), &self.levels, Corruption::Data, 0.0);
        let spread = self.process.schedule.reference_std() as f32;
        (0..blocks).map(move |block| {
            let mut particles = particles::all_at(0.0);
            particles.copy_from_slice(Noise::new(Stream::new(seed, block, Purpose::Start)).next(spread));
            let labels = ComponentAssignments { mean: particles::all_at(0.0), variance: particles::all_at(0.0) };
            let mut noise = Noise::new(Stream::new(seed, block, Purpose::Reverse));
            model.run_reverse(&updates, &mut particles, &labels, &mut noise, &mut |_, _| ());
            *particles::values(&particles)
        })
    }

    /// The Wasserstein-1 distance of `blocks` × 256 recovered particles to the same number of data (MATH.md §7).
    pub fn wasserstein(&self, model: &dyn PreparedModel, seed: u64, blocks: u32) -> f64 {
        let [mut recovered, mut data] = [0; 2].map(|_| Population::new(self.process.widest()));
        for (block, particles) in self.recovered(model, seed, blocks).enumerate() {
            recovered.add(&particles);
            let mut widths = Noise::new(Stream::new(seed, block as u32, Purpose::Width));
            let widths: &[f32] = wide::bytemuck::cast_slice(widths.next(1.0));
            // Evenly spaced uniform numbers: the shares of the components are exact.
            let all = f64::from(blocks) * BLOCK as f64;
            let draws = widths.iter().enumerate().map(|(i, &z)| {
                let u = (i as f64 * f64::from(blocks) + block as f64 + 0.5) / all;
                self.process.data.draw(u as f32, z).x0
            });
            data.add(&draws.collect::<Vec<_>>());
        }
        recovered.wasserstein(&data)
    }
}
