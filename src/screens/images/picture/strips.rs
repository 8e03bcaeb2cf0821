//! Film strips: a row for each of the first pictures, from the data out to t = 1, and back to the recovered picture.

use crate::images::Block;
use crate::screens::images::state::{FileState, State};
use crate::screens::screen::Page;
use crate::theme::{Palette, regular, semibold};
use crate::widgets::explanation::note;
use crate::widgets::number_format::fixed;
use crate::widgets::widget_rect::WidgetRect;
use egui::{Align2, CursorIcon, Rect, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

/// The height of the headings, and of the times below.
const HEADING: f32 = 22.0;
const TIMES: f32 = 16.0;
/// The least side of a picture, and the largest one.
const LEAST: f32 = 30.0;
const MOST: f32 = 64.0;
/// The gap between pictures, and beside the strips of a direction.
const GAP: f32 = 5.0;
const WIDE_GAP: f32 = 14.0;
/// The most pictures of a strip in each direction, and the most rows.
const MOST_TIMES: usize = 9;
const MOST_ROWS: usize = 12;

/// Where everything is.
struct Places {
    /// The side of a picture.
    tile: f32,
    rows: usize,
    /// Pictures of a strip in each direction.
    times: usize,
    /// The left edges of the strips, and of the recovered pictures.
    out: f32,
    back: f32,
    recovered: f32,
    body: Rect,
}

impl Places {
    fn new(rect: Rect, pictures: usize) -> Self {
        let body = rect.with_min_y(rect.top() + HEADING).with_max_y(rect.bottom() - TIMES);
        // At least three times in each direction, and as many rows as are then high enough.
        let across = |times: usize| (rect.width() - 3.0 * WIDE_GAP + 2.0 * GAP) / (2 * times + 2) as f32 - GAP;
        let times = (3..=MOST_TIMES).rev().find(|times| across(*times) >= LEAST.max(0.1 * rect.height())).unwrap_or(3);
        let widest = across(times).min(MOST);
        let rows = (((body.height() + GAP) / (widest + GAP)).round() as usize).clamp(1, MOST_ROWS).min(pictures.max(1));
        let tile = widest.min((body.height() + GAP) / rows as f32 - GAP);
        // What is left is between the parts.
        let strip = times as f32 * (tile + GAP) - GAP;
        let free = (rect.width() - 2.0 * tile - 2.0 * strip) / 3.0;
        let out = rect.left() + tile + free;
        let back = out + strip + free;
        Self { tile, rows, times, out, back, recovered: rect.right() - tile, body }
    }

    fn tile(&self, left: f32, column: usize, row: usize) -> Rect {
        let step = self.tile + GAP;
        let corner = pos2(left + column as f32 * step, self.body.top() + row as f32 * step);
        Rect::from_min_size(corner, vec2(self.tile, self.tile))
    }

    fn bottom(&self) -> f32 {
        self.body.top() + self.rows as f32 * (self.tile + GAP) - GAP
    }

    /// Where a position of the playhead is; the pictures of a strip are at their centres.
    fn x(&self, position: f64) -> f32 {
        let span = (self.times - 1) as f32 * (self.tile + GAP);
        let (left, share) = if position <= 1.0 { (self.out, position) } else { (self.back, position - 1.0) };
        left + 0.5 * self.tile + share as f32 * span
    }

    /// The position of the playhead at a place.
    fn position(&self, x: f32) -> f64 {
        let span = (self.times - 1) as f32 * (self.tile + GAP);
        let share = |left: f32| f64::from(((x - left - 0.5 * self.tile) / span).clamp(0.0, 1.0));
        let middle = 0.5 * (self.x(1.0) + self.back);
        if x < middle { share(self.out) } else { 1.0 + share(self.back) }
    }
}

/// Shows the strips in `rect`; dragging in them moves the playhead.
pub fn show(state: &mut State, ui: &mut Ui, page: &mut Page<'_>, rect: Rect) {
    let (text, palette) = (page.text(), Palette::of(ui.ctx()));
    // With room for the frames of the pictures at the edges.
    let painter = ui.painter_at(rect.expand(2.0));
    let lacks_network = state.run.lacks_network();
    let waits = match (state.run.data(), state.digits) {
        (Some(_), _) if lacks_network && state.waits_for_weights() => Some(text.images.loading.to_owned()),
        (Some(_), _) if lacks_network => {
            Some(state.weights_message(text).unwrap_or_else(|| text.images.no_network.to_owned()))
        }
        (Some(_), _) => None,
        (None, FileState::Missing) => Some(text.images.no_digits.to_owned()),
        (None, _) => Some(text.images.loading.to_owned()),
    };
    if let Some(words) = waits {
        let galley = painter.layout(words, regular(15.0), palette.faint_ink, rect.width());
        painter.galley(rect.center() - 0.5 * galley.size(), galley, palette.faint_ink);
        return;
    }
    let places = Places::new(rect, state.settings.pictures() as usize);
    let response = ui.interact(rect, ui.scope_id().with("strips"), Sense::click_and_drag());
    let response = response.on_hover_cursor(CursorIcon::PointingHand);
    if let Some(pointer) = response.interact_pointer_pos().filter(|_| response.dragged() || response.clicked()) {
        state.playback.seek(places.position(pointer.x));
    }
    response.widget_info(|| WidgetInfo::labeled(Role::Figure, true, text.images.strips));
    note(ui, rect, "strips", "");
    page.widgets.push(WidgetRect { name: "strips", rect });
    let seen = state.playback.seen();
    headings(&painter, &places, rect, page, seen);
    update(state, ui, &places);
    let last = places.times - 1;
    for row in 0..places.rows {
        let film = &state.strips;
        let frame = |rect: Rect, color| {
            painter.rect_stroke(rect, 1.0, Stroke::new(1.0, color), StrokeKind::Outside);
        };
        let data = places.tile(rect.left(), 0, row);
        film.paint(&painter, 0, row, data);
        frame(data, palette.forward);
        for time in 0..places.times {
            let share = time as f64 / last as f64;
            for (left, column, at) in [(places.out, time, share), (places.back, places.times + time, 1.0 + share)] {
                if at <= seen {
                    let tile = places.tile(left, time, row);
                    film.paint(&painter, 1 + column, row, tile);
                    frame(tile, palette.line);
                }
            }
        }
        let recovered = places.tile(places.recovered, 0, row);
        if seen >= 2.0 {
            film.paint(&painter, 2 * places.times + 1, row, recovered);
        }
        frame(recovered, palette.reverse);
    }
    let x = places.x(state.playback.position());
    let line = places.body.top() - 3.0..=places.bottom() + 3.0;
    painter.vline(x, line, palette.stroke(2.0, palette.ink));
}

/// The pictures of the strips: data, out, back, recovered.
fn update(state: &mut State, ui: &Ui, places: &Places) {
    let State { run, strips, .. } = state;
    let (Some(data), Some(plan)) = (run.data(), run.plan()) else {
        return;
    };
    let side = data.set.side();
    let columns = plan.times.len();
    let across = 2 * places.times + 2;
    let grays = grays_of(run.shown(), columns, side * side);
    // At most twelve pictures: so few that they are made gray anew for each texture.
    let originals: Vec<Vec<u8>> = run
        .shown()
        .data
        .iter()
        .take(places.rows)
        .map(|place| {
            let picture = data.set.picture(*place as usize).unwrap_or_default();
            picture.iter().map(|x| (127.5 * (x + 1.0)).round() as u8).collect()
        })
        .collect();
    let last = places.times - 1;
    let key = vec![run.version()];
    strips.update(ui.ctx(), "strips", (across, places.rows, side), key, |column, row| {
        let time = |time: usize| (time * (columns - 1) + last / 2) / last;
        match column {
            0 => originals.get(row).map(Vec::as_slice),
            column if column <= places.times => grays(false, row, time(column - 1)),
            column if column <= 2 * places.times => grays(true, row, time(last - (column - 1 - places.times))),
            _ => grays(true, row, 0),
        }
    });
}

/// The gray values of a picture on its way back or out, by its number and the column of its time.
pub fn grays_of<'a>(
    block: &'a Block,
    columns: usize,
    pixels: usize,
) -> impl Fn(bool, usize, usize) -> Option<&'a [u8]> + 'a {
    move |back, picture, column| {
        let all = if back { &block.reverse } else { &block.forward };
        all.chunks_exact(pixels).nth(picture * columns + column)
    }
}

