//! The forward process as a chain whose states are numbers: where it starts at the left, its density over the steps in the
//! middle, and N(0, 1) at the right.

pub mod controls;
mod histogram;
pub mod plots;

use super::state::State;
use crate::chain::forward::CELLS;
use crate::screens::screen::Page;
use crate::theme::density_scale::density_scale;
use crate::theme::{Palette, semibold};
use egui::{Align2, Color32, Mesh, Rect, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2};

/// The height of the headings.
const HEADING: f32 = 22.0;
/// The share of the width for the histogram at each end, and its least and largest width.
const END: f32 = 0.12;
const ENDS: std::ops::RangeInclusive<f32> = 60.0..=110.0;
const GAP: f32 = 8.0;

/// Shows the picture of the last run in `rect`.
pub fn picture(state: &State, ui: &mut Ui, page: &Page<'_>, rect: Rect) {
    let (text, palette, run) = (page.text(), Palette::of(ui.ctx()), state.last_continuum());
    let end = (END * rect.width()).clamp(*ENDS.start(), *ENDS.end());
    let (heads, body) = rect.split_top_bottom_at_y(rect.top() + HEADING);
    let left = body.with_max_x(body.left() + end);
    let right = body.with_min_x(body.right() - end);
    let middle = body.with_min_x(left.right() + GAP).with_max_x(right.left() - GAP);
    let painter = ui.painter().clone();
    for part in [left, middle, right] {
        painter.rect_filled(part, 4.0, palette.surface);
    }
    let head = |x: f32, align: Align2, words: &str, color: Color32| {
        painter.text(pos2(x, heads.top() + 2.0), align, words, semibold(13.5), color);
    };
    head(left.left(), Align2::LEFT_TOP, text.chain.start, palette.forward);
    let steps = run.chain().steps();
    let most = run.exact().iter().flatten().copied().fold(0.0, f64::max).min(0.12);
    if let Some(first) = run.exact().first() {
        histogram::show(&painter, left, (first, None), most, palette.forward, true);
    }
    let all_seen = state.playback.is_all_seen();
    let seen = (0.5 * state.playback.seen() * steps as f64) as usize;
    painter.with_clip_rect(middle).add(density(run.on_grid(), seen, middle, palette));
    let place = (0.5 * state.playback.position()) as f32;
    painter.vline(middle.left() + place * middle.width(), middle.y_range(), Stroke::new(1.5, palette.ink));
    if all_seen {
        head(right.right(), Align2::RIGHT_TOP, "N(0, 1)", palette.reverse_text);
        if let Some(last) = run.on_grid().last() {
            histogram::show(&painter, right, (last, Some(run.noise())), most, palette.reverse, false);
        }
    }
    for part in [left, middle, right] {
        painter.rect_stroke(part, 4.0, Stroke::new(1.0, palette.line), StrokeKind::Inside);
    }
    let response = ui.interact(middle, ui.scope_id().with("density"), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Figure, true, text.chain.density));
}

/// The probabilities of the cells over the steps, up to the step `seen`: the darker, the more probable.
fn density(columns: &[Vec<f64>], seen: usize, rect: Rect, palette: &Palette) -> Mesh {
    let scale = density_scale(palette, palette.forward);
    let width = rect.width() / columns.len().max(1) as f32;
    let height = rect.height() / CELLS as f32;
    let mut mesh = Mesh::default();
    for (step, column) in columns.iter().enumerate().take(seen + 1) {
        let most = column.iter().copied().fold(0.0, f64::max).max(0.02);
        for (cell, probability) in column.iter().enumerate() {
            let shade = scale.get((200.0 * (probability / most).sqrt()) as usize).copied().unwrap_or(palette.forward);
            let corner = pos2(rect.left() + step as f32 * width, rect.bottom() - (cell + 1) as f32 * height);
            mesh.add_colored_rect(Rect::from_min_size(corner, egui::vec2(width + 0.5, height + 0.5)), shade);
        }
    }
    mesh
}
