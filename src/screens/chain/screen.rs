//! The screen's interface for the application and the browser.

use super::state::State;
use super::{caption, figures, labels, layout};
use crate::lab::chain::{self, ChainRun, Settings, Topic};
use crate::lab::changes::{Change, ChangeDetector};
use crate::lab::embedding::{Embedding, PAGE_NAMES, Vocabulary};
use crate::lab::file::File;
use crate::lab::json::Json;
use crate::lab::link;
use crate::lab::playback::Playback;
use crate::lab::settings::{Refusal, Schema, Value, with_values};
use crate::screens::caption::Caption;
use crate::screens::experiment_state::ExperimentState as _;
use crate::screens::screen::{Page, Screen};
use crate::text::Text;
use crate::widgets::shortcuts::Shortcut;
use egui::Ui;

/// The screen of Markov chains.
pub struct Chain {
    state: State,
    changes: ChangeDetector<Settings>,
}

impl Chain {
    /// The screen as the query of an address sets it up, and what was refused or corrected.
    pub fn from_query(query: &str) -> (Self, Vec<Refusal>) {
        let (settings, refusals): (Settings, _) = link::from_query(query, &PAGE_NAMES);
        (Self { changes: ChangeDetector::new(&settings, None), state: State::new(settings) }, refusals)
    }

    /// The settings.
    pub fn experiment(&self) -> &Settings {
        &self.state.settings
    }

    /// The results of the settings as they are now.
    pub fn run(&mut self) -> &ChainRun {
        self.state.run()
    }
}

impl Screen for Chain {
    fn name(&self) -> &'static str {
        Settings::NAME
    }

    fn vocabulary(&self) -> Vocabulary {
        Vocabulary::of::<Settings>()
    }

    fn ui(&mut self, ui: &mut Ui, page: &mut Page<'_>) {
        self.state.note_for_undo(ui.input(|input| input.pointer.any_down()));
        layout::show(&mut self.state, ui, page);
    }

    fn playback(&self) -> &Playback {
        &self.state.playback
    }

    fn playback_mut(&mut self) -> &mut Playback {
        &mut self.state.playback
    }

    fn shortcut(&mut self, shortcut: Shortcut) {
        let State { playback, text_window, .. } = &mut self.state;
        match shortcut {
            Shortcut::Play => playback.toggle(),
            Shortcut::Step(steps) => self.state.playback.step_by(steps, self.state.steps() as f64),
            Shortcut::Start => playback.seek(0.0),
            Shortcut::End => playback.seek(2.0),
            Shortcut::Turn => playback.turn(),
            Shortcut::Loop => playback.toggle_loop(),
            Shortcut::Undo => self.state.undo(false),
            Shortcut::Redo => self.state.undo(true),
            Shortcut::Close => text_window.close(),
            Shortcut::Compare | Shortcut::Edit(_) | Shortcut::Lesson(_) | Shortcut::Sweep | Shortcut::Help => {}
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
        self.state.place_playhead();
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
        self.state.settings = Settings::default();
    }

    fn query(&self) -> String {
        link::experiments_to_query(&self.state.settings, None)
    }

    fn link(&self) -> String {
        link::experiments_to_link(&self.state.settings, None)
    }

    fn report(&mut self) -> Json {
        match self.state.settings.topic() {
            Topic::Chain => chain::report(self.state.run()),
            Topic::Continuum => chain::continuum_report(self.state.continuum()),
            Topic::Gaussians => chain::gaussians_report(self.state.gaussians()),
            Topic::Bayes => chain::bayes_report(self.state.settings.bayes()),
        }
    }

    fn caption(&mut self, text: &Text) -> Caption {
        self.state.refresh();
        Caption {
            verdict: figures::sentence(&self.state, text),
            figures: figures::words(&self.state, text),
            experiment: caption::experiment(&self.state.settings, text),
        }
    }

    fn labels(&self, text: &Text) -> Vec<(&'static str, String)> {
        labels::labels(&self.state, text)
    }

    fn open_experiment(&mut self, file: File, reader: Option<&Embedding>) -> Vec<Refusal> {
        let (settings, refusals) = chain::file::open(&file);
        self.state.for_reader(reader, |state| state.settings = settings);
        refusals
    }

    fn open_text(&mut self, text: &str, reader: Option<&Embedding>) {
        self.state.for_reader(reader, |state| state.text_window.take(text, &mut state.settings));
    }

    fn changes(&mut self, held: bool) -> Vec<Change> {
        self.changes.detect(&self.state.settings, None, held, true)
    }
}
