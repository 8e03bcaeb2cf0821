//! Where the parts of a screen are: controls beside the picture or below it, and what the page around an embedded screen
//! asks for.

use super::screen::Page;
use crate::lab::embedding::Part;
use crate::lab::settings::{Schema, Setting};
use crate::theme::Palette;
use crate::widgets::icons::BUTTON;
use crate::widgets::page_header::PageHeader;
use crate::widgets::page_size::{CONTROLS_WIDTH, LOW, figures_height, is_narrow, within};
use egui::{Margin, Rect, Stroke, Ui, pos2};
use std::ops::RangeInclusive;

/// The margin of the picture and what is below it: beside the controls, and above them.
pub const BESIDE: Margin = Margin { left: 18, right: 18, top: 12, bottom: 12 };
pub const ABOVE: Margin = Margin { left: 10, right: 10, top: 8, bottom: 4 };
/// The height of a row of controls in an embedded page, for a mouse; for touch it is higher.
pub const ROW: f32 = 34.0;

/// How the parts of a screen with one experiment are arranged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Arrangement {
    /// The picture, and what the page around asks for.
    Embedded,
    /// The controls below the picture.
    Narrow,
    /// The controls beside the picture.
    Wide,
}

/// The arrangement for the room that there is; sizes of controls and type are adapted to it.
pub fn arrange(ui: &Ui, page: &Page<'_>) -> Arrangement {
    let size = ui.max_rect().size();
    let (narrow, embedded) = (is_narrow(size), page.embedding.is_on());
    page.appearance.apply(ui.ctx(), size, !embedded && (narrow || size.y < LOW));
    match (embedded, narrow) {
        (true, _) => Arrangement::Embedded,
        (false, true) => Arrangement::Narrow,
        (false, false) => Arrangement::Wide,
    }
}

/// Shows the controls at the left of `whole`; returns the rest.
pub fn controls_at_left(ui: &mut Ui, whole: Rect, controls: impl FnOnce(&mut Ui)) -> Rect {
    let edge = whole.left() + CONTROLS_WIDTH;
    let palette = Palette::of(ui.ctx());
    let left = whole.with_max_x(edge);
    ui.painter().rect_filled(left, 0.0, palette.surface);
    ui.painter().vline(edge, whole.y_range(), Stroke::new(1.0, palette.line));
    within(ui, left, Margin { left: 20, right: 16, top: 6, bottom: 6 }, controls);
    Rect::from_min_max(pos2(edge, whole.top()), whole.max)
}

/// Shows the controls in the lower part of `whole`, below `above` points, and more while there is a message: it takes its
/// space from the controls, not from the picture. Returns the upper part.
pub fn controls_below(
    ui: &mut Ui,
    whole: Rect,
    mut above: f32,
    has_message: bool,
    controls: impl FnOnce(&mut Ui),
) -> Rect {
    if has_message {
        above = (above + 100.0).min(whole.height() - 60.0);
    }
    let (stage, below) = whole.split_top_bottom_at_y(whole.top() + above);
    within(ui, below, Margin::symmetric(14, 4), controls);
    ui.painter().hline(whole.x_range(), below.top(), Stroke::new(1.0, Palette::of(ui.ctx()).line));
    stage
}

/// The height of the picture above the controls: a share of the whole in a range, with room left for controls.
pub fn height_above(whole: Rect, share: f32, range: RangeInclusive<f32>) -> f32 {
    (share * whole.height()).clamp(*range.start(), *range.end()).min(whole.height() - 120.0)
}

/// The height that the figures and the playback, which has its own `height` at a width, leave for what is above them.
pub fn height_left(ui: &Ui, playback: fn(f32) -> f32) -> f32 {
    let width = ui.available_width();
    let below = figures_height(width) + playback(width) + 3.0 * ui.spacing().item_spacing.y;
    (ui.available_height() - below).max(100.0)
}

/// Shows the header of a page whose screen compares no experiments, or says whether it does.
pub fn header(ui: &mut Ui, page: &mut Page<'_>, screen: &'static str, comparing: Option<bool>, can_undo: [bool; 2]) {
    let request = PageHeader {
        language: page.language,
        projector: page.appearance.projector,
        comparing,
        screen,
        screens: page.screens,
        can_undo,
        has_panels: page.has_panels,
        widgets: page.widgets,
    }
    .show(ui);
    page.requests.extend(request);
}

/// The parts of an embedded page.
pub struct Embedded<S: Schema> {
    /// The settings that have controls.
    pub controls: Vec<&'static Setting<S>>,
    /// Whether there are the playback and the figures.
    pub plays: bool,
    pub has_figures: bool,
    /// Where the picture is, and what is below it.
    pub stage: Rect,
    pub below: Rect,
}

impl<S: Schema> Embedded<S> {
    /// The parts in the available room, with so many rows of buttons besides the playback.
    pub fn new(ui: &Ui, page: &Page<'_>, plays: bool, buttons: usize) -> Self {
        let room = ui.available_rect_before_wrap();
        let controls: Vec<_> = page.embedding.controls().filter_map(|name| Setting::named(name).ok()).collect();
        let has_figures = page.embedding.shows(Part::Figures);
        let rows = controls.len() as f32 * ui.spacing().interact_size.y.max(ROW);
        let buttons = (buttons + usize::from(plays)) as f32 * BUTTON;
        let figures = if has_figures { figures_height(room.width()) } else { 0.0 };
        let edge = (room.bottom() - rows - buttons - figures).max(room.top() + 100.0);
        let (stage, below) = room.split_top_bottom_at_y(edge);
        Self { controls, plays, has_figures, stage, below }
    }
}
