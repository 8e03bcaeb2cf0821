//! The page as a part of another one: the picture, and below it what the author of that page asks for.

use super::{App, within};
use crate::lab::settings::{ALL, PARTICLES, SEED, START, Setting, Settings};
use crate::ui::controls::Controls;
use crate::ui::look::Shown;
use crate::ui::theme::Palette;
use crate::ui::{figures, transport};
use eframe::egui::{Align, Color32, Layout, Margin, Rect, Sense, Ui, UiBuilder, vec2};

const MARGIN: i8 = 10;
/// A row of controls: as high as a finger needs.
const ROW: f32 = 36.0;
const FIGURES: f32 = 28.0;
/// A control is at least this wide, and between two of them is this gap.
const CONTROL: f32 = 250.0;
const GAP: f32 = 24.0;
/// From this width on the two plots are side by side.
const TWO_PLOTS: f32 = 520.0;
/// The least of the picture, and its share where there are plots.
const PICTURE: f32 = 120.0;
const PICTURE_BESIDE_PLOTS: f32 = 0.55;

impl App {
    /// The controls come first, as everywhere, so that a change is drawn in the frame in which it is made.
    pub(super) fn embedded(&mut self, ui: &mut Ui, page: Rect) {
        within(ui, page, Margin::same(MARGIN), |ui| {
            self.notices(ui);
            let room = ui.available_rect_before_wrap();
            let controls = self.shown_controls();
            let columns = columns(room.width(), controls.len());
            let playing = if self.look.shows(Shown::Play) { ROW } else { 0.0 };
            let below = controls.len().div_ceil(columns) as f32 * ROW + playing;
            let (stage, below) = room.split_top_bottom_at_y((room.bottom() - below).max(room.top() + PICTURE));

            let before = self.settings.clone();
            ui.scope_builder(UiBuilder::new().max_rect(below), |ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                if self.look.shows(Shown::Play) {
                    let text = self.language.text();
                    transport::show_in_a_row(ui, &mut self.playback, text, &mut self.places, ROW);
                }
                for row in controls.chunks(columns) {
                    self.row(ui, row, columns);
                }
            });
            self.keep_locked(before);
            self.refine_in_sight();

            let before = self.settings.clone();
            ui.scope_builder(UiBuilder::new().max_rect(stage), |ui| self.stage(ui));
            self.keep_locked(before);
        });
    }

    /// Those that the author asks for and that make a difference.
    fn shown_controls(&self) -> Vec<&'static Setting> {
        self.look.controls().filter(|setting| setting.matters(&self.settings)).collect()
    }

    fn row(&mut self, ui: &mut Ui, settings: &[&'static Setting], columns: usize) {
        let (row, _) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::hover());
        let width = (row.width() - GAP * (columns - 1) as f32) / columns as f32;
        for (i, setting) in settings.iter().enumerate() {
            let left = row.left() + i as f32 * (width + GAP);
            let cell = Rect::from_min_size(row.min, vec2(width, ROW)).with_min_x(left).with_max_x(left + width);
            let layout = Layout::left_to_right(Align::Center);
            ui.scope_builder(UiBuilder::new().max_rect(cell).layout(layout).id_salt(setting.name), |ui| {
                // In force, but not the reader's to change.
                if self.look.locks(setting) {
                    ui.disable();
                }
                let (text, palette) = (self.language.text(), Palette::of(ui.ctx()));
                Controls {
                    settings: &mut self.settings,
                    language: &mut self.language,
                    numbers: &mut self.numbers,
                    places: &mut self.places,
                }
                .in_a_row(ui, text, color(setting, palette), setting);
            });
        }
    }

    fn stage(&mut self, ui: &mut Ui) {
        ui.spacing_mut().item_spacing.y = 0.0;
        let verdict = if self.look.shows(Shown::Figures) { FIGURES } else { 0.0 };
        let room = (ui.available_height() - verdict).max(PICTURE);
        if self.look.shows(Shown::Plots) {
            self.picture(ui, room * PICTURE_BESIDE_PLOTS);
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
            self.picture(ui, room);
        }
        if self.look.shows(Shown::Figures) {
            figures::show_in_a_row(ui, &self.run, self.playback.is_all_seen(), self.language.text(), FIGURES);
        }
    }

    /// Undoes what a reader has done if it touches what is locked.
    fn keep_locked(&mut self, before: Settings) {
        if self.look.forbids(&before, &self.settings) {
            self.settings = before;
        }
    }
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

/// In the order of the panel, what belongs to the data and to the forward run comes before what the reverse run starts from.
fn is_of_the_way_out(setting: &Setting) -> bool {
    let place = |setting: &Setting| ALL.iter().position(|other| *other == setting);
    place(setting) < place(&START)
}
