//! The page as a whole: what it holds, and the order of a frame. As a part of another page it has a layout of its own,
//! in `embedded`.

mod embedded;

use super::dropped::Dropped;
use super::host::{Door, Host};
use super::insight::Insight;
use super::journey::{Hand, Journey};
use super::look::{self, Look};
use super::notices::Notice;
use super::numbers::Numbers;
use super::text::Language;
use super::theme::{self, Palette};
use super::{controls::Controls, figures, notices, populations, transport};
use crate::json;
use crate::lab::link;
use crate::lab::playback::Playback;
use crate::lab::run::Run;
use crate::lab::settings::{Refusal, Setting, Settings, Value};
use eframe::egui::{self, Frame, Margin, Rect, ScrollArea, Ui, UiBuilder, pos2, vec2};
use std::time::Duration;
use web_time::Instant;

/// Simulation in one frame, beside a first block: what 60 frames a second leave next to the user interface.
const BUDGET: Duration = Duration::from_millis(8);
/// Below this width the controls go under the picture.
const NARROW: f32 = 760.0;
/// Below this height the plots go under the controls.
const LOW: f32 = 560.0;
const CONTROLS_WIDTH: f32 = 264.0;

/// The application.
pub struct App {
    ctx: egui::Context,
    settings: Settings,
    run: Run,
    playback: Playback,
    language: Language,
    look: Look,
    notices: Vec<Notice>,
    journey: Journey,
    insight: Insight,
    numbers: Numbers,
    dropped: Dropped,
    places: Vec<Place>,
    announced: Announced,
    resting: bool,
    host: Option<Box<dyn Host>>,
}

/// What the host knows.
struct Announced {
    settings: Settings,
    adjusted: Settings,
    language: Option<Language>,
    theme: Option<egui::Theme>,
    settled: bool,
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
    /// The application set up by the query of an address (see [`link`] and [`look`]), speaking `language` unless the
    /// query says otherwise.
    pub fn new(ctx: &egui::Context, query: &str, language: Language) -> Self {
        theme::install(ctx);
        ctx.set_theme(theme::preference(&link::value_of(query, "theme").unwrap_or_default()));
        let (settings, refusals) = link::from_query(query, &look::NAMES);
        let (look, unknown) = Look::from_query(query);
        let language = link::value_of(query, "lang").map_or(language, |tag| Language::from_tag(&tag));
        let notices = refusals.into_iter().map(Notice::Setting).chain(unknown.into_iter().map(Notice::Look)).collect();
        Self {
            ctx: ctx.clone(),
            run: Run::new(&settings),
            announced: Announced {
                settings: settings.clone(),
                adjusted: settings.clone(),
                language: None,
                theme: None,
                settled: false,
            },
            settings,
            playback: Playback::default(),
            language,
            look,
            notices,
            journey: Journey::default(),
            insight: Insight::default(),
            numbers: Numbers::default(),
            dropped: Dropped::default(),
            places: Vec::new(),
            resting: false,
            host: None,
        }
    }

