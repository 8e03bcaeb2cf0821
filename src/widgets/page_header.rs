//! The header of the page: its name, its language, and buttons for the panels beside the picture.

use crate::text::{Language, Text};
use crate::theme::{Palette, least_target, regular, semibold};
use crate::widgets::explanation::Explained as _;
use crate::widgets::icons::{self, Icon};
use crate::widgets::request::{Panel, Request};
use crate::widgets::widget_rect::WidgetRect;
use egui::{
    Align, Button, Color32, Layout, Popup, PopupCloseBehavior, Response, RichText, Role, Sense, Shape, Stroke,
    ThemePreference, Ui, Widget as _, WidgetInfo, vec2,
};

/// The width of the arrow beside the name of the screen.
const ARROW: f32 = 10.0;

/// What the header shows in one frame.
pub struct PageHeader<'a> {
    /// The language of the page.
    pub language: Language,
    /// Whether type is larger, for a lecture hall.
    pub projector: bool,
    /// Whether two experiments are compared; `None` on a screen that compares none.
    pub comparing: Option<bool>,
    /// The name of the screen that is shown.
    pub screen: &'static str,
    /// The names of all screens.
    pub screens: &'a [&'static str],
    /// Whether there is a step to undo, and one to redo.
    pub can_undo: [bool; 2],
    /// Whether the page around the picture has panels.
    pub has_panels: bool,
    /// Where each control was drawn.
    pub widgets: &'a mut Vec<WidgetRect>,
}

impl PageHeader<'_> {
    /// Shows the header; returns what the user asks for.
    pub fn show(&mut self, ui: &mut Ui) -> Option<Request> {
        let text = self.language.text();
        let mut request = None;
        let row = vec2(ui.available_width(), icons::BUTTON);
        ui.allocate_ui_with_layout(row, Layout::left_to_right(Align::Center), |ui| {
            request = self.screens_menu(ui, text);
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                ui.spacing_mut().item_spacing.x = 0.0;
                request = request.take().or(self.menu(ui, text));
                if self.quiet_button(ui, self.language.other().text().own_name, "language", false).clicked() {
                    request = Some(Request::Language(self.language.other()));
                }
            });
        });
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 1.0;
            if self.has_panels && self.quiet_button(ui, text.lessons, "lessons", false).clicked() {
                request = Some(Request::OpenPanel(Panel::Lessons));
            }
            if let Some(comparing) = self.comparing
                && self.quiet_button(ui, text.compare, "compare", comparing).clicked()
            {
                request = Some(Request::Compare);
            }
            if self.has_panels && self.quiet_button(ui, text.share_page, "share", false).clicked() {
                request = Some(Request::OpenPanel(Panel::Share));
            }
            // If there is no room for them, they are in the menu alone.
            let room = (ui.available_width() / icons::small_side(ui)) as usize;
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                ui.spacing_mut().item_spacing.x = 0.0;
                if room >= 1 {
                    let undo = |ui: &mut Ui| icons::small_button(ui, Icon::Undo, text.undo, "undo");
                    let button = ui.add_enabled_ui(self.can_undo[0], undo).inner;
                    self.widgets.push(WidgetRect { name: "undo", rect: button.rect });
                    if button.clicked() {
                        request = Some(Request::Undo);
                    }
                }
                if room >= 2 {
                    let button = icons::small_button(ui, Icon::Explain, text.explain, "explain");
                    self.widgets.push(WidgetRect { name: "explain", rect: button.rect });
                    if button.clicked() {
                        request = Some(Request::Explain);
                    }
                }
            });
        });
        request
    }

    /// The name of the program and of the screen, a button that opens the menu of all screens.
    fn screens_menu(&mut self, ui: &mut Ui, text: &Text) -> Option<Request> {
        let palette = Palette::of(ui.ctx());
        let lay_out = |words: &str, font, color| ui.painter().layout_no_wrap(words.to_owned(), font, color);
        let name = lay_out("Diffuscope", semibold(19.0), palette.ink);
        let screen = lay_out(text.screen(self.screen), regular(12.5), palette.faint_ink);
        let width = name.size().x.max(screen.size().x + ARROW + 4.0);
        let (rect, button) = ui.allocate_exact_size(vec2(width, icons::BUTTON), Sense::click());
        let words = format!("{}: {}", text.screens, text.screen(self.screen));
        button.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), &words));
        button.explained_as(&words, "screen", "");
        self.widgets.push(WidgetRect { name: "screen", rect });
        let ink = if button.hovered() || button.has_focus() { palette.ink } else { palette.faint_ink };
        let below = rect.left_top() + vec2(0.0, name.size().y);
        let arrow = below + vec2(screen.size().x + 0.5 * ARROW + 4.0, 0.5 * screen.size().y + 1.0);
        let triangle = [vec2(-4.0, -2.0), vec2(4.0, -2.0), vec2(0.0, 3.0)].map(|corner| arrow + corner).to_vec();
        ui.painter().galley(rect.left_top(), name, palette.ink);
        ui.painter().galley_with_override_text_color(below, screen, ink);
        ui.painter().add(Shape::convex_polygon(triangle, ink, Stroke::NONE));
        let menu = Popup::menu(&button).show(|ui| {
            let mut request = None;
            for screen in self.screens {
                if ui.radio(*screen == self.screen, text.screen(screen)).clicked() {
                    request = Some(Request::ShowScreen(screen));
                    ui.close();
                }
            }
            request
        });
        menu.and_then(|menu| menu.inner)
    }

    fn menu(&mut self, ui: &mut Ui, text: &Text) -> Option<Request> {
        let button = icons::button(ui, Icon::Menu, text.menu, "menu");
        self.widgets.push(WidgetRect { name: "menu", rect: button.rect });
        let menu = Popup::menu(&button).close_behavior(PopupCloseBehavior::CloseOnClickOutside).show(|ui| {
            let mut request = None;
            // Sweeps are of the screen that can also compare.
            if self.has_panels && self.comparing.is_some() && ui.button(text.sweep).explained("sweep", "").clicked() {
                request = Some(Request::OpenPanel(Panel::Sweep));
                ui.close();
            }
            let [can_undo, can_redo] = self.can_undo;
            for (words, name, its, is_enabled) in [
                (text.explain, "explain", Request::Explain, true),
                (text.keys, "keys", Request::ListShortcuts, true),
                (text.start_over, "start_over", Request::StartOver, true),
                (text.undo, "undo", Request::Undo, can_undo),
                (text.redo, "redo", Request::Redo, can_redo),
            ] {
                if ui.add_enabled(is_enabled, Button::new(words)).explained(name, "").clicked() {
                    request = Some(its);
                    ui.close();
                }
            }
            ui.separator();
            let mut projector = self.projector;
            if ui.checkbox(&mut projector, text.larger_type).explained("projector", "").clicked() {
                request = Some(Request::Projector(projector));
            }
            ui.separator();
            let chosen = ui.ctx().options(|options| options.theme_preference);
            for (theme, words) in [
                (ThemePreference::System, text.system_theme),
                (ThemePreference::Light, text.light),
                (ThemePreference::Dark, text.dark),
            ] {
                if ui.radio(chosen == theme, words).explained("theme", "").clicked() {
                    request = Some(Request::Theme(theme));
                }
            }
            request
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
        self.widgets.push(WidgetRect { name, rect: response.rect });
        response.explained(name, "");
        response
    }
}
