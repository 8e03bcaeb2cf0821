//! A list of the user's own numbers: pasted into a window, or dropped on the page as a file.

use crate::lab::numbers::{self, Choice, NotNumbers, Part, Reading};
use crate::lab::one_dimension::Settings;
use crate::text::Text;
use crate::theme::Palette;
use crate::widgets::explanation::Explained as _;
use egui::{Button, ComboBox, Event, RichText, ScrollArea, TextEdit, Ui, Window};
use std::sync::Arc;

/// A pasted text of more bytes is read at once: as a text that can be edited, it would be laid out in every frame.
const LONG: usize = 20_000;

/// The window and its content.
#[derive(Default)]
pub struct NumbersWindow {
    open: bool,
    pasted: String,
    /// The last text that was read, while there are other ways to read it.
    source: String,
    /// What was found in it.
    found: Option<Result<Reading, NotNumbers>>,
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

    /// Takes the content of a file. The window opens if there is something to say about it.
    pub fn take(&mut self, content: &str, settings: &mut Settings) {
        self.read(content.to_owned(), Choice::default(), settings);
        self.open |= !matches!(&self.found, Some(Ok(reading)) if reading.is_plain());
    }

    /// What the window says about the last text, while it is open.
    pub fn messages(&self, text: &Text) -> Vec<String> {
        match &self.found {
            Some(Ok(reading)) if self.open => {
                [vec![text.numbers.taken(reading)], text.numbers.left_out(reading)].concat()
            }
            Some(Err(found)) if self.open => vec![text.numbers.refused(found)],
            _ => Vec::new(),
        }
    }

    /// The window, if it is open.
    pub fn show(&mut self, ui: &Ui, text: &Text, settings: &mut Settings) {
        if self.open
            && let Some(pasted) = ui.input_mut(|input| long_paste(&mut input.events))
        {
            self.read(pasted, Choice::default(), settings);
        }
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
                self.read(pasted.clone(), Choice::default(), settings);
                // A text that can't be used stays in the field, so that the user can correct it.
                if matches!(self.found, Some(Err(_))) {
                    self.pasted = pasted;
                }
            }
            if let Some(choice) = self.findings(ui, text) {
                let source = std::mem::take(&mut self.source);
                self.read(source, choice, settings);
            }
        });
        self.open = open;
    }

    fn read(&mut self, content: String, choice: Choice, settings: &mut Settings) {
        let found = numbers::read(&content, choice);
        if let Ok(reading) = &found {
            settings.set_list(Arc::new(reading.list.clone()));
        }
        let has_choices =
            matches!(&found, Ok(reading) if !(reading.other_commas.is_empty() && reading.columns.is_empty()));
        self.source = if has_choices { content } else { String::new() };
        self.found = Some(found);
    }

    /// Shows what was found; returns what the user chooses.
    fn findings(&self, ui: &mut Ui, text: &Text) -> Option<Choice> {
        let palette = Palette::of(ui.ctx());
        let reading = match self.found.as_ref()? {
            Ok(reading) => reading,
            Err(found) => {
                ui.colored_label(palette.poor, text.numbers.refused(found));
                return None;
            }
        };
        ui.colored_label(palette.good, text.numbers.taken(reading));
        let mut choice = None;
        for (commas, count) in &reading.other_commas {
            if ui.button((text.numbers.other)(*commas, *count)).explained("own_numbers", "").clicked() {
                choice = Some(Choice { commas: Some(*commas), part: None });
            }
        }
        if let Some(part) = columns(ui, reading, text) {
            choice = Some(Choice { commas: reading.commas, part: Some(part) });
        }
        ScrollArea::vertical().id_salt("left out").max_height(160.0).show(ui, |ui| {
            for line in text.numbers.left_out(reading) {
                ui.colored_label(palette.fair, line);
            }
        });
        choice
    }
}

/// The choice of a column, if there is more than one.
fn columns(ui: &mut Ui, reading: &Reading, text: &Text) -> Option<Part> {
    if reading.columns.is_empty() {
        return None;
    }
    let name = |part: Part| match part {
        Part::All => text.numbers.all_columns.to_owned(),
        Part::Column(i) => match reading.columns.get(i) {
            Some(name) if !name.is_empty() => name.clone(),
            _ => (text.numbers.unnamed)(i + 1),
        },
    };
    let mut chosen = reading.part;
    let menu = ComboBox::from_label(text.numbers.column).selected_text(name(chosen)).show_ui(ui, |ui| {
        for part in (0..reading.columns.len()).map(Part::Column).chain([Part::All]) {
            ui.selectable_value(&mut chosen, part, name(part));
        }
    });
    menu.response.explained("own_numbers", "");
    (chosen != reading.part).then_some(chosen)
}

/// Takes a long text out of the events that paste it.
fn long_paste(events: &mut Vec<Event>) -> Option<String> {
    let place = events.iter().position(|event| matches!(event, Event::Paste(text) if text.len() > LONG))?;
    match events.remove(place) {
        Event::Paste(text) => Some(text),
        _ => None,
    }
}
