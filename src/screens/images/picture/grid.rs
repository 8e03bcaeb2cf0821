//! All pictures at the playhead, each beside the picture of the data that is nearest to what came back of it.

use super::strips::grays_of;
use crate::screens::images::state::State;
use crate::text::Text;
use crate::theme::{Palette, semibold};
use crate::widgets::explanation::note;
use crate::widgets::number_format::fixed;
use egui::{Align2, Rect, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

/// The height of the heading.
const HEADING: f32 = 22.0;
/// The gap between pairs, as a share of the side of a picture.
const GAP: f32 = 0.22;
/// The most pictures that are drawn: more are too small.
const MOST: usize = 64;

/// Shows the pictures.
pub fn show(state: &mut State, ui: &mut Ui, rect: Rect, text: &Text) {
    let palette = Palette::of(ui.ctx());
    let playback = state.playback;
    let words = (text.images.at_playhead)(&fixed(playback.t(), 2));
    ui.painter_at(rect).text(rect.left_top(), Align2::LEFT_TOP, words, semibold(13.0), palette.ink);
    let body = rect.with_min_y(rect.top() + HEADING);
    let State { run, grid, settings, .. } = state;
    let (Some(data), Some(plan)) = (run.data(), run.plan()) else {
        return;
    };
    let (side, columns) = (data.set.side(), plan.times.len());
    let count = (settings.pictures() as usize).min(MOST);
    // Pairs: as large as the room allows.
    let fits = |across: usize| {
        let down = count.div_ceil(across);
        let tile = (body.width() / (across as f32 * (2.0 + GAP))).min(body.height() / (down as f32 * (1.0 + GAP)));
        (across, down, tile)
    };
    // Full rows, unless the pictures would be much smaller.
    let largest = (1..=count).map(fits).max_by(|a, b| a.2.total_cmp(&b.2));
    let full = (1..=count).filter(|across| count.is_multiple_of(*across)).map(fits).max_by(|a, b| a.2.total_cmp(&b.2));
    let best = full.filter(|full| largest.is_some_and(|largest| full.2 > 0.8 * largest.2)).or(largest);
    let Some((across, down, tile)) = best else {
        return;
    };
    let is_back = playback.position() > 1.0;
    let column = plan.column(playback.t());
    let grays = grays_of(run.pictures(), columns, side * side);
    let nearest: Vec<Vec<u8>> = run
        .pictures()
        .nearest
        .iter()
        .take(count)
        .map(|place| {
            let picture = data.set.picture(*place as usize).unwrap_or_default();
            picture.iter().map(|x| (127.5 * (x + 1.0)).round() as u8).collect()
        })
        .collect();
    let key = vec![run.version(), column as u64, u64::from(is_back)];
    grid.update(ui.ctx(), "grid", (2 * across, down, side), key, |column_of_grid, row| {
        let picture = row * across + column_of_grid / 2;
        let picture = (picture < count).then_some(picture)?;
        if column_of_grid % 2 == 0 { grays(is_back, picture, column) } else { nearest.get(picture).map(Vec::as_slice) }
    });
    let painter = ui.painter_at(body.expand(1.0));
    let all_seen = playback.is_all_seen();
    let done = run.done().min(count);
    let color = if is_back { palette.reverse } else { palette.forward };
    for picture in 0..done {
        let (i, j) = (picture % across, picture / across);
        let corner = body.min + tile * vec2(i as f32 * (2.0 + GAP), j as f32 * (1.0 + GAP));
        let place = Rect::from_min_size(corner, vec2(tile, tile));
        grid.paint(&painter, 2 * i, j, place);
        painter.rect_stroke(place, 0.0, Stroke::new(1.0, color), StrokeKind::Inside);
        // What comes back is not shown before the reader has seen it.
        if all_seen {
            grid.paint(&painter, 2 * i + 1, j, place.translate(vec2(tile, 0.0)));
        }
    }
    let used = Rect::from_min_max(body.min, pos2(body.right(), body.bottom()));
    let response = ui.interact(used, ui.scope_id().with("grid"), Sense::hover());
    response
        .widget_info(|| WidgetInfo::labeled(Role::Figure, true, (text.images.at_playhead)(&fixed(playback.t(), 2))));
    note(ui, rect, "pictures_grid", "");
}
