//! The transition matrix, edited in place: rows are where a walker is, columns where it goes.

use super::state::{State, shown_name};
use crate::lab::chain::MATRIX;
use crate::screens::screen::Page;
use crate::theme::{Palette, is_for_fingers, regular};
use crate::widgets::explanation::Explained as _;
use crate::widgets::widget_rect::WidgetRect;
use egui::{Align, Button, DragValue, Label, Layout, Response, RichText, Stroke, TextStyle, Ui, Vec2, vec2};

/// The gap between two entries.
const GAP: f32 = 2.0;
/// The width of the names of rows.
const NAMES: f32 = 46.0;
/// The least width of an entry that has the name of its column beside it.
const NAMED: f32 = 84.0;
/// The width of an entry from which on it shows three decimals.
const ROOMY: f32 = 40.0;
/// How much an entry changes for each point that it is dragged.
const SPEED: f64 = 0.005;
/// How strongly the largest entry is coloured.
const TINT: f32 = 0.35;

/// Shows the matrix in the available width, and lets the user change it.
pub fn show(state: &mut State, ui: &mut Ui, page: &mut Page<'_>) {
    let text = page.text();
    let states = state.settings.matrix().states();
    let names: Vec<String> = (0..states).map(|i| shown_name(&state.settings.name(i), text)).collect();
    let width = (ui.available_width() - NAMES - GAP * states as f32) / states as f32;
    let size = vec2(width.floor(), ui.spacing().interact_size.y);
    let words = |from: &str, to: &str| (text.chain.entry)(from, to);
    let whole = ui.scope(|ui| {
        ui.spacing_mut().item_spacing = vec2(GAP, GAP);
        ui.spacing_mut().button_padding.x = 1.0;
        ui.style_mut().drag_value_text_style = TextStyle::Small;
        if is_for_fingers(ui) && size.x < size.y {
            in_lines(state, ui, &names, words);
        } else {
            as_table(state, ui, &names, size, words);
        }
    });
    page.widgets.push(WidgetRect { name: MATRIX.name, rect: whole.response.rect });
    ui.checkbox(&mut state.locks.editing, text.chain.lock).explained("lock", "");
}

fn faint(ui: &Ui, words: &str) -> Label {
    Label::new(RichText::new(words).font(regular(12.0)).color(Palette::of(ui.ctx()).faint_ink)).truncate()
}

fn as_table(state: &mut State, ui: &mut Ui, names: &[String], size: Vec2, words: impl Fn(&str, &str) -> String) {
    ui.spacing_mut().interact_size.x = size.x;
    ui.horizontal(|ui| {
        ui.add_sized(vec2(NAMES, 16.0), Label::new(""));
        for name in names {
            let label = faint(ui, name);
            ui.add_sized(vec2(size.x, 16.0), label);
        }
    });
    for (from, row_name) in names.iter().enumerate() {
        ui.horizontal(|ui| {
            ui.allocate_ui_with_layout(vec2(NAMES, size.y), Layout::right_to_left(Align::Center), |ui| {
                ui.set_min_width(NAMES);
                ui.add(faint(ui, row_name));
            });
            for (to, column_name) in names.iter().enumerate() {
                let words = words(row_name, column_name);
                entry(state, ui, [from, to], size, "").accessible_name(&words).explained_as(&words, MATRIX.name, "");
            }
        });
    }
}

/// For fingers, where the table would be too narrow: the entries of a row in several lines, each with the name of its
/// column.
fn in_lines(state: &mut State, ui: &mut Ui, names: &[String], words: impl Fn(&str, &str) -> String) {
    let columns = ((ui.available_width() / (NAMED + GAP)) as usize).max(1);
    let size = vec2((ui.available_width() / columns as f32 - GAP).floor(), ui.spacing().interact_size.y);
    ui.spacing_mut().interact_size.x = size.x;
    for (from, row_name) in names.iter().enumerate() {
        ui.add_space(4.0);
        ui.add(faint(ui, &format!("{row_name} →")));
        let places: Vec<usize> = (0..names.len()).collect();
        for line in places.chunks(columns) {
            ui.horizontal(|ui| {
                for &to in line {
                    let prefix = format!("{} ", names[to]);
                    entry(state, ui, [from, to], size, &prefix).accessible_name(words(row_name, &names[to]));
                }
            });
        }
    }
}

/// An entry: a number that is dragged or typed, or a switch while entries are being locked.
fn entry(state: &mut State, ui: &mut Ui, place: [usize; 2], size: Vec2, prefix: &str) -> Response {
    let palette = Palette::of(ui.ctx());
    let [from, to] = place;
    let mut value = state.settings.matrix().probability(from, to);
    let locked = state.locks.has(place);
    let fill = palette.surface.lerp_to_gamma(palette.forward, TINT * value as f32);
    let edge = Stroke::new(if locked { 2.0 } else { 1.0 }, if locked { palette.ink } else { palette.line });
    if state.locks.editing {
        let words = format!("{prefix}{}", shown(value, size.x));
        let button = Button::new(RichText::new(words).small()).fill(fill).stroke(edge).min_size(size);
        let response = ui.add_sized(size, button);
        if response.clicked() {
            state.locks.toggle(place);
        }
        return response;
    }
    ui.scope(|ui| {
        let visuals = &mut ui.visuals_mut().widgets;
        for look in [&mut visuals.inactive, &mut visuals.hovered, &mut visuals.active] {
            look.weak_bg_fill = fill;
        }
        visuals.inactive.bg_stroke = edge;
        visuals.noninteractive.bg_stroke = edge;
        let speed = if is_for_fingers(ui) { 2.0 * SPEED } else { SPEED };
        let drag = DragValue::new(&mut value).speed(speed).range(0.0..=1.0);
        let drag = drag.prefix(prefix).custom_formatter(|x, _| shown(x, size.x));
        let response = ui.add_enabled_ui(!locked, |ui| ui.add_sized(size, drag)).inner;
        if response.changed() {
            let rounded = (value * 1000.0).round() / 1000.0;
            let locks = &state.locks;
            state.settings.set_entry(place, rounded, |column| locks.has([from, column]));
        }
        response
    })
    .inner
}

/// A probability with at most three decimals; two where an entry is narrow.
fn shown(probability: f64, width: f32) -> String {
    let decimals = if width < ROOMY { 2 } else { 3 };
    let digits = format!("{probability:.decimals$}");
    let digits = digits.trim_end_matches('0').trim_end_matches('.');
    digits.to_owned()
}
