//! The layout inside another page: the picture, and below it what the author of that page asks for.

use super::layout;
use super::panels::comparison;
use super::panels::controls::Controls;
use super::state::State;
use crate::lab::embedding::Part;
use crate::lab::one_dimension::{ALL, PARTICLES, SEED, START, Setting};
use crate::screens::frame::ROW;
use crate::screens::screen::Page;
use crate::theme::Palette;
use crate::widgets::icons::BUTTON;
use crate::widgets::page_size::{FIGURES_ROW, side_by_side, within};
use crate::widgets::training_panel::TrainingPanel;
use egui::{Align, Color32, Layout, Margin, Rect, Sense, Ui, UiBuilder, vec2};

const MARGIN: i8 = 10;
/// The minimum width of a control, and the gap between two of them.
const CONTROL: f32 = 264.0;
const GAP: f32 = 24.0;
/// From this width on the two plots are side by side.
const TWO_PLOTS: f32 = 520.0;
/// The minimum height of the picture, and its share of the height where there are plots.
const PICTURE: f32 = 90.0;
const PICTURE_BESIDE_PLOTS: f32 = 0.55;

/// Draws the screen. The controls come first, so that a change is drawn in the frame in which it is made.
pub fn show(state: &mut State, ui: &mut Ui, page: &mut Page<'_>) {
    let whole = ui.max_rect();
    page.appearance.apply(ui.ctx(), whole.size(), false);
    within(ui, whole, Margin::same(MARGIN), |ui| {
        let room = ui.available_rect_before_wrap();
        let controls = shown_controls(state, page);
        let columns = columns(room.width(), controls.len());
        let playing = if page.embedding.shows(Part::Play) { BUTTON } else { 0.0 };
        let training = if shows_training(state, page) { BUTTON } else { 0.0 };
        let below = controls.len().div_ceil(columns) as f32 * row_height(ui) + playing + training;
        let (stage, below) = room.split_top_bottom_at_y((room.bottom() - below).max(room.top() + PICTURE));
        let embedding = page.embedding;
        ui.scope_builder(UiBuilder::new().max_rect(below), |ui| {
            state.as_reader(embedding, |state| controls_below(state, ui, page, &controls, columns));
        });
        layout::refine(state, page);
        ui.scope_builder(UiBuilder::new().max_rect(stage), |ui| {
            state.as_reader(embedding, |state| stage_above(state, ui, page));
        });
    });
}

/// The controls that the author asks for and that have an effect.
fn shown_controls(state: &State, page: &Page<'_>) -> Vec<&'static Setting> {
    let settings = state.experiments.edited().settings();
    let controls = page.embedding.controls().filter_map(|name| Setting::named(name).ok());
    controls.filter(|setting| setting.matters(settings)).collect()
}

fn shows_training(state: &State, page: &Page<'_>) -> bool {
    page.embedding.shows(Part::Training) && state.experiments.edited().settings().learns()
}

fn controls_below(state: &mut State, ui: &mut Ui, page: &mut Page<'_>, controls: &[&'static Setting], columns: usize) {
    ui.spacing_mut().item_spacing.y = 0.0;
    if page.embedding.shows(Part::Play) {
        layout::transport(state, page).show_in_one_row(ui);
    }
    if shows_training(state, page) {
        let row = vec2(ui.available_width(), BUTTON);
        let (training, settings) = state.experiments.edited_mut().training_mut();
        let (text, widgets, all_seen) = (page.language.text(), &mut *page.widgets, state.playback.is_all_seen());
        ui.allocate_ui_with_layout(row, Layout::left_to_right(Align::Center), |ui| {
            let subject = (&*settings).into();
            TrainingPanel { training, subject, has_files: false, all_seen, text, widgets }.show_in_one_row(ui);
        });
    }
    for settings in controls.chunks(columns) {
        row(state, ui, page, settings, columns);
    }
}

fn row(state: &mut State, ui: &mut Ui, page: &mut Page<'_>, settings: &[&'static Setting], columns: usize) {
    let (row, _) = ui.allocate_exact_size(vec2(ui.available_width(), row_height(ui)), Sense::hover());
    let width = (row.width() - GAP * (columns - 1) as f32) / columns as f32;
    for (i, setting) in settings.iter().enumerate() {
        let left = row.left() + i as f32 * (width + GAP);
        let cell = row.with_min_x(left).with_max_x(left + width);
        let layout = Layout::left_to_right(Align::Center);
        ui.scope_builder(UiBuilder::new().max_rect(cell).layout(layout).id_salt(setting.name), |ui| {
            // Shown, but the reader can't change it.
            if page.embedding.locks(setting.name) {
                ui.disable();
            }
            let color = color(setting, Palette::of(ui.ctx()));
            let (edited, other) = state.experiments.edited_and_other();
            let (training, settings) = edited.training_mut();
            let (text, numbers, all_seen) = (page.text(), &mut state.numbers, state.playback.is_all_seen());
            Controls { settings, other, text, training, numbers, has_files: false, all_seen, widgets: page.widgets }
                .in_one_row(ui, color, setting);
        });
    }
}

fn stage_above(state: &mut State, ui: &mut Ui, page: &mut Page<'_>) {
    let compared = state.experiments.are_compared() && state.playback.is_all_seen();
    let figures = match page.embedding.shows(Part::Figures) {
        true if compared => comparison::HEIGHT,
        true => FIGURES_ROW,
        false => 0.0,
    };
    let gaps = 2.0 * ui.spacing().item_spacing.y;
    // Where there is no room for both, the picture comes first.
    let figures = if ui.available_height() < PICTURE + figures + gaps { 0.0 } else { figures };
    let room = (ui.available_height() - figures - gaps).max(PICTURE);
    if page.embedding.shows(Part::Plots) {
        layout::pictures(state, ui, page, room * PICTURE_BESIDE_PLOTS);
        let size = vec2(ui.available_width(), room * (1.0 - PICTURE_BESIDE_PLOTS));
        let (rest, _) = ui.allocate_exact_size(size, Sense::hover());
        layout::plots(state, ui, page, plot_rects(rest));
    } else {
        layout::pictures(state, ui, page, room);
    }
    if figures > 0.0 {
        layout::figures(state, ui, page, Some(FIGURES_ROW));
    }
}

fn plot_rects(rest: Rect) -> [Rect; 2] {
    if rest.width() < TWO_PLOTS {
        let (above, below) = rest.split_top_bottom_at_fraction(0.5);
        [above, below]
    } else {
        side_by_side(rest)
    }
}

fn row_height(ui: &Ui) -> f32 {
    ui.spacing().interact_size.y.max(ROW)
}

/// How many controls fit side by side; at least one.
fn columns(width: f32, controls: usize) -> usize {
    (((width + GAP) / (CONTROL + GAP)) as usize).clamp(1, controls.max(1))
}

/// The colour of the run that the setting belongs to: the forward run, the reverse run, or neither.
fn color(setting: &Setting, palette: &Palette) -> Color32 {
    if [&PARTICLES, &SEED].contains(&setting) {
        palette.faint_ink
    } else if is_of_the_forward_run(setting) {
        palette.forward
    } else {
        palette.reverse
    }
}

/// In the order of the panel, the settings of the data and of the forward run come before [`START`].
fn is_of_the_forward_run(setting: &Setting) -> bool {
    let place = |setting: &Setting| ALL.iter().position(|other| *other == setting);
    place(setting) < place(&START)
}
