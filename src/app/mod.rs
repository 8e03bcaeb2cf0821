//! The application around the screens: which of them is shown, language, theme, shortcuts, embedding, events.

pub mod application;
mod dropped_files;
pub mod host;
pub mod json;
mod page_changes;
mod screens;
