//! The interface of a screen, and what it knows about the page.

use crate::lab::background::BackgroundRequest;
use crate::lab::changes::Change;
use crate::lab::embedding::{Embedding, Vocabulary};
use crate::lab::file::File;
use crate::lab::jobs::{NextJob, WorkerLoad};
use crate::lab::json::Json;
use crate::lab::playback::Playback;
use crate::lab::recording::BlockCounts;
use crate::lab::settings::{Refusal, Value};
use crate::lab::training::TrainingRun;
use crate::learning::file::NotWeights;
use crate::screens::caption::Caption;
use crate::text::{Language, Text};
use crate::theme::Appearance;
use crate::widgets::request::Request;
use crate::widgets::shortcuts::Shortcut;
use crate::widgets::widget_rect::WidgetRect;
use egui::Ui;
use std::ops::Range;
use std::time::Duration;

/// The page around a screen, for one frame.
pub struct Page<'a> {
    /// The language of the page.
    pub language: Language,
    /// What the page is adapted to.
    pub appearance: Appearance,
    /// Whether the page is embedded in another one, and what that one asks for.
    pub embedding: &'a Embedding,
    /// Whether the page is visible. If not, a screen computes nothing by itself.
    pub seen: bool,
    /// Whether the page around the picture has panels.
    pub has_panels: bool,
    /// The names of all screens.
    pub screens: &'a [&'static str],
    /// Threads that share the work: the page's own, and its workers.
    pub threads: u32,
    /// What was refused or corrected, and why; shown until the user dismisses it.
    pub refusals: &'a mut Vec<Refusal>,
    /// Where each control was drawn.
    pub widgets: &'a mut Vec<WidgetRect>,
    /// What the user asks the application for.
    pub requests: Vec<Request>,
}

impl Page<'_> {
    /// The words.
    pub fn text(&self) -> &'static Text {
        self.language.text()
    }
}

/// A screen: it owns its experiments and the state of everything that shows them.
///
/// Methods with a body are for what not every screen has: comparisons, networks that are trained, work that is divided
/// among frames and workers.
pub trait Screen {
    /// Its name, as `screen` in addresses and in JavaScript.
    fn name(&self) -> &'static str;

    /// The names that an embedded page may show or lock.
    fn vocabulary(&self) -> Vocabulary;

    /// One frame of `seconds`. Controls are drawn first, so that a change is run and drawn in the frame in which it is
    /// made.
    fn ui(&mut self, ui: &mut Ui, page: &mut Page<'_>);

    /// The playhead.
    fn playback(&self) -> &Playback;

    /// The playhead, to be moved.
    fn playback_mut(&mut self) -> &mut Playback;

    /// Advances by `seconds` what moves by itself.
    fn advance(&mut self, seconds: f64) {
        self.playback_mut().advance(seconds);
    }

    /// Whether another frame is needed without any input.
    fn is_active(&self) -> bool {
        self.playback().is_playing()
    }

    /// Carries out a shortcut that belongs to the screen.
    fn shortcut(&mut self, shortcut: Shortcut);

    /// All settings of the experiment by name: of A, if two are compared.
    fn settings(&self) -> Vec<(&'static str, Value)>;

    /// The same for an address without a query.
    fn defaults(&self) -> Vec<(&'static str, Value)>;

    /// Changes settings by name: all of them, or none.
    ///
    /// # Errors
    /// Why one of them can't have the value.
    fn apply(&mut self, values: &[(String, Value)]) -> Result<(), Refusal>;

    /// Compares the experiment with what [`Screen::apply`] would make of it; `None` ends the comparison.
    ///
    /// # Errors
    /// As [`Screen::apply`]; or that this screen has no comparison.
    fn compare(&mut self, values: Option<&[(String, Value)]>) -> Result<(), Refusal> {
        values.map_or(Ok(()), |_| Err(Refusal::NoComparison { screen: self.name() }))
    }

    /// Keeps the experiments, with their networks and the playhead, and goes on with copies of them. A second call does
    /// nothing.
    fn set_aside(&mut self);

    /// Brings back the experiments that were set aside; or lets them go, to `keep` the current ones.
    fn bring_back(&mut self, keep: bool);

    /// Replaces the experiment that the controls change by the default one.
    fn start_over(&mut self);

    /// The experiments as the query of an address; empty for the defaults of the first screen.
    fn query(&self) -> String;

    /// The experiments as a query that opens them for ever; never empty.
    fn link(&self) -> String;

    /// The figures of the experiment, of what is done so far.
    fn report(&mut self) -> Json;

    /// The caption of an exported picture.
    fn caption(&mut self, text: &Text) -> Caption;

    /// The words of an exported picture, each with its name.
    fn labels(&self, text: &Text) -> Vec<(&'static str, String)>;

    /// Opens the experiment of a file. If the page is embedded, `reader` says what its reader can't change. Returns
    /// what was refused or corrected.
    fn open_experiment(&mut self, file: File, reader: Option<&Embedding>) -> Vec<Refusal>;

    /// Opens a text that is no experiment, such as a list of numbers. Errors are shown on the page.
    fn open_text(&mut self, text: &str, reader: Option<&Embedding>);

    /// Messages that the screen shows itself, such as what was found in a list of numbers.
    fn messages(&self, _: &Text) -> Vec<String> {
        Vec::new()
    }

    /// The training of the screen's network, if it has one: of A, if two experiments are compared.
    fn training(&self) -> Option<&TrainingRun> {
        None
    }

    /// Starts the training with new weights, or goes on with it if it is only paused.
    fn train(&mut self) {}

    /// Pauses the training.
    fn pause_training(&mut self) {}

    /// Replaces the network by one that is not trained.
    fn reset_training(&mut self) {}

    /// Opens the network of a file. If the page is embedded, `reader` says what its reader can't change. Returns what was
    /// refused.
    fn open_weights(&mut self, _content: &[u8], _reader: Option<&Embedding>) -> Vec<Refusal> {
        vec![Refusal::NotWeights(NotWeights::NoNetwork)]
    }

    /// The name of a file that the screen needs now, if it has not asked for it before; relative to the page's script.
    fn wanted_file(&mut self) -> Option<&'static str> {
        None
    }

    /// Requests for the thread for work that takes long.
    fn take_requests(&mut self) -> Vec<BackgroundRequest> {
        Vec::new()
    }

    /// Continues the experiments for about `budget`, and at least by one block of each that is not done.
    fn refine(&mut self, _budget: Duration) {}

    /// Whether all particles of all experiments are done.
    fn is_settled(&self) -> bool {
        true
    }

    /// What has changed since the last call; `held` says whether the user is holding a control.
    fn changes(&mut self, held: bool) -> Vec<Change>;

    /// Whether there are jobs for workers.
    fn has_jobs(&self) -> bool {
        false
    }

    /// A job for a worker with this load, from the run with this number or from any run.
    fn next_job(&mut self, _run: Option<u64>, _load: WorkerLoad) -> NextJob {
        NextJob::Finished
    }

    /// Takes the counts of blocks of the run with this number; without counts, another thread has to run the blocks.
    fn finish_job(&mut self, _run: u64, _blocks: &[Range<u32>], _counts: Option<&BlockCounts>) {}
}
