//! The layout of the screen at every size, and inside another page.

use super::gaussians::PlotOf;
use super::state::State;
use super::{bayes, continuum, controls, figures, gaussians, picture, plots, transport};
use crate::lab::chain::{Settings, Topic};
use crate::lab::embedding::Part;
use crate::lab::settings::Schema as _;
use crate::screens::experiment_state::ExperimentState as _;
use crate::screens::frame::{self, Arrangement, Embedded};
use crate::screens::screen::Page;
use crate::widgets::notices;
use crate::widgets::page_size::{LOW, side_by_side, within};
use egui::{Margin, Rect, ScrollArea, Sense, Ui, UiBuilder, vec2};

/// The height of a plot under the controls, and of the gap above it.
const PLOT: f32 = 210.0;
const PLOT_GAP: f32 = 14.0;
/// The share of the picture where there are plots below it.
const PICTURE: f32 = 0.6;
/// From this width on, two plots are side by side.
const TWO_PLOTS: f32 = 520.0;

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
            picture(state, ui, page, rest, true);
        } else {
            picture(state, ui, page, PICTURE * rest, false);
            let size = vec2(ui.available_width(), (1.0 - PICTURE) * rest);
            let (row, _) = ui.allocate_exact_size(size, Sense::hover());
            show_plots(state, ui, page, row);
        }
        below_picture(state, ui, page);
    });
}

/// The picture on top, so that it stays in view; below it the controls, and the plots after them.
fn show_narrow(state: &mut State, ui: &mut Ui, page: &mut Page<'_>, whole: Rect) {
    let above = frame::height_above(whole, 0.6, 280.0..=640.0);
    let has_message = !page.refusals.is_empty();
    let stage = frame::controls_below(ui, whole, above, has_message, |ui| scrolled(state, ui, page, true));
    within(ui, stage, frame::ABOVE, |ui| {
        notices::show(ui, page.refusals, page.language.text());
        let height = frame::height_left(ui, transport::height);
        picture(state, ui, page, height, true);
        below_picture(state, ui, page);
    });
}

/// The header and the controls, and the plots if they are not below the picture.
fn scrolled(state: &mut State, ui: &mut Ui, page: &mut Page<'_>, with_plots: bool) {
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        frame::header(ui, page, Settings::NAME, None, state.undo.can());
        controls::show(state, ui, page);
        state.refresh();
        if with_plots && !state.has_plots_in_picture() {
            for plot in shown_plots(state) {
                ui.add_space(PLOT_GAP);
                let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), PLOT), Sense::hover());
                plot(state, ui, rect, page.text());
            }
            ui.add_space(20.0);
        }
    });
}

/// The picture, and below it what the author of the page around asks for.
fn show_embedded(state: &mut State, ui: &mut Ui, page: &mut Page<'_>, whole: Rect) {
    within(ui, whole, Margin::same(10), |ui| {
        let embedding = page.embedding;
        let parts = Embedded::<Settings>::new(ui, page, embedding.shows(Part::Play), 0);
        let Embedded { controls: named, stage, .. } = parts;
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
                        controls::in_one_row(state, ui, page, setting)
                    });
                }
            });
        });
        ui.scope_builder(UiBuilder::new().max_rect(stage), |ui| {
            let plots = embedding.shows(Part::Plots);
            let height = if plots { PICTURE * stage.height() } else { stage.height() };
            state.as_reader(embedding, |state| picture(state, ui, page, height, !plots));
            if plots {
                show_plots(state, ui, page, stage.with_min_y(stage.top() + height + PLOT_GAP));
            }
        });
    });
}

/// The picture. If it is `alone`, without plots beside it, those that it can't do without are part of it.
fn picture(state: &mut State, ui: &mut Ui, page: &mut Page<'_>, height: f32, alone: bool) {
    state.refresh();
    let (whole, _) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
    let mut rect = whole;
    if alone && state.has_plots_in_picture() {
        let (above, below) = whole.split_top_bottom_at_fraction(0.5);
        rect = above.with_max_y(above.bottom() - ui.spacing().item_spacing.y);
        show_each(state, ui, page, side_by_side(below));
    }
    match state.settings.topic() {
        Topic::Chain => picture::show(state, ui, page, rect),
        Topic::Continuum => continuum::picture(state, ui, page, rect),
        Topic::Gaussians => gaussians::picture(state, ui, page, rect),
        Topic::Bayes => bayes::picture(state, ui, page, rect),
    }
}

fn show_plots(state: &State, ui: &mut Ui, page: &Page<'_>, rect: Rect) {
    let rects = if rect.width() < TWO_PLOTS {
        let (above, below) = rect.split_top_bottom_at_fraction(0.5);
        [above, below]
    } else {
        side_by_side(rect)
    };
    show_each(state, ui, page, rects);
}

fn show_each(state: &State, ui: &mut Ui, page: &Page<'_>, rects: [Rect; 2]) {
    for (plot, rect) in shown_plots(state).into_iter().zip(rects) {
        plot(state, ui, rect, page.text());
    }
}

/// The two plots of what is shown.
fn shown_plots(state: &State) -> [PlotOf; 2] {
    match state.settings.topic() {
        Topic::Chain => [plots::shares, plots::distance],
        Topic::Continuum => [continuum::plots::law, continuum::plots::kernel],
        Topic::Gaussians => gaussians::plots(&state.settings),
        Topic::Bayes => [bayes::plots::mean, bayes::plots::score],
    }
}

fn below_picture(state: &mut State, ui: &mut Ui, page: &mut Page<'_>) {
    figures::show(ui, state, page.language.text());
    transport::show(state, ui, page);
}
