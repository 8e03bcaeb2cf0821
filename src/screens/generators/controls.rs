//! The controls: the data, the training, and what each generator has of its own.

use super::state::State;
use super::transport;
use crate::lab::generators::*;
use crate::lab::settings::Value;
use crate::lab::settings::choice::Choice as _;
use crate::screens::screen::Page;
use crate::screens::setting_controls::{self, Words};
use crate::theme::{Palette, least_target};
use crate::widgets::explanation::Explained as _;
use crate::widgets::heading;
use crate::widgets::request::Request;
use crate::widgets::widget_rect::WidgetRect;
use egui::{Button, Color32, Ui, vec2};

/// The words of the settings: those that the first screen has, too, have its words.
pub const WORDS: Words = Words {
    setting: |text, name| match (text.generators.setting)(name) {
        "" => text.setting(name),
        words => words,
    },
    choice: |text, setting, name| match (text.generators.choice)(setting, name) {
        "" => text.choice(setting, name),
        words => words,
    },
};

/// Shows all controls in the available width.
pub fn show(state: &mut State, ui: &mut Ui, page: &mut Page<'_>) {
    let (text, palette) = (page.text(), Palette::of(ui.ctx()));
    setting_controls::show(ui, &mut state.settings, page, &TASK, palette.ink, &WORDS);
    heading::section(ui, text.generators.training, palette.reverse_text);
    transport::training_buttons(state, ui, page);
    shown(&mut state.settings, ui, page);
    presets(&mut state.settings, ui, page);
    let settings = &mut state.settings;
    section(settings, ui, page, (text.data, palette.forward), &[&DATA, &PRIOR, &SEPARATION, &WIDTH]);
    if ui.add(Button::new(text.generators.take_data).small()).explained("take_data", "").clicked() {
        page.requests.push(Request::TakeData);
    }
    let (name, color) = (text.generators.generator, palette.reverse_text);
    section(settings, ui, page, (name(Generator::Vae), color), &[&BETA, &LEVELS]);
    section(settings, ui, page, (name(Generator::Gan), color), &[&OBJECTIVE, &CRITIC_STEPS, &CRITIC_RATE]);
    section(settings, ui, page, (name(Generator::Diffusion), color), &[&STEPS]);
    let of_the_run = [&LAYERS, &HIDDEN, &BATCH, &LEARNING_RATE, &ITERATIONS, &SEED];
    section(settings, ui, page, (text.run, color), &of_the_run);
}

/// A heading and the controls below it, if any of them has an effect.
fn section(
    settings: &mut Settings,
    ui: &mut Ui,
    page: &mut Page<'_>,
    (name, color): (&str, Color32),
    of: &[&'static Setting],
) {
    if of.iter().any(|setting| setting.matters(settings)) {
        heading::section(ui, name, color);
        for setting in of {
            setting_controls::show(ui, settings, page, setting, color, &WORDS);
        }
    }
}

/// A button for each generator; one of them stays.
fn shown(settings: &mut Settings, ui: &mut Ui, page: &mut Page<'_>) {
    let words = &page.text().generators;
    let row = ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(3.0, 3.0);
        ui.label((words.setting)(SHOWN.name)).explained(SHOWN.name, "");
        let before = settings.shown().to_vec();
        for generator in Generator::ALL {
            let is_shown = before.contains(&generator);
            let button = Button::selectable(is_shown, (words.generator)(generator)).min_size(least_target(ui));
            if ui.add(button).explained(SHOWN.name, generator.name()).clicked() {
                let others = before.iter().copied().filter(|other| *other != generator);
                let after: Vec<_> = others.chain((!is_shown).then_some(generator)).collect();
                // The last one stays: an empty list is no value.
                _ = SHOWN.write(settings, &Value::Text(to_text(&after)));
            }
        }
    });
    page.widgets.push(WidgetRect { name: SHOWN.name, rect: row.response.rect });
}

fn presets(settings: &mut Settings, ui: &mut Ui, page: &Page<'_>) {
    let words = &page.text().generators;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(4.0, 3.0);
        ui.label(words.presets);
        for preset in &PRESETS {
            let button = Button::new((words.preset)(preset.name)).small().min_size(least_target(ui));
            if ui.add(button).explained(preset.name, "").clicked() {
                *settings = preset.settings();
            }
        }
    });
}
