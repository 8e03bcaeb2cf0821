//! The heading of some controls.

use crate::theme::semibold;
use egui::{Color32, RichText, Role, Ui};

/// A heading, for the eye and for screen readers.
pub fn section(ui: &mut Ui, name: &str, color: Color32) {
    ui.add_space(6.0);
    self::name(ui, name, 13.0, color);
    ui.add_space(2.0);
}

/// The words of a heading, in this size.
pub fn name(ui: &mut Ui, name: &str, size: f32, color: Color32) {
    let label = ui.label(RichText::new(name).font(semibold(size)).color(color));
    ui.ctx().accesskit_node_builder(label.id, |node| {
        node.set_role(Role::Heading);
        node.set_label(name);
        node.clear_value();
    });
}
