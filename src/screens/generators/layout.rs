//! The layout of the screen at every size, and inside another page.

use super::state::State;
use super::{controls, figures, plots, row, table, transport};
use crate::lab::embedding::Part;
use crate::lab::generators::{Settings, Task};
use crate::lab::settings::Schema as _;
use crate::lab::settings::choice::Choice as _;
use crate::screens::experiment_state::ExperimentState as _;
use crate::screens::frame::{self, Arrangement, Embedded};
use crate::screens::screen::Page;
use crate::screens::setting_controls;
use crate::theme::{Palette, least_target};
use crate::widgets::explanation::Explained as _;
use crate::widgets::notices;
use crate::widgets::page_size::{CONTROLS_WIDTH, within};
use crate::widgets::widget_rect::WidgetRect;
use egui::{Button, Margin, Rect, ScrollArea, Sense, Ui, UiBuilder, pos2, vec2};

/// The least height of a row. With less, one generator is shown at a time.
const LEAST_ROW: f32 = 108.0;
/// The height of a plot under the controls, and of the gap above it.
const PLOT: f32 = 190.0;
const PLOT_GAP: f32 = 14.0;

/// Draws the screen. The controls come first, so that a change is drawn in the frame in which it is made.
pub fn show(state: &mut State, ui: &mut Ui, page: &mut Page<'_>) {
    let whole = ui.max_rect();
    match frame::arrange(ui, page) {
        Arrangement::Embedded => show_embedded(state, ui, page, whole),
        Arrangement::Narrow => show_narrow(state, ui, page, whole),
        Arrangement::Wide => show_wide(state, ui, page, whole),
    }
}

/// Controls at the left; the generators, figures and playback at the right.
fn show_wide(state: &mut State, ui: &mut Ui, page: &mut Page<'_>, whole: Rect) {
    let table_below = !has_table(state, whole.height() - 150.0);
    let stage = frame::controls_at_left(ui, whole, |ui| scrolled(state, ui, page, [false, table_below]));
    within(ui, stage, frame::BESIDE, |ui| {
        notices::show(ui, page.refusals, page.language.text());
        let height = frame::height_left(ui, transport::height);
        picture(state, ui, page, height, !table_below);
        below_picture(state, ui, page);
    });
}

/// The picture on top, so that it stays in view; below it the controls, and the plots after them.
fn show_narrow(state: &mut State, ui: &mut Ui, page: &mut Page<'_>, whole: Rect) {
    let above = frame::height_above(whole, 0.55, 280.0..=560.0);
    let has_message = !page.refusals.is_empty();
    let stage = frame::controls_below(ui, whole, above, has_message, |ui| scrolled(state, ui, page, [true, true]));
    within(ui, stage, frame::ABOVE, |ui| {
        notices::show(ui, page.refusals, page.language.text());
        let height = frame::height_left(ui, transport::height);
        picture(state, ui, page, height, false);
        below_picture(state, ui, page);
    });
}

/// The header and the controls; the plots of the generator that is shown alone, and the table, if they are not above.
fn scrolled(state: &mut State, ui: &mut Ui, page: &mut Page<'_>, [with_plots, with_table]: [bool; 2]) {
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        frame::header(ui, page, Settings::NAME, None, state.undo.can());
        controls::show(state, ui, page);
        state.refresh();
        let text = page.text();
        let place = |ui: &mut Ui, height: f32| {
            ui.add_space(PLOT_GAP);
            ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover()).0
        };
        if with_table {
            let rect = place(ui, table::height(state.settings.shown().len()));
            table::show(state, ui, rect, text);
        }
        if with_plots {
            let training = state.run.training(state.alone());
            for plot in [plots::losses, plots::distance] {
                let rect = place(ui, PLOT);
                plot(state, training, ui, rect, text);
            }
        }
        ui.add_space(20.0);
    });
}

/// The picture, and below it what the author of the page around asks for.
fn show_embedded(state: &mut State, ui: &mut Ui, page: &mut Page<'_>, whole: Rect) {
    within(ui, whole, Margin::same(10), |ui| {
        let embedding = page.embedding;
        let plays = embedding.shows(Part::Training) || embedding.shows(Part::Play);
        let parts = Embedded::<Settings>::new(ui, page, plays, 0);
        let Embedded { controls: named, stage, .. } = parts;
        let color = Palette::of(ui.ctx()).reverse_text;
        ui.scope_builder(UiBuilder::new().max_rect(parts.below), |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            if parts.has_figures {
                state.refresh();
                figures::show(ui, state, page.language.text());
            }
            state.as_reader(embedding, |state| {
                if parts.plays {
                    transport::show_in_one_row(state, ui, page);
                }
                for setting in named {
                    ui.add_enabled_ui(!embedding.locks(setting.name), |ui| {
                        let settings = &mut state.settings;
                        setting_controls::in_one_row(ui, settings, page, setting, color, &controls::WORDS);
                    });
                }
            });
        });
        ui.scope_builder(UiBuilder::new().max_rect(stage), |ui| {
            let with_table = embedding.shows(Part::Plots);
            state.as_reader(embedding, |state| picture(state, ui, page, stage.height(), with_table));
        });
    });
}

/// Whether the rows leave room for the table at this height.
fn has_table(state: &State, height: f32) -> bool {
    let rows = state.settings.shown().len();
    height >= rows as f32 * LEAST_ROW + table::height(rows)
}

/// The generators below each other; one of them where there is not enough room.
fn picture(state: &mut State, ui: &mut Ui, page: &mut Page<'_>, height: f32, with_table: bool) {
    state.refresh();
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
    match state.settings.task() {
        Task::Compare => compare(state, ui, page, rect, with_table),
    }
}

fn compare(state: &mut State, ui: &mut Ui, page: &mut Page<'_>, mut rect: Rect, with_table: bool) {
    let shown = state.settings.shown().to_vec();
    if with_table && has_table(state, rect.height()) {
        let (above, below) = rect.split_top_bottom_at_y(rect.bottom() - table::height(shown.len()));
        table::show(state, ui, below, page.text());
        rect = above;
    }
    let height = rect.height() / shown.len().max(1) as f32;
    if height >= LEAST_ROW && rect.width() > CONTROLS_WIDTH * 2.0 || shown.len() == 1 {
        for (i, generator) in shown.into_iter().enumerate() {
            let corner = pos2(rect.left(), rect.top() + i as f32 * height);
            row::show(state, generator, ui, page, Rect::from_min_size(corner, vec2(rect.width(), height)));
        }
        return;
    }
    let tabs = ui.spacing().interact_size.y;
    let (above, below) = rect.split_top_bottom_at_y(rect.top() + tabs);
    // A child does not move what follows the picture.
    ui.new_child(UiBuilder::new().max_rect(above)).horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 2.0;
        for generator in shown {
            let words = (page.text().generators.generator)(generator);
            let button = Button::selectable(generator == state.alone(), words).min_size(least_target(ui));
            let response = ui.add(button);
            page.widgets.push(WidgetRect { name: generator.name(), rect: response.rect });
            if response.explained("shown_alone", "").clicked() {
                state.show_alone(generator);
            }
        }
    });
    row::show(state, state.alone(), ui, page, below.with_min_y(below.top() + 4.0));
}

fn below_picture(state: &mut State, ui: &mut Ui, page: &mut Page<'_>) {
    figures::show(ui, state, page.language.text());
    transport::show(state, ui, page);
}
