//! The there-and-back picture: data, forward run, reverse run, what was recovered; on one vertical axis x.

use super::contours::Contours;
use super::data_editor;
use super::follow::Follow;
use super::heat::Heat;
use super::plot::{self, Plot, unit_ticks};
use super::text::Text;
use super::theme::{Palette, density_scale, regular, semibold};
use crate::diffusion::block::Leg;
use crate::lab::playback::Playback;
use crate::lab::recording::Recording;
use crate::lab::run::Run;
use crate::lab::settings::Settings;
use eframe::egui::{
    Align, Align2, Color32, CursorIcon, Layout, Painter, Pos2, Rect, Response, RichText, Sense, Stroke, Ui, UiBuilder,
    Vec2, pos2, vec2,
};

/// The picture's textures.
#[derive(Default)]
pub struct Journey {
    forward: Heat,
    reverse: Heat,
    runs: u64,
    last: Option<Settings>,
    contours: Contours,
    follow: Follow,
    with_contours: bool,
}

/// From this width on the titles have room for a legend and a switch.
const ROOMY: f32 = 860.0;

/// What a hand in the picture can change.
pub struct Hand<'a> {
    /// By dragging the playhead.
    pub playback: &'a mut Playback,
    /// By editing the data.
    pub settings: &'a mut Settings,
}

/// Where the four parts lie.
struct Parts {
    data: Rect,
    forward: Rect,
    reverse: Rect,
    recovered: Rect,
}

impl Parts {
    fn of(rect: Rect) -> Self {
        let room = rect.width() >= 560.0;
        let (axis, end, gap) = if room { (22.0, 72.0, 6.0) } else { (16.0, 40.0, 3.0) };
        let plots = Rect::from_min_max(rect.min + vec2(axis, 26.0), rect.max - vec2(0.0, 22.0));
        let part = |left: f32, width: f32| Rect::from_min_size(pos2(left, plots.top()), vec2(width, plots.height()));
        let leg = (plots.width() - 2.0 * end - 3.0 * gap) / 2.0;
        let forward = plots.left() + end + gap;
        let reverse = forward + leg + gap;
        Self {
            data: part(plots.left(), end),
            forward: part(forward, leg),
            reverse: part(reverse, leg),
            recovered: part(reverse + leg + gap, end),
        }
    }
}

impl Journey {
    /// Shows the picture; a drag in it moves the playhead. Returns where the data histogram is.
    pub fn show(&mut self, ui: &mut Ui, size: Vec2, run: &Run, hand: Hand<'_>, text: &Text) -> Rect {
        let Hand { playback, settings } = hand;
        let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
        let palette = Palette::of(ui.ctx());
        let parts = Parts::of(rect);
        let reach = f64::from(run.reach());
        let legs = [
            (Leg::Forward, Plot::new(parts.forward, 0.0..=1.0, -reach..=reach), palette.forward),
            (Leg::Reverse, Plot::new(parts.reverse, 1.0..=0.0, -reach..=reach), palette.reverse),
        ];
        self.bring_up_to_date(ui, run, palette);
        self.follow.begin();
        for (leg, plot, color) in &legs {
            let painter = ui.painter_at(plot.rect);
            plot.ground(&painter, palette);
            let heat = if *leg == Leg::Forward { &self.forward } else { &self.reverse };
            heat.paint(&painter, plot, run.recording().columns().len(), *leg == Leg::Reverse);
            if self.with_contours {
                self.contours.paint(&painter, plot, palette.ink);
            }
            self.follow.paint(&painter, plot, run.recording(), *leg, palette);
            cover(&painter, plot, playback.seen() - way_from(*leg), palette);
            plot.frame(ui.painter(), palette);
            let response = leg_response(ui, plot, *leg);
            // A path's words say where it came home.
            let taken = playback.is_all_seen() && self.follow.interact(&response, plot, *leg, run, text);
            if !taken {
                drag_playhead(&response, plot, *leg, playback);
            }
            paint_playhead(ui, plot, *leg, playback, palette, *color);
        }
        let [(_, forward, _), (_, reverse, _)] = &legs;
        let times: &[f64] = if forward.rect.width() < 240.0 { &[0.0, 0.5] } else { &[0.0, 0.25, 0.5, 0.75] };
        forward.label_x(ui.painter(), palette, times);
        reverse.label_x(ui.painter(), palette, times);
        let middle = pos2((forward.rect.right() + reverse.rect.left()) / 2.0, forward.rect.bottom() + 4.0);
        ui.painter().text(middle, Align2::CENTER_TOP, "t = 1", regular(12.0), palette.faint_ink);
        paint_ends(ui, &parts, run.recording(), reach, playback.is_all_seen(), palette);
        data_editor::show(ui, &Plot::new(parts.data, 0.0..=1.0, -reach..=reach), settings);
        paint_titles(ui, rect, &parts, text, palette);
        self.contour_switch(ui, rect, &parts, text);
        parts.data
    }

