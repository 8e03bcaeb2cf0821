//! Where things lie on pages of every size.

use super::app::{App, Place};
use super::comparison::{self, LETTERS};
use super::controls::Controls;
use super::header::Header;
use super::stage::{Hand, Scene};
use super::theme::Palette;
use super::transport::{self, Transport};
use super::{figures, notices, populations};
use eframe::egui::{self, Frame, Margin, Rect, ScrollArea, Ui, UiBuilder, pos2, vec2};
use std::time::Duration;

/// Simulation in one frame, beside a first block: what 60 frames a second leave next to the user interface.
const BUDGET: Duration = Duration::from_millis(8);
/// Below this width the controls go under the picture, unless the page is wide for its height.
const NARROW: f32 = 760.0;
const WIDE_FOR_ITS_HEIGHT: f32 = 1.3;
/// Below this height the plots go under the controls; two pictures take more.
const LOW: f32 = 560.0;
const LOW_FOR_TWO: f32 = 960.0;
/// Below this height two pictures lie side by side.
const LOW_PICTURES: f32 = 250.0;
const CONTROLS_WIDTH: f32 = 264.0;

impl App {
    /// Draws the page.
    pub(super) fn lay_out(&mut self, ui: &mut Ui) {
        let page = ui.max_rect();
        ui.painter().rect_filled(page, 0.0, Palette::of(ui.ctx()).page);
        if self.embed.is_on() {
            self.embedded(ui, page);
            return;
        }
        let narrow = page.width() < NARROW && page.width() < WIDE_FOR_ITS_HEIGHT * page.height();
        self.look.apply(ui.ctx(), page.size(), narrow || page.height() < LOW);
        if narrow {
            self.narrow(ui, page);
        } else {
            self.wide(ui, page);
        }
    }

    /// Controls at the left. Where the page is low, the plots follow the controls, and the picture has the rest.
    fn wide(&mut self, ui: &mut Ui, page: Rect) {
        let low = page.height() < if self.is_comparing() { LOW_FOR_TWO } else { LOW };
        let edge = page.left() + CONTROLS_WIDTH;
        let palette = Palette::of(ui.ctx());
        let left = Rect::from_min_max(page.min, pos2(edge, page.bottom()));
        ui.painter().rect_filled(left, 0.0, palette.surface);
        ui.painter().vline(edge, page.y_range(), egui::Stroke::new(1.0, palette.line));
        within(ui, left, Margin { left: 20, right: 16, top: 6, bottom: 6 }, |ui| self.controls(ui, low));
        let stage = Rect::from_min_max(pos2(edge, page.top()), page.max);
        within(ui, stage, Margin { left: 18, right: 18, top: 12, bottom: 12 }, |ui| {
            self.notices(ui);
            let rest = (ui.available_height() - self.height_below(ui)).max(100.0);
            if low {
                self.pictures(ui, rest);
            } else {
                self.pictures(ui, 0.6 * rest);
                let (row, _) = ui.allocate_exact_size(vec2(ui.available_width(), 0.4 * rest), egui::Sense::hover());
                let (left, right) = row.split_left_right_at_fraction(0.5);
                self.plots(ui, left.with_max_x(left.right() - 8.0), right.with_min_x(right.left() + 8.0));
            }
            self.figures(ui);
            self.transport(ui);
        });
    }

    /// The picture on top, so that it stays in sight; below it the controls, and the plots after them.
    fn narrow(&mut self, ui: &mut Ui, page: Rect) {
        let (share, least) = if self.is_comparing() { (0.7, 460.0) } else { (0.6, 280.0) };
        let mut above = (page.height() * share).clamp(least, 640.0).min(page.height() - 120.0);
        if !self.notices.is_empty() {
            // Until it is dismissed, a message takes its room from the controls, not from the picture.
            above = (above + 100.0).min(page.height() - 60.0);
        }
        let (stage, below) = page.split_top_bottom_at_y(page.top() + above);
        within(ui, below, Margin::symmetric(14, 4), |ui| self.controls(ui, true));
        let palette = Palette::of(ui.ctx());
        ui.painter().hline(page.x_range(), below.top(), egui::Stroke::new(1.0, palette.line));
        within(ui, stage, Margin { left: 10, right: 10, top: 8, bottom: 4 }, |ui| {
            self.notices(ui);
            self.pictures(ui, (ui.available_height() - self.height_below(ui)).max(100.0));
            self.figures(ui);
            self.transport(ui);
        });
    }

    pub(super) fn is_comparing(&self) -> bool {
        self.sides.second.is_some()
    }

