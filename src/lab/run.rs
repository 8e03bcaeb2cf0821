//! An experiment that is being run.

use super::one_dimension::Settings;
use super::recording::{BlockCounts, Recording, WrongShape};
use super::training::pretrained_surface;
use super::verdict::cause::distance_to_noise;
use super::verdict::peaks::Peaks;
use crate::diffusion::block::{Direction, Plan};
use crate::diffusion::marginal::Process;
use crate::diffusion::model::{Estimator, Surface};
use crate::diffusion::particles::BLOCK;
use std::cell::OnceCell;
use std::ops::Range;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// A run of `settings`: block after block is added to its recording until all particles are done.
///
/// Blocks are run here, by [`Run::refine`], or by a worker: [`Run::take_job`] or [`Run::next_job`] takes them out of
/// the run, and [`Run::add_counts`] adds the worker's counts. They can be added in any order; the sum is the same.
pub struct Run {
    id: u64,
    settings: Settings,
    learned: Option<Arc<Surface>>,
    plan: Plan,
    recording: Recording,
    /// Blocks that no thread has begun, the next ones last.
    waiting: Vec<Range<u32>>,
    particles_done: u32,
    peaks: OnceCell<Peaks>,
    distance_to_noise: OnceCell<f64>,
}

/// Blocks of a run, for a worker to run.
#[derive(Clone, Debug, PartialEq)]
pub struct Job {
    /// The run that they are blocks of: [`Run::id`].
    pub run: u64,
    /// The settings of that run.
    pub settings: Settings,
    /// What its model has learned, if it is one that learns.
    pub learned: Option<Arc<Surface>>,
    /// The numbers of the blocks.
    pub blocks: Range<u32>,
}

impl Run {
    /// A run of which no block is done yet. A model that learns is the network of the default data.
    pub fn new(settings: &Settings) -> Self {
        Self::with_learned(settings, settings.learns().then(pretrained_surface))
    }

    /// The same with what a model that learns has learned.
    pub fn with_learned(settings: &Settings, learned: Option<Arc<Surface>>) -> Self {
        static RUNS: AtomicU64 = AtomicU64::new(0);
        let learned = learned.filter(|_| settings.learns());
        let plan = Plan::new(settings.round_trip(learned.as_ref()));
        let blocks = settings.particles().div_ceil(BLOCK as u32);
        Self {
            id: RUNS.fetch_add(1, Ordering::Relaxed),
            settings: settings.clone(),
            learned,
            recording: Recording::new(&plan),
            plan,
            waiting: vec![1..blocks, 0..1],
            particles_done: 0,
            peaks: OnceCell::new(),
            distance_to_noise: OnceCell::new(),
        }
    }

    /// Runs blocks while `more()` returns true; it is called after each block, so at least one is run if any is
    /// waiting.
    pub fn refine(&mut self, mut more: impl FnMut() -> bool) {
        while let Some(blocks) = self.take(0, 1) {
            let particles = self.settings.particles_in_block(blocks.start);
            self.recording.add_block(&self.plan, self.settings.seed(), blocks.start, particles as usize);
            self.particles_done += particles;
            if !more() {
                break;
            }
        }
    }

    /// Takes the next blocks, at most `most`, out of the run, for a
    /// [`BlockRunner`](super::block_runner::BlockRunner); their counts are to be [added](Self::add_counts), or the
    /// blocks
    /// [returned](Self::return_blocks). Never the first block, which records the sample paths. `None` if no other block
    /// is waiting.
    pub fn take_job(&mut self, most: u32) -> Option<Job> {
        let blocks = self.take(1, most)?;
        Some(Job { run: self.id, settings: self.settings.clone(), learned: self.learned.clone(), blocks })
    }

    /// Adds the counts of blocks that a worker has run.
    ///
    /// # Errors
    /// As [`Recording::add_counts`]; the blocks then wait again.
    pub fn add_counts(&mut self, blocks: &[Range<u32>], counts: &BlockCounts) -> Result<(), WrongShape> {
        let added = self.recording.add_counts(counts);
        match added {
            Ok(()) => {
                let particles = blocks.iter().cloned().flatten().map(|block| self.settings.particles_in_block(block));
                self.particles_done += particles.sum::<u32>();
            }
            Err(WrongShape) => self.return_blocks(blocks),
        }
        added
    }

    /// Lets blocks wait again that were taken out and not run.
    pub fn return_blocks(&mut self, blocks: &[Range<u32>]) {
        self.waiting.extend_from_slice(blocks);
    }

    /// Takes blocks back from a worker, with their counts, or without if the worker has failed. Without counts, or if they do
    /// not fit, the blocks wait to be run again.
    pub fn finish_job(&mut self, blocks: &[Range<u32>], counts: Option<&BlockCounts>) {
        match counts {
            Some(counts) => _ = self.add_counts(blocks, counts),
            None => self.return_blocks(blocks),
        }
    }

    /// Identifies this run among all runs of the program.
    pub fn id(&self) -> u64 {
        self.id
    }

    /// Blocks that no thread has begun.
    pub fn blocks_waiting(&self) -> u32 {
        self.waiting.iter().map(|blocks| blocks.end - blocks.start).sum()
    }

    /// Whether all particles are done.
    pub fn is_settled(&self) -> bool {
        self.particles_done == self.settings.particles()
    }

