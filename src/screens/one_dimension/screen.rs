//! The screen's interface for the application and the browser.

use super::experiments::{Experiment, TrainingState};
use super::state::State;
use super::{embedded_layout, export, page_layout};
use crate::lab::background::BackgroundRequest;
use crate::lab::changes::{Change, ChangeDetector};
use crate::lab::embedding::{Embedding, PAGE_NAMES, Vocabulary};
use crate::lab::file::File;
use crate::lab::jobs::{NextJob, WorkerLoad};
use crate::lab::json::Json;
use crate::lab::link;
use crate::lab::one_dimension::{self, Settings};
use crate::lab::playback::Playback;
use crate::lab::recording::BlockCounts;
use crate::lab::report;
use crate::lab::settings::{Refusal, Schema, Value};
use crate::lab::training::TrainingRun;
use crate::screens::caption::Caption;
use crate::screens::screen::{Page, Screen};
use crate::text::Text;
use crate::widgets::shortcuts::Shortcut;
use egui::Ui;
use std::ops::Range;
use std::time::Duration;

/// The first screen.
pub struct OneDimension {
    pub(super) state: State,
    changes: ChangeDetector<Settings>,
    /// The states of the trainings at the last event about them.
    trainings: Vec<TrainingState>,
    /// The time since the last frame.
    frame_seconds: f64,
}

impl OneDimension {
    /// The screen as the query of an address sets it up, and what was refused or corrected.
    pub fn from_query(query: &str) -> (Self, Vec<Refusal>) {
        let (a, mut refusals): (Settings, _) = link::from_query(query, &PAGE_NAMES);
        let (b, more) = link::second_from_query(query, &a);
        refusals.extend(more);
        let changes = ChangeDetector::new(&a, b.as_ref());
        let mut screen = Self { state: State::new(a, b), changes, trainings: Vec::new(), frame_seconds: 0.0 };
        screen.trainings = screen.state.experiments.training_states();
        (screen, refusals)
    }

    fn as_reader(&mut self, reader: Option<&Embedding>, act: impl FnOnce(&mut State)) {
        match reader {
            Some(embedding) => self.state.as_reader(embedding, act),
            None => act(&mut self.state),
        }
    }
}

