//! The controls: which chain, its matrix, and the run.

use super::setting_controls::{choices, slider};
use super::state::{State, shown_name};
use super::{bayes, continuum, gaussians, matrix_editor};
use crate::chain::{STATES, presets};
use crate::lab::chain::{NAMES, SEED, SOURCE, STEPS, Setting, Source, TOPIC, Topic, WALKERS};
use crate::lab::settings::{Domain, Value};
use crate::screens::screen::Page;
use crate::theme::{Palette, is_for_fingers, regular};
use crate::widgets::explanation::Explained as _;
use crate::widgets::heading::section;
use crate::widgets::number_format::fixed;
use crate::widgets::seed_control::SeedControl;
use crate::widgets::widget_rect::WidgetRect;
use egui::{Align, Button, ComboBox, Label, Layout, RichText, Role, Slider, TextEdit, Ui, Vec2, WidgetInfo, vec2};

/// The length of the text that is drawn from a chain of letters.
const SAMPLE: usize = 220;
const LETTERS: &str = "letters";
/// The widths of the name of a state beside its slider, and of the number.
const NAME: f32 = 72.0;
const NUMBER: f32 = 44.0;

/// Shows all controls in the available width.
pub fn show(state: &mut State, ui: &mut Ui, page: &mut Page<'_>) {
    let (text, palette) = (page.text(), Palette::of(ui.ctx()));
    ui.add_space(4.0);
    choices(&mut state.settings, ui, page, &TOPIC);
    match state.settings.topic() {
        Topic::Chain => chain(state, ui, page),
        Topic::Continuum => {
            continuum::controls::show(state, ui, page);
            section(ui, text.run, palette.ink);
            slider(text, &STEPS, palette.faint_ink).show(ui, &mut state.settings, page.widgets);
        }
        Topic::Gaussians => gaussians::controls::show(state, ui, page),
        Topic::Bayes => bayes::controls::show(state, ui, page),
    }
}

/// The controls of a chain of states.
fn chain(state: &mut State, ui: &mut Ui, page: &mut Page<'_>) {
    let (text, palette) = (page.text(), Palette::of(ui.ctx()));
    preset(state, ui, page);
    match state.settings.source() {
        Source::Matrix => {
            section(ui, text.chain.transitions, palette.forward);
            matrix_editor::show(state, ui, page);
            names(state, ui, page);
            start(state, ui, page);
        }
        Source::Letters => letters(state, ui, page),
    }
    section(ui, text.run, palette.ink);
    for setting in [&STEPS, &WALKERS] {
        slider(text, setting, palette.faint_ink).show(ui, &mut state.settings, page.widgets);
    }
    seed(state, ui, page);
    state.text_window.show(ui, text, &mut state.settings);
}

/// A control in one row, for a page inside another one.
pub fn in_one_row(state: &mut State, ui: &mut Ui, page: &mut Page<'_>, setting: &'static Setting) {
    let color = Palette::of(ui.ctx()).faint_ink;
    match setting.domain {
        Domain::Seed => seed(state, ui, page),
        Domain::OneOf(_) if setting == &SOURCE => preset(state, ui, page),
        Domain::OneOf(_) => choices(&mut state.settings, ui, page, setting),
        _ => slider(page.text(), setting, color).show_in_one_row(ui, &mut state.settings, page.widgets),
    }
}

/// The menu of presets, and the letters of a text among them.
fn preset(state: &mut State, ui: &mut Ui, page: &mut Page<'_>) {
    let (text, settings) = (page.text(), &mut state.settings);
    let words = &text.chain;
    let chosen = match (settings.source(), settings.preset()) {
        (Source::Letters, _) => LETTERS,
        (_, Some(preset)) => preset.name,
        _ => "",
    };
    let row = ui.horizontal(|ui| {
        let label = ui.label(words.preset);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let shown = if chosen.is_empty() { words.own } else { (words.presets)(chosen) };
            let menu = ComboBox::from_id_salt("preset").selected_text(shown).width(130.0).show_ui(ui, |ui| {
                for preset in presets::ALL {
                    let button = Button::selectable(chosen == preset.name, (words.presets)(preset.name));
                    if ui.add(button).clicked() {
                        settings.set_preset(preset);
                    }
                }
                if ui.add(Button::selectable(chosen == LETTERS, (words.presets)(LETTERS))).clicked() {
                    _ = SOURCE.write(settings, &Value::from(LETTERS));
                }
            });
            menu.response.labelled_by(label.id).explained(SOURCE.name, "");
        });
    });
    page.widgets.push(WidgetRect { name: SOURCE.name, rect: row.response.rect });
}

