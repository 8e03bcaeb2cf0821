//! What a screen asks of the application.

use crate::text::Language;
use egui::ThemePreference;

/// A panel beside the picture, which is HTML.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Panel {
    /// The lessons, at the one where the reader stopped.
    Lessons,
    /// One lesson, counted from 1.
    Lesson(u8),
    /// Links, embedding and downloads.
    Share,
    /// A figure over one setting or two.
    Sweep,
}

/// What the user asks for with a control, and a screen can't do itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Request {
    /// The default experiment.
    StartOver,
    /// Begin or end a comparison of two experiments.
    Compare,
    /// The experiment before.
    Undo,
    /// Take back the last [`Request::Undo`].
    Redo,
    /// Explanations of what is tapped next.
    Explain,
    /// The list of keyboard shortcuts.
    ListShortcuts,
    /// A panel of the page.
    OpenPanel(Panel),
    /// The screen of this name.
    ShowScreen(&'static str),
    /// Another language.
    Language(Language),
    /// Larger type and heavier lines, or the normal ones.
    Projector(bool),
    /// Light, dark, or the system's theme.
    Theme(ThemePreference),
    /// The network of the experiment as a file.
    SaveNetwork,
    /// What is in a file that the user chooses.
    ChooseFile,
    /// The data of the first screen.
    TakeData,
}
