//! One point of a sweep.

use super::figure::Figure;
use crate::diffusion::block::{Direction, Plan};
use crate::diffusion::model::Surface;
use crate::diffusion::particles::BLOCK;
use crate::diffusion::population::Population;
use crate::lab::one_dimension::Settings;
use std::sync::Arc;

/// A figure and how well it is known.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Measured {
    /// The figure of all particles: that of the page's report for the same settings.
    pub value: f64,
    /// Its standard error, from the spread of the figure over blocks of 256 particles; NaN if there is only one.
    pub error: f64,
}

/// Runs an experiment and measures a figure of it.
pub fn measure(settings: &Settings, learned: Option<&Arc<Surface>>, figure: Figure) -> Measured {
    let plan = Plan::new(settings.round_trip(learned));
    let process = plan.process();
    let mut populations = [0, 1].map(|_| Population::new(process.reach()));
    let mut of_blocks = Vec::new();
    for block in 0..settings.particles().div_ceil(BLOCK as u32) {
        let particles = settings.particles_in_block(block) as usize;
        let mut ends = [[0.0; BLOCK]; 2];
        plan.run(settings.seed(), block, &mut |direction, i, positions| {
            if i == 0 {
                ends[usize::from(direction == Direction::Reverse)] = *positions;
            }
        });
        let [data, recovered] = ends.each_mut().map(|end| &mut end[..particles.min(BLOCK)]);
        populations[0].add(data);
        populations[1].add(recovered);
        of_blocks.push(figure.of_block(data, recovered, process));
    }
    let [data, recovered] = &populations;
    Measured { value: figure.of_populations(data, recovered, process), error: standard_error(&of_blocks) }
}

fn standard_error(values: &[f64]) -> f64 {
    let n = values.len() as f64;
    let mean = values.iter().sum::<f64>() / n;
    let squares: f64 = values.iter().map(|value| (value - mean) * (value - mean)).sum();
    // NaN for one block.
    (squares / (n - 1.0) / n).sqrt()
}
