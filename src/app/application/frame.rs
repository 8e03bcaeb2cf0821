//! One frame of the application.

use super::App;
use crate::app::host::Event;
use crate::lab::changes::Change;
use crate::screens::screen::Page;
use crate::theme::{self, Palette};
use crate::widgets::request::{Panel, Request};
use crate::widgets::shortcut_list;
use crate::widgets::shortcuts::{self, Shortcut};
use egui::Ui;

impl App {
    /// One frame.
    pub fn show(&mut self, ui: &mut Ui) {
        if self.seen {
            self.exchange_with_training_thread();
        }
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
        if self.seen && self.screen().is_active() {
            ui.ctx().request_repaint();
        }
        self.tell_host(ui);
    }

    fn show_shown(&mut self, ui: &mut Ui) -> Vec<Request> {
        self.widgets.clear();
        let mut page = Page {
            language: self.language,
            appearance: self.appearance,
            embedding: &self.embedding,
            seen: self.seen,
            has_panels: self.host.is_some(),
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
            Request::ListShortcuts => self.lists_shortcuts = true,
            Request::OpenPanel(panel) => self.open_panel(panel),
            Request::Language(language) => self.language = language,
            Request::Projector(projector) => self.appearance.projector = projector,
            Request::Theme(theme) => self.ctx.set_theme(theme),
            Request::SaveNetwork | Request::ChooseNetwork => self.tell(match request {
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
        let Some(host) = &self.host else {
            return;
        };
        let screen = self.screens.shown_mut();
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
        for event in self.page_changes.detect(self.language, ui.ctx().theme(), theme::is_projected(ui.ctx())) {
            host.event(event);
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
