//! An experiment under way.

use super::recording::Recording;
use super::settings::Settings;
use crate::diffusion::block::Plan;
use crate::diffusion::kernel::BLOCK;
use crate::diffusion::marginal::Process;

/// A run of `settings`: block after block is added to its recording until all particles are through.
pub struct Run {
    settings: Settings,
    plan: Plan,
    recording: Recording,
    next_block: u32,
}

impl Run {
    /// A run of which nothing is done yet.
    pub fn new(settings: &Settings) -> Self {
        let plan = Plan::new(settings.journey());
        Self { settings: settings.clone(), recording: Recording::new(&plan), plan, next_block: 0 }
    }

    /// Runs blocks while `more()` says so, asked after each; at least one, unless all are done.
    pub fn refine(&mut self, mut more: impl FnMut() -> bool) {
        while !self.is_settled() {
            let left = self.settings.particles() - self.particles_done();
            self.recording.add_block(&self.plan, self.settings.seed(), self.next_block, left as usize);
            self.next_block += 1;
            if !more() {
                break;
            }
        }
    }

    /// Whether all particles are through.
    pub fn is_settled(&self) -> bool {
        self.particles_done() == self.settings.particles()
    }

    /// Particles that are through, out and back.
    pub fn particles_done(&self) -> u32 {
        (self.next_block * BLOCK as u32).min(self.settings.particles())
    }

    /// What is being run.
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// The process that is being run, for what theory says of it.
    pub fn process(&self) -> &Process {
        self.plan.process()
    }

    /// What the run has left so far.
    pub fn recording(&self) -> &Recording {
        &self.recording
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diffusion::block::Leg;
    use crate::lab::settings::{NOISE, PARTICLES, STEPS, Setting, Value};

    fn settings(values: &[(&'static Setting, f64)]) -> Settings {
        let mut settings = Settings::default();
        for (setting, x) in values {
            assert_eq!(setting.write(&mut settings, &Value::Number(*x)), Ok(()));
        }
        settings
    }

    #[test]
    fn a_run_is_the_same_however_it_is_cut_up() {
        let settings = settings(&[(&PARTICLES, 1000.0), (&STEPS, 30.0), (&NOISE, 0.2)]);
        let mut at_once = Run::new(&settings);
        at_once.refine(|| true);
        let mut bit_by_bit = Run::new(&settings);
        while !bit_by_bit.is_settled() {
            bit_by_bit.refine(|| false);
        }
        assert_eq!(at_once.recording(), bit_by_bit.recording());
        // The blocks in another order, the last of them with 1000 − 3 · 256 particles.
        let mut backwards = Recording::new(&at_once.plan);
        for (block, particles) in [(3, 232), (2, 256), (1, 256), (0, 256)] {
            backwards.add_block(&at_once.plan, settings.seed(), block, particles);
        }
        assert_eq!(at_once.recording(), &backwards);
    }

    #[test]
    fn the_first_block_fills_the_picture() {
        let mut run = Run::new(&Settings::default());
        run.refine(|| false);
        assert_eq!(run.particles_done(), 256);
        for leg in [Leg::Forward, Leg::Reverse] {
            let density = &run.recording().leg(leg).density;
            assert_eq!(density.columns(), 257);
            for column in 0..density.columns() {
                let (below, above) = density.beyond(column);
                assert_eq!(density.column(column).iter().sum::<u32>() + below + above, 256);
            }
        }
    }

    #[test]
    fn a_smaller_run_is_the_beginning_of_a_larger_one() {
        let mut small = Run::new(&settings(&[(&PARTICLES, 512.0), (&STEPS, 20.0)]));
        small.refine(|| true);
        let mut large = Run::new(&settings(&[(&PARTICLES, 2000.0), (&STEPS, 20.0)]));
        large.refine(|| false);
        large.refine(|| false);
        assert_eq!(small.recording(), large.recording());
    }

    #[test]
    fn noise_bends_the_paths_without_a_flicker() {
        let path = |noise| {
            let mut run = Run::new(&settings(&[(&NOISE, noise)]));
            run.refine(|| false);
            run.recording().leg(Leg::Reverse).paths.iter().next().map(<[f32]>::to_vec)
        };
        let (a, b) = (path(0.3).unwrap_or_default(), path(0.31).unwrap_or_default());
        assert!(!a.is_empty());
        // The noise enters with weights whose squares sum to about ν²; 0.01 of it, times a normal's 6.6 at most.
        let largest = a.iter().zip(&b).map(|(x, y)| (x - y).abs()).fold(0.0, f32::max);
        assert!(largest > 0.0 && largest < 0.07, "{largest}");
    }
}
