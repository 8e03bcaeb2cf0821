//! Controls of single settings.

use crate::lab::images::{Setting, Settings};
use crate::lab::settings::{Domain, Value};
use crate::screens::screen::Page;
use crate::theme::least_target;
use crate::widgets::explanation::Explained as _;
use crate::widgets::slider::SettingSlider;
use crate::widgets::widget_rect::WidgetRect;
use egui::{Align2, Button, Color32, Layout, TextEdit, Ui, vec2};
use rand::TryRng as _;
use rand::rngs::SysRng;

/// Shows the control of a setting, if it has an effect.
pub fn show(ui: &mut Ui, settings: &mut Settings, page: &mut Page<'_>, setting: &'static Setting, color: Color32) {
    if !setting.matters(settings) {
        return;
    }
    match setting.domain {
        Domain::OneOf(names) => choices(ui, settings, page, setting, names),
        Domain::Seed => seed(ui, settings, page, setting),
        _ => slider(page, setting, color).show(ui, settings, page.widgets),
    }
}

/// The same in one row, for a page inside another one.
pub fn in_one_row(
    ui: &mut Ui,
    settings: &mut Settings,
    page: &mut Page<'_>,
    setting: &'static Setting,
    color: Color32,
) {
    match setting.domain {
        Domain::OneOf(names) => choices(ui, settings, page, setting, names),
        Domain::Seed => seed(ui, settings, page, setting),
        _ => slider(page, setting, color).show_in_one_row(ui, settings, page.widgets),
    }
}

fn slider<'a>(page: &Page<'_>, setting: &'static Setting, color: Color32) -> SettingSlider<'a, Settings> {
    SettingSlider { name: (page.text().images.setting)(setting.name), setting, color }
}

/// All choices side by side, after the name of the setting.
fn choices(
    ui: &mut Ui,
    settings: &mut Settings,
    page: &mut Page<'_>,
    setting: &'static Setting,
    names: &[&'static str],
) {
    let words = &page.text().images;
    let row = ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        ui.label((words.setting)(setting.name)).explained(setting.name, "");
        let chosen = setting.read(settings).to_string();
        for name in names {
            let button = Button::selectable(*name == chosen, (words.choice)(setting.name, name));
            if ui.add(button.min_size(least_target(ui))).explained(setting.name, name).clicked() {
                _ = setting.write(settings, &Value::from(*name));
            }
        }
    });
    page.widgets.push(WidgetRect { name: setting.name, rect: row.response.rect });
}

fn seed(ui: &mut Ui, settings: &mut Settings, page: &mut Page<'_>, setting: &'static Setting) {
    let text = page.text();
    ui.horizontal(|ui| {
        let label = ui.label((text.images.setting)(setting.name));
        ui.with_layout(Layout::right_to_left(egui::Align::Center), |ui| {
            if ui.button(text.new_seed).explained("new_seed", "").clicked()
                && let Ok(seed) = SysRng.try_next_u32()
            {
                // 32 bits: short enough to be read aloud in a lecture.
                _ = setting.write(settings, &Value::Number(seed.into()));
            }
            let mut digits = setting.read(settings).to_string();
            let edit =
                TextEdit::singleline(&mut digits).desired_width(ui.available_width()).align(Align2::RIGHT_CENTER);
            let response = ui.add(edit.min_size(vec2(0.0, ui.spacing().interact_size.y))).labelled_by(label.id);
            response.explained(setting.name, "");
            page.widgets.push(WidgetRect { name: setting.name, rect: response.rect });
            if response.changed() {
                let digits = if digits.is_empty() { "0".to_owned() } else { digits };
                // A text that is not a seed is ignored: the field shows the current seed again.
                _ = setting.write(settings, &Value::Text(digits));
            }
        });
    });
}
