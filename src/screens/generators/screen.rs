//! The screen's interface for the application and the browser.

use super::state::State;
use super::{figures, layout, transport};
use crate::diffusion::data::{DataParameters, Kind};
use crate::lab::background::BackgroundRequest;
use crate::lab::changes::{Change, ChangeDetector};
use crate::lab::embedding::{Embedding, PAGE_NAMES, Vocabulary};
use crate::lab::file::File;
use crate::lab::generators::{self, GeneratorsReply, GeneratorsRun, Settings};
use crate::lab::json::Json;
use crate::lab::link;
use crate::lab::playback::Playback;
use crate::lab::settings::choice::Choice as _;
use crate::lab::settings::{Refusal, Schema, Value, with_values};
use crate::screens::caption::Caption;
use crate::screens::experiment_state::ExperimentState as _;
use crate::screens::screen::{Page, Screen};
use crate::text::Text;
use crate::widgets::shortcuts::Shortcut;
use egui::Ui;

/// The screen of generators.
pub struct Generators {
    state: State,
    changes: ChangeDetector<Settings>,
    /// Whether it has been shown, or asked to train: before that, nothing is computed.
    is_opened: bool,
    /// What was last told of the trainings: their versions, and whether any is running.
    told: (u64, bool),
}

impl Generators {
    /// The screen as the query of an address sets it up, and what was refused or corrected.
    pub fn from_query(query: &str) -> (Self, Vec<Refusal>) {
        let (settings, refusals): (Settings, _) = link::from_query(query, &PAGE_NAMES);
        let changes = ChangeDetector::new(&settings, None);
        (Self { changes, state: State::new(settings), is_opened: false, told: (0, false) }, refusals)
    }

    /// The trainings of the settings as they are now.
    pub fn run(&mut self) -> &GeneratorsRun {
        self.state.refresh();
        &self.state.run
    }

    /// Takes a reply of the thread that trains.
    pub fn receive_generators(&mut self, reply: GeneratorsReply) {
        self.state.run.receive(reply);
    }

    /// Takes the data of another experiment.
    pub fn take_data(&mut self, kind: &'static Kind, parameters: DataParameters) {
        self.state.settings.set_data(kind, parameters);
    }
}

impl Screen for Generators {
    fn name(&self) -> &'static str {
        Settings::NAME
    }

    fn vocabulary(&self) -> Vocabulary {
        Vocabulary::of::<Settings>()
    }

    fn ui(&mut self, ui: &mut Ui, page: &mut Page<'_>) {
        self.is_opened = true;
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
        self.state.playback.is_playing() || !self.is_settled()
    }

    fn shortcut(&mut self, shortcut: Shortcut) {
        match shortcut {
            Shortcut::Play => self.state.play(),
            Shortcut::Step(steps) => transport::step(&mut self.state.playback, steps),
            Shortcut::Start => self.state.playback.seek(0.0),
            Shortcut::End => self.state.playback.seek(2.0),
            Shortcut::Turn => self.state.playback.turn(),
            Shortcut::Loop => self.state.playback.toggle_loop(),
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
        self.state.refresh();
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
        generators::report(self.run())
    }

    fn caption(&mut self, text: &Text) -> Caption {
        self.state.refresh();
        Caption {
            verdict: figures::sentence(&self.state, text),
            figures: figures::verdicts(&self.state, text),
            experiment: figures::experiment(&self.state.settings, text),
        }
    }

    fn labels(&self, text: &Text) -> Vec<(&'static str, String)> {
        let words = &text.generators;
        let named = generators::Generator::ALL.map(|one| (one.name(), (words.generator)(one)));
        let others = [
            ("data", text.data),
            ("generated", words.generated),
            ("loss", text.training.loss),
            ("distance", words.distance),
            ("least", text.training.floor),
            ("iterations", text.setting("iterations")),
        ];
        named.into_iter().chain(others).map(|(name, words)| (name, words.to_owned())).collect()
    }

    fn open_experiment(&mut self, file: File, reader: Option<&Embedding>) -> Vec<Refusal> {
        let (settings, refusals) = generators::file::open(file);
        self.state.for_reader(reader, |state| state.settings = settings);
        refusals
    }

    fn open_text(&mut self, text: &str, reader: Option<&Embedding>) {
        self.state.for_reader(reader, |state| state.open_numbers(text));
    }

    fn messages(&self, text: &Text) -> Vec<String> {
        self.state.not_numbers.iter().map(|reason| text.numbers.refused(reason)).collect()
    }

    fn train(&mut self) {
        self.is_opened = true;
        self.state.train();
    }

    fn pause_training(&mut self) {
        self.state.run.pause();
    }

    fn reset_training(&mut self) {
        self.state.refresh();
        self.state.run.reset();
    }

    fn take_requests(&mut self) -> Vec<BackgroundRequest> {
        if !self.is_opened {
            return Vec::new();
        }
        self.state.refresh();
        self.state.run.take_requests().into_iter().map(BackgroundRequest::Generators).collect()
    }

    fn is_settled(&self) -> bool {
        self.state.run.settings() == &self.state.settings && self.state.run.is_settled()
    }

    fn changes(&mut self, held: bool) -> Vec<Change> {
        let settled = self.is_settled();
        let mut changes = self.changes.detect(&self.state.settings, None, held, settled);
        let now = (self.state.run.version(), self.state.run.is_running());
        if std::mem::replace(&mut self.told, now) != now {
            changes.push(Change::Training);
        }
        changes
    }
}
