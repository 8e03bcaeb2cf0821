//! The picture of the round trip: data, forward run, reverse run, recovered population; on one vertical axis x.

use crate::diffusion::block::Direction;
use crate::diffusion::model::{EXACT, POSTERIOR};
use crate::lab::one_dimension::Settings;
use crate::lab::playback::Playback;
use crate::lab::run::Run;
use crate::screens::one_dimension::stage::axes::Plot;
use crate::screens::one_dimension::stage::contours::Contours;
use crate::screens::one_dimension::stage::cover::cover;
use crate::screens::one_dimension::stage::data_editor;
use crate::screens::one_dimension::stage::density::DensityImage;
use crate::screens::one_dimension::stage::end_histograms;
use crate::screens::one_dimension::stage::error_layer::ErrorLayer;
use crate::screens::one_dimension::stage::flow_lines::FlowLines;
use crate::screens::one_dimension::stage::layers::{Layer, Layers};
use crate::screens::one_dimension::stage::moments;
use crate::screens::one_dimension::stage::parts::{PictureParts, ROOMY, TITLES};
use crate::screens::one_dimension::stage::sample_paths::FollowedPaths;
use crate::screens::one_dimension::stage::units::Units;
use crate::text::Text;
use crate::theme::{Palette, regular, semibold};
use crate::widgets::badge::badge;
use crate::widgets::explanation::note;
use egui::{Align2, Color32, CursorIcon, Painter, Rect, Response, Sense, Stroke, Ui, pos2, vec2};

/// What the picture keeps from frame to frame.
#[derive(Default)]
pub struct Picture {
    forward: DensityImage,
    reverse: DensityImage,
    contours: Contours,
    flow: FlowLines,
    error: ErrorLayer,
    units: Units,
    follow: FollowedPaths,
}

/// What to show, and how.
#[derive(Clone, Copy)]
pub struct PictureSettings {
    /// Where the whole picture is.
    pub rect: Rect,
    /// The picture shows x within ± this: in units of the schedule, if the layers say so.
    pub reach: f64,
    /// If two experiments are compared: the letter of this one, and whether the controls change it.
    pub letter: Option<(&'static str, bool)>,
    /// Whether to show a legend of the layers beside the titles.
    pub has_legend: bool,
    /// Whether to show times below it.
    pub has_times: bool,
    /// The words.
    pub text: &'static Text,
}

/// What the user can change in the picture, beside the data.
pub struct PictureControls<'a> {
    /// The playhead, by dragging it.
    pub playback: &'a mut Playback,
    /// The layers, by the legend.
    pub layers: &'a mut Layers,
}

impl Picture {
    /// Shows the picture of `run`; a drag in it moves the playhead, the data histogram edits the data in
    /// `settings`. Returns where that histogram is.
    pub fn show(
        &mut self,
        ui: &mut Ui,
        shown: PictureSettings,
        run: &Run,
        settings: &mut Settings,
        controls: PictureControls<'_>,
    ) -> Rect {
        let PictureControls { playback, layers } = controls;
        let (rect, text) = (shown.rect, shown.text);
        let palette = Palette::of(ui.ctx());
        let parts = PictureParts::of(rect, shown.has_times);
        let reach = shown.reach;
        self.units.update(run.process().schedule);
        let plot = |rect, times| {
            let plot = Plot::new(rect, times, -reach..=reach);
            if layers.shows(Layer::Units) { plot.in_units(&self.units) } else { plot }
        };
        let plots = [
            (Direction::Forward, plot(parts.forward, 0.0..=1.0), palette.forward),
            (Direction::Reverse, plot(parts.reverse, 1.0..=0.0), palette.reverse),
        ];
        // `exact` is right for every particle, and `bayes` for the population.
        layers.set_has_error(![&EXACT, &POSTERIOR].contains(&run.settings().model()));
        let PictureParts { data, forward, reverse, recovered } = parts;
        for (name, part) in [("data", data), ("forward", forward), ("reverse", reverse), ("recovered", recovered)] {
            note(ui, part.with_min_y(part.top() - TITLES), "part", name);
        }
        let free = paint_titles(ui, rect, &parts, shown, palette);
        if shown.has_legend {
            layers.legend(ui, free, text);
        }
        if let Some((letter, edited)) = shown.letter {
            badge(ui.painter(), rect.min + vec2(9.0, 12.0), letter, edited, palette);
        }
        self.bring_up_to_date(ui, run, layers, palette);
        self.follow.begin();
        for (direction, plot, color) in &plots {
            let painter = ui.painter_at(plot.rect);
            self.paint_layers(ui, plot, run, *direction, layers, *color);
            cover(&painter, plot, playback.seen() - start_of(*direction), palette);
            plot.frame(ui.painter(), palette);
            if !plot.units().is_constant() && *direction == Direction::Forward {
                paint_unit(&painter, plot, text, palette);
            }
            let response = direction_response(ui, plot, *direction);
            // The words at a path say where its particle ended, so nothing may be covered.
            let has_paths = layers.shows(Layer::Paths) && playback.is_all_seen();
            let taken = has_paths && self.follow.interact(&response, plot, *direction, run, text);
            if !taken {
                drag_playhead(&response, plot, *direction, playback);
            }
            paint_playhead(ui, plot, *direction, playback, palette, *color);
        }
        let [(_, forward, _), (_, reverse, _)] = &plots;
        if shown.has_times {
            paint_times(ui.painter(), forward, reverse, palette);
        }
        end_histograms::show(ui, parts.data, parts.recovered, run, reach, playback.is_all_seen());
        data_editor::show(ui, &Plot::new(parts.data, 0.0..=1.0, -reach..=reach), settings, text);
        parts.data
    }

