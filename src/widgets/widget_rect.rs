//! Where controls were drawn.

use egui::Rect;

/// Where a control was drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct WidgetRect {
    /// The name of its setting, or of what it does.
    pub name: &'static str,
    /// In points from the top left of the page.
    pub rect: Rect,
}
