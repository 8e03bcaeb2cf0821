//! The controls: the data, the ways out and back, and the run.

use super::editor;
use super::state::State;
use crate::lab::images::*;
use crate::lab::settings::Value;
use crate::screens::screen::Page;
use crate::screens::setting_controls::{self, Words};
use crate::theme::{Palette, least_target};
use crate::widgets::explanation::Explained as _;
use crate::widgets::heading;
use crate::widgets::widget_rect::WidgetRect;
use egui::{Button, Color32, RichText, Role, Ui, WidgetInfo, vec2};

/// The words of the settings.
pub const WORDS: Words = Words {
    setting: |text, name| (text.images.setting)(name),
    choice: |text, setting, name| (text.images.choice)(setting, name),
};

/// Shows all controls in the available width.
pub fn show(state: &mut State, ui: &mut Ui, page: &mut Page<'_>) {
    let (text, palette) = (page.text(), Palette::of(ui.ctx()));
    let settings = &mut state.settings;
    let mut section = |ui: &mut Ui, name: &str, color: Color32, of: &[&'static Setting]| {
        heading::section(ui, name, color);
        for setting in of {
            match setting {
                setting if *setting == &CLASS_LIST => classes(settings, ui, page),
                setting if *setting == &PICTURE => editor::show(settings, ui, page),
                setting => setting_controls::show(ui, settings, page, setting, color, &WORDS),
            }
        }
    };
    section(ui, text.data, palette.forward, &[&DATA, &CLASS_LIST, &FIRST, &PRIOR, &PICTURE]);
    let forward = [&PROCESS, &BLUR, &BLUR_FLOOR, &BLUR_POWER, &LOG_SNR, &HEAT_NOISE];
    section(ui, text.forward, palette.forward, &forward);
    section(ui, text.reverse, palette.reverse_text, &[&MODEL, &NOISE, &SAMPLER, &START, &HEAT_DELTA]);
    section(ui, text.run, palette.ink, &[&STEPS, &PICTURES, &SEED]);
    ui.add_space(8.0);
    ui.label(RichText::new(text.images.credit).font(crate::theme::regular(11.5)).color(palette.faint_ink));
}

/// A button for each class; all of them are chosen if none is.
fn classes(settings: &mut Settings, ui: &mut Ui, page: &mut Page<'_>) {
    let words = &page.text().images;
    let row = ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(2.0, 2.0);
        ui.label((words.setting)(CLASS_LIST.name)).explained(CLASS_LIST.name, "");
        let chosen = settings.classes().to_vec();
        for class in 0..CLASSES {
            let is_chosen = chosen.is_empty() || chosen.contains(&(class as u8));
            let button =
                Button::selectable(is_chosen, class.to_string()).min_size(least_target(ui).max(vec2(20.0, 0.0)));
            let response = ui.add(button);
            response.explained(CLASS_LIST.name, "");
            response
                .widget_info(|| WidgetInfo::selected(Role::Button, ui.is_enabled(), is_chosen, (words.class)(class)));
            if response.clicked() {
                // The first click, while all are chosen, chooses one.
                let mut classes = chosen.clone();
                match classes.iter().position(|known| usize::from(*known) == class) {
                    Some(place) => _ = classes.remove(place),
                    None => classes.push(class as u8),
                }
                let written: Vec<String> = classes.iter().map(u8::to_string).collect();
                let written = if written.is_empty() { "all".to_owned() } else { written.join("+") };
                _ = CLASS_LIST.write(settings, &Value::Text(written));
            }
        }
    });
    page.widgets.push(WidgetRect { name: CLASS_LIST.name, rect: row.response.rect });
}
