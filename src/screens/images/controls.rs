//! The controls: the data, the ways out and back, and the run.

use super::editor;
use super::state::State;
use crate::lab::images::*;
use crate::lab::settings::Value;
use crate::screens::screen::Page;
use crate::screens::setting_controls::{self, Words};
use crate::theme::{Palette, least_target, regular};
use crate::widgets::explanation::Explained as _;
use crate::widgets::heading;
use crate::widgets::training_panel::TrainingPanel;
use crate::widgets::widget_rect::WidgetRect;
use egui::{Button, CollapsingHeader, Color32, RichText, Role, Ui, WidgetInfo, vec2};

/// The words of the settings.
pub const WORDS: Words = Words {
    setting: |text, name| (text.images.setting)(name),
    choice: |text, setting, name| (text.images.choice)(setting, name),
};

/// Shows all controls in the available width.
pub fn show(state: &mut State, ui: &mut Ui, page: &mut Page<'_>) {
    let (text, palette) = (page.text(), Palette::of(ui.ctx()));
    heading::section(ui, text.data, palette.forward);
    rows(state, ui, page, palette.forward, &[&DATA]);
    if CLASS_LIST.matters(&state.settings) {
        classes(&mut state.settings, ui, page);
    }
    rows(state, ui, page, palette.forward, &[&FIRST, &PRIOR]);
    editor::show(&mut state.settings, ui, page);
    heading::section(ui, text.forward, palette.forward);
    let forward = [&PROCESS, &BLUR, &BLUR_FLOOR, &BLUR_POWER, &LOG_SNR, &HEAT_NOISE];
    rows(state, ui, page, palette.forward, &forward);
    heading::section(ui, text.reverse, palette.reverse_text);
    rows(state, ui, page, palette.reverse_text, &[&MODEL]);
    if state.settings.learns() {
        training(state, ui, page);
    }
    rows(state, ui, page, palette.reverse_text, &[&NOISE, &SAMPLER, &START, &HEAT_DELTA]);
    heading::section(ui, text.run, palette.ink);
    rows(state, ui, page, palette.ink, &[&STEPS, &PICTURES, &SEED]);
    ui.add_space(8.0);
    ui.label(RichText::new(text.images.credit).font(regular(11.5)).color(palette.faint_ink));
}

fn rows(state: &mut State, ui: &mut Ui, page: &mut Page<'_>, color: Color32, settings: &[&'static Setting]) {
    for setting in settings {
        setting_controls::show(ui, &mut state.settings, page, setting, color, &WORDS);
    }
}

/// The training of the network, and its settings.
fn training(state: &mut State, ui: &mut Ui, page: &mut Page<'_>) {
    let asked = training_panel(state, page).show(ui);
    page.requests.extend(asked.request);
    if let Some(seed) = asked.seed {
        _ = SEED.write(&mut state.settings, &Value::Number(seed.into()));
        state.training.reset(&state.settings);
        state.training.resume();
    }
    let color = Palette::of(ui.ctx()).reverse;
    rows(state, ui, page, color, &[&ITERATIONS]);
    let more = [&HIDDEN, &BATCH, &LEARNING_RATE];
    let changed = more.iter().any(|setting| !setting.is_default(&state.settings));
    let words = RichText::new(page.text().more).font(regular(13.0)).color(Palette::of(ui.ctx()).faint_ink);
    let header = CollapsingHeader::new(words).id_salt("training").open(changed.then_some(true));
    let header = header.show_unindented(ui, |ui| rows(state, ui, page, color, &more));
    header.header_response.explained("more", "");
    ui.add_space(6.0);
}

/// The panel of the training.
pub fn training_panel<'a>(state: &'a mut State, page: &'a mut Page<'_>) -> TrainingPanel<'a> {
    TrainingPanel {
        subject: (&state.settings).into(),
        training: &mut state.training,
        has_files: page.has_panels,
        all_seen: state.playback.is_all_seen(),
        text: page.language.text(),
        widgets: page.widgets,
    }
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