    /// The particles that are pinned, as indices into the sample paths.
    pub fn pinned(&self) -> &[usize] {
        self.follow.pinned()
    }

    fn paint_layers(&mut self, ui: &Ui, plot: &Plot, run: &Run, direction: Direction, layers: &Layers, color: Color32) {
        let palette = Palette::of(ui.ctx());
        let painter = ui.painter_at(plot.rect);
        plot.ground(&painter, palette);
        if layers.shows(Layer::Density) {
            let heat = if direction == Direction::Forward { &self.forward } else { &self.reverse };
            heat.paint(&painter, plot, run.reach().into(), &self.units, run.recording().columns().len());
        }
        if layers.shows(Layer::Error) && direction == Direction::Reverse {
            self.error.paint(&painter, plot, run.reach().into(), &self.units);
        }
        if layers.shows(Layer::Moments) {
            moments::paint(&painter, plot, run.recording(), direction, palette, color);
        }
        if layers.shows(Layer::Exact) {
            self.contours.paint(&painter, plot, palette);
        }
        if layers.shows(Layer::Flow) {
            self.flow.paint(&painter, plot, palette);
        }
        if layers.shows(Layer::Paths) {
            self.follow.paint(&painter, plot, run.recording(), direction, palette);
        }
    }

    fn bring_up_to_date(&mut self, ui: &Ui, run: &Run, layers: &Layers, palette: &Palette) {
        if layers.shows(Layer::Exact) {
            self.contours.update(run.process());
        }
        if layers.shows(Layer::Flow) {
            self.flow.update(run.process());
        }
        if layers.shows(Layer::Error) {
            self.error.update(ui.ctx(), run, palette);
        }
        if !layers.shows(Layer::Density) {
            return;
        }
        for (heat, direction, color) in [
            (&mut self.forward, Direction::Forward, palette.forward),
            (&mut self.reverse, Direction::Reverse, palette.reverse),
        ] {
            heat.update(ui.ctx(), run, direction, (palette, color));
        }
    }
}

fn paint_times(painter: &Painter, forward: &Plot, reverse: &Plot, palette: &Palette) {
    let times: &[f64] = if forward.rect.width() < 240.0 { &[0.0, 0.5] } else { &[0.0, 0.25, 0.5, 0.75] };
    forward.label_x(painter, palette, times);
    reverse.label_x(painter, palette, times);
    let middle = pos2((forward.rect.right() + reverse.rect.left()) / 2.0, forward.rect.bottom() + 4.0);
    painter.text(middle, Align2::CENTER_TOP, "t = 1", regular(12.0), palette.faint_ink);
}

/// What is drawn upwards, where it is not x itself.
fn paint_unit(painter: &Painter, plot: &Plot, text: &Text, palette: &Palette) {
    let words = painter.layout_no_wrap(text.x_in_units.to_owned(), regular(12.0), palette.faint_ink);
    let place = Align2::LEFT_BOTTOM.anchor_size(plot.rect.left_bottom() + vec2(6.0, -4.0), words.size());
    if place.right() > plot.rect.right() {
        return;
    }
    painter.rect_filled(place.expand2(vec2(3.0, 0.0)), 3.0, palette.surface.gamma_multiply(0.85));
    painter.galley(place.min, words, palette.faint_ink);
}

