//! The layout of the screen at every size, and inside another page.

use super::gaussians::PlotOf;
use super::state::State;
use super::{bayes, continuum, controls, figures, gaussians, picture, plots, transport};
use crate::lab::chain::{Setting, Settings, Topic};
use crate::lab::embedding::Part;
use crate::lab::settings::Schema as _;
use crate::screens::experiment_state::ExperimentState as _;
use crate::screens::screen::Page;
use crate::theme::Palette;
use crate::widgets::icons::BUTTON;
use crate::widgets::notices;
use crate::widgets::page_header::PageHeader;
use crate::widgets::page_size::{CONTROLS_WIDTH, LOW, figures_height, is_narrow, side_by_side, within};
use egui::{Margin, Rect, ScrollArea, Sense, Stroke, Ui, UiBuilder, pos2, vec2};

/// The height of a plot under the controls, and of the gap above it.
const PLOT: f32 = 210.0;
const PLOT_GAP: f32 = 14.0;
/// The share of the picture where there are plots below it.
const PICTURE: f32 = 0.6;
/// From this width on, two plots are side by side.
const TWO_PLOTS: f32 = 520.0;
/// The height of a row of controls in an embedded page.
const ROW: f32 = 34.0;

/// Draws the screen. The controls come first, so that a change is drawn in the frame in which it is made.
pub fn show(state: &mut State, ui: &mut Ui, page: &mut Page<'_>) {
    let whole = ui.max_rect();
    let narrow = is_narrow(whole.size());
    let embedded = page.embedding.is_on();
    page.appearance.apply(ui.ctx(), whole.size(), !embedded && (narrow || whole.height() < LOW));
    if embedded {
        show_embedded(state, ui, page, whole);
    } else if narrow {
        show_narrow(state, ui, page, whole);
    } else {
        show_wide(state, ui, page, whole);
    }
}

/// Controls at the left; picture, plots, figures and playback at the right.
fn show_wide(state: &mut State, ui: &mut Ui, page: &mut Page<'_>, whole: Rect) {
    let low = whole.height() < LOW;
    let edge = whole.left() + CONTROLS_WIDTH;
    let palette = Palette::of(ui.ctx());
    let left = whole.with_max_x(edge);
    ui.painter().rect_filled(left, 0.0, palette.surface);
    ui.painter().vline(edge, whole.y_range(), Stroke::new(1.0, palette.line));
    within(ui, left, Margin { left: 20, right: 16, top: 6, bottom: 6 }, |ui| scrolled(state, ui, page, low));
    let stage = Rect::from_min_max(pos2(edge, whole.top()), whole.max);
    within(ui, stage, Margin { left: 18, right: 18, top: 12, bottom: 12 }, |ui| {
        notices::show(ui, page.refusals, page.language.text());
        let rest = (ui.available_height() - height_below(ui)).max(100.0);
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
    let mut above = (0.6 * whole.height()).clamp(280.0, 640.0).min(whole.height() - 120.0);
    if !page.refusals.is_empty() {
        // Until a message is dismissed, it takes its space from the controls, not from the picture.
        above = (above + 100.0).min(whole.height() - 60.0);
    }
    let (stage, below) = whole.split_top_bottom_at_y(whole.top() + above);
    within(ui, below, Margin::symmetric(14, 4), |ui| scrolled(state, ui, page, true));
    let palette = Palette::of(ui.ctx());
    ui.painter().hline(whole.x_range(), below.top(), Stroke::new(1.0, palette.line));
    within(ui, stage, Margin { left: 10, right: 10, top: 8, bottom: 4 }, |ui| {
        notices::show(ui, page.refusals, page.language.text());
        let height = (ui.available_height() - height_below(ui)).max(100.0);
        picture(state, ui, page, height, true);
        below_picture(state, ui, page);
    });
}

/// The header and the controls, and the plots if they are not below the picture.
fn scrolled(state: &mut State, ui: &mut Ui, page: &mut Page<'_>, with_plots: bool) {
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        let request = PageHeader {
            language: page.language,
            projector: page.appearance.projector,
            comparing: None,
            screen: Settings::NAME,
            screens: page.screens,
            can_undo: state.undo.can(),
            has_panels: page.has_panels,
            widgets: page.widgets,
        }
        .show(ui);
        page.requests.extend(request);
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
        let room = ui.available_rect_before_wrap();
        let row = ui.spacing().interact_size.y.max(ROW);
        let named: Vec<&'static Setting> =
            page.embedding.controls().filter_map(|name| Setting::named(name).ok()).collect();
        let playing = if page.embedding.shows(Part::Play) { BUTTON } else { 0.0 };
        let told = if page.embedding.shows(Part::Figures) { figures_height(room.width()) } else { 0.0 };
        let below = named.len() as f32 * row + playing + told;
        let (stage, below) = room.split_top_bottom_at_y((room.bottom() - below).max(room.top() + 100.0));
        let embedding = page.embedding;
        ui.scope_builder(UiBuilder::new().max_rect(below), |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            if told > 0.0 {
                state.refresh();
                figures::show(ui, state, page.language.text());
            }
            state.as_reader(embedding, |state| {
                if playing > 0.0 {
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
            let plots = page.embedding.shows(Part::Plots);
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

/// The height of the figures and the playback, with the gaps around them.
fn height_below(ui: &Ui) -> f32 {
    let width = ui.available_width();
    figures_height(width) + transport::height(width) + 3.0 * ui.spacing().item_spacing.y
}