/// The start: bars in the picture, where a mouse drags them; sliders for fingers.
fn start(state: &mut State, ui: &mut Ui, page: &mut Page<'_>) {
    let (text, palette) = (page.text(), Palette::of(ui.ctx()));
    if !is_for_fingers(ui) {
        ui.add_space(4.0);
        ui.label(RichText::new(text.chain.start_hint).font(regular(12.5)).color(palette.forward));
        return;
    }
    section(ui, text.chain.start, palette.forward);
    for (i, share) in state.settings.start().into_iter().enumerate() {
        let name = shown_name(&state.settings.name(i), text);
        let mut value = share;
        ui.horizontal(|ui| {
            ui.add_sized(vec2(NAME, ui.spacing().interact_size.y), Label::new(&name).truncate());
            ui.spacing_mut().slider_width = (ui.available_width() - NUMBER).max(40.0);
            let slider = Slider::new(&mut value, 0.0..=1.0).max_decimals(2).show_value(false);
            let response = ui.add(slider).accessible_name(format!("{}: {name} ", text.chain.start));
            response.explained("chain_start", "");
            if response.changed() {
                state.settings.set_share(i, (100.0 * value).round() / 100.0);
            }
            ui.label(fixed(share, 2));
        });
    }
}

/// The names of the states, and buttons for more or fewer of them.
fn names(state: &mut State, ui: &mut Ui, page: &mut Page<'_>) {
    let (text, settings) = (page.text(), &mut state.settings);
    let states = settings.matrix().states();
    let label = ui.horizontal(|ui| {
        let label = ui.label(text.chain.names);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            for (sign, words, to) in
                [("+", text.chain.add_state, states + 1), ("−", text.chain.remove_state, states - 1)]
            {
                let button = Button::new(sign).min_size(Vec2::splat(ui.spacing().interact_size.y));
                let response = ui.add_enabled(STATES.contains(&to), button);
                response.explained_as(words, "states", "");
                response.widget_info(|| WidgetInfo::labeled(Role::Button, STATES.contains(&to), words));
                if response.clicked() {
                    settings.set_states(to);
                }
            }
        });
        label
    });
    let before: Vec<String> = (0..states).map(|i| shown_name(&settings.name(i), text)).collect();
    let mut written = before.join(",");
    let edit = TextEdit::singleline(&mut written).desired_width(ui.available_width());
    let response = ui.add(edit.min_size(vec2(0.0, ui.spacing().interact_size.y))).labelled_by(label.inner.id);
    response.explained(NAMES.name, "");
    page.widgets.push(WidgetRect { name: NAMES.name, rect: response.rect });
    if response.changed() {
        // A text that is no list of names is ignored: the field shows the names again.
        _ = NAMES.write(settings, &Value::Text(written));
    }
}

/// The text behind the chain, and one that is drawn from it.
fn letters(state: &mut State, ui: &mut Ui, page: &Page<'_>) {
    let (text, palette) = (page.text(), Palette::of(ui.ctx()));
    let Some(letters) = state.settings.letters() else {
        return;
    };
    ui.horizontal(|ui| {
        if ui.button(text.chain.paste).explained("own_text", "").clicked() {
            state.text_window.open();
        }
    });
    section(ui, text.chain.sample, palette.reverse_text);
    let sample = letters.sample(SAMPLE, state.settings.seed());
    ui.label(RichText::new(sample).font(regular(13.0)).color(palette.faint_ink));
}

fn seed(state: &mut State, ui: &mut Ui, page: &mut Page<'_>) {
    let text = page.text();
    let control = SeedControl { name: text.setting(SEED.name), setting: &SEED, text };
    control.show(ui, &mut state.settings, page.widgets);
}
