//! The control of a seed: its digits, and a button for another one.

use crate::lab::settings::{Schema, Setting, Value};
use crate::text::Text;
use crate::widgets::explanation::Explained as _;
use crate::widgets::widget_rect::WidgetRect;
use egui::{Align, Align2, Layout, TextEdit, Ui, vec2};
use rand::TryRng as _;
use rand::rngs::SysRng;

/// The control of the seed `setting` of the experiment `S`, for one frame.
pub struct SeedControl<'a, S: Schema> {
    /// Its name on the page.
    pub name: &'a str,
    /// The setting.
    pub setting: &'static Setting<S>,
    /// The words.
    pub text: &'a Text,
}

impl<S: Schema> SeedControl<'_, S> {
    /// Shows it in the available width.
    pub fn show(self, ui: &mut Ui, settings: &mut S, widgets: &mut Vec<WidgetRect>) {
        let Self { name, setting, text } = self;
        ui.horizontal(|ui| {
            let label = ui.label(name);
            label.explained(setting.name, "");
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
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
                widgets.push(WidgetRect { name: setting.name, rect: response.rect });
                if response.changed() {
                    let digits = if digits.is_empty() { "0".to_owned() } else { digits };
                    // A text that is not a seed is ignored: the field shows the current seed again.
                    _ = setting.write(settings, &Value::Text(digits));
                }
            });
        });
    }
}
