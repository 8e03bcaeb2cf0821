//! The names of the axes of a plot, where there is room for them.

use crate::theme::{Palette, regular};
use egui::{Align2, Rect, Ui};

/// The space for the numbers beside a plot.
pub const NUMBERS: f32 = 34.0;
/// The height of a name.
const NAME: f32 = 14.0;
/// A plot lower than this has no room for names, nor for a legend.
const LOW: f32 = 130.0;

/// The part of `rect` that the plot may have, and whether there is room for names.
pub fn body(rect: Rect) -> (Rect, bool) {
    let has_names = rect.height() > LOW;
    let name = if has_names { NAME } else { 0.0 };
    (rect.with_min_y(rect.top() + name).with_max_y(rect.bottom() - name), has_names)
}

/// Shows the names of the axes, x and y.
pub fn show(ui: &Ui, rect: Rect, has_names: bool, [x, y]: [&str; 2]) {
    if has_names {
        let (painter, color) = (ui.painter_at(rect), Palette::of(ui.ctx()).faint_ink);
        let middle = egui::pos2(rect.center().x + 0.5 * NUMBERS, rect.bottom());
        painter.text(middle, Align2::CENTER_BOTTOM, x, regular(11.5), color);
        painter.text(rect.left_top(), Align2::LEFT_TOP, y, regular(11.5), color);
    }
}
