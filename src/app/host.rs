//! The page around the application.

use crate::text::Language;
use crate::widgets::request::Panel;
use egui::Theme;

/// An event for the page around the application.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// Settings have changed; the control may still be held.
    Input,
    /// Settings have changed, and no control is held any more.
    Change {
        /// The experiments as the query of an address.
        query: String,
    },
    /// All particles of the experiments are done.
    Settled,
    /// A run has been drawn in more than one frame, and has blocks that workers can run.
    JobsWaiting,
    /// The page has another language.
    Language(Language),
    /// The page is drawn in another theme, or larger type for a lecture hall is switched on or off.
    Theme {
        /// Light or dark.
        theme: Theme,
        /// Whether type is larger.
        projector: bool,
    },
    /// The messages on the page have changed. An embedded page does not show them: they would cover its picture.
    Messages,
    /// A training has made progress, or has been paused or started anew.
    Training,
    /// The user asks for the network of the experiment as a file.
    SaveNetwork,
    /// A screen needs this file of the page, by its name relative to the page's script.
    FetchFile(&'static str),
    /// The user wants to open a file.
    ChooseFile,
    /// A file of a picture is to be decoded, see [`App::take_picture`](super::application::App::take_picture).
    DecodePicture {
        /// Its content.
        content: Vec<u8>,
        /// Whether the reader of an embedded page has opened it.
        by_reader: bool,
    },
    /// The user asks for a panel.
    OpenPanel(Panel),
    /// The user asks for the lesson of this name.
    OpenLesson(String),
}

/// Receives the events of the application.
pub trait Host {
    /// Called once for each event, during the frame in which it happens.
    fn event(&self, event: Event);
}
