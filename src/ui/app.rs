//! The application: what it holds, what can be asked of it, and the order of a frame. Where things lie is in `layout`.

use super::announced::Announced;
use super::dropped::Dropped;
use super::embed::{Embed, LOOKS, Unknown};
use super::header::Wish;
use super::host::{Door, Host};
use super::insight::Insight;
use super::keys::{self, Command};
use super::layers::Layers;
use super::look::Look;
use super::notices::Notice;
use super::numbers::Numbers;
use super::sides::{Side, Sides};
use super::text::Language;
use super::theme;
use crate::json;
use crate::lab::link;
use crate::lab::playback::Playback;
use crate::lab::run::Run;
use crate::lab::settings::{Refusal, Setting, Settings, Value};
use eframe::egui::{self, Rect, Ui};
use std::time::Duration;

/// The application.
pub struct App {
    ctx: egui::Context,
    pub(super) sides: Sides,
    pub(super) threads: u32,
    pub(super) playback: Playback,
    pub(super) language: Language,
    pub(super) look: Look,
    pub(super) embed: Embed,
    pub(super) notices: Vec<Notice>,
    pub(super) layers: Layers,
    pub(super) insight: Insight,
    pub(super) numbers: Numbers,
    dropped: Dropped,
    pub(super) places: Vec<Place>,
    keys_listed: bool,
    seen: bool,
    announced: Announced,
    host: Option<Box<dyn Host>>,
}

/// Where a control was drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Place {
    /// The name of its setting, or of what it does.
    pub name: &'static str,
    /// In points from the top left of the page.
    pub rect: Rect,
}

impl App {
    /// The application set up by the query of an address (see [`link`]; also [`LOOKS`]), speaking `language` unless the query says otherwise.
    pub fn new(ctx: &egui::Context, query: &str, language: Language) -> Self {
        theme::install(ctx);
        let look = |name: &str| link::value_of(query, name);
        ctx.set_theme(theme::preference(&look("theme").unwrap_or_default()));
        let (settings, refusals) = link::from_query(query, &LOOKS);
        let (second, more_refusals) = link::second_from_query(query, &settings);
        let (embed, unknown) = Embed::from_query(query);
        let notices = refusals.into_iter().chain(more_refusals).map(Notice::Setting);
        let notices = notices.chain(unknown.into_iter().map(Notice::Embed)).collect();
        let language = look("lang").map_or(language, |tag| Language::from_tag(&tag));
        Self {
            ctx: ctx.clone(),
            announced: Announced::new(&settings, second.as_ref()),
            sides: Sides::new(settings, second),
            threads: 1,
            playback: Playback::default(),
            language,
            look: Look::new(look("projector").is_some_and(|value| value != "0")),
            embed,
            notices,
            layers: Layers::default(),
            insight: Insight::default(),
            numbers: Numbers::default(),
            dropped: Dropped::default(),
            places: Vec::new(),
            keys_listed: false,
            seen: true,
            host: None,
        }
    }

    /// Tells `host` from now on what happens.
    pub fn surround(&mut self, host: Box<dyn Host>) {
        self.host = Some(host);
    }

    /// Nothing glides or fades from now on.
    pub fn reduce_motion(&mut self) {
        self.look.still = true;
    }

    /// The language that the page speaks.
    pub fn language(&self) -> Language {
        self.language
    }

    /// Asks the host for something beside the picture. Nothing comes of it where there is none.
    pub fn open(&self, door: Door) {
        if let Some(host) = &self.host {
            host.open(door);
        }
    }

    /// Whether anything is around the application.
    pub(super) fn is_hosted(&self) -> bool {
        self.host.is_some()
    }

    /// The experiment as it is set up: A, if two are compared.
    pub fn settings(&self) -> &Settings {
        &self.sides.first.settings
    }

    /// The settings with some of them changed by name: all of those, or none and the reason.
    pub fn settings_with(&self, values: &[(String, Value)]) -> Result<Settings, Refusal> {
        let mut settings = self.settings().clone();
        for (name, value) in values {
            Setting::named(name)?.write(&mut settings, value)?;
        }
        Ok(settings)
    }

    /// Changes settings by name: all of them, or none and the reason.
    pub fn apply(&mut self, values: &[(String, Value)]) -> Result<(), Refusal> {
        self.sides.first.settings = self.settings_with(values)?;
        self.ctx.request_repaint();
        Ok(())
    }

    /// Changes how the page looks, by the names in [`LOOKS`]: all of it, or nothing and the word that means nothing.
    pub fn set_look(&mut self, words: &[(String, String)]) -> Result<(), Unknown> {
        let mut embed = self.embed.clone();
        for (name, words) in words {
            if let Some(unknown) = embed.write(name, words).into_iter().next() {
                return Err(unknown);
            }
        }
        self.embed = embed;
        for (name, word) in words {
            match name.as_str() {
                "theme" => self.ctx.set_theme(theme::preference(word)),
                "lang" => self.language = Language::from_tag(word),
                "projector" => self.look.projector = word != "0",
                _ => {}
            }
        }
        self.ctx.request_repaint();
        Ok(())
    }

    /// Tells whether anybody sees the page. If not, nothing plays, and nothing is refined but what is asked for with
    /// [`App::refine`].
    pub fn set_seen(&mut self, seen: bool) {
        self.seen = seen;
        self.ctx.request_repaint();
    }

