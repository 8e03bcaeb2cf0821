//! What the host has been told.

use super::host::Host;
use super::sides::Sides;
use super::text::Language;
use super::theme;
use crate::lab::settings::Settings;
use eframe::egui::{Theme, Ui};

/// What the host knows.
pub struct Announced {
    settings: Settings,
    second: Option<Settings>,
    /// The settings of the first, whether the hand is off or not.
    adjusted: Settings,
    language: Option<Language>,
    theme: Option<(Theme, bool)>,
    settled: bool,
}

impl Announced {
    /// The host knows what it has set up itself.
    pub fn new(settings: &Settings, second: Option<&Settings>) -> Self {
        Self {
            settings: settings.clone(),
            second: second.cloned(),
            adjusted: settings.clone(),
            language: None,
            theme: None,
            settled: false,
        }
    }

    /// Tells the host what has changed; of settings once the hand is off the control: browsers limit how often an
    /// address may change.
    pub fn tell(&mut self, host: &dyn Host, ui: &Ui, sides: &Sides, language: Language) {
        if sides.want_help() {
            host.help();
        }
        let (settings, second) = sides.settings();
        if &self.adjusted != settings {
            self.adjusted = settings.clone();
            host.adjusted();
        }
        if !self.knows(settings, second) && !ui.input(|input| input.pointer.any_down()) {
            self.settings = settings.clone();
            self.second = second.cloned();
            self.settled = false;
            host.changed(settings, second);
        }
        if self.language != Some(language) {
            self.language = Some(language);
            host.language(language);
        }
        let (theme, projector) = (ui.ctx().theme(), theme::is_projected(ui.ctx()));
        if self.theme != Some((theme, projector)) {
            self.theme = Some((theme, projector));
            host.theme(theme, projector);
        }
        let settled = sides.are_settled() && self.knows(settings, second);
        if settled && !self.settled {
            host.settled();
        }
        self.settled = settled;
    }

    fn knows(&self, settings: &Settings, second: Option<&Settings>) -> bool {
        &self.settings == settings && self.second.as_ref() == second
    }
}
