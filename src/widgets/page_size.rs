//! The sizes of a page that decide its layout, and parts that every layout has.

use egui::{Frame, Margin, Rect, Ui, UiBuilder, Vec2};

/// Below this width the controls are under the picture, unless the page is wide for its height.
const NARROW: f32 = 760.0;
const WIDE_FOR_ITS_HEIGHT: f32 = 1.3;
/// Below this height the plots are under the controls.
pub const LOW: f32 = 560.0;
/// The width of the controls beside the picture.
pub const CONTROLS_WIDTH: f32 = 264.0;
/// Below this width the figures have a row of their own.
const NARROW_FIGURES: f32 = 640.0;
/// The height of a row of figures.
pub const FIGURES_ROW: f32 = 28.0;
/// The gap between two plots.
const PLOT_GAP: f32 = 16.0;

/// Whether the controls are under the picture, not beside it.
pub fn is_narrow(page: Vec2) -> bool {
    page.x < NARROW && page.x < WIDE_FOR_ITS_HEIGHT * page.y
}

/// Whether the verdict and the figures need a row each at this width.
pub fn has_two_rows_of_figures(width: f32) -> bool {
    width < NARROW_FIGURES
}

/// The height of the verdict and the figures at this width.
pub fn figures_height(width: f32) -> f32 {
    if has_two_rows_of_figures(width) { 2.0 * FIGURES_ROW } else { 1.4 * FIGURES_ROW }
}

/// The rectangles of two plots side by side.
pub fn side_by_side(rect: Rect) -> [Rect; 2] {
    let (left, right) = rect.split_left_right_at_fraction(0.5);
    [left.with_max_x(left.right() - 0.5 * PLOT_GAP), right.with_min_x(right.left() + 0.5 * PLOT_GAP)]
}

/// Draws in `rect`, with a margin.
pub fn within(ui: &mut Ui, rect: Rect, margin: Margin, add_contents: impl FnOnce(&mut Ui)) {
    ui.scope_builder(UiBuilder::new().max_rect(rect), |ui| {
        ui.set_clip_rect(rect.intersect(ui.clip_rect()));
        Frame::new().inner_margin(margin).show(ui, add_contents);
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use egui::vec2;

    #[test]
    fn phones_upright_are_narrow_and_pages_wide_for_their_height_are_not() {
        for (width, height, narrow) in [
            (390.0, 844.0, true),
            (360.0, 640.0, true),
            (700.0, 700.0, true),
            (740.0, 390.0, false),
            (1280.0, 800.0, false),
        ] {
            assert_eq!(is_narrow(vec2(width, height)), narrow, "{width} × {height}");
        }
        assert_eq!((figures_height(390.0), figures_height(900.0)), (56.0, 39.2));
    }
}
