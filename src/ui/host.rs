//! What surrounds the application, such as the page around its canvas.

use super::text::Language;
use crate::lab::settings::Settings;
use eframe::egui::Theme;

/// What the picture can't hold and its surroundings show beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Door {
    /// The guided sequence.
    Lessons,
    /// One lesson of it, counted from 1.
    Lesson(u8),
    /// Links, embedding, and what can be taken away.
    Share,
}

/// Told what happens in the application.
pub trait Host {
    /// The settings have changed, perhaps with a hand still on the control.
    fn adjusted(&self);

    /// The settings have changed, and the hand is off the control. If two experiments are compared, `second` is what
    /// the first is compared with.
    fn changed(&self, settings: &Settings, second: Option<&Settings>);

    /// All particles of the experiment are through.
    fn settled(&self);

    /// A run has been under way for more than a frame and has blocks that others could run.
    fn help(&self);

    /// The page speaks another language.
    fn language(&self, language: Language);

    /// The page is drawn in another theme, or larger or no longer, for a lecture hall.
    fn theme(&self, theme: Theme, projector: bool);

    /// The user asks for something beside the picture.
    fn open(&self, door: Door);
}
