//! The screen's interface for the application and the browser.

use super::state::{FileState, State};
use super::{figures, files, layout};
use crate::lab::background::BackgroundRequest;
use crate::lab::changes::{Change, ChangeDetector};
use crate::lab::embedding::{Embedding, PAGE_NAMES, Vocabulary};
use crate::lab::file::File;
use crate::lab::images::{self, ALL, ImagesRun, PicturesReply, Settings};
use crate::lab::json::Json;
use crate::lab::link;
use crate::lab::playback::Playback;
use crate::lab::settings::{Refusal, Schema, Value, with_values};
use crate::lab::training::request::{TrainingId, TrainingReply};
use crate::lab::training::{Phase, TrainingRun};
use crate::screens::caption::Caption;
use crate::screens::experiment_state::ExperimentState as _;
use crate::screens::screen::{Page, Screen};
use crate::text::Text;
use crate::widgets::shortcuts::Shortcut;
use egui::Ui;

/// The screen of pictures.
pub struct Images {
    state: State,
    changes: ChangeDetector<Settings>,
    /// The state of the training at the last event about it.
    training: (TrainingId, Phase, u64),
    /// The time since the last frame.
    frame_seconds: f64,
}

impl Images {
    /// The screen as the query of an address sets it up, and what was refused or corrected.
    pub fn from_query(query: &str) -> (Self, Vec<Refusal>) {
        let (settings, refusals): (Settings, _) = link::from_query(query, &PAGE_NAMES);
        let (changes, state) = (ChangeDetector::new(&settings, None), State::new(settings));
        let training = training_state(&state.training);
        (Self { changes, state, training, frame_seconds: 0.0 }, refusals)
    }

    /// The settings.
    pub fn experiment(&self) -> &Settings {
        &self.state.settings
    }

    /// The run of the settings as they are now.
    pub fn run(&mut self) -> &ImagesRun {
        self.state.refresh();
        &self.state.run
    }

    /// Takes a reply of the thread that computes pictures.
    pub fn receive_pictures(&mut self, reply: PicturesReply) {
        self.state.run.receive(reply);
    }

    /// Adds a picture of the user's own: [`own_picture::DECODED`](crate::images::own_picture::DECODED)² gray values.
    pub fn add_picture(&mut self, gray: &[u8], reader: Option<&Embedding>) {
        self.state.for_reader(reader, |state| state.add_picture(gray));
    }

    /// Whether a training is of this screen.
    pub fn knows_training(&self, id: TrainingId) -> bool {
        self.state.trainings().any(|training| training.id().run == id.run)
    }

    /// Takes a reply of the thread that trains, if it is to a request of this screen.
    pub fn receive_training(&mut self, id: TrainingId, reply: TrainingReply) {
        self.state.receive_training(id, reply);
    }

    /// Takes the file that [`Screen::wanted_file`] has asked for; nothing if it could not be loaded.
    pub fn take_file(&mut self, name: &str, content: Option<&[u8]>) {
        match name {
            files::WEIGHTS => self.state.take_weights(content),
            _ => self.state.take_digits(content),
        }
    }
}

/// What identifies the state of a training.
fn training_state(training: &TrainingRun) -> (TrainingId, Phase, u64) {
    (training.id(), training.phase(), training.progress().iteration)
}

