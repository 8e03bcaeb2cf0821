//! Files that are opened: dropped on the page, chosen, or handed over by JavaScript.

use super::App;
use crate::app::gb18030;
use crate::app::host::Event;
use crate::app::json;
use crate::app::screens::ScreenName;
use crate::lab::link;
use crate::lab::numbers::{self, NotText};
use crate::lab::settings::Refusal;
use crate::learning::file::Saved;

impl App {
    /// Opens the content of a file: an experiment (see [`crate::lab::file`]), a network (see
    /// [`crate::learning::file`]) or a list of numbers. If two experiments
    /// are compared, the one that the controls change is replaced. Errors are shown on the page.
    pub fn open_file(&mut self, content: impl AsRef<[u8]>) {
        self.open(content.as_ref(), false);
    }

    pub(super) fn open(&mut self, content: &[u8], by_reader: bool) {
        self.ctx.request_repaint();
        let embedding = self.embedding.clone();
        let reader = by_reader.then_some(&embedding);
        let text = numbers::text_of(content, gb18030::decode);
        if matches!(text, Err(NotText::Binary)) && Saved::may_be(content) {
            self.show_screen_of_network(content);
            self.refusals = self.screen_mut().open_weights(content, reader);
            return;
        }
        if matches!(text, Err(NotText::Image)) && self.screens.shown_name() == ScreenName::Images {
            match &self.host {
                Some(host) => host.event(Event::DecodePicture { content: content.to_vec(), by_reader }),
                None => self.refusals = vec![Refusal::NotAPicture],
            }
            return;
        }
        let content = &*match text {
            Ok(text) => text,
            Err(kind) => {
                self.refusals = vec![Refusal::NotText(kind)];
                return;
            }
        };
        if !json::is_experiment(content) {
            self.screen_mut().open_text(content, reader);
            return;
        }
        self.refusals = match json::experiment(content) {
            None => vec![Refusal::NotAnExperiment],
            Some(file) => match file.screen.as_deref().map(|name| self.show_screen(name)) {
                Some(Err(refusal)) => vec![refusal],
                _ => self.screen_mut().open_experiment(file, reader),
            },
        };
    }

    /// A network belongs to the screen whose experiment it was trained for.
    fn show_screen_of_network(&mut self, content: &[u8]) {
        let screen = Saved::from_bytes(content).ok().map(|saved| link::value_of(&saved.settings, link::SCREEN));
        if let Some(screen) = screen {
            // An unknown one has a network that no screen can open, which says so.
            _ = self.show_screen(screen.as_deref().unwrap_or(link::FIRST_SCREEN));
        }
    }

    /// Takes a picture that the page has decoded, as [`own_picture::DECODED`](crate::images::own_picture::DECODED)² gray
    /// values; `None` if it can't be decoded.
    pub fn take_picture(&mut self, gray: Option<&[u8]>, by_reader: bool) {
        self.ctx.request_repaint();
        let embedding = self.embedding.clone();
        self.refusals = match gray {
            Some(gray) => {
                self.images_mut().add_picture(gray, by_reader.then_some(&embedding));
                Vec::new()
            }
            None => vec![Refusal::NotAPicture],
        };
    }
}