    /// The particles that are pinned, by their number among the sample paths.
    pub fn pinned(&self) -> &[usize] {
        self.follow.pinned()
    }

    /// The switch for the exact density, where the picture is too narrow to hold it.
    pub fn switch_below(&mut self, ui: &mut Ui, text: &Text) {
        ui.checkbox(&mut self.with_contours, text.exact_density);
    }

    /// The same at the right end of the reverse run's title.
    fn contour_switch(&mut self, ui: &mut Ui, rect: Rect, parts: &Parts, text: &Text) {
        if rect.width() < ROOMY {
            return;
        }
        let place = Rect::from_min_max(
            pos2(parts.reverse.right() - 150.0, rect.top()),
            pos2(parts.reverse.right() - 14.0, rect.top() + 24.0),
        );
        // A child, so that what comes after the picture is not laid out after the switch.
        let mut corner = ui.new_child(UiBuilder::new().max_rect(place).layout(Layout::right_to_left(Align::Center)));
        corner.checkbox(&mut self.with_contours, RichText::new(text.exact_density).font(regular(12.0)));
    }

    fn bring_up_to_date(&mut self, ui: &Ui, run: &Run, palette: &Palette) {
        if self.last.as_ref() != Some(run.settings()) {
            self.last = Some(run.settings().clone());
            self.runs += 1;
        }
        if self.with_contours {
            self.contours.update(run.process());
        }
        for (heat, leg, color) in
            [(&mut self.forward, Leg::Forward, palette.forward), (&mut self.reverse, Leg::Reverse, palette.reverse)]
        {
            let density = &run.recording().leg(leg).density;
            let scale = density_scale(palette, color);
            heat.update(ui.ctx(), density, run.particles_done(), self.runs, &scale);
        }
    }
}

fn leg_response(ui: &Ui, plot: &Plot, leg: Leg) -> Response {
    let id = ui.scope_id().with(("playhead", leg));
    ui.interact(plot.rect, id, Sense::click_and_drag()).on_hover_cursor(CursorIcon::ResizeHorizontal)
}

/// Where a time of a leg lies on the way out and back.
fn way_of(leg: Leg, t: f64) -> f64 {
    if leg == Leg::Forward { t } else { 2.0 - t }
}

/// How far along the way out and back a leg begins.
fn way_from(leg: Leg) -> f64 {
    if leg == Leg::Forward { 0.0 } else { 1.0 }
}

/// Covers a leg, both of which run from left to right, beyond the first `seen` of it.
fn cover(painter: &Painter, plot: &Plot, seen: f64, palette: &Palette) {
    let seen = seen.clamp(0.0, 1.0) as f32;
    if seen < 1.0 {
        let covered = plot.rect.split_left_right_at_fraction(seen).1;
        painter.rect_filled(covered, 0.0, palette.rail);
        if covered.width() > 28.0 {
            painter.text(covered.center(), Align2::CENTER_CENTER, "?", semibold(28.0), palette.faint_ink);
        }
    }
}

fn drag_playhead(response: &Response, plot: &Plot, leg: Leg, playback: &mut Playback) {
    if let Some(pointer) = response.interact_pointer_pos()
        && (response.dragged() || response.clicked())
    {
        playback.set_way(way_of(leg, plot.x_at(pointer.x).clamp(0.0, 1.0)));
    }
}

fn paint_playhead(ui: &Ui, plot: &Plot, leg: Leg, playback: &Playback, palette: &Palette, color: Color32) {
    let here = (playback.way() - way_of(leg, playback.t())).abs() < 1e-9;
    let x = plot.x_px(playback.t());
    let painter = ui.painter_at(plot.rect.expand(6.0));
    painter.vline(x, plot.rect.y_range(), Stroke::new(if here { 2.0 } else { 1.0 }, palette.ink));
    if here {
        painter.circle(pos2(x, plot.rect.top()), 5.0, color, Stroke::new(2.0, palette.ink));
    }
}

/// Bars of the end histograms: as many as can be told apart.
const END_BARS: usize = 64;