impl Screen for Images {
    fn name(&self) -> &'static str {
        Settings::NAME
    }

    fn vocabulary(&self) -> Vocabulary {
        Vocabulary::of::<Settings>()
    }

    fn ui(&mut self, ui: &mut Ui, page: &mut Page<'_>) {
        #[cfg(not(target_arch = "wasm32"))]
        while let Some(name) = self.wanted_file() {
            self.take_file(name, files::content(name));
        }
        self.frame_seconds = ui.input(|input| f64::from(input.unstable_dt));
        self.state.note_for_undo(ui.input(|input| input.pointer.any_down()));
        layout::show(&mut self.state, ui, page);
    }

    fn playback(&self) -> &Playback {
        &self.state.playback
    }

    fn playback_mut(&mut self) -> &mut Playback {
        &mut self.state.playback
    }

    fn is_active(&self) -> bool {
        let waits = self.state.run.data().is_some() && !self.is_settled();
        self.state.playback.is_playing() || waits || self.state.training.is_waiting()
    }

    fn shortcut(&mut self, shortcut: Shortcut) {
        let intervals = self.state.intervals();
        let playback = &mut self.state.playback;
        match shortcut {
            Shortcut::Play => playback.toggle(),
            Shortcut::Step(columns) => playback.step(columns, intervals),
            Shortcut::Start => playback.seek(0.0),
            Shortcut::End => playback.seek(2.0),
            Shortcut::Turn => playback.turn(),
            Shortcut::Loop => playback.toggle_loop(),
            Shortcut::Undo => self.state.undo(false),
            Shortcut::Redo => self.state.undo(true),
            Shortcut::Close
            | Shortcut::Sweep
            | Shortcut::Compare
            | Shortcut::Edit(_)
            | Shortcut::Lesson(_)
            | Shortcut::Help => {}
        }
    }

    fn settings(&self) -> Vec<(&'static str, Value)> {
        self.state.settings.values()
    }

    fn defaults(&self) -> Vec<(&'static str, Value)> {
        Settings::default().values()
    }

    fn apply(&mut self, values: &[(String, Value)]) -> Result<(), Refusal> {
        self.state.settings = with_values(&self.state.settings, values)?;
        Ok(())
    }

    fn set_aside(&mut self) {
        self.state.set_aside();
    }

    fn bring_back(&mut self, keep: bool) {
        self.state.bring_back(keep);
    }

    fn start_over(&mut self) {
        self.state.settings = Settings::default();
    }

    fn query(&self) -> String {
        link::experiments_to_query(&self.state.settings, None)
    }

    fn link(&self) -> String {
        link::experiments_to_link(&self.state.settings, None)
    }

    fn report(&mut self) -> Json {
        images::report(self.run())
    }

    fn caption(&mut self, text: &Text) -> Caption {
        self.state.refresh();
        let settings = &self.state.settings;
        let told = ALL.into_iter().filter(|setting| figures::is_told(setting, settings));
        Caption {
            verdict: figures::sentence(&self.state, text),
            figures: figures::words(&self.state, text),
            experiment: told.map(|setting| figures::told(setting, settings, text)).collect(),
        }
    }

    fn labels(&self, text: &Text) -> Vec<(&'static str, String)> {
        let words = [
            ("data", text.data),
            ("forward", text.forward),
            ("reverse", text.reverse),
            ("recovered", text.recovered),
            ("strips", text.images.strips),
            ("credit", text.images.credit),
        ];
        words.into_iter().map(|(name, words)| (name, words.to_owned())).collect()
    }

    fn open_experiment(&mut self, file: File, reader: Option<&Embedding>) -> Vec<Refusal> {
        let (settings, refusals) = images::file::open(&file);
        self.state.for_reader(reader, |state| state.settings = settings);
        refusals
    }

    fn open_text(&mut self, _: &str, _: Option<&Embedding>) {}

    fn messages(&self, text: &Text) -> Vec<String> {
        let settings = &self.state.settings;
        let digits =
            (self.state.digits == FileState::Missing && settings.needs_digits()).then_some(text.images.no_digits);
        let weights = self.state.weights_message(text);
        digits.into_iter().map(str::to_owned).chain(weights).collect()
    }

    fn training(&self) -> Option<&TrainingRun> {
        Some(&self.state.training)
    }

    fn train(&mut self) {
        self.state.training.start_or_resume(&self.state.settings);
    }

    fn pause_training(&mut self) {
        self.state.training.pause();
    }

    fn reset_training(&mut self) {
        self.state.training.reset(&self.state.settings);
    }

    fn open_weights(&mut self, content: &[u8], reader: Option<&Embedding>) -> Vec<Refusal> {
        let mut refused = None;
        self.state.for_reader(reader, |state| refused = state.open_network(content).err());
        refused.map(Refusal::NotWeights).into_iter().collect()
    }

    fn take_requests(&mut self) -> Vec<BackgroundRequest> {
        self.state.refresh();
        let trainings = self.state.take_training_requests(1e3 * self.frame_seconds);
        let trainings = trainings.into_iter().map(|(id, request)| BackgroundRequest::Training(id, request));
        let pictures = self.state.run.take_requests().into_iter().map(BackgroundRequest::Pictures);
        trainings.chain(pictures).collect()
    }

    fn is_settled(&self) -> bool {
        let lacks_network = self.state.run.lacks_network() && !self.state.waits_for_weights();
        self.state.run.settings() == &self.state.settings && (self.state.run.is_settled() || lacks_network)
    }

    fn wanted_file(&mut self) -> Option<&'static str> {
        if self.state.needs_digits() {
            self.state.digits = FileState::Asked;
            Some(files::DIGITS)
        } else if self.state.needs_weights() {
            self.state.weights = FileState::Asked;
            Some(files::WEIGHTS)
        } else {
            None
        }
    }

    fn changes(&mut self, held: bool) -> Vec<Change> {
        let settled = self.is_settled();
        let mut changes = self.changes.detect(&self.state.settings, None, held, settled);
        let training = training_state(&self.state.training);
        if self.training != training {
            self.training = training;
            changes.push(Change::Training);
        }
        changes
    }
}