    /// The controls; then the experiment that they set up; then, where the stage has no room for them, the plots.
    fn controls(&mut self, ui: &mut Ui, with_plots: bool) {
        ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
            let hosted = self.is_hosted();
            let wish = Header {
                language: &mut self.language,
                projector: &mut self.look.projector,
                comparing: self.sides.second.is_some(),
                hosted,
                places: &mut self.places,
            }
            .show(ui);
            if let Some(wish) = wish {
                self.grant(wish);
            }
            let text = self.language.text();
            if self.is_comparing() {
                ui.add_space(4.0);
                comparison::switches(ui, &mut self.sides, text, &mut self.places);
            }
            let settings = &mut self.sides.edited_mut().settings;
            Controls { settings, text, numbers: &mut self.numbers, places: &mut self.places }.show(ui);
            self.numbers.show(ui, text, settings);
            self.refine_if_seen();
            if with_plots {
                let mut room = || {
                    ui.add_space(14.0);
                    ui.allocate_exact_size(vec2(ui.available_width(), 210.0), egui::Sense::hover()).0
                };
                let (above, below) = (room(), room());
                self.plots(ui, above, below);
                ui.add_space(20.0);
            }
        });
    }

    /// What a frame has time for, unless nobody sees it.
    pub(super) fn refine_if_seen(&mut self) {
        if self.is_seen() {
            self.refine(BUDGET);
        }
    }

    pub(super) fn notices(&mut self, ui: &mut Ui) {
        notices::show(ui, &mut self.notices, self.language.text());
    }

    /// The picture of the experiment; of two that are compared on the same axes, one above the other, or side by side on
    /// a low page.
    pub(super) fn pictures(&mut self, ui: &mut Ui, height: f32) {
        let (whole, _) = ui.allocate_exact_size(vec2(ui.available_width(), height), egui::Sense::hover());
        let gap = ui.spacing().item_spacing.y;
        let [first, second] = match self.is_comparing() {
            false => [whole, whole],
            true if height < LOW_PICTURES && whole.width() > LOW_PICTURES * 2.0 => {
                let (left, right) = whole.split_left_right_at_fraction(0.5);
                [left.with_max_x(left.right() - 2.0 * gap), right.with_min_x(right.left() + 2.0 * gap)]
            }
            true => {
                let (above, below) = whole.split_top_bottom_at_fraction(0.5);
                [above.with_max_y(above.bottom() - 0.5 * gap), below.with_min_y(below.top() + 0.5 * gap)]
            }
        };
        let (text, comparing, edits_second) = (self.language.text(), self.is_comparing(), self.sides.edits_second());
        let reach = self.sides.iter_mut().map(|side| side.last_run().reach()).fold(0.0, f32::max);
        for ((i, side), rect) in self.sides.iter_mut().enumerate().zip([first, second]) {
            let is_second = i == 1;
            let letter = comparing.then(|| (LETTERS[i], edits_second == is_second));
            let hand = Hand { playback: &mut self.playback, layers: &mut self.layers };
            // Of two above each other, one has the times for both.
            let has_times = is_second || first.bottom() >= second.bottom();
            let scene = Scene { rect, reach, letter, has_legend: !is_second, has_times, text };
            let data = ui.push_id(is_second, |ui| side.show(ui, scene, hand)).inner;
            if !is_second {
                self.places.push(Place { name: "data_histogram", rect: data });
            }
            // Data edited in the picture run in the next frame.
            if side.has_changed() {
                ui.ctx().request_repaint();
            }
        }
    }

    pub(super) fn plots(&mut self, ui: &mut Ui, first: Rect, second: Rect) {
        let (text, run) = (self.language.text(), self.sides.edited().last_run());
        populations::show(ui, first, run, &self.playback, text);
        self.insight.show(ui, second, run, self.playback.t(), text);
    }

    fn figures(&mut self, ui: &mut Ui) {
        let text = self.language.text();
        let first = self.sides.first.last_run();
        let all_seen = self.playback.is_all_seen();
        match &self.sides.second {
            Some(second) if all_seen => {
                comparison::figures(ui, first, second.last_run(), self.sides.edits_second(), text);
            }
            _ => figures::show(ui, first, self.threads, all_seen, text),
        }
    }

    fn transport(&mut self, ui: &mut Ui) {
        Transport {
            playback: &mut self.playback,
            intervals: self.sides.first.intervals(),
            layers: &mut self.layers,
            text: self.language.text(),
            places: &mut self.places,
        }
        .show(ui);
    }

    /// What the figures and the transport take, with the gaps around them.
    fn height_below(&self, ui: &Ui) -> f32 {
        let width = ui.available_width();
        let figures = if self.is_comparing() { comparison::HEIGHT } else { figures::height(width) };
        figures + transport::height(width) + 3.0 * ui.spacing().item_spacing.y
    }
}

/// Draws in `rect`, with a margin.
pub(super) fn within(ui: &mut Ui, rect: Rect, margin: Margin, add_contents: impl FnOnce(&mut Ui)) {
    ui.scope_builder(UiBuilder::new().max_rect(rect), |ui| {
        ui.set_clip_rect(rect.intersect(ui.clip_rect()));
        Frame::new().inner_margin(margin).show(ui, add_contents);
    });
}