fn paint_ends(ui: &Ui, parts: &Parts, recording: &Recording, reach: f64, all_seen: bool, palette: &Palette) {
    let ends = [
        (parts.data, Leg::Forward, recording.data().plus_share(), palette.forward, palette.forward),
        (parts.recovered, Leg::Reverse, recording.recovered().plus_share(), palette.reverse, palette.reverse_text),
    ];
    for (rect, leg, plus_share, color, text_color) in ends {
        let plot = Plot::new(rect, 0.0..=1.0, -reach..=reach);
        let painter = ui.painter_at(rect);
        plot.ground(&painter, palette);
        if leg == Leg::Reverse && !all_seen {
            cover(&painter, &plot, 0.0, palette);
            plot.frame(ui.painter(), palette);
            continue;
        }
        plot.grid_y(&painter, palette, &[0.0]);
        let density = &recording.leg(leg).density;
        let column = density.column(0);
        let bars: Vec<u32> =
            column.chunks(column.len().div_ceil(END_BARS).max(1)).map(|bins| bins.iter().sum()).collect();
        let longest = bars.iter().copied().max().unwrap_or(0).max(1) as f32;
        let height = rect.height() / bars.len().max(1) as f32;
        for (i, &count) in bars.iter().enumerate().filter(|(_, count)| **count > 0) {
            let length = count as f32 / longest * (rect.width() - 6.0);
            let bottom = rect.bottom() - i as f32 * height;
            // Out from the side that faces the runs.
            let (left, right) = match leg {
                Leg::Forward => (rect.right() - length, rect.right()),
                Leg::Reverse => (rect.left(), rect.left() + length),
            };
            let bar = Rect::from_min_max(pos2(left, bottom - height), pos2(right, bottom));
            painter.rect_filled(bar.expand2(vec2(0.0, 0.3)), 0.0, color);
        }
        plot.frame(ui.painter(), palette);
        let size = if rect.width() < 60.0 { 13.0 } else { 16.0 };
        for (y, share) in [(rect.top() + 16.0, plus_share), (rect.bottom() - 16.0, 1.0 - plus_share)] {
            let words = painter.layout_no_wrap(plot::percent(share), semibold(size), text_color);
            let place = Align2::CENTER_CENTER.anchor_size(pos2(rect.center().x, y), words.size());
            painter.rect_filled(place.expand2(vec2(4.0, 1.0)), 4.0, palette.surface.gamma_multiply(0.85));
            painter.galley(place.min, words, text_color);
        }
    }
    let data = Plot::new(parts.data, 0.0..=1.0, -reach..=reach);
    data.label_y(ui.painter(), palette, &unit_ticks(reach));
}

fn paint_titles(ui: &Ui, rect: Rect, parts: &Parts, text: &Text, palette: &Palette) {
    let room = rect.width() >= 560.0;
    let size = if room { 15.0 } else { 12.5 };
    let painter = ui.painter();
    let y = rect.top() + 12.0;
    let title = |at: Pos2, align, words: String, color| painter.text(at, align, words, semibold(size), color);
    let (to_right, to_left) = if room { ("   t: 0 → 1", "   t: 1 → 0") } else { ("", "") };
    title(pos2(parts.data.left(), y), Align2::LEFT_CENTER, text.data.to_owned(), palette.forward);
    let forward = format!("{}{to_right}", text.forward);
    title(pos2(parts.forward.left().max(parts.data.right() + 6.0), y), Align2::LEFT_CENTER, forward, palette.forward);
    let reverse = format!("{}{to_left}", text.reverse);
    title(pos2(parts.reverse.left(), y), Align2::LEFT_CENTER, reverse, palette.reverse_text);
    title(pos2(parts.recovered.right(), y), Align2::RIGHT_CENTER, text.recovered.to_owned(), palette.reverse_text);
    if rect.width() >= ROOMY {
        paint_legend(painter, pos2(parts.forward.right() - 14.0, y), text, palette);
    }
}

/// Right-aligned at `at`: what the layers are.
fn paint_legend(painter: &Painter, at: Pos2, text: &Text, palette: &Palette) {
    let mut right = at.x;
    let word = |right: f32, words: &str| {
        painter.text(pos2(right, at.y), Align2::RIGHT_CENTER, words, regular(12.0), palette.faint_ink).left()
    };
    right = word(right, text.sample_paths) - 6.0;
    let zigzag = [(0.0, 3.0), (5.0, -3.0), (10.0, 2.0), (15.0, -4.0)];
    painter.line(zigzag.map(|(dx, dy)| pos2(right - 15.0 + dx, at.y + dy)).to_vec(), Stroke::new(1.2, palette.ink));
    right = word(right - 30.0, text.density) - 6.0;
    let scale = density_scale(palette, palette.forward);
    for i in 0..24_u8 {
        let left = right - 24.0 + f32::from(i);
        let swatch = Rect::from_min_size(pos2(left, at.y - 5.0), vec2(1.0, 10.0));
        painter.rect_filled(swatch, 0.0, scale[usize::from(i) * 255 / 23]);
    }
}
