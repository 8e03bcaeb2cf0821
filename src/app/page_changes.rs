//! What has changed in how the page is drawn since the last event about it.

use super::host::Event;
use crate::text::Language;
use egui::Theme;

/// How the page was drawn at the last event.
#[derive(Default)]
pub struct PageChanges {
    language: Option<Language>,
    theme: Option<(Theme, bool)>,
}

impl PageChanges {
    /// What has changed.
    pub fn detect(&mut self, language: Language, theme: Theme, projector: bool) -> Vec<Event> {
        let mut events = Vec::new();
        if self.language.replace(language) != Some(language) {
            events.push(Event::Language(language));
        }
        if self.theme.replace((theme, projector)) != Some((theme, projector)) {
            events.push(Event::Theme { theme, projector });
        }
        events
    }
}