    /// Particles whose forward and reverse run are done.
    pub fn particles_done(&self) -> u32 {
        self.particles_done
    }

    /// The next blocks, at most `most`, of those from number `from` on; none if `most` is 0.
    fn take(&mut self, from: u32, most: u32) -> Option<Range<u32>> {
        let next = self.waiting.iter_mut().rev().find(|blocks| blocks.start >= from)?;
        let taken = next.start..next.end.min(next.start.saturating_add(most));
        next.start = taken.end;
        self.waiting.retain(|blocks| !blocks.is_empty());
        (!taken.is_empty()).then_some(taken)
    }

    /// The settings that are being run.
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// What the model has learned, if it is one that learns.
    pub fn learned(&self) -> Option<&Arc<Surface>> {
        self.learned.as_ref()
    }

    /// The peaks of the data, computed once.
    pub fn peaks(&self) -> &Peaks {
        self.peaks.get_or_init(|| Peaks::new(&self.process().data))
    }

    /// W₁ between the law of x₁ and the noise that a generator begins with, computed once.
    pub fn distance_to_noise(&self) -> f64 {
        *self.distance_to_noise.get_or_init(|| distance_to_noise(self.process()))
    }

    /// The score model, with everything that it is made from.
    pub fn estimator(&self) -> Estimator<'_> {
        Estimator {
            kind: self.settings.model(),
            process: self.process(),
            learned: self.learned.as_deref(),
            guidance: self.plan.guidance(),
        }
    }

    /// The process that is being run: of the data given the condition, if there is one.
    pub fn process(&self) -> &Process {
        self.plan.process()
    }

    /// The largest |x| of its densities, in units of the schedule.
    pub fn reach(&self) -> f32 {
        self.recording.direction(Direction::Forward).density.reach()
    }

    /// The results of the blocks so far.
    pub fn recording(&self) -> &Recording {
        &self.recording
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lab::block_runner::BlockRunner;
    use crate::lab::one_dimension::{NOISE, PARTICLES, STEPS, Setting};
    use crate::lab::settings::Value;

    fn settings(values: &[(&'static Setting, f64)]) -> Settings {
        let mut settings = Settings::default();
        for (setting, x) in values {
            assert_eq!(setting.write(&mut settings, &Value::Number(*x)), Ok(()));
        }
        settings
    }

    #[test]
    fn a_run_does_not_depend_on_the_order_of_its_blocks() {
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
    fn a_run_does_not_depend_on_which_worker_runs_its_blocks() {
        let settings = settings(&[(&PARTICLES, 3000.0), (&STEPS, 30.0), (&NOISE, 0.2)]);
        let mut alone = Run::new(&settings);
        alone.refine(|| true);
        let mut shared = Run::new(&settings);
        let nonsense = shared.take_job(4).expect("blocks are waiting");
        assert_eq!(nonsense.blocks, 1..5);
        shared.refine(|| false);
        let [first, lost, second] = [2, 2, 1].map(|most| shared.take_job(most).expect("blocks are waiting"));
        assert_eq!((first.run, first.blocks.clone()), (shared.id(), 5..7));
        let blocks = [first.blocks.clone(), second.blocks.clone()];
        // Some blocks are done elsewhere, in another order; one worker sends nonsense; one never replies.
        let (mut runner, mut done) = (BlockRunner::new(&settings, None), 0);
        runner.run_blocks(first.blocks, || done += 1);
        runner.run_blocks(second.blocks, || done += 1);
        assert_eq!((done, shared.add_counts(&blocks, &runner.take_counts())), (3, Ok(())));
        assert_eq!(shared.add_counts(&[nonsense.blocks], &BlockCounts::from(vec![1, 2, 3])), Err(WrongShape));
        shared.return_blocks(&[lost.blocks]);
        assert_eq!((shared.particles_done(), shared.blocks_waiting()), (4 * 256, 8));
        // The same runner again, which has already run other blocks.
        let next = shared.take_job(1).expect("blocks are waiting");
        runner.run_blocks(next.blocks.clone(), || ());
        assert_eq!(shared.add_counts(&[next.blocks], &runner.take_counts()), Ok(()));
        shared.refine(|| true);
        assert!(shared.is_settled() && shared.take_job(1).is_none());
        assert_eq!(alone.recording(), shared.recording());
    }

    #[test]
    fn the_first_block_fills_the_picture() {
        let mut run = Run::new(&Settings::default());
        run.refine(|| false);
        assert_eq!(run.particles_done(), 256);
        for direction in [Direction::Forward, Direction::Reverse] {
            let density = &run.recording().direction(direction).density;
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
    fn a_small_change_of_noise_changes_paths_little() {
        let path = |noise| {
            let mut run = Run::new(&settings(&[(&NOISE, noise)]));
            run.refine(|| false);
            run.recording().direction(Direction::Reverse).paths.iter().next().map(<[f32]>::to_vec)
        };
        let (a, b) = (path(0.3).unwrap_or_default(), path(0.31).unwrap_or_default());
        assert!(!a.is_empty());
        // The noise is added with weights whose squares sum to about ν² = 0.01²; a normal number is at most 6.6.
        let largest = a.iter().zip(&b).map(|(x, y)| (x - y).abs()).fold(0.0, f32::max);
        assert!(largest > 0.0 && largest < 0.07, "{largest}");
    }
}
