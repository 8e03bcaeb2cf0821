//! The screen's interface for the application and the browser.

use super::state::{DigitsFile, State};
use super::{figures, layout};
use crate::lab::background::BackgroundRequest;
use crate::lab::changes::{Change, ChangeDetector};
use crate::lab::embedding::{Embedding, PAGE_NAMES, Vocabulary};
use crate::lab::file::File;
use crate::lab::images::{self, ALL, DataKind, ImagesRun, PicturesReply, Settings};
use crate::lab::json::Json;
use crate::lab::link;
use crate::lab::playback::Playback;
use crate::lab::settings::{Refusal, Schema, Value, with_values};
use crate::screens::caption::Caption;
use crate::screens::screen::{Page, Screen};
use crate::text::Text;
use crate::widgets::shortcuts::Shortcut;
use egui::Ui;

/// The screen of pictures.
pub struct Images {
    state: State,
    changes: ChangeDetector<Settings>,
}

impl Images {
    /// The name of the file that the page is to fetch for it.
    pub const FILE: &'static str = "./images/digits.bin";

    /// The screen as the query of an address sets it up, and what was refused or corrected.
    pub fn from_query(query: &str) -> (Self, Vec<Refusal>) {
        let (settings, refusals): (Settings, _) = link::from_query(query, &PAGE_NAMES);
        (Self { changes: ChangeDetector::new(&settings, None), state: State::new(settings) }, refusals)
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

    /// Takes the file that [`Screen::wanted_file`] has asked for; nothing if it could not be loaded.
    pub fn take_file(&mut self, content: Option<&[u8]>) {
        self.state.take_digits(content);
    }

    fn as_reader(&mut self, reader: Option<&Embedding>, act: impl FnOnce(&mut State)) {
        match reader {
            Some(embedding) => self.state.as_reader(embedding, act),
            None => act(&mut self.state),
        }
    }

    fn needs_digits(&self) -> bool {
        self.state.files == DigitsFile::Unknown && self.state.settings.data() == DataKind::Digits
    }
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
        if self.needs_digits() {
            self.state.take_digits(Some(super::digits_file::DIGITS));
        }
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
        self.state.playback.is_playing() || waits
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
        let told = ALL.into_iter().filter(|setting| setting.matters(settings));
        Caption {
            verdict: figures::sentence(&self.state, text),
            figures: figures::words(&self.state, text),
            experiment: told.map(|setting| format!("{}: {}", setting.name, setting.read(settings))).collect(),
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
        self.as_reader(reader, |state| state.settings = settings);
        refusals
    }

    fn open_text(&mut self, _: &str, _: Option<&Embedding>) {}

    fn messages(&self, text: &Text) -> Vec<String> {
        let missing = self.state.files == DigitsFile::Missing && self.state.settings.data() == DataKind::Digits;
        missing.then(|| text.images.no_digits.to_owned()).into_iter().collect()
    }

    fn take_requests(&mut self) -> Vec<BackgroundRequest> {
        self.state.refresh();
        self.state.run.take_requests().into_iter().map(BackgroundRequest::Pictures).collect()
    }

    fn is_settled(&self) -> bool {
        self.state.run.settings() == &self.state.settings && self.state.run.is_settled()
    }

    fn wanted_file(&mut self) -> Option<&'static str> {
        let wanted = self.needs_digits();
        if wanted {
            self.state.files = DigitsFile::Asked;
        }
        wanted.then_some(Self::FILE)
    }

    fn changes(&mut self, held: bool) -> Vec<Change> {
        let settled = self.is_settled();
        self.changes.detect(&self.state.settings, None, held, settled)
    }
}
