//! The part of a worker that runs blocks.

use super::one_dimension::Settings;
use super::recording::{BlockCounts, Recording};
use crate::diffusion::block::Plan;
use crate::diffusion::model::Surface;
use std::mem;
use std::ops::Range;
use std::sync::Arc;

/// Runs blocks of a [`Run`](super::run::Run) of another thread.
pub struct BlockRunner {
    settings: Settings,
    plan: Plan,
    recording: Recording,
    counts_taken: bool,
}

impl BlockRunner {
    /// A runner for blocks of a run of `settings`, with what a model that learns has learned.
    pub fn new(settings: &Settings, learned: Option<&Arc<Surface>>) -> Self {
        let plan = Plan::new(settings.round_trip(learned));
        Self { settings: settings.clone(), recording: Recording::new(&plan), plan, counts_taken: false }
    }

    /// Runs `blocks`, and calls `after_each` after each of them.
    pub fn run_blocks(&mut self, blocks: Range<u32>, mut after_each: impl FnMut()) {
        if mem::take(&mut self.counts_taken) {
            self.recording = Recording::new(&self.plan);
        }
        for block in blocks {
            let particles = self.settings.particles_in_block(block);
            self.recording.add_block(&self.plan, self.settings.seed(), block, particles as usize);
            after_each();
        }
    }

    /// The counts of the blocks that were run since the last call.
    pub fn take_counts(&mut self) -> BlockCounts {
        // The recording is cleared when the next blocks are run, not now: the page is waiting for the counts.
        self.counts_taken = true;
        self.recording.counts()
    }
}
