//! Which of the networks of a training is used, and what is known of it.

use super::phase::Phase;
use super::run::TrainingRun;
use crate::diffusion::model::Surface;
use std::sync::Arc;

impl TrainingRun {
    /// The snapshot whose network is used; none for the last network.
    pub fn snapshot(&self) -> Option<usize> {
        self.shown.snapshot
    }

    /// The network that is used, as a surface; none until it has been [asked for](Self::want_surface).
    pub fn surface(&self) -> Option<Arc<Surface>> {
        self.surface.clone()
    }

    /// Whether there is no surface yet, and there can be one.
    pub fn waits_for_surface(&self) -> bool {
        self.surface.is_none() && !self.shown.has_failed
    }

    /// Asks for the surface if there is none yet.
    pub fn want_surface(&mut self) {
        if self.waits_for_surface() && !self.shown.is_awaited {
            self.shown.is_wanted = self.phase == Phase::Absent;
        }
    }
}
