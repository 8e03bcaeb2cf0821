//! The layout of the screen at every size, and inside another page.

use super::picture::{grid, strips};
use super::plots::{map, tabs};
use super::state::State;
use super::{controls, figures};
use crate::lab::embedding::Part;
use crate::lab::images::Settings;
use crate::lab::settings::Schema as _;
use crate::screens::experiment_state::ExperimentState as _;
use crate::screens::frame::{self, Arrangement, Embedded};
use crate::screens::screen::Page;
use crate::screens::setting_controls;
use crate::text::Text;
use crate::theme::Palette;
use crate::widgets::icons::BUTTON;
use crate::widgets::notices;
use crate::widgets::page_size::{LOW, within};
use crate::widgets::transport::{self, Transport};
use egui::{Align, Layout, Margin, Rect, ScrollArea, Sense, Ui, UiBuilder, pos2, vec2};

/// The height of a plot under the controls, and of the gap above it.
const PLOT: f32 = 230.0;
const PLOT_GAP: f32 = 14.0;
/// The share of the picture where there are plots below it.
const PICTURE: f32 = 0.58;

/// Draws the screen. The controls come first, so that a change is drawn in the frame in which it is made.
pub fn show(state: &mut State, ui: &mut Ui, page: &mut Page<'_>) {
    let whole = ui.max_rect();
    match frame::arrange(ui, page) {
        Arrangement::Embedded => show_embedded(state, ui, page, whole),
        Arrangement::Narrow => show_narrow(state, ui, page, whole),
        Arrangement::Wide => show_wide(state, ui, page, whole),
    }
}

/// Controls at the left; picture, plots, figures and playback at the right.
fn show_wide(state: &mut State, ui: &mut Ui, page: &mut Page<'_>, whole: Rect) {
    let low = whole.height() < LOW;
    let stage = frame::controls_at_left(ui, whole, |ui| scrolled(state, ui, page, low));
    within(ui, stage, frame::BESIDE, |ui| {
        notices::show(ui, page.refusals, page.language.text());
        let rest = frame::height_left(ui, transport::height);
        if low {
            picture(state, ui, page, rest);
        } else {
            picture(state, ui, page, PICTURE * rest);
            let size = vec2(ui.available_width(), (1.0 - PICTURE) * rest);
            let (row, _) = ui.allocate_exact_size(size, Sense::hover());
            show_plots(state, ui, row, page.text());
        }
        below_picture(state, ui, page);
    });
}

/// The picture on top, so that it stays in view; below it the controls, and the plots after them.
fn show_narrow(state: &mut State, ui: &mut Ui, page: &mut Page<'_>, whole: Rect) {
    let above = frame::height_above(whole, 0.5, 250.0..=560.0);
    let has_message = !page.refusals.is_empty();
    let stage = frame::controls_below(ui, whole, above, has_message, |ui| scrolled(state, ui, page, true));
    within(ui, stage, frame::ABOVE, |ui| {
        notices::show(ui, page.refusals, page.language.text());
        let height = frame::height_left(ui, transport::height);
        picture(state, ui, page, height);
        below_picture(state, ui, page);
    });
}

/// The header and the controls, and the plots if they are not below the picture.
fn scrolled(state: &mut State, ui: &mut Ui, page: &mut Page<'_>, with_plots: bool) {
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        frame::header(ui, page, Settings::NAME, None, state.undo.can());
        controls::show(state, ui, page);
        state.refresh();
        if with_plots {
            for plot in PLOTS {
                ui.add_space(PLOT_GAP);
                let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), PLOT), Sense::hover());
                if ui.is_rect_visible(rect) {
                    plot(state, ui, rect, page.text());
                }
            }
            ui.add_space(20.0);
        }
    });
}

/// The picture, and below it what the author of the page around asks for.
fn show_embedded(state: &mut State, ui: &mut Ui, page: &mut Page<'_>, whole: Rect) {
    within(ui, whole, Margin::same(10), |ui| {
        notices::show(ui, page.refusals, page.language.text());
        let embedding = page.embedding;
        let trains = embedding.shows(Part::Training) && state.settings.learns();
        let parts = Embedded::<Settings>::new(ui, page, embedding.shows(Part::Play), usize::from(trains));
        let Embedded { controls: named, stage, .. } = parts;
        let color = Palette::of(ui.ctx()).faint_ink;
        ui.scope_builder(UiBuilder::new().max_rect(parts.below), |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            if parts.has_figures {
                state.refresh();
                figures::show(ui, state, page.language.text());
            }
            state.as_reader(embedding, |state| {
                if parts.plays {
                    transport(state, page).show_in_one_row(ui);
                }
                if trains {
                    let row = vec2(ui.available_width(), BUTTON);
                    ui.allocate_ui_with_layout(row, Layout::left_to_right(Align::Center), |ui| {
                        controls::training_panel(state, page).show_in_one_row(ui);
                    });
                }
                for setting in named {
                    ui.add_enabled_ui(!embedding.locks(setting.name), |ui| {
                        setting_controls::in_one_row(ui, &mut state.settings, page, setting, color, &controls::WORDS)
                    });
                }
            });
        });
        ui.scope_builder(UiBuilder::new().max_rect(stage), |ui| {
            let height = if page.embedding.shows(Part::Plots) { PICTURE * stage.height() } else { stage.height() };
            state.as_reader(embedding, |state| picture(state, ui, page, height));
            if page.embedding.shows(Part::Plots) {
                show_plots(state, ui, stage.with_min_y(stage.top() + height + PLOT_GAP), page.text());
            }
        });
    });
}

fn picture(state: &mut State, ui: &mut Ui, page: &mut Page<'_>, height: f32) {
    state.refresh();
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
    strips::show(state, ui, page, rect);
}

type PlotOf = fn(&mut State, &mut Ui, Rect, &Text);

const PLOTS: [PlotOf; 3] = [map::show, tabs::show, grid::show];

/// The plots side by side; those that are too narrow are left out, the last one first.
fn show_plots(state: &mut State, ui: &mut Ui, rect: Rect, text: &Text) {
    const LEAST: f32 = 200.0;
    let count = ((rect.width() / LEAST) as usize).clamp(1, PLOTS.len());
    let width = (rect.width() + PLOT_GAP) / count as f32;
    for (i, plot) in PLOTS.iter().enumerate().take(count) {
        let corner = pos2(rect.left() + i as f32 * width, rect.top());
        plot(state, ui, Rect::from_min_size(corner, vec2(width - PLOT_GAP, rect.height())), text);
    }
}

fn below_picture(state: &mut State, ui: &mut Ui, page: &mut Page<'_>) {
    figures::show(ui, state, page.language.text());
    transport(state, page).show(ui);
}

fn transport<'a>(state: &'a mut State, page: &'a mut Page<'_>) -> Transport<'a> {
    Transport {
        intervals: state.intervals(),
        playback: &mut state.playback,
        layers: None,
        text: page.language.text(),
        widgets: page.widgets,
    }
}
