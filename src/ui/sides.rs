//! The experiments on the stage: one, A; or two that are compared, A and B.

use super::stage::{Hand, Scene, Stage};
use crate::lab::run::Run;
use crate::lab::settings::Settings;
use eframe::egui::{Rect, Ui};
use std::time::Duration;
use web_time::Instant;

/// One experiment, with its picture.
pub struct Side {
    /// As it is set up.
    pub settings: Settings,
    /// Its picture.
    pub stage: Stage,
    run: Run,
    /// Frames that the run has been drawn in.
    frames: u32,
}

impl Side {
    fn new(settings: Settings) -> Self {
        Self { run: Run::new(&settings), frames: 0, stage: Stage::default(), settings }
    }

    /// The experiment under way, of the settings as they are now.
    pub fn run(&mut self) -> &mut Run {
        if self.run.settings() != &self.settings {
            self.run = Run::new(&self.settings);
            self.frames = 0;
        }
        &mut self.run
    }

    /// The experiment as it was last run.
    pub fn last_run(&self) -> &Run {
        &self.run
    }

    /// Kept intervals of a direction.
    pub fn intervals(&self) -> usize {
        self.run.recording().columns().len() - 1
    }

    /// Shows the picture; where its data histogram is.
    pub fn show(&mut self, ui: &mut Ui, scene: Scene, hand: Hand<'_>) -> Rect {
        self.frames = self.frames.saturating_add(1);
        self.stage.show(ui, scene, &self.run, &mut self.settings, hand)
    }

    /// Whether there are blocks for workers. Under a dragged slider every frame has a run of its own, too short-lived to be
    /// shared.
    fn wants_help(&self) -> bool {
        self.frames > 1 && self.run.blocks_waiting() > 0
    }

    /// Whether all particles of these very settings are through.
    pub fn is_settled(&self) -> bool {
        self.run.is_settled() && !self.has_changed()
    }

    /// Whether the settings have changed since the run began.
    pub fn has_changed(&self) -> bool {
        self.run.settings() != &self.settings
    }
}

/// A, and B if there is one.
pub struct Sides {
    /// A.
    pub first: Side,
    /// B.
    pub second: Option<Side>,
    edits_second: bool,
}

impl Sides {
    /// Of these settings.
    pub fn new(first: Settings, second: Option<Settings>) -> Self {
        let edits_second = second.is_some();
        Self { first: Side::new(first), second: second.map(Side::new), edits_second }
    }

    /// A, and B if there is one.
    pub fn iter_mut(&mut self) -> impl Iterator<Item = &mut Side> {
        std::iter::once(&mut self.first).chain(&mut self.second)
    }

    /// Whether the controls change B.
    pub fn edits_second(&self) -> bool {
        self.edits_second && self.second.is_some()
    }

    /// Lets the controls change B, or A.
    pub fn edit(&mut self, second: bool) {
        self.edits_second = second;
    }

    /// What the controls change.
    pub fn edited(&self) -> &Side {
        match &self.second {
            Some(second) if self.edits_second => second,
            _ => &self.first,
        }
    }

    /// What the controls change.
    pub fn edited_mut(&mut self) -> &mut Side {
        match &mut self.second {
            Some(second) if self.edits_second => second,
            _ => &mut self.first,
        }
    }

    /// Compares A with an experiment of these settings.
    pub fn compare(&mut self, settings: Settings) {
        match &mut self.second {
            Some(second) => second.settings = settings,
            None => {
                self.second = Some(Side::new(settings));
                self.edits_second = true;
            }
        }
    }

    /// Ends the comparison; A stays.
    pub fn leave(&mut self) {
        self.second = None;
    }

    /// Begins a comparison with a copy of A; or ends it, and what the controls change stays.
    pub fn toggle(&mut self) {
        match self.second.take() {
            None => self.compare(self.first.settings.clone()),
            Some(second) if self.edits_second => self.first = second,
            Some(_) => {}
        }
    }

    /// A becomes B, and B becomes A.
    pub fn swap(&mut self) {
        if let Some(second) = &mut self.second {
            std::mem::swap(&mut self.first, second);
        }
    }

    /// Goes on with the experiments for about `budget`; at least by one block of each, unless it is done.
    pub fn refine(&mut self, budget: Duration) {
        let start = Instant::now();
        let share = if self.second.is_some() { budget / 2 } else { budget };
        self.first.run().refine(|| start.elapsed() < share);
        if let Some(second) = &mut self.second {
            second.run().refine(|| start.elapsed() < budget);
        }
    }

    /// Whether there are blocks for workers.
    pub fn want_help(&self) -> bool {
        self.first.wants_help() || self.second.as_ref().is_some_and(Side::wants_help)
    }

    /// Whether all particles are through.
    pub fn are_settled(&self) -> bool {
        self.first.is_settled() && self.second.as_ref().is_none_or(Side::is_settled)
    }

    /// The settings of A, and of B if there is one.
    pub fn settings(&self) -> (&Settings, Option<&Settings>) {
        (&self.first.settings, self.second.as_ref().map(|second| &second.settings))
    }
}
