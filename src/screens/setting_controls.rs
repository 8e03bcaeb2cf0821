//! Controls of single settings, for screens whose settings are all of the usual kinds.

use crate::lab::settings::{Domain, Refusal, Schema, Setting, Value};
use crate::screens::caption::in_words;
use crate::screens::screen::Page;
use crate::text::Text;
use crate::theme::least_target;
use crate::widgets::explanation::Explained as _;
use crate::widgets::seed_control::SeedControl;
use crate::widgets::slider::SettingSlider;
use crate::widgets::widget_rect::WidgetRect;
use egui::{Align, Button, Color32, ComboBox, Layout, Ui};

/// More choices than this are in a menu.
const SIDE_BY_SIDE: usize = 4;
/// The width of a menu, if there is so much room.
const MENU: f32 = 120.0;

/// The words of a screen's settings.
pub struct Words {
    /// The name of a setting.
    pub setting: fn(&Text, &str) -> &'static str,
    /// The name of one of its choices.
    pub choice: fn(&Text, &str, &str) -> &'static str,
}

impl Words {
    /// A setting as a caption tells it.
    pub fn in_caption<S: Schema>(&self, setting: &Setting<S>, settings: &S, text: &Text) -> String {
        let name = (self.setting)(text, setting.name);
        in_words(setting, settings, name, |choice| (self.choice)(text, setting.name, choice))
    }
}

/// Shows the control of a setting, if it has an effect. Text is edited elsewhere.
pub fn show<S: Schema>(
    ui: &mut Ui,
    settings: &mut S,
    page: &mut Page<'_>,
    setting: &'static Setting<S>,
    color: Color32,
    words: &Words,
) {
    if setting.matters(settings) && !show_unless_number(ui, settings, page, setting, words) {
        let name = (words.setting)(page.text(), setting.name);
        SettingSlider { name, setting, color }.show(ui, settings, page.widgets);
    }
}

/// The same in one row, for a page inside another one.
pub fn in_one_row<S: Schema>(
    ui: &mut Ui,
    settings: &mut S,
    page: &mut Page<'_>,
    setting: &'static Setting<S>,
    color: Color32,
    words: &Words,
) {
    if !show_unless_number(ui, settings, page, setting, words) {
        let name = (words.setting)(page.text(), setting.name);
        SettingSlider { name, setting, color }.show_in_one_row(ui, settings, page.widgets);
    }
}

/// Whether the setting is no number; then its control is shown.
fn show_unless_number<S: Schema>(
    ui: &mut Ui,
    settings: &mut S,
    page: &mut Page<'_>,
    setting: &'static Setting<S>,
    words: &Words,
) -> bool {
    match setting.domain {
        Domain::OneOf(names) if names.len() > SIDE_BY_SIDE => menu(ui, settings, page, setting, words, names),
        Domain::OneOf(names) => side_by_side(ui, settings, page, setting, words, names),
        Domain::Seed => {
            let text = page.text();
            let name = (words.setting)(text, setting.name);
            SeedControl { name, setting, text }.show(ui, settings, page.widgets);
        }
        Domain::Text(_) => {}
        Domain::Real { .. } | Domain::Whole { .. } | Domain::WholeOrUnlimited { .. } => return false,
    }
    true
}

/// All choices side by side, after the name of the setting.
fn side_by_side<S: Schema>(
    ui: &mut Ui,
    settings: &mut S,
    page: &mut Page<'_>,
    setting: &'static Setting<S>,
    words: &Words,
    names: &[&'static str],
) {
    let text = page.text();
    let row = ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        ui.label((words.setting)(text, setting.name)).explained(setting.name, "");
        choices(ui, settings, setting, text, words, names);
    });
    page.widgets.push(WidgetRect { name: setting.name, rect: row.response.rect });
}

/// The name of the setting, and a menu of its choices.
fn menu<S: Schema>(
    ui: &mut Ui,
    settings: &mut S,
    page: &mut Page<'_>,
    setting: &'static Setting<S>,
    words: &Words,
    names: &[&'static str],
) {
    let text = page.text();
    let row = ui.horizontal(|ui| {
        let label = ui.label((words.setting)(text, setting.name));
        label.explained(setting.name, "");
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let chosen = setting.read(settings).to_string();
            let menu = ComboBox::from_id_salt(setting.name)
                .selected_text((words.choice)(text, setting.name, &chosen))
                .width(MENU.min(ui.available_width()))
                .truncate()
                .height(320.0)
                .show_ui(ui, |ui| choices(ui, settings, setting, text, words, names));
            // What is chosen is explained, not only the setting.
            let part = names.iter().find(|name| **name == chosen).copied().unwrap_or_default();
            menu.response.labelled_by(label.id).explained(setting.name, part);
        });
    });
    page.widgets.push(WidgetRect { name: setting.name, rect: row.response.rect });
}

fn choices<S: Schema>(
    ui: &mut Ui,
    settings: &mut S,
    setting: &'static Setting<S>,
    text: &Text,
    words: &Words,
    names: &[&'static str],
) {
    let chosen = setting.read(settings).to_string();
    for name in names {
        let button = Button::selectable(*name == chosen, (words.choice)(text, setting.name, name));
        let button = button.min_size(least_target(ui));
        let mut with_it = settings.clone();
        match setting.write(&mut with_it, &Value::from(*name)) {
            Err(Refusal::NoMeaning { reason, .. }) => {
                let response = ui.add_enabled(false, button).on_disabled_hover_text(text.reason(reason));
                response.explained(setting.name, name);
            }
            _ => {
                if ui.add(button).explained(setting.name, name).clicked() {
                    *settings = with_it;
                }
            }
        }
    }
}