impl Screen for OneDimension {
    fn name(&self) -> &'static str {
        Settings::NAME
    }

    fn vocabulary(&self) -> Vocabulary {
        Vocabulary::of::<Settings>()
    }

    fn ui(&mut self, ui: &mut Ui, page: &mut Page<'_>) {
        self.frame_seconds = ui.input(|input| f64::from(input.unstable_dt));
        self.state.begin_frame(ui);
        if page.embedding.is_on() {
            embedded_layout::show(&mut self.state, ui, page);
        } else {
            page_layout::show(&mut self.state, ui, page);
        }
        self.state.end_frame();
    }

    fn playback(&self) -> &Playback {
        &self.state.playback
    }

    fn playback_mut(&mut self) -> &mut Playback {
        &mut self.state.playback
    }

    fn is_active(&self) -> bool {
        let State { experiments, playback, .. } = &self.state;
        let trains = experiments.iter().any(|experiment| experiment.training().is_waiting());
        !experiments.are_settled() || playback.is_playing() || trains
    }

    fn shortcut(&mut self, shortcut: Shortcut) {
        let State { experiments, playback, numbers, .. } = &mut self.state;
        match shortcut {
            Shortcut::Play => playback.toggle(),
            Shortcut::Step(columns) => playback.step(columns, experiments.a().intervals()),
            Shortcut::Start => playback.seek(0.0),
            Shortcut::End => playback.seek(2.0),
            Shortcut::Turn => playback.turn(),
            Shortcut::Loop => playback.toggle_loop(),
            Shortcut::Compare => experiments.toggle_comparison(),
            Shortcut::Edit(b) => experiments.edit(b),
            Shortcut::Undo => self.state.undo(false),
            Shortcut::Redo => self.state.undo(true),
            Shortcut::Close => numbers.close(),
            Shortcut::Lesson(_) | Shortcut::Sweep | Shortcut::Help => {}
        }
    }

    fn settings(&self) -> Vec<(&'static str, Value)> {
        self.experiment().values()
    }

    fn defaults(&self) -> Vec<(&'static str, Value)> {
        Settings::default().values()
    }

    fn apply(&mut self, values: &[(String, Value)]) -> Result<(), Refusal> {
        *self.state.experiments.a_mut().settings_mut() = self.settings_with(values)?;
        Ok(())
    }

    fn compare(&mut self, values: Option<&[(String, Value)]>) -> Result<(), Refusal> {
        let settings = values.map(|values| self.settings_with(values)).transpose()?;
        self.state.experiments.compare(settings);
        Ok(())
    }

    fn set_aside(&mut self) {
        self.state.set_aside();
        self.changes.note_move();
    }

    fn bring_back(&mut self, keep: bool) {
        self.state.bring_back(keep);
        self.changes.note_move();
    }

    fn start_over(&mut self) {
        *self.state.experiments.edited_mut().settings_mut() = Settings::default();
    }

    fn query(&self) -> String {
        self.state.query()
    }

    fn link(&self) -> String {
        self.state.link()
    }

    fn report(&mut self) -> Json {
        report::to_json(self.run().recording())
    }

    fn caption(&mut self, text: &Text) -> Caption {
        export::caption(self.run(), text)
    }

    fn labels(&self, text: &Text) -> Vec<(&'static str, String)> {
        export::labels(text)
    }

    fn open_experiment(&mut self, file: File, reader: Option<&Embedding>) -> Vec<Refusal> {
        let (settings, second, refusals) = one_dimension::file::open(file);
        // What is locked is locked for one experiment.
        let second = second.filter(|_| !reader.is_some_and(Embedding::has_locks));
        self.as_reader(reader, |state| match second {
            None => *state.experiments.edited_mut().settings_mut() = settings,
            Some(second) => {
                *state.experiments.a_mut().settings_mut() = settings;
                state.experiments.compare(Some(second));
            }
        });
        refusals
    }

    fn open_text(&mut self, text: &str, reader: Option<&Embedding>) {
        self.as_reader(reader, |state| state.open_text(text));
    }

    fn messages(&self, text: &Text) -> Vec<String> {
        self.state.numbers.messages(text)
    }

    fn training(&self) -> Option<&TrainingRun> {
        Some(self.state.experiments.a().training())
    }

    fn train(&mut self) {
        let (training, settings) = self.state.experiments.a_mut().training_mut();
        training.start_or_resume(&*settings);
    }

    fn pause_training(&mut self) {
        self.state.experiments.a_mut().training_mut().0.pause();
    }

    fn reset_training(&mut self) {
        let (training, settings) = self.state.experiments.a_mut().training_mut();
        training.reset(&*settings);
    }

    fn open_weights(&mut self, content: &[u8], reader: Option<&Embedding>) -> Vec<Refusal> {
        let mut refused = None;
        self.as_reader(reader, |state| refused = state.experiments.edited_mut().open_network(content).err());
        refused.map(Refusal::NotWeights).into_iter().collect()
    }

    fn take_requests(&mut self) -> Vec<BackgroundRequest> {
        let frame = 1e3 * self.frame_seconds;
        let experiments = self.state.all_experiments_mut();
        let requests = experiments.flat_map(|experiment| experiment.training_mut().0.take_requests(frame));
        requests.map(|(id, request)| BackgroundRequest::Training(id, request)).collect()
    }

    fn refine(&mut self, budget: Duration) {
        self.state.experiments.refine(budget);
    }

    fn is_settled(&self) -> bool {
        self.state.experiments.are_settled()
    }

    fn changes(&mut self, held: bool) -> Vec<Change> {
        let (a, b) = self.state.experiments.settings();
        let mut changes = self.changes.detect(a, b, held, self.state.experiments.are_settled());
        let trainings = self.state.experiments.training_states();
        if self.trainings != trainings {
            self.trainings = trainings;
            changes.push(Change::Training);
        }
        changes
    }

    fn has_jobs(&self) -> bool {
        self.state.experiments.have_jobs()
    }

    fn next_job(&mut self, run: Option<u64>, load: WorkerLoad) -> NextJob {
        // A job is better than `Later`, and `Later` is better than `Finished`.
        let mut best = NextJob::Finished;
        for candidate in self.state.experiments.iter_mut() {
            let candidate = candidate.run();
            if run.is_some_and(|run| candidate.id() != run) {
                continue;
            }
            match candidate.next_job(load) {
                NextJob::Job(job) => return NextJob::Job(job),
                NextJob::Later => best = NextJob::Later,
                NextJob::Finished => {}
            }
        }
        best
    }

    fn finish_job(&mut self, run: u64, blocks: &[Range<u32>], counts: Option<&BlockCounts>) {
        let mut runs = self.state.all_experiments_mut().map(Experiment::run);
        // If the run is not found, its settings have changed since.
        if let Some(run) = runs.find(|candidate| candidate.id() == run) {
            run.finish_job(blocks, counts);
        }
    }
}