    /// Whether anybody sees the page.
    pub fn is_seen(&self) -> bool {
        self.seen
    }

    /// Takes what is in a file: an experiment (see [`crate::lab::file`]) or a list of numbers; of two experiments, into
    /// that which the controls change. What is wrong with it is said on the page.
    pub fn open_file(&mut self, content: &str) {
        let settings = &mut self.sides.edited_mut().settings;
        if json::is_experiment(content) {
            match json::experiment(content) {
                Some(file) => {
                    let (opened, refusals) = file.open();
                    *settings = opened;
                    self.notices = refusals.into_iter().map(Notice::Setting).collect();
                }
                None => self.notices = vec![Notice::Setting(Refusal::NotAnExperiment)],
            }
        } else {
            self.numbers.take(content, settings);
        }
        self.ctx.request_repaint();
    }

    /// What the experiment is compared with: B, if there is one.
    pub fn second(&self) -> Option<&Settings> {
        self.sides.settings().1
    }

    /// Compares the experiment with what [`App::apply`] would make of it, or with nothing any more.
    pub fn compare(&mut self, values: Option<&[(String, Value)]>) -> Result<(), Refusal> {
        match values {
            Some(values) => self.sides.compare(self.settings_with(values)?),
            None => self.sides.leave(),
        }
        self.ctx.request_repaint();
        Ok(())
    }

    /// The experiment under way, of the settings as they are now: A, if two are compared.
    pub fn run(&mut self) -> &mut Run {
        self.sides.first.run()
    }

    /// All that is under way.
    pub fn runs(&mut self) -> impl Iterator<Item = &mut Run> {
        self.sides.iter_mut().map(Side::run)
    }

    /// Tells the figures how many threads the runs are shared among.
    pub fn set_threads(&mut self, threads: u32) {
        self.threads = threads;
    }

    /// Has a frame drawn, for what came from outside.
    pub fn repaint(&self) {
        self.ctx.request_repaint();
    }

    /// Goes on with the experiments for about `budget`; at least by one block of each, unless it is done.
    pub fn refine(&mut self, budget: Duration) {
        self.sides.refine(budget);
    }

    /// Whether all particles of all experiments are through.
    pub fn is_settled(&self) -> bool {
        self.sides.are_settled()
    }

    /// The playhead.
    pub fn playback(&self) -> &Playback {
        &self.playback
    }

    /// The playhead, to be moved.
    pub fn playback_mut(&mut self) -> &mut Playback {
        self.ctx.request_repaint();
        &mut self.playback
    }

    /// The particles that are pinned in the picture, by their number among the sample paths.
    pub fn pinned(&self) -> &[usize] {
        self.sides.first.stage.pinned()
    }

    /// The messages on the page.
    pub fn messages(&self) -> Vec<String> {
        let text = self.language.text();
        self.notices.iter().map(|notice| notice.words(text)).collect()
    }

    /// Where the controls were drawn in the last frame.
    pub fn places(&self) -> &[Place] {
        &self.places
    }

    /// Pixels of the page around it to a point of its own.
    pub fn zoom(&self) -> f32 {
        self.ctx.zoom_factor()
    }

    /// One frame. The controls come first, so that a change is run and drawn in the frame in which it is made.
    pub fn show(&mut self, ui: &mut Ui) {
        self.places.clear();
        for content in self.dropped.take(ui) {
            self.as_reader(|app| app.open_file(&content));
        }
        for command in keys::commands(ui) {
            self.obey(command);
        }
        ui.input(|input| {
            self.look.notice(input);
            if self.seen {
                self.playback.advance(f64::from(input.stable_dt));
            }
        });
        self.lay_out(ui);
        keys::window(ui, &mut self.keys_listed, self.language.text(), self.host.is_some());
        if self.seen && (!self.sides.are_settled() || self.playback.is_playing()) {
            ui.ctx().request_repaint();
        }
        if let Some(host) = &self.host {
            self.announced.tell(host.as_ref(), ui, &self.sides, self.language);
        }
    }

    fn obey(&mut self, command: Command) {
        if self.embed.is_on() && !command.is_playback() {
            return;
        }
        let playback = &mut self.playback;
        match command {
            Command::Play => playback.toggle(),
            Command::Step(columns) => playback.step(columns, self.sides.first.intervals()),
            Command::Start => playback.set_way(0.0),
            Command::End => playback.set_way(2.0),
            Command::Turn => playback.turn(),
            Command::Loop => playback.toggle_loop(),
            Command::Compare => self.sides.toggle(),
            Command::Edit(second) => self.sides.edit(second),
            Command::Lesson(number) => self.open(Door::Lesson(number)),
            Command::Help => self.keys_listed = true,
            Command::Close => self.numbers.close(),
        }
    }

    pub(super) fn grant(&mut self, wish: Wish) {
        match wish {
            Wish::StartOver => self.sides.edited_mut().settings = Settings::default(),
            Wish::Compare => self.sides.toggle(),
            Wish::Keys => self.keys_listed = true,
            Wish::Lessons => self.open(Door::Lessons),
            Wish::Share => self.open(Door::Share),
        }
    }
}

impl eframe::App for App {
    fn ui(&mut self, ui: &mut Ui, _: &mut eframe::Frame) {
        self.show(ui);
    }

    #[cfg(target_arch = "wasm32")]
    fn as_any_mut(&mut self) -> Option<&mut dyn std::any::Any> {
        Some(&mut *self)
    }
}
