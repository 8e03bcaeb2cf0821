//! The window for a text whose letters become the chain.

use crate::lab::chain::Settings;
use crate::text::Text;
use crate::theme::Palette;
use crate::widgets::number_format::count;
use egui::{Button, ScrollArea, TextEdit, Ui, Window};

/// The most characters of a text that the field shows; the chain has all of them.
const SHOWN: usize = 2000;

/// The window and its content.
#[derive(Default)]
pub struct TextWindow {
    open: bool,
    pasted: String,
    /// Whether the last text had no letters.
    failed: bool,
}

impl TextWindow {
    /// Opens the window.
    pub fn open(&mut self) {
        self.open = true;
    }

    /// Closes the window.
    pub fn close(&mut self) {
        self.open = false;
    }

    /// Takes the content of a file. An error is shown in the window.
    pub fn take(&mut self, content: &str, settings: &mut Settings) {
        self.failed = !settings.set_text(content);
        self.open |= self.failed;
    }

    /// The window, if it is open.
    pub fn show(&mut self, ui: &Ui, text: &Text, settings: &mut Settings) {
        let (mut open, words) = (self.open, &text.chain);
        Window::new(words.paste).open(&mut open).collapsible(false).default_width(320.0).show(ui.ctx(), |ui| {
            ui.label(words.paste_hint);
            ScrollArea::vertical().max_height(180.0).show(ui, |ui| {
                let edit = TextEdit::multiline(&mut self.pasted).desired_rows(6).desired_width(f32::INFINITY);
                ui.add(edit).accessible_name(words.paste);
            });
            // A long text is read at once: a field that lays it out in every frame would be slow.
            let is_long = self.pasted.len() > SHOWN;
            let button = Button::new(words.use_text);
            if ui.add_enabled(!self.pasted.trim().is_empty(), button).clicked() || is_long {
                self.failed = !settings.set_text(&self.pasted);
                if is_long || !self.failed {
                    self.pasted.clear();
                }
            }
            let palette = Palette::of(ui.ctx());
            if self.failed {
                ui.colored_label(palette.poor, words.no_letters);
            } else if settings.has_own_text()
                && let Some(letters) = settings.letters()
            {
                ui.colored_label(palette.good, (words.read)(&count(letters.length() as u64)));
            }
        });
        self.open = open;
    }
}
