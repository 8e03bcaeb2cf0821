//! What has changed in how the page is drawn, and in what it says, since the last event about it.

use super::host::Event;
use crate::text::Language;
use egui::Theme;

/// How the page was drawn at the last event.
#[derive(Default)]
pub struct PageChanges {
    language: Option<Language>,
    theme: Option<(Theme, bool)>,
    messages: Option<Vec<String>>,
}

impl PageChanges {
    /// Whether the messages have changed. The first ones are no change: who asks when the page starts has them already.
    pub fn detect_messages(&mut self, messages: Vec<String>) -> bool {
        let before = self.messages.replace(messages);
        before.is_some() && before != self.messages
    }

    /// What has changed in how it is drawn.
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
