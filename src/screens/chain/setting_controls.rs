//! Controls of single settings, for all topics.

use crate::lab::chain::{BETAS, MATRIX, MIX, SEED, START, STEPS, Setting, Settings, TOPIC, WALKERS};
use crate::lab::settings::{Domain, Value};
use crate::screens::screen::Page;
use crate::text::Text;
use crate::theme::least_target;
use crate::widgets::explanation::Explained as _;
use crate::widgets::slider::SettingSlider;
use crate::widgets::widget_rect::WidgetRect;
use egui::{Align, Button, Color32, ComboBox, Layout, Ui};

/// Mixtures, by the name of their words: two bumps, one far away, two points, broad.
const MIXTURES: [(&str, &str); 4] = [
    ("two-bumps", "0.5:-1:0.2,0.5:1:0.2"),
    ("far", "1:3:0.15"),
    ("two-points", "0.2:-1:0,0.8:1:0"),
    ("broad", "1:-1:1.8"),
];

/// The name of a setting on the page.
pub fn name_of(text: &Text, setting: &'static Setting) -> &'static str {
    match setting {
        setting if setting == &WALKERS => text.chain.walkers,
        setting if setting == &STEPS || setting == &SEED => text.setting(setting.name),
        setting if setting == &MATRIX => text.chain.transitions,
        setting if setting == &START => text.chain.start,
        setting if setting == &BETAS => text.chain.betas,
        setting => (text.tools.settings)(setting.name),
    }
}

/// A slider for a number.
pub fn slider(text: &'static Text, setting: &'static Setting, color: Color32) -> SettingSlider<'static, Settings> {
    SettingSlider { name: name_of(text, setting), setting, color }
}

/// All choices of a setting, side by side as far as there is room.
pub fn choices(settings: &mut Settings, ui: &mut Ui, page: &mut Page<'_>, setting: &'static Setting) {
    let Domain::OneOf(names) = setting.domain else { return };
    let text = page.text();
    let words = if setting == &TOPIC { text.chain.topics } else { text.tools.choices };
    let chosen = setting.read(settings).to_string();
    let row = ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 2.0;
        for name in names {
            let button = Button::selectable(chosen == *name, words(name));
            if ui.add(button.min_size(least_target(ui))).explained(setting.name, name).clicked() {
                _ = setting.write(settings, &Value::from(*name));
            }
        }
    });
    page.widgets.push(WidgetRect { name: setting.name, rect: row.response.rect });
}

/// The words for a mixture that the menu has; none for another one.
pub fn mixture_name(settings: &Settings, text: &Text) -> Option<&'static str> {
    let chosen = MIX.read(settings).to_string();
    MIXTURES.iter().find(|(_, mix)| *mix == chosen).map(|(name, _)| (text.chain.presets)(name))
}

/// A menu of mixtures, with this name before it.
pub fn mixtures(settings: &mut Settings, ui: &mut Ui, text: &Text, name: &str, explanation: &'static str) {
    let chosen = MIX.read(settings).to_string();
    ui.horizontal(|ui| {
        let label = ui.label(name);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let shown = mixture_name(settings, text).unwrap_or(text.chain.own);
            let menu = ComboBox::from_id_salt("mix").selected_text(shown).width(130.0).show_ui(ui, |ui| {
                for (name, mix) in MIXTURES {
                    if ui.add(Button::selectable(chosen == mix, (text.chain.presets)(name))).clicked() {
                        _ = MIX.write(settings, &Value::from(mix));
                    }
                }
            });
            menu.response.labelled_by(label.id).explained(explanation, "");
        });
    });
}