    /// Tells `host` from now on what happens.
    pub fn surround(&mut self, host: Box<dyn Host>) {
        self.host = Some(host);
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

    /// The experiment as it is set up.
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// The settings with some of them changed by name: all of those, or none and the reason.
    pub fn settings_with(&self, values: &[(String, Value)]) -> Result<Settings, Refusal> {
        let mut settings = self.settings.clone();
        for (name, value) in values {
            Setting::named(name)?.write(&mut settings, value)?;
        }
        Ok(settings)
    }

    /// Changes settings by name: all of them, or none and the reason.
    pub fn apply(&mut self, values: &[(String, Value)]) -> Result<(), Refusal> {
        self.settings = self.settings_with(values)?;
        self.ctx.request_repaint();
        Ok(())
    }

    /// Changes how the page looks, by the names in [`look::NAMES`]: all of it, or nothing and the word that means nothing.
    pub fn set_look(&mut self, words: &[(String, String)]) -> Result<(), look::Unknown> {
        let mut look = self.look.clone();
        for (name, words) in words {
            if let Some(unknown) = look.write(name, words).into_iter().next() {
                return Err(unknown);
            }
        }
        self.look = look;
        for (name, word) in words {
            match name.as_str() {
                "theme" => self.ctx.set_theme(theme::preference(word)),
                "lang" => self.language = Language::from_tag(word),
                _ => {}
            }
        }
        self.ctx.request_repaint();
        Ok(())
    }

    /// Out of sight, nothing plays and nothing is refined. What is asked for with [`App::refine`] is still run.
    pub fn rest(&mut self, resting: bool) {
        self.resting = resting;
        self.ctx.request_repaint();
    }

    /// Takes what is in a file: an experiment (see [`crate::lab::file`]) or a list of numbers. What is wrong with it is
    /// said on the page.
    pub fn open_file(&mut self, content: &str) {
        if json::is_experiment(content) {
            match json::experiment(content) {
                Some(file) => {
                    let (settings, refusals) = file.open();
                    self.settings = settings;
                    self.notices = refusals.into_iter().map(Notice::Setting).collect();
                }
                None => self.notices = vec![Notice::Setting(Refusal::NotAnExperiment)],
            }
        } else {
            self.numbers.take(content, &mut self.settings);
        }
        self.ctx.request_repaint();
    }

    /// The experiment under way, of the settings as they are now.
    pub fn run(&mut self) -> &mut Run {
        if self.run.settings() != &self.settings {
            self.run = Run::new(&self.settings);
        }
        &mut self.run
    }

    /// Goes on with the experiment for about `budget`; at least by one block, unless it is done.
    pub fn refine(&mut self, budget: Duration) {
        let start = Instant::now();
        self.run().refine(|| start.elapsed() < budget);
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
        self.journey.pinned()
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

    /// One frame. The controls come first, so that a change is run and drawn in the frame in which it is made.
    pub fn show(&mut self, ui: &mut Ui) {
        self.places.clear();
        for content in self.dropped.take(ui) {
            self.open_file(&content);
        }
        self.keys(ui);
        if !self.resting {
            self.playback.advance(f64::from(ui.input(|input| input.stable_dt)));
        }
        ui.painter().rect_filled(ui.max_rect(), 0.0, Palette::of(ui.ctx()).page);
        let page = ui.max_rect();
        if self.look.is_embedded() {
            self.embedded(ui, page);
        } else if page.width() < NARROW {
            self.narrow(ui, page);
        } else {
            self.wide(ui, page);
        }
        if !self.resting && (!self.run.is_settled() || self.playback.is_playing()) {
            ui.ctx().request_repaint();
        }
        self.announce(ui);
    }

    /// Controls at the left. Where the page is low, the plots follow the controls, and the picture has the rest.
    fn wide(&mut self, ui: &mut Ui, page: Rect) {
        let low = page.height() < LOW;
        let edge = page.left() + CONTROLS_WIDTH;
        let palette = Palette::of(ui.ctx());
        let left = Rect::from_min_max(page.min, pos2(edge, page.bottom()));
        ui.painter().rect_filled(left, 0.0, palette.surface);
        ui.painter().vline(edge, page.y_range(), egui::Stroke::new(1.0, palette.line));
        within(ui, left, Margin::symmetric(20, 12), |ui| self.controls(ui, low));
        let stage = Rect::from_min_max(pos2(edge, page.top()), page.max);
        within(ui, stage, Margin { left: 18, right: 18, top: 12, bottom: 12 }, |ui| {
            self.notices(ui);
            let rest = (ui.available_height() - height_below(ui)).max(100.0);
            if low {
                self.picture(ui, rest);
            } else {
                self.picture(ui, 0.6 * rest);
                let (row, _) = ui.allocate_exact_size(vec2(ui.available_width(), 0.4 * rest), egui::Sense::hover());
                let (left, right) = row.split_left_right_at_fraction(0.5);
                self.plots(ui, left.with_max_x(left.right() - 8.0), right.with_min_x(right.left() + 8.0));
            }
            self.figures(ui);
            self.transport(ui);
        });
    }

    /// The picture on top, so that it stays in sight; below it the controls, and the plots after them.
    fn narrow(&mut self, ui: &mut Ui, page: Rect) {
        let above = (page.height() * 0.6).clamp(280.0, 560.0).min(page.height() - 120.0);
        let (stage, below) = page.split_top_bottom_at_y(page.top() + above);
        within(ui, below, Margin::symmetric(14, 8), |ui| self.controls(ui, true));
        let palette = Palette::of(ui.ctx());
        ui.painter().hline(page.x_range(), below.top(), egui::Stroke::new(1.0, palette.line));
        within(ui, stage, Margin { left: 10, right: 10, top: 8, bottom: 4 }, |ui| {
            self.notices(ui);
            self.picture(ui, (ui.available_height() - height_below(ui)).max(100.0));
            self.figures(ui);
            self.transport(ui);
        });
    }

    /// The controls; then the experiment that they set up; then, where the stage has no room for them, the plots.
    fn controls(&mut self, ui: &mut Ui, with_plots: bool) {
        ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
            Controls {
                settings: &mut self.settings,
                language: &mut self.language,
                numbers: &mut self.numbers,
                places: &mut self.places,
            }
            .show(ui);
            self.numbers.show(ui, self.language.text(), &mut self.settings);
            self.refine_in_sight();
            if with_plots {
                self.journey.switch_below(ui, self.language.text());
                let mut room = || {
                    ui.add_space(14.0);
                    ui.allocate_exact_size(vec2(ui.available_width(), 210.0), egui::Sense::hover()).0
                };
                let (above, below) = (room(), room());
                self.plots(ui, above, below);
                ui.add_space(20.0);
            }
        });
    }