fn direction_response(ui: &Ui, plot: &Plot, direction: Direction) -> Response {
    let id = ui.scope_id().with(("playhead", direction));
    ui.interact(plot.rect, id, Sense::click_and_drag()).on_hover_cursor(CursorIcon::ResizeHorizontal)
}

/// The position of the playhead at a time of one direction.
fn position_of(direction: Direction, t: f64) -> f64 {
    if direction == Direction::Forward { t } else { 2.0 - t }
}

/// The position of the playhead where a direction starts.
fn start_of(direction: Direction) -> f64 {
    if direction == Direction::Forward { 0.0 } else { 1.0 }
}

fn drag_playhead(response: &Response, plot: &Plot, direction: Direction, playback: &mut Playback) {
    if let Some(pointer) = response.interact_pointer_pos()
        && (response.dragged() || response.clicked())
    {
        playback.seek(position_of(direction, plot.x_at(pointer.x).clamp(0.0, 1.0)));
    }
}

fn paint_playhead(ui: &Ui, plot: &Plot, direction: Direction, playback: &Playback, palette: &Palette, color: Color32) {
    let here = (playback.position() - position_of(direction, playback.t())).abs() < 1e-9;
    let x = plot.x_px(playback.t());
    let painter = ui.painter_at(plot.rect.expand(6.0));
    painter.vline(x, plot.rect.y_range(), palette.stroke(if here { 2.0 } else { 1.0 }, palette.ink));
    if here {
        painter.circle(pos2(x, plot.rect.top()), 5.0, color, Stroke::new(2.0, palette.ink));
    }
}

/// The titles of the four parts, as far as they have room: their colours and places say the same. Returns the rectangles
/// that are free beside those of the two runs.
fn paint_titles(ui: &Ui, rect: Rect, parts: &PictureParts, shown: PictureSettings, palette: &Palette) -> [Rect; 2] {
    let text = shown.text;
    let room = rect.width() >= ROOMY;
    let size = if room { 15.0 } else { 12.5 };
    let y = rect.top() + 12.0;
    let (to_right, to_left) = if room { ("   t: 0 → 1", "   t: 1 → 0") } else { ("", "") };
    let title = |words: &str, after: &str, color| {
        let words = ui.painter().layout_no_wrap(format!("{words}{after}"), semibold(size), color);
        move |x: f32, align: Align2| (align.anchor_size(pos2(x, y), words.size()), words, color)
    };
    // If there is little space, the letter of the experiment is at the left.
    let (x, align) = match shown.letter {
        Some(_) if !room => (parts.data.right(), Align2::RIGHT_CENTER),
        _ => (parts.data.left(), Align2::LEFT_CENTER),
    };
    let data = title(text.data, "", palette.forward)(x, align);
    let reverse = title(text.reverse, to_left, palette.reverse_text)(parts.reverse.left(), Align2::LEFT_CENTER);
    let recovered = title(text.recovered, "", palette.reverse_text)(parts.recovered.right(), Align2::RIGHT_CENTER);
    let forward = title(text.forward, to_right, palette.forward)(parts.forward.left(), Align2::LEFT_CENTER);
    // Data have a long name in some languages: the next title then begins after it, if it can.
    let moved = forward.0.translate(vec2((data.0.right() + 6.0 - forward.0.left()).max(0.0), 0.0));
    let has_data = moved.right() < reverse.0.left();
    let forward = (if has_data { moved } else { forward.0 }, forward.1, forward.2);
    let has_forward = forward.0.right() < reverse.0.left();
    let has_recovered = reverse.0.right() < recovered.0.left();
    let lines = [
        (forward.0.right(), parts.forward.right()),
        (reverse.0.right(), parts.reverse.right().min(recovered.0.left() - 6.0)),
    ];
    let has_reverse = reverse.0.right() < rect.right();
    for ((place, words, color), has_room) in
        [(data, has_data), (forward, has_forward), (reverse, has_reverse), (recovered, has_recovered)]
    {
        if has_room {
            ui.painter().galley(place.min, words, color);
        }
    }
    lines.map(|(left, right)| Rect::from_min_max(pos2(left + 10.0, rect.top()), pos2(right, y + 12.0)))
}
