//! The condition: a button for each component of the data.

use crate::diffusion::data::Condition;
use crate::lab::one_dimension::{CONDITION, Settings};
use crate::lab::settings::Value;
use crate::text::Text;
use crate::theme::least_target;
use crate::widgets::explanation::Explained as _;
use crate::widgets::number_format::fixed;
use crate::widgets::widget_rect::WidgetRect;
use egui::{Button, Ui};

/// Buttons that choose components of the data; none chosen is no condition.
pub fn show(ui: &mut Ui, text: &Text, settings: &mut Settings, widgets: &mut Vec<WidgetRect>) {
    let condition = settings.condition();
    let row = ui.horizontal_wrapped(|ui| {
        ui.label(text.setting(CONDITION.name));
        for (k, component) in settings.process().data.components().iter().enumerate() {
            let number = k + 1;
            let name = format!("{number}: μ = {}", fixed(component.mean, 2));
            let button =
                ui.add(Button::selectable(condition.has(number), number.to_string()).min_size(least_target(ui)));
            let button = button.accessible_name(&name);
            if button.explained_as(&name, CONDITION.name, "").clicked() {
                write(settings, condition.toggled(number));
            }
        }
    });
    widgets.push(WidgetRect { name: CONDITION.name, rect: row.response.rect });
}

fn write(settings: &mut Settings, condition: Condition) {
    // Only components that there are have buttons.
    _ = CONDITION.write(settings, &Value::Text(condition.to_string()));
}
