//! One frame of the application.

use super::App;
use crate::app::host::Event;
use crate::app::screens::names;
use crate::lab::changes::Change;
use crate::lab::one_dimension::NOISE;
use crate::screens::screen::Page;
use crate::theme::{self, Palette};
use crate::widgets::request::{Panel, Request};
use crate::widgets::shortcut_list;
use crate::widgets::shortcuts::{self, Shortcut};
use crate::widgets::{callout, explanation};
use egui::Ui;

impl App {
    /// From now on, is drawn in another context, which gets the state of the controls: in a browser whose graphics were lost,
    /// nothing that belongs to the old context can be drawn any more.
    pub fn move_to(&mut self, ctx: &egui::Context) {
        theme::install(ctx);
        let memory = self.ctx.memory(Clone::clone);
        ctx.memory_mut(|new| *new = memory);
        self.ctx = ctx.clone();
    }

    /// One frame.
    pub fn show(&mut self, ui: &mut Ui) {
        if self.seen {
            self.exchange_with_background_thread();
        }
        self.begin_explanations();
        for content in self.dropped_files.take(ui) {
            self.open(&content, true);
        }
        for shortcut in shortcuts::pressed(ui) {
            self.carry_out_shortcut(shortcut);
        }
        ui.input(|input| {
            self.appearance.notice(input);
            if self.seen {
                self.screens.shown_mut().advance(f64::from(input.stable_dt));
            }
        });
        ui.painter().rect_filled(ui.max_rect(), 0.0, Palette::of(ui.ctx()).page);
        for request in self.show_shown(ui) {
            self.carry_out(request);
        }
        shortcut_list::show(ui, &mut self.lists_shortcuts, self.language.text(), self.host.is_some());
        self.explain(ui);
        if self.seen && self.screen().is_active() {
            ui.ctx().request_repaint();
        }
        self.tell_host(ui);
    }

    fn begin_explanations(&self) {
        let sentences = self.explanations.iter().find(|(language, _)| *language == self.language);
        let has_lessons = self.host.is_some() && !self.embedding.is_on();
        let link = has_lessons.then_some(self.language.text().show_lesson);
        explanation::set(&self.ctx, sentences.map(|(_, sentences)| sentences), link);
        explanation::begin(&self.ctx);
    }

    fn explain(&mut self, ui: &Ui) {
        explanation::show(ui, self.language.text());
        if let Some(lesson) = explanation::take_lesson(&self.ctx) {
            self.tell(Event::OpenLesson(lesson));
        }
        if self.points_at_noise {
            self.points_at_noise = callout::point_at(ui, &self.widgets, NOISE.name, self.language.text().noise_hint);
        }
    }

    fn show_shown(&mut self, ui: &mut Ui) -> Vec<Request> {
        self.widgets.clear();
        let mut page = Page {
            language: self.language,
            appearance: self.appearance,
            embedding: &self.embedding,
            seen: self.seen,
            has_panels: self.host.is_some(),
            screens: &names(),
            threads: self.threads,
            refusals: &mut self.refusals,
            widgets: &mut self.widgets,
            requests: Vec::new(),
        };
        self.screens.shown_mut().ui(ui, &mut page);
        page.requests
    }

    fn carry_out_shortcut(&mut self, shortcut: Shortcut) {
        if self.embedding.is_on() && !shortcut.is_playback() {
            return;
        }
        match shortcut {
            Shortcut::Lesson(number) => self.open_panel(Panel::Lesson(number)),
            Shortcut::Sweep => self.open_panel(Panel::Sweep),
            Shortcut::Help => self.lists_shortcuts = true,
            shortcut => self.screens.shown_mut().shortcut(shortcut),
        }
    }

    fn carry_out(&mut self, request: Request) {
        match request {
            Request::StartOver => self.screens.shown_mut().start_over(),
            Request::Compare => self.screens.shown_mut().shortcut(Shortcut::Compare),
            Request::Undo => self.screens.shown_mut().shortcut(Shortcut::Undo),
            Request::Redo => self.screens.shown_mut().shortcut(Shortcut::Redo),
            Request::Explain => explanation::toggle(&self.ctx),
            Request::ListShortcuts => self.lists_shortcuts = true,
            Request::OpenPanel(panel) => self.open_panel(panel),
            // Its name is from the list of all screens.
            Request::ShowScreen(name) => _ = self.show_screen(name),
            Request::TakeData => self.screens.take_data(),
            Request::Language(language) => self.language = language,
            Request::Projector(projector) => self.appearance.projector = projector,
            Request::Theme(theme) => self.ctx.set_theme(theme),
            Request::SaveNetwork | Request::ChooseFile => self.tell(match request {
                Request::SaveNetwork => Event::SaveNetwork,
                _ => Event::ChooseFile,
            }),
        }
        self.ctx.request_repaint();
    }

    /// Does nothing if there is no page around the application.
    fn open_panel(&self, panel: Panel) {
        self.tell(Event::OpenPanel(panel));
    }

    fn tell(&self, event: Event) {
        if let Some(host) = &self.host {
            host.event(event);
        }
    }

    fn tell_host(&mut self, ui: &Ui) {
        let messages = self.messages();
        let Some(host) = &self.host else {
            return;
        };
        let screen = self.screens.shown_mut();
        if let Some(name) = screen.wanted_file() {
            host.event(Event::FetchFile(name));
        }
        if screen.has_jobs() {
            host.event(Event::JobsWaiting);
        }
        for change in screen.changes(ui.input(|input| input.pointer.any_down())) {
            host.event(match change {
                Change::Input => Event::Input,
                Change::Change => Event::Change { query: screen.query() },
                Change::Settled => Event::Settled,
                Change::Training => Event::Training,
            });
        }
        if self.page_changes.detect_messages(messages) {
            host.event(Event::Messages);
        }
        for event in self.page_changes.detect(self.language, ui.ctx().theme(), theme::is_projected(ui.ctx())) {
            host.event(event);
        }
    }
}

impl eframe::App for App {
    fn ui(&mut self, ui: &mut Ui, _: &mut eframe::Frame) {
        self.show(ui);
    }

    fn raw_input_hook(&mut self, ctx: &egui::Context, input: &mut egui::RawInput) {
        self.two_fingers.correct(&mut input.events, ctx.input(|input| input.pointer.interact_pos()));
    }
}
