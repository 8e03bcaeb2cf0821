//! The picture: where the walkers start at the left, the chain on which they hop in the middle, and where they settle at
//! the right.

mod bars;
pub mod colors;
mod graph;
mod heat_map;
mod hops;

use super::figures;
use super::state::State;
use crate::lab::chain::{START, Source};
use crate::screens::screen::Page;
use crate::theme::{Palette, semibold};
use crate::widgets::widget_rect::WidgetRect;
use bars::Bars;
use egui::{Align2, Rect, Ui, vec2};

/// The height of the headings.
const HEADING: f32 = 22.0;
/// The share of the width for the bars at each end, and their least and largest width.
const END: f32 = 0.17;
const ENDS: std::ops::RangeInclusive<f32> = 84.0..=170.0;
const GAP: f32 = 8.0;

/// Shows the picture of the last run in `rect`; the bars at the left can be dragged.
pub fn show(state: &mut State, ui: &mut Ui, page: &mut Page<'_>, rect: Rect) {
    let (text, palette) = (page.text(), Palette::of(ui.ctx()));
    let end = (END * rect.width()).clamp(*ENDS.start(), *ENDS.end());
    let (heads, body) = rect.split_top_bottom_at_y(rect.top() + HEADING);
    let left = body.with_max_x(body.left() + end);
    let right = body.with_min_x(body.right() - end);
    let middle = body.with_min_x(left.right() + GAP).with_max_x(right.left() - GAP);
    let (step, fraction) = state.place();
    let all_seen = state.playback.is_all_seen();
    let painter = ui.painter().clone();
    let head = |x: f32, align: Align2, words: &str, color| {
        painter.text(egui::pos2(x, heads.top() + 2.0), align, words, semibold(13.5), color)
    };
    let first = head(left.left(), Align2::LEFT_TOP, text.chain.start, palette.forward);
    let last = if all_seen {
        head(right.right(), Align2::RIGHT_TOP, figures::end(state.last_run(), text), palette.reverse_text)
    } else {
        Rect::from_min_size(right.right_top(), vec2(0.0, 0.0))
    };
    let words = (text.chain.middle)(step);
    let wanted = painter.layout_no_wrap(words.clone(), semibold(13.5), palette.ink).size().x;
    // On a phone there is no room for it: the bar below has the step.
    if wanted + 24.0 < 2.0 * (last.left() - middle.center().x).min(middle.center().x - first.right()) {
        head(middle.center().x, Align2::CENTER_TOP, &words, palette.ink);
    }
    for part in [left, middle, right] {
        painter.rect_filled(part, 4.0, palette.surface);
    }
    let run = state.last_run();
    let from_matrix = run.settings().source() == Source::Matrix;
    let changed = Bars { shares: run.distribution(0), exact: None, color: palette.forward, label: text.chain.start }
        .show(ui, left, (run, text), from_matrix);
    if all_seen {
        Bars {
            shares: &run.walk().shares(step),
            exact: Some(&run.settling().stationary),
            color: palette.reverse,
            label: text.chain.stationary,
        }
        .show(ui, right, (run, text), false);
    }
    let (motion, reduces) = (fraction, page.appearance.reduces_motion);
    if from_matrix {
        graph::show(ui, middle, (run, text), step, if reduces { 0.0 } else { motion as f32 });
    } else {
        heat_map::show(ui, middle, run, step);
    }
    for part in [left, middle, right] {
        painter.rect_stroke(part, 4.0, egui::Stroke::new(1.0, palette.line), egui::StrokeKind::Inside);
    }
    page.widgets.push(WidgetRect { name: START.name, rect: left });
    if let Some((place, share)) = changed {
        state.settings.set_share(place, share);
        ui.ctx().request_repaint();
    }
}
