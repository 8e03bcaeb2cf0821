//! Where things lie on a page that is part of another one: the picture, and below it what the author of that page asks
//! for.

use super::app::App;
use super::comparison;
use super::controls::Controls;
use super::embed::Shown;
use super::figures;
use super::icons::BUTTON;
use super::layout::within;
use super::theme::Palette;
use super::transport::Transport;
use crate::lab::settings::{ALL, PARTICLES, SEED, START, Setting};
use eframe::egui::{Align, Color32, Layout, Margin, Rect, Sense, Ui, UiBuilder, vec2};

const MARGIN: i8 = 10;
/// A row of controls for a mouse; for fingers it is higher.
const ROW: f32 = 34.0;
const FIGURES: f32 = 28.0;
/// A control is at least this wide, and between two of them is this gap.
const CONTROL: f32 = 264.0;
const GAP: f32 = 24.0;
/// From this width on the two plots are side by side.
const TWO_PLOTS: f32 = 520.0;
/// The least of the picture, and its share where there are plots.
const PICTURE: f32 = 120.0;
const PICTURE_BESIDE_PLOTS: f32 = 0.55;

impl App {
    /// The controls come first, as everywhere, so that a change is drawn in the frame in which it is made.
    pub(super) fn embedded(&mut self, ui: &mut Ui, page: Rect) {
        self.look.apply(ui.ctx(), page.size(), false);
        within(ui, page, Margin::same(MARGIN), |ui| {
            self.notices(ui);
            let room = ui.available_rect_before_wrap();
            let controls = self.shown_controls();
            let columns = columns(room.width(), controls.len());
            let playing = if self.embed.shows(Shown::Play) { BUTTON } else { 0.0 };
            let below = controls.len().div_ceil(columns) as f32 * row_height(ui) + playing;
            let (stage, below) = room.split_top_bottom_at_y((room.bottom() - below).max(room.top() + PICTURE));
            ui.scope_builder(UiBuilder::new().max_rect(below), |ui| {
                self.as_reader(|app| app.controls_below(ui, &controls, columns));
            });
            self.refine_if_seen();
            ui.scope_builder(UiBuilder::new().max_rect(stage), |ui| self.as_reader(|app| app.stage(ui)));
        });
    }

    /// Lets a reader do something, and undoes it if it touches what is locked.
    pub(super) fn as_reader<R>(&mut self, act: impl FnOnce(&mut Self) -> R) -> R {
        if !self.embed.has_locks() {
            return act(self);
        }
        let before: Vec<_> = self.sides.iter_mut().map(|side| side.settings.clone()).collect();
        let result = act(self);
        for (side, before) in self.sides.iter_mut().zip(before) {
            if self.embed.forbids(&before, &side.settings) {
                side.settings = before;
            }
        }
        result
    }

    /// Those that the author asks for and that make a difference.
    fn shown_controls(&self) -> Vec<&'static Setting> {
        let settings = &self.sides.edited().settings;
        self.embed.controls().filter(|setting| setting.matters(settings)).collect()
    }

    fn controls_below(&mut self, ui: &mut Ui, controls: &[&'static Setting], columns: usize) {
        ui.spacing_mut().item_spacing.y = 0.0;
        if self.embed.shows(Shown::Play) {
            Transport {
                playback: &mut self.playback,
                intervals: self.sides.first.intervals(),
                layers: &mut self.layers,
                text: self.language.text(),
                places: &mut self.places,
            }
            .show_in_one_row(ui);
        }
        for row in controls.chunks(columns) {
            self.row(ui, row, columns);
        }
    }

    fn row(&mut self, ui: &mut Ui, settings: &[&'static Setting], columns: usize) {
        let (row, _) = ui.allocate_exact_size(vec2(ui.available_width(), row_height(ui)), Sense::hover());
        let width = (row.width() - GAP * (columns - 1) as f32) / columns as f32;
        for (i, setting) in settings.iter().enumerate() {
            let left = row.left() + i as f32 * (width + GAP);
            let cell = row.with_min_x(left).with_max_x(left + width);
            let layout = Layout::left_to_right(Align::Center);
            ui.scope_builder(UiBuilder::new().max_rect(cell).layout(layout).id_salt(setting.name), |ui| {
                // In force, but not the reader's to change.
                if self.embed.locks(setting) {
                    ui.disable();
                }
                let color = color(setting, Palette::of(ui.ctx()));
                Controls {
                    settings: &mut self.sides.edited_mut().settings,
                    text: self.language.text(),
                    numbers: &mut self.numbers,
                    places: &mut self.places,
                }
                .in_one_row(ui, color, setting);
            });
        }
    }

    fn stage(&mut self, ui: &mut Ui) {
        let compared = self.sides.second.as_ref().filter(|_| self.playback.is_all_seen()).is_some();
        let figures = match self.embed.shows(Shown::Figures) {
            true if compared => comparison::HEIGHT,
            true => FIGURES,
            false => 0.0,
        };
        let gaps = 2.0 * ui.spacing().item_spacing.y;
        let room = (ui.available_height() - figures - gaps).max(PICTURE);
        if self.embed.shows(Shown::Plots) {
            self.pictures(ui, room * PICTURE_BESIDE_PLOTS);
            let size = vec2(ui.available_width(), room * (1.0 - PICTURE_BESIDE_PLOTS));
            let (rest, _) = ui.allocate_exact_size(size, Sense::hover());
            let (first, second) = if rest.width() < TWO_PLOTS {
                rest.split_top_bottom_at_fraction(0.5)
            } else {
                let (left, right) = rest.split_left_right_at_fraction(0.5);
                (left.with_max_x(left.right() - 8.0), right.with_min_x(right.left() + 8.0))
            };
            self.plots(ui, first, second);
        } else {
            self.pictures(ui, room);
        }
        if figures > 0.0 {
            self.figures_below(ui);
        }
    }

    fn figures_below(&self, ui: &mut Ui) {
        let (text, all_seen) = (self.language.text(), self.playback.is_all_seen());
        let first = self.sides.first.last_run();
        match &self.sides.second {
            Some(second) if all_seen => {
                comparison::figures(ui, first, second.last_run(), self.sides.edits_second(), text);
            }
            _ => figures::show_in_one_row(ui, first, self.threads, all_seen, text, FIGURES),
        }
    }
}

fn row_height(ui: &Ui) -> f32 {
    ui.spacing().interact_size.y.max(ROW)
}

/// How many controls find room side by side: one at least.
fn columns(width: f32, controls: usize) -> usize {
    (((width + GAP) / (CONTROL + GAP)) as usize).clamp(1, controls.max(1))
}

/// One colour means one thing: the forward run, the reverse run, or neither.
fn color(setting: &Setting, palette: &Palette) -> Color32 {
    if [&PARTICLES, &SEED].contains(&setting) {
        palette.faint_ink
    } else if is_of_the_way_out(setting) {
        palette.forward
    } else {
        palette.reverse
    }
}

/// In the order of the panel, the data and the forward run come before what the reverse run starts from.
fn is_of_the_way_out(setting: &Setting) -> bool {
    let place = |setting: &Setting| ALL.iter().position(|other| *other == setting);
    place(setting) < place(&START)
}
