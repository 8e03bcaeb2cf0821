//! The sliders and choices: everything that [`Settings`] holds.

use super::app::Place;
use super::slider::SettingSlider;
use super::text::{Language, Text};
use super::theme::{Palette, regular, semibold};
use crate::diffusion::model;
use crate::lab::settings::{Domain, MODEL, NOISE, PARTICLES, PRIOR, SCHEDULE, SEED, STEPS, Setting, Settings, Value};
use eframe::egui::{Align, Align2, Button, Color32, Layout, RichText, Stroke, TextEdit, Theme, Ui, Widget as _, vec2};

/// Shows the controls, as wide as there is room.
pub fn show(ui: &mut Ui, settings: &mut Settings, language: &mut Language, places: &mut Vec<Place>) {
    let text = language.text();
    let palette = Palette::of(ui.ctx());
    let slider = |name, setting, color| SettingSlider { name, setting, color };
    header(ui, language, text);

    section(ui, text.data, palette.forward);
    slider(text.prior, &PRIOR, palette.forward).show(ui, settings, places);

    section(ui, text.forward, palette.forward);
    choices(ui, text.schedule, &SCHEDULE, settings, |name| text.schedule_name(name), places);
    slider(text.steps, &STEPS, palette.forward).show(ui, settings, places);

    section(ui, text.reverse, palette.reverse_text);
    models(ui, text, settings, places);
    ui.add_space(6.0);
    slider(text.noise, &NOISE, palette.reverse).show(ui, settings, places);
    ui.label(RichText::new(text.noise_hint).font(regular(12.5)).color(palette.reverse_text));

    section(ui, text.run, palette.ink);
    slider(text.particles, &PARTICLES, palette.faint_ink).show(ui, settings, places);
    seed(ui, text, settings, places);
    ui.add_space(10.0);
    if ui.add_sized(vec2(ui.available_width(), 30.0), Button::new(text.start_over)).clicked() {
        *settings = Settings::default();
    }
}

fn header(ui: &mut Ui, language: &mut Language, text: &Text) {
    ui.horizontal(|ui| {
        ui.label(RichText::new("Diffuscope").font(semibold(22.0)));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let (name, next) = match ui.ctx().theme() {
                Theme::Light => (text.dark, Theme::Dark),
                Theme::Dark => (text.light, Theme::Light),
            };
            if quiet_button(ui, name) {
                ui.ctx().set_theme(next);
            }
            if quiet_button(ui, language.other().text().own_name) {
                *language = language.other();
            }
        });
    });
    ui.weak(text.tagline);
}

fn quiet_button(ui: &mut Ui, name: &str) -> bool {
    ui.spacing_mut().button_padding.x = 6.0;
    Button::new(RichText::new(name).font(regular(13.0))).fill(Color32::TRANSPARENT).ui(ui).clicked()
}

fn section(ui: &mut Ui, name: &str, color: Color32) {
    ui.add_space(14.0);
    ui.label(RichText::new(name).font(semibold(13.0)).color(color));
    ui.add_space(2.0);
}

/// A row of names to choose from.
fn choices(
    ui: &mut Ui,
    name: &str,
    setting: &'static Setting,
    settings: &mut Settings,
    words: impl Fn(&'static str) -> &'static str,
    places: &mut Vec<Place>,
) {
    let row = ui.horizontal_wrapped(|ui| {
        ui.label(name);
        ui.spacing_mut().item_spacing.x = 4.0;
        let Domain::OneOf(names) = setting.domain else { return };
        for choice_name in names {
            let chosen = setting.read(settings) == Value::Text((*choice_name).to_owned());
            if ui.selectable_label(chosen, words(choice_name)).clicked() {
                _ = setting.write(settings, &Value::Text((*choice_name).to_owned()));
            }
        }
    });
    places.push(Place { name: setting.name, rect: row.response.rect });
}

fn models(ui: &mut Ui, text: &Text, settings: &mut Settings, places: &mut Vec<Place>) {
    let palette = Palette::of(ui.ctx());
    let column = ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        for model in model::ALL {
            let chosen = settings.model() == model;
            let word = RichText::new(text.model_name(model)).color(palette.ink);
            let word = if chosen { word.font(semibold(14.0)) } else { word };
            // The dot of a radio button takes the colour of the text around it, its ring that of a button's edge.
            let widgets = &mut ui.visuals_mut().widgets;
            for state in [&mut widgets.inactive, &mut widgets.hovered, &mut widgets.active] {
                state.bg_fill = palette.surface;
                state.fg_stroke.color = palette.reverse;
                state.bg_stroke = Stroke::new(1.5, if chosen { palette.reverse } else { palette.faint_ink });
            }
            if ui.radio(chosen, word).on_hover_text(text.model_remark(model)).clicked() {
                _ = MODEL.write(settings, &Value::Text(model.name.to_owned()));
            }
        }
    });
    places.push(Place { name: MODEL.name, rect: column.response.rect });
}

fn seed(ui: &mut Ui, text: &Text, settings: &mut Settings, places: &mut Vec<Place>) {
    ui.add_space(4.0);
    ui.horizontal(|ui| {
        let label = ui.label(text.seed);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if ui.button(text.new_seed).clicked()
                && let Ok(seed) = getrandom::u32()
            {
                // 32 bits: short enough to read out in a lecture.
                _ = SEED.write(settings, &Value::Number(seed.into()));
            }
            let mut digits = SEED.read(settings).to_string();
            let edit =
                TextEdit::singleline(&mut digits).desired_width(ui.available_width()).align(Align2::RIGHT_CENTER);
            let response = ui.add(edit).labelled_by(label.id);
            places.push(Place { name: SEED.name, rect: response.rect });
            if response.changed() {
                let digits = if digits.is_empty() { "0".to_owned() } else { digits };
                // What is not a seed is not taken: the field shows the seed that is in force.
                _ = SEED.write(settings, &Value::Text(digits));
            }
        });
    });
}
