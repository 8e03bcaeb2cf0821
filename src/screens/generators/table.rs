//! The comparison in figures: quality, likelihood, cost of training, cost of a sample.

use super::state::State;
use crate::lab::generators::{TrainingRun, has_nats, modes_found};
use crate::text::Text;
use crate::theme::{Palette, regular, semibold};
use crate::widgets::explanation::Explained as _;
use crate::widgets::number_format::{count, fixed};
use egui::{Align2, Rect, Role, Sense, Stroke, Ui, WidgetInfo, pos2};

/// The height of a row.
const ROW: f32 = 20.0;
/// The part of the width that the names have.
const NAMES: f32 = 0.2;
/// In the place of a figure that there is not.
const NOTHING: &str = "–";

/// The height of the table for so many generators.
pub fn height(generators: usize) -> f32 {
    (generators + 1) as f32 * ROW + 6.0
}

/// Shows the table in `rect`.
pub fn show(state: &State, ui: &mut Ui, rect: Rect, text: &'static Text) {
    let (palette, words) = (Palette::of(ui.ctx()), &text.generators);
    let painter = ui.painter_at(rect);
    let headings = std::iter::once("W₁").chain(words.table);
    let width = (1.0 - NAMES) * rect.width() / 5.0;
    let right = |column: usize| rect.left() + NAMES * rect.width() + (column + 1) as f32 * width;
    let small = if rect.width() < 560.0 { 10.5 } else { 12.0 };
    for (column, heading) in headings.enumerate() {
        let galley = painter.layout(heading.to_owned(), regular(small), palette.faint_ink, width - 6.0);
        let at = pos2(right(column) - galley.size().x, rect.top() + ROW - galley.size().y.min(ROW));
        painter.galley(at, galley, palette.faint_ink);
    }
    painter.hline(rect.x_range(), rect.top() + ROW + 2.0, Stroke::new(1.0, palette.line));
    for (i, training) in state.run.shown().enumerate() {
        let y = rect.top() + (i as f32 + 1.5) * ROW + 4.0;
        let name = (words.generator)(training.generator());
        painter.text(pos2(rect.left(), y), Align2::LEFT_CENTER, name, semibold(13.0), palette.ink);
        for (column, figure) in figures(state, training).into_iter().enumerate() {
            painter.text(pos2(right(column), y), Align2::RIGHT_CENTER, figure, regular(13.0), palette.ink);
        }
    }
    let words_of_row = |training: &TrainingRun| {
        let name = (words.generator)(training.generator());
        format!("{name}: {}", figures(state, training).join(", "))
    };
    let rows: Vec<String> = state.run.shown().map(words_of_row).collect();
    let response = ui.interact(rect, ui.scope_id().with("comparison table"), Sense::hover());
    response.widget_info(|| {
        let headings = words.table.join(", ");
        WidgetInfo::labeled(Role::Figure, true, format!("{} (W₁, {headings}): {}", words.table_name, rows.join("; ")))
    });
    response.explained("comparison_table", "");
}

/// W₁, modes, nats, seconds, evaluations.
fn figures(state: &State, training: &TrainingRun) -> [String; 5] {
    let none = || NOTHING.to_owned();
    let last = training.until(state.share()).last().filter(|last| last.iteration > 0);
    let (Some(last), Some(known)) = (last, training.known()) else { return std::array::from_fn(|_| none()) };
    let is_seen = state.playback.is_all_seen();
    let modes = format!("{} / {}", modes_found(training, last), known.modes.len());
    let nats = if has_nats(training.generator()) { fixed(last.nats, 2) } else { none() };
    [
        if is_seen { fixed(last.w1, 3) } else { none() },
        if is_seen { modes } else { none() },
        nats,
        fixed(training.seconds(), 1),
        count(training.progress().cost),
    ]
}