fn headings(painter: &egui::Painter, places: &Places, rect: Rect, page: &Page<'_>, seen: f64) {
    let (text, palette) = (page.text(), Palette::of(painter.ctx()));
    let top = rect.top() + 2.0;
    let mut free = rect.left();
    for (x, words, color) in [
        (rect.left(), text.data.to_owned(), palette.forward),
        (places.out, format!("{}  t: 0 → 1", text.forward), palette.forward),
        (places.back, format!("{}  t: 1 → 0", text.reverse), palette.reverse_text),
    ] {
        let x = x.max(free);
        let place = painter.text(pos2(x, top), Align2::LEFT_TOP, words, semibold(13.5), color);
        free = place.right() + 8.0;
    }
    let words = painter.layout_no_wrap(text.recovered.to_owned(), semibold(13.5), palette.reverse_text);
    // On a phone there is no room for it; the frames of recovered pictures are orange.
    if seen >= 2.0 && rect.right() - words.size().x >= free {
        painter.galley(pos2(rect.right() - words.size().x, top), words, palette.reverse_text);
    }
    let last = (places.times - 1) as f64;
    let y = places.bottom() + 4.0;
    for time in 0..places.times {
        let t = time as f64 / last;
        for (left, t) in [(places.out, t), (places.back, 1.0 - t)] {
            let x = places.tile(left, time, 0).center().x;
            let words = fixed(t, if t.fract() == 0.0 { 0 } else { 2 });
            painter.text(pos2(x, y), Align2::CENTER_TOP, words, regular(11.0), palette.faint_ink);
        }
    }
}
