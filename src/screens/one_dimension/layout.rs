//! Parts of the screen that have the same layout on the page and inside another page.

use super::panels::comparison;
use super::panels::figures;
use super::plots::populations;
use super::plots::tabs::Plotted;
use super::stage::layers::Layer;
use super::stage::picture::{PictureControls, PictureSettings};
use super::state::State;
use crate::screens::screen::Page;
use crate::widgets::badge::LETTERS;
use crate::widgets::notices;
use crate::widgets::transport::{LayersMenu, Transport};
use crate::widgets::widget_rect::WidgetRect;
use egui::{Rect, Role, Sense, Ui, UiBuilder, WidgetInfo, vec2};
use std::time::Duration;

/// Time for simulation in one frame, beside the first block: what the user interface leaves of 1/60 s.
const BUDGET: Duration = Duration::from_millis(8);
/// Below this height two pictures are side by side.
const LOW_PICTURES: f32 = 250.0;
/// From this ratio of width to height on, a picture has room for a plot at its side.
const WIDE_FOR_A_PLOT: f32 = 2.0;

/// Continues the runs for the time that a frame has, if the page is visible.
pub fn refine(state: &mut State, page: &Page<'_>) {
    if page.seen {
        state.experiments.refine(BUDGET);
    }
}

/// Messages, at the top of the remaining space.
pub fn messages(ui: &mut Ui, page: &mut Page<'_>) {
    notices::show(ui, page.refusals, page.text());
}

/// The picture of the experiment; if two are compared, two pictures with the same axes, one above the other, or side by
/// side on a low page.
pub fn pictures(state: &mut State, ui: &mut Ui, page: &mut Page<'_>, height: f32) {
    let (whole, _) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
    let State { experiments, playback, layers, .. } = state;
    let compared = experiments.are_compared();
    let rects = picture_rects(ui, whole, compared);
    let (text, edits_b) = (page.text(), experiments.edits_b());
    let processes = || experiments.iter().map(|experiment| experiment.last_run().process());
    layers.set_has_units(processes().any(|process| process.schedule.unit(1.0) > 1.0));
    let in_units = layers.shows(Layer::Units);
    let reach = processes().map(|process| if in_units { process.reach() } else { process.widest() });
    let reach = reach.fold(0.0, f64::max);
    for ((is_b, experiment), rect) in [false, true].into_iter().zip(experiments.iter_mut()).zip(rects) {
        let shown = PictureSettings {
            rect,
            reach,
            letter: compared.then(|| (LETTERS[usize::from(is_b)], edits_b == is_b)),
            has_legend: !is_b,
            // If one is above the other, only the lower one shows the times.
            has_times: is_b || rects[0].bottom() >= rects[1].bottom(),
            text,
        };
        let controls = PictureControls { playback, layers };
        let picture = ui.interact(rect, ui.scope_id().with(("picture", is_b)), Sense::hover());
        picture.widget_info(|| {
            let parts = [text.data, text.forward, text.reverse, text.recovered].join(", ");
            let letter = shown.letter.map_or(String::new(), |(letter, _)| format!("{letter}: "));
            WidgetInfo::labeled(Role::Figure, true, letter + &parts)
        });
        let data = ui.push_id(is_b, |ui| experiment.show(ui, shown, controls)).inner;
        if !is_b {
            page.widgets.push(WidgetRect { name: "data_histogram", rect: data });
        }
        // If the data were edited in the picture, the next frame starts a new run.
        if experiment.has_changed() {
            ui.ctx().request_repaint();
        }
    }
}

fn picture_rects(ui: &Ui, whole: Rect, compared: bool) -> [Rect; 2] {
    let gap = ui.spacing().item_spacing.y;
    if !compared {
        [whole, whole]
    } else if whole.height() < LOW_PICTURES && whole.width() > LOW_PICTURES * 2.0 {
        let (left, right) = whole.split_left_right_at_fraction(0.5);
        [left.with_max_x(left.right() - 2.0 * gap), right.with_min_x(right.left() + 2.0 * gap)]
    } else {
        let (above, below) = whole.split_top_bottom_at_fraction(0.5);
        [above.with_max_y(above.bottom() - 0.5 * gap), below.with_min_y(below.top() + 0.5 * gap)]
    }
}

/// The two plots at the playhead, of the experiment that the controls change.
pub fn plots(state: &mut State, ui: &mut Ui, page: &Page<'_>, [first, second]: [Rect; 2]) {
    populations::show(ui, first, state.experiments.edited().last_run(), &state.playback, page.text());
    plot(state, ui, page, second);
}

/// The plot of the tabs alone, of the experiment that the controls change.
pub fn plot(state: &mut State, ui: &mut Ui, page: &Page<'_>, rect: Rect) {
    let State { experiments, playback, tab, network_x, .. } = state;
    let edited = experiments.edited();
    let plotted = Plotted { run: edited.last_run(), training: edited.training(), t: playback.t(), network_x };
    tab.show(ui, rect, plotted, page.text());
}

/// The picture; and if the plot of the tabs is to be in view, that plot beside or below it.
pub fn pictures_and_plot(state: &mut State, ui: &mut Ui, page: &mut Page<'_>, height: f32) {
    if !state.plot_in_view {
        return pictures(state, ui, page, height);
    }
    let (whole, _) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
    let (picture, below) = if whole.width() > WIDE_FOR_A_PLOT * whole.height() {
        whole.split_left_right_at_fraction(0.58)
    } else {
        whole.split_top_bottom_at_fraction(0.5)
    };
    // A child that does not move the place of what comes next, which is below both.
    pictures(state, &mut ui.new_child(UiBuilder::new().max_rect(picture)), page, picture.height());
    plot(state, ui, page, below.shrink2(vec2(4.0, 0.0)));
}

/// The verdict and the figures, in one row of this height if there is to be only one.
pub fn figures(state: &State, ui: &mut Ui, page: &Page<'_>, one_row: Option<f32>) {
    let (text, all_seen) = (page.text(), state.playback.is_all_seen());
    let a = state.experiments.a().last_run();
    match (state.experiments.b(), one_row) {
        (Some(b), _) if all_seen => comparison::figures(ui, a, b.last_run(), state.experiments.edits_b(), text),
        (_, None) => figures::show(ui, a, page.threads, all_seen, text),
        (_, Some(height)) => figures::show_in_one_row(ui, a, page.threads, all_seen, text, height),
    }
}

/// Playing, stepping and the time bar.
pub fn transport<'a>(state: &'a mut State, page: &'a mut Page<'_>) -> Transport<'a> {
    let text = page.language.text();
    let layers = &mut state.layers;
    Transport {
        playback: &mut state.playback,
        intervals: state.experiments.a().intervals(),
        layers: (!layers.are_in_picture()).then(|| -> LayersMenu<'a> { Box::new(|ui| layers.menu(ui, text)) }),
        text,
        widgets: page.widgets,
    }
}
