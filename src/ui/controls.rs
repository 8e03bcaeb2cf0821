//! The sliders and choices: everything that [`Settings`] holds.

use super::app::Place;
use super::plot;
use super::text::{Language, Text};
use super::theme::{Palette, regular, semibold};
use crate::lab::settings::{
    Choice, Domain, MODEL, NOISE, PARTICLES, PRIOR, SCHEDULE, SEED, STEPS, Setting, Settings, Value,
};
use eframe::egui::{
    Align, Align2, Button, Color32, DragValue, Layout, RichText, Slider, Stroke, TextEdit, Theme, Ui, Widget as _, vec2,
};

/// Shows the controls, as wide as there is room.
pub fn show(ui: &mut Ui, settings: &mut Settings, language: &mut Language, places: &mut Vec<Place>) {
    let text = language.text();
    let palette = Palette::of(ui.ctx());
    header(ui, language, text);

    section(ui, text.data, palette.forward);
    slider(ui, text.prior, &PRIOR, Scale::linear(0.01, 2), settings, palette.forward, places);

    section(ui, text.forward, palette.forward);
    choices(ui, text.schedule, &SCHEDULE, settings, |schedule| (text.schedule_name(schedule), ""), places);
    slider(ui, text.steps, &STEPS, Scale::logarithmic(), settings, palette.forward, places);

    section(ui, text.reverse, palette.reverse_text);
    models(ui, text, settings, places);
    ui.add_space(6.0);
    slider(ui, text.noise, &NOISE, Scale::linear(0.01, 2), settings, palette.reverse, places);
    ui.label(RichText::new(text.noise_hint).font(regular(12.5)).color(palette.reverse_text));

    section(ui, text.run, palette.ink);
    slider(ui, text.particles, &PARTICLES, Scale::logarithmic(), settings, palette.faint_ink, places);
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

/// How a slider moves, and how its number is written.
struct Scale {
    step: Option<f64>,
    decimals: Option<usize>,
}

impl Scale {
    fn linear(step: f64, decimals: usize) -> Self {
        Self { step: Some(step), decimals: Some(decimals) }
    }

    fn logarithmic() -> Self {
        Self { step: None, decimals: None }
    }
}

/// A name and a number above a slider over the domain of `setting`.
fn slider(
    ui: &mut Ui,
    name: &str,
    setting: &'static Setting,
    scale: Scale,
    settings: &mut Settings,
    color: Color32,
    places: &mut Vec<Place>,
) {
    let (least, most) = match setting.domain {
        Domain::Real { least, most } => (least, most),
        Domain::Whole { least, most } => (least.into(), most.into()),
        Domain::OneOf(_) | Domain::Seed => return,
    };
    let Value::Number(before) = setting.read(settings) else {
        return;
    };
    let mut x = before;
    let format = |x: f64| match scale.decimals {
        Some(decimals) => plot::fixed(x, decimals),
        None => plot::count(x as u64),
    };
    ui.horizontal(|ui| {
        let label = ui.label(name);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let drag = DragValue::new(&mut x)
                .range(least..=most)
                .speed((before * 0.01).max((most - least) * 1e-4))
                .custom_formatter(|x, _| format(x))
                .custom_parser(parse);
            ui.visuals_mut().widgets.inactive.weak_bg_fill = Color32::TRANSPARENT;
            ui.add(drag).labelled_by(label.id);
        });
    });
    ui.spacing_mut().slider_width = ui.available_width();
    let mut slider = Slider::new(&mut x, least..=most).show_value(false);
    slider = match scale.step {
        Some(step) => slider.step_by(step),
        None => slider.logarithmic(true).integer(),
    };
    let response = ui.scope(|ui| {
        let visuals = ui.visuals_mut();
        visuals.selection.bg_fill = color;
        for state in [&mut visuals.widgets.inactive, &mut visuals.widgets.hovered, &mut visuals.widgets.active] {
            state.fg_stroke = Stroke::new(2.5, color);
        }
        ui.add(slider).accessible_name(name)
    });
    let response = response.inner;
    places.push(Place { name: setting.name, rect: response.rect });
    if x != before {
        // The slider keeps to the domain, but a typed number may have decimals where whole ones are wanted.
        _ = setting.write_nearest(settings, &Value::Number(x));
    }
}

/// Reads a number as it is written on the page: with spaces between thousands and a true minus sign.
fn parse(text: &str) -> Option<f64> {
    let plain: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    plain.replace('−', "-").parse().ok()
}

/// A row of names to choose from.
fn choices<C: Choice>(
    ui: &mut Ui,
    name: &str,
    setting: &'static Setting,
    settings: &mut Settings,
    words: impl Fn(C) -> (&'static str, &'static str),
    places: &mut Vec<Place>,
) {
    let row = ui.horizontal(|ui| {
        ui.label(name);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = 4.0;
            for (choice_name, choice) in C::NAMED.iter().rev() {
                let chosen = setting.read(settings) == Value::Text((*choice_name).to_owned());
                let (word, _) = words(*choice);
                if ui.selectable_label(chosen, word).clicked() {
                    _ = setting.write(settings, &Value::Text((*choice_name).to_owned()));
                }
            }
        });
    });
    places.push(Place { name: setting.name, rect: row.response.rect });
}

fn models(ui: &mut Ui, text: &Text, settings: &mut Settings, places: &mut Vec<Place>) {
    let palette = Palette::of(ui.ctx());
    let column = ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        for (name, model) in <crate::diffusion::model::ScoreModel as Choice>::NAMED {
            let chosen = settings.model() == *model;
            let word = RichText::new(text.model_name(*model)).color(palette.ink);
            let word = if chosen { word.font(semibold(14.0)) } else { word };
            // The dot of a radio button takes the colour of the text around it, its ring that of a button's edge.
            let widgets = &mut ui.visuals_mut().widgets;
            for state in [&mut widgets.inactive, &mut widgets.hovered, &mut widgets.active] {
                state.bg_fill = palette.surface;
                state.fg_stroke.color = palette.reverse;
                state.bg_stroke = Stroke::new(1.5, if chosen { palette.reverse } else { palette.faint_ink });
            }
            if ui.radio(chosen, word).on_hover_text(text.model_remark(*model)).clicked() {
                _ = MODEL.write(settings, &Value::Text((*name).to_owned()));
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
