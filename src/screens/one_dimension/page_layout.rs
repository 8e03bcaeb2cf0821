//! The layout of the page that is not embedded, at every size.

use super::layout;
use super::panels::comparison;
use super::panels::controls::Controls;
use super::state::State;
use crate::lab::link::FIRST_SCREEN;
use crate::screens::frame;
use crate::screens::screen::Page;
use crate::theme::Palette;
use crate::widgets::icons;
use crate::widgets::page_size::{FIGURES_ROW, LOW, figures_height, is_narrow, side_by_side, within};
use crate::widgets::transport;
use egui::{Rect, ScrollArea, Sense, Stroke, Ui, vec2};

/// Below this height the plots of two pictures are under the controls.
const LOW_FOR_TWO: f32 = 960.0;
/// The height of the figures in one row and the time bar.
const ONE_ROW_EACH: f32 = FIGURES_ROW + icons::BUTTON;
/// What is left for the controls beside the lessons on a phone that lies on its side; they scroll.
const LEAST_CONTROLS: f32 = 88.0;
/// The height of a plot under the controls, and of the gap above it.
const PLOT: f32 = 210.0;
const PLOT_GAP: f32 = 14.0;

/// Draws the screen.
pub fn show(state: &mut State, ui: &mut Ui, page: &mut Page<'_>) {
    let whole = ui.max_rect();
    let narrow = is_narrow(whole.size());
    page.appearance.apply(ui.ctx(), whole.size(), narrow || whole.height() < LOW);
    if narrow {
        show_narrow(state, ui, page, whole);
    } else {
        show_wide(state, ui, page, whole);
    }
}

/// Controls at the left. On a low page the plots are below the controls, and the picture takes the rest.
fn show_wide(state: &mut State, ui: &mut Ui, page: &mut Page<'_>, whole: Rect) {
    let low = whole.height() < if state.experiments.are_compared() { LOW_FOR_TWO } else { LOW };
    let stage = frame::controls_at_left(ui, whole, |ui| controls(state, ui, page, low, false));
    within(ui, stage, frame::BESIDE, |ui| {
        layout::messages(ui, page);
        let rest = (ui.available_height() - height_below(state, ui)).max(100.0);
        if low {
            layout::pictures_and_plot(state, ui, page, rest);
        } else {
            layout::pictures(state, ui, page, 0.6 * rest);
            let (row, _) = ui.allocate_exact_size(vec2(ui.available_width(), 0.4 * rest), Sense::hover());
            layout::plots(state, ui, page, side_by_side(row));
        }
        layout::figures(state, ui, page, None);
        layout::transport(state, page).show(ui);
    });
}

/// The picture on top, so that it stays in view; below it the controls, and the plots after them.
fn show_narrow(state: &mut State, ui: &mut Ui, page: &mut Page<'_>, whole: Rect) {
    let (share, least) = if state.experiments.are_compared() { (0.7, 460.0) } else { (0.6, 280.0) };
    // Beside the lessons on a phone that lies on its side, most of the height is for the picture.
    let is_low = whole.height() < LOW && whole.width() > whole.height();
    let is_tight = is_low || state.plot_in_view;
    let above = if is_low { whole.height() - LEAST_CONTROLS } else { frame::height_above(whole, share, least..=640.0) };
    let has_message = !page.refusals.is_empty();
    let stage = frame::controls_below(ui, whole, above, has_message, |ui| {
        if !is_low {
            main_controls(state, ui, page);
        }
        controls(state, ui, page, true, !is_low);
    });
    within(ui, stage, frame::ABOVE, |ui| {
        layout::messages(ui, page);
        let below = if is_tight { ONE_ROW_EACH + 3.0 * ui.spacing().item_spacing.y } else { height_below(state, ui) };
        let height = (ui.available_height() - below).max(100.0);
        layout::pictures_and_plot(state, ui, page, height);
        if is_tight {
            layout::figures(state, ui, page, Some(FIGURES_ROW));
            layout::transport(state, page).show_in_one_row(ui);
        } else {
            layout::figures(state, ui, page, None);
            layout::transport(state, page).show(ui);
        }
    });
}

/// Shows the controls, continues the run, and shows the plots if they are not beside the picture.
fn controls(state: &mut State, ui: &mut Ui, page: &mut Page<'_>, with_plots: bool, main_is_shown: bool) {
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        let comparing = Some(state.experiments.are_compared());
        frame::header(ui, page, FIRST_SCREEN, comparing, state.undo.can());
        let text = page.text();
        if state.experiments.are_compared() {
            ui.add_space(4.0);
            comparison::switches(ui, &mut state.experiments, text, page.widgets);
        }
        begin_comparison(state, ui, |state, ui| {
            let request = all_controls(state, page).show(ui, main_is_shown);
            page.requests.extend(request);
        });
        let settings = state.experiments.edited_mut().settings_mut();
        state.numbers.show(ui, text, settings);
        layout::refine(state, page);
        if with_plots && !state.plot_in_view {
            let mut plot = || {
                ui.add_space(PLOT_GAP);
                ui.allocate_exact_size(vec2(ui.available_width(), PLOT), Sense::hover()).0
            };
            let plots = [plot(), plot()];
            layout::plots(state, ui, page, plots);
            ui.add_space(20.0);
        }
    });
}

/// The score model and the noise, which stay in view while the other controls are scrolled.
fn main_controls(state: &mut State, ui: &mut Ui, page: &mut Page<'_>) {
    begin_comparison(state, ui, |state, ui| all_controls(state, page).show_main(ui));
    let palette = Palette::of(ui.ctx());
    ui.painter().hline(ui.max_rect().x_range(), ui.cursor().top(), Stroke::new(1.0, palette.line));
}

/// Shows controls. What is changed while Ctrl (on a Mac, Command) is held begins a comparison: A stays, and B differs.
fn begin_comparison(state: &mut State, ui: &mut Ui, show: impl FnOnce(&mut State, &mut Ui)) {
    let begins = !state.experiments.are_compared() && ui.input(|input| input.modifiers.command);
    let before = begins.then(|| state.experiments.a().settings().clone());
    show(state, ui);
    if let Some(before) = before
        && before != *state.experiments.a().settings()
    {
        let changed = std::mem::replace(state.experiments.a_mut().settings_mut(), before);
        state.experiments.compare(Some(changed));
    }
}

fn all_controls<'a>(state: &'a mut State, page: &'a mut Page<'_>) -> Controls<'a> {
    let (text, has_files, all_seen) = (page.text(), page.has_panels, state.playback.is_all_seen());
    let (edited, other) = state.experiments.edited_and_other();
    let (training, settings) = edited.training_mut();
    Controls {
        settings,
        other,
        text,
        training,
        numbers: &mut state.numbers,
        has_files,
        all_seen,
        widgets: page.widgets,
    }
}

/// The height of the figures and the transport, with the gaps around them.
fn height_below(state: &State, ui: &Ui) -> f32 {
    let width = ui.available_width();
    let figures = if state.experiments.are_compared() { comparison::HEIGHT } else { figures_height(width) };
    figures + transport::height(width) + 3.0 * ui.spacing().item_spacing.y
}
