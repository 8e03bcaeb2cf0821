//! A list of the user's own numbers: pasted into a window, or dropped on the page as a file.

use crate::diffusion::data::NumberList;
use crate::diffusion::data::list::Complaints;
use crate::lab::one_dimension::Settings;
use crate::text::Text;
use crate::theme::Palette;
use crate::widgets::explanation::Explained as _;
use egui::{Button, RichText, ScrollArea, TextEdit, Ui, Window};
use std::sync::Arc;

/// The window and its content.
#[derive(Default)]
pub struct NumbersWindow {
    open: bool,
    pasted: String,
    /// The complaints about the last text that was read, and whether it had any number.
    found: Option<(Complaints, bool)>,
}

impl NumbersWindow {
    /// Opens the window.
    pub fn open(&mut self) {
        self.open = true;
    }

    /// Closes the window.
    pub fn close(&mut self) {
        self.open = false;
    }

    /// The button that opens the window.
    pub fn open_button(&mut self, ui: &mut Ui, text: &Text) {
        if ui.add(Button::new(RichText::new(text.own_numbers).small())).explained("own_numbers", "").clicked() {
            self.open = true;
        }
    }

    /// Takes the content of a file. Errors are shown in the window.
    pub fn take(&mut self, content: &str, settings: &mut Settings) {
        self.read(content, settings);
        self.open |= self.found.as_ref().is_some_and(|(complaints, any)| !any || !complaints.is_empty());
    }

    /// The window, if it is open.
    pub fn show(&mut self, ui: &Ui, text: &Text, settings: &mut Settings) {
        let mut open = self.open;
        Window::new(text.own_numbers).open(&mut open).collapsible(false).default_width(340.0).show(ui.ctx(), |ui| {
            ui.label(text.own_numbers_hint);
            ScrollArea::vertical().max_height(180.0).show(ui, |ui| {
                let edit = TextEdit::multiline(&mut self.pasted).desired_rows(6).desired_width(f32::INFINITY);
                ui.add(edit).accessible_name(text.own_numbers).explained("own_numbers", "");
            });
            let button = ui.add_enabled(!self.pasted.trim().is_empty(), Button::new(text.use_numbers));
            if button.explained("own_numbers", "").clicked() {
                let pasted = std::mem::take(&mut self.pasted);
                self.read(&pasted, settings);
                // A text that can't be used stays in the field, so that the user can correct it.
                if self.found.as_ref().is_some_and(|(_, any)| !any) {
                    self.pasted = pasted;
                }
            }
            self.findings(ui, text, settings);
        });
        self.open = open;
    }

    fn read(&mut self, content: &str, settings: &mut Settings) {
        let (list, complaints) = NumberList::parse(content);
        self.found = Some((complaints, list.is_some()));
        if let Some(list) = list {
            settings.set_list(Arc::new(list));
        }
    }

    fn findings(&self, ui: &mut Ui, text: &Text, settings: &Settings) {
        let palette = Palette::of(ui.ctx());
        if let Some((complaints, any)) = &self.found {
            if !any {
                ui.colored_label(palette.poor, text.no_numbers);
            }
            for line in text.complaints(complaints) {
                ui.colored_label(palette.fair, line);
            }
        }
        if let Some(list) = settings.list() {
            ui.colored_label(palette.good, text.scale(list));
        }
    }
}
