//! The head of the page: its name, its language, and the way to everything beside the picture.

use super::app::Place;
use super::icons::{self, Icon};
use super::text::{Language, Text};
use super::theme::{Palette, least_target, regular, semibold};
use eframe::egui::{
    Align, Button, Color32, Layout, Popup, PopupCloseBehavior, Response, RichText, Role, ThemePreference, Ui,
    Widget as _, WidgetInfo, vec2,
};

/// What the head of the page is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wish {
    /// The default experiment.
    StartOver,
    /// A second experiment beside the first, or no longer.
    Compare,
    /// The list of keys.
    Keys,
    /// The guided sequence.
    Lessons,
    /// Links and what can be taken away.
    Share,
}

/// The head in the course of one frame.
pub struct Header<'a> {
    /// The language of the page.
    pub language: &'a mut Language,
    /// Larger type, for a lecture hall.
    pub projector: &'a mut bool,
    /// Whether two experiments are compared.
    pub comparing: bool,
    /// Whether there is anything around the picture that has lessons and links.
    pub hosted: bool,
    /// Where each control was drawn.
    pub places: &'a mut Vec<Place>,
}

impl Header<'_> {
    /// Shows the head; what is wished for.
    pub fn show(&mut self, ui: &mut Ui) -> Option<Wish> {
        let text = self.language.text();
        let mut wish = None;
        let row = vec2(ui.available_width(), icons::BUTTON);
        ui.allocate_ui_with_layout(row, Layout::left_to_right(Align::Center), |ui| {
            ui.label(RichText::new("Diffuscope").font(semibold(22.0)));
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                ui.spacing_mut().item_spacing.x = 0.0;
                wish = self.menu(ui, text);
                if self.quiet_button(ui, self.language.other().text().own_name, "language", false).clicked() {
                    *self.language = self.language.other();
                }
            });
        });
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 4.0;
            if self.hosted && self.quiet_button(ui, text.lessons, "lessons", false).clicked() {
                wish = Some(Wish::Lessons);
            }
            if self.quiet_button(ui, text.compare, "compare", self.comparing).clicked() {
                wish = Some(Wish::Compare);
            }
            if self.hosted && self.quiet_button(ui, text.share_page, "share", false).clicked() {
                wish = Some(Wish::Share);
            }
        });
        wish
    }

    fn menu(&mut self, ui: &mut Ui, text: &Text) -> Option<Wish> {
        let button = icons::button(ui, Icon::Menu, text.menu);
        self.places.push(Place { name: "menu", rect: button.rect });
        let menu = Popup::menu(&button).close_behavior(PopupCloseBehavior::CloseOnClickOutside).show(|ui| {
            let mut wish = None;
            for (words, its) in [(text.keys, Wish::Keys), (text.start_over, Wish::StartOver)] {
                if ui.button(words).clicked() {
                    wish = Some(its);
                    ui.close();
                }
            }
            ui.separator();
            ui.checkbox(self.projector, text.larger_type);
            ui.separator();
            let chosen = ui.ctx().options(|options| options.theme_preference);
            for (theme, words) in [
                (ThemePreference::System, text.system_theme),
                (ThemePreference::Light, text.light),
                (ThemePreference::Dark, text.dark),
            ] {
                if ui.radio(chosen == theme, words).clicked() {
                    ui.ctx().set_theme(theme);
                }
            }
            wish
        });
        menu.and_then(|menu| menu.inner)
    }

    fn quiet_button(&mut self, ui: &mut Ui, words: &str, name: &'static str, on: bool) -> Response {
        ui.spacing_mut().button_padding.x = 7.0;
        let palette = Palette::of(ui.ctx());
        let (fill, ink) = if on { (palette.ink, palette.surface) } else { (Color32::TRANSPARENT, palette.ink) };
        let response = Button::new(RichText::new(words).font(regular(13.5)).color(ink))
            .fill(fill)
            .min_size(least_target(ui))
            .ui(ui);
        response.widget_info(|| WidgetInfo::selected(Role::Button, ui.is_enabled(), on, words));
        self.places.push(Place { name, rect: response.rect });
        response
    }
}
