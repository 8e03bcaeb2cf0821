//! One generator: its name and its verdict, and its picture with the plots beside it.

use super::figures::words_of;
use super::state::State;
use super::way::Way;
use super::{figures, plots};
use crate::lab::generators::{Generator, finding};
use crate::screens::screen::Page;
use crate::theme::{Palette, regular, semibold};
use crate::widgets::heading;
use crate::widgets::mark::mark;
use egui::{Align, Label, Layout, Rect, RichText, Sense, Ui, UiBuilder, vec2};

/// The height of the heading.
const HEADING: f32 = 22.0;
/// The gap below a row, and between its parts.
const GAP: f32 = 10.0;
/// The parts of the width that the picture and the losses have where there are plots; from this width on there are.
const PICTURE: f32 = 0.54;
const LOSSES: f32 = 0.24;
const WITH_PLOTS: f32 = 640.0;

/// Shows the row in `rect`.
pub fn show(state: &mut State, generator: Generator, ui: &mut Ui, page: &Page<'_>, rect: Rect) {
    let (heading, below) = rect.split_top_bottom_at_y(rect.top() + HEADING);
    show_heading(state, generator, ui, page, heading);
    let below = below.with_max_y(below.bottom() - GAP);
    let has_plots = rect.width() >= WITH_PLOTS;
    let edge = if has_plots { below.left() + PICTURE * below.width() } else { below.right() };
    let State { run, lines, followed, settings, playback, .. } = state;
    let training = run.training(generator);
    let way = Way {
        generator,
        evaluation: training.until(0.5 * playback.position()).last(),
        known: training.known().map(|known| &**known),
        objective: settings.objective(),
        is_seen: playback.is_all_seen(),
        text: page.text(),
    };
    way.show(ui, below.with_max_x(edge), followed, &mut lines[generator.place()]);
    if has_plots {
        let second = edge + GAP + LOSSES * below.width();
        let training = state.run.training(generator);
        plots::losses(state, training, ui, below.with_min_x(edge + GAP).with_max_x(second), page.text());
        plots::distance(state, training, ui, below.with_min_x(second + GAP), page.text());
    }
}

fn show_heading(state: &State, generator: Generator, ui: &mut Ui, page: &Page<'_>, rect: Rect) {
    let (text, palette) = (page.text(), Palette::of(ui.ctx()));
    let training = state.run.training(generator);
    let layout = Layout::left_to_right(Align::Center);
    // A child does not move what follows the picture.
    let ui = &mut ui.new_child(UiBuilder::new().max_rect(rect).layout(layout));
    ui.set_clip_rect(rect.intersect(ui.clip_rect()));
    ui.spacing_mut().item_spacing.x = 8.0;
    heading::name(ui, (text.generators.generator)(generator), 14.0, palette.ink);
    if !state.playback.is_all_seen() {
        return;
    }
    let found = finding(training, state.share());
    if let Some(grade) = found.grade() {
        let (place, _) = ui.allocate_exact_size(vec2(19.0, 19.0), Sense::hover());
        mark(ui.painter(), place.center(), grade, palette);
    }
    ui.label(RichText::new(figures::sentence_of(found, text)).font(semibold(13.0)).color(palette.ink));
    let figures = words_of(training, state.share(), text).join("   ");
    ui.add(Label::new(RichText::new(figures).font(regular(12.5)).color(palette.faint_ink)).truncate());
}