    /// What a frame has time for, unless nobody sees it.
    fn refine_in_sight(&mut self) {
        if !self.resting {
            self.refine(BUDGET);
        }
    }

    fn notices(&mut self, ui: &mut Ui) {
        notices::show(ui, &mut self.notices, self.language.text());
    }

    fn picture(&mut self, ui: &mut Ui, height: f32) {
        let size = vec2(ui.available_width(), height);
        let hand = Hand { playback: &mut self.playback, settings: &mut self.settings };
        let rect = self.journey.show(ui, size, &self.run, hand, self.language.text());
        self.places.push(Place { name: "data_histogram", rect });
        // Data edited in the picture run in the next frame.
        if self.run.settings() != &self.settings {
            ui.ctx().request_repaint();
        }
    }

    fn plots(&mut self, ui: &mut Ui, first: Rect, second: Rect) {
        let text = self.language.text();
        populations::show(ui, first, &self.run, &self.playback, text);
        self.insight.show(ui, second, &self.run, self.playback.t(), text);
    }

    fn figures(&mut self, ui: &mut Ui) {
        figures::show(ui, &self.run, self.playback.is_all_seen(), self.language.text());
    }

    fn transport(&mut self, ui: &mut Ui) {
        let intervals = self.run.recording().columns().len() - 1;
        transport::show(ui, &mut self.playback, intervals, self.language.text(), &mut self.places);
    }

    /// Space plays and pauses, the arrows step, Home and End go to the ends; unless a control has the keyboard.
    fn keys(&mut self, ui: &Ui) {
        use egui::Key;
        if ui.memory(|memory| memory.focused().is_some()) {
            return;
        }
        let intervals = self.run.recording().columns().len() - 1;
        let pressed = |key| ui.input(|input| input.key_pressed(key));
        if pressed(Key::Space) {
            self.playback.toggle();
        }
        if pressed(Key::ArrowRight) {
            self.playback.step(1, intervals);
        }
        if pressed(Key::ArrowLeft) {
            self.playback.step(-1, intervals);
        }
        if pressed(Key::Home) {
            self.playback.set_way(0.0);
        }
        if pressed(Key::End) {
            self.playback.set_way(2.0);
        }
    }

    /// Tells the host what has changed; of settings once the hand is off the control: browsers limit how often an
    /// address may change.
    fn announce(&mut self, ui: &Ui) {
        let Some(host) = &self.host else {
            return;
        };
        if self.announced.adjusted != self.settings {
            self.announced.adjusted = self.settings.clone();
            host.adjusted();
        }
        if self.announced.settings != self.settings && !ui.input(|input| input.pointer.any_down()) {
            self.announced.settings = self.settings.clone();
            self.announced.settled = false;
            host.changed(&self.settings);
        }
        if self.announced.language != Some(self.language) {
            self.announced.language = Some(self.language);
            host.language(self.language);
        }
        let theme = ui.ctx().theme();
        if self.announced.theme != Some(theme) {
            self.announced.theme = Some(theme);
            host.theme(theme);
        }
        let settled = self.run.is_settled() && self.run.settings() == &self.announced.settings;
        if settled && !self.announced.settled {
            host.settled();
        }
        self.announced.settled = settled;
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

/// What the figures and the transport take, with the gaps around them.
fn height_below(ui: &Ui) -> f32 {
    let width = ui.available_width();
    figures::height(width) + transport::height(width) + 3.0 * ui.spacing().item_spacing.y
}

/// Draws in `rect`, with a margin.
fn within(ui: &mut Ui, rect: Rect, margin: Margin, add_contents: impl FnOnce(&mut Ui)) {
    ui.scope_builder(UiBuilder::new().max_rect(rect), |ui| {
        ui.set_clip_rect(rect.intersect(ui.clip_rect()));
        Frame::new().inner_margin(margin).show(ui, add_contents);
    });
}
