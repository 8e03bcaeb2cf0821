//! Choices of a setting: a menu, or all of them side by side.

use crate::lab::one_dimension::{Setting, Settings};
use crate::lab::settings::{Reason, Refusal, Value};
use crate::screens::one_dimension::panels::numbers::NumbersWindow;
use crate::text::Text;
use crate::theme::regular;
use crate::widgets::explanation::Explained as _;
use crate::widgets::widget_rect::WidgetRect;
use egui::{Align, Button, Color32, ComboBox, Layout, Ui};

/// The gap between the name of a setting and its choices.
const LABEL_GAP: f32 = 8.0;

/// The width of a menu, if there is so much room.
const MENU: f32 = 120.0;

/// The choices of settings, for one frame.
pub struct Choices<'a> {
    /// What they change.
    pub settings: &'a mut Settings,
    /// The list of the user's own numbers.
    pub numbers: &'a mut NumbersWindow,
    /// The words.
    pub text: &'static Text,
    /// Where each control was drawn.
    pub widgets: &'a mut Vec<WidgetRect>,
}

impl Choices<'_> {
    /// All choices side by side, with the name of the setting, if they fit; otherwise a menu.
    pub fn in_one_row(&mut self, ui: &mut Ui, setting: &'static Setting, names: &[&'static str]) {
        match self.fit(ui, setting, names) {
            Some(is_labelled) => self.in_sight(ui, setting, names, is_labelled),
            None => self.menu(ui, setting, names),
        }
    }

    fn in_sight(&mut self, ui: &mut Ui, setting: &'static Setting, names: &[&'static str], is_labelled: bool) {
        let row = ui.horizontal(|ui| {
            if is_labelled {
                ui.label(self.text.setting(setting.name)).explained(setting.name, "");
                ui.add_space(LABEL_GAP);
            }
            let chosen = setting.read(self.settings).to_string();
            for name in names {
                self.choose(ui, setting, name, *name == chosen);
            }
        });
        self.widgets.push(WidgetRect { name: setting.name, rect: row.response.rect });
    }

    /// A name with a menu. A choice that has no meaning with the other settings opens what it needs.
    pub fn menu(&mut self, ui: &mut Ui, setting: &'static Setting, names: &[&'static str]) {
        let text = self.text;
        let row = ui.horizontal(|ui| {
            let label = ui.label(text.setting(setting.name));
            label.explained(setting.name, "");
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let chosen = setting.read(self.settings).to_string();
                let menu = ComboBox::from_id_salt(setting.name)
                    .selected_text(text.choice(setting.name, &chosen))
                    .width(MENU.min(ui.available_width()))
                    .truncate()
                    .height(320.0);
                let response = menu.show_ui(ui, |ui| {
                    for name in names {
                        self.choose(ui, setting, name, *name == chosen);
                    }
                });
                // What is chosen is explained, not only the setting.
                let part = names.iter().find(|name| **name == chosen).copied().unwrap_or_default();
                response.response.labelled_by(label.id).explained(setting.name, part);
            });
        });
        self.widgets.push(WidgetRect { name: setting.name, rect: row.response.rect });
    }

    fn choose(&mut self, ui: &mut Ui, setting: &'static Setting, name: &'static str, chosen: bool) {
        let text = self.text;
        let mut with_it = self.settings.clone();
        let result = setting.write(&mut with_it, &Value::Text(name.to_owned()));
        let button = Button::selectable(chosen, text.choice(setting.name, name));
        match result {
            // The user can correct the reason at once.
            Err(Refusal::NoMeaning { reason: Reason::NoList, .. }) => {
                if ui.add(button).explained_as(text.reason(Reason::NoList), setting.name, name).clicked() {
                    self.numbers.open();
                }
            }
            Err(Refusal::NoMeaning { reason, .. }) => {
                ui.add_enabled(false, button).on_disabled_hover_text(text.reason(reason));
            }
            Err(_) => {}
            Ok(()) => {
                if ui.add(button).explained(setting.name, name).clicked() {
                    *self.settings = with_it;
                }
            }
        }
    }

    /// Whether all choices fit side by side with the name of their setting, or at least without it; `None` if they do not
    /// fit.
    fn fit(&self, ui: &Ui, setting: &Setting, names: &[&str]) -> Option<bool> {
        let width =
            |words: &str| ui.painter().layout_no_wrap(words.to_owned(), regular(14.0), Color32::PLACEHOLDER).size().x;
        let gap = ui.spacing().item_spacing.x;
        let button =
            |name: &&str| width(self.text.choice(setting.name, name)) + 2.0 * ui.spacing().button_padding.x + gap;
        let choices = names.iter().map(button).sum::<f32>();
        let label = width(self.text.setting(setting.name)) + LABEL_GAP + gap;
        let room = ui.available_width();
        (choices <= room).then_some(label + choices <= room)
    }
}
