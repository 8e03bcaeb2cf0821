//! What a screen asks of the application.

use crate::text::Language;
use egui::ThemePreference;

/// A part of the page that is HTML, beside the picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Panel {
    /// The lessons, where the reader left them.
    Lessons,
    /// One lesson, counted from 1.
    Lesson(u8),
    /// Links, embedding and downloads.
    Share,
}

/// What the user asks for by a control that is shown on every screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Request {
    /// The default experiment.
    StartOver,
    /// A second experiment beside the first, or no longer.
    Compare,
    /// The list of keyboard shortcuts.
    ListShortcuts,
    /// A panel of the page.
    OpenPanel(Panel),
    /// Another language.
    Language(Language),
    /// Larger type and heavier lines, or no longer.
    Projector(bool),
    /// Light, dark, or as the system.
    Theme(ThemePreference),
}
