//! What an element of the mirror is.

use egui::accesskit::{Node, Role, Toggled};

/// The kind of element that stands for a node, as `web/mirror.js` knows it; nothing for nodes that only hold
/// others, or that the mirror leaves out.
pub fn kind(node: &Node) -> Option<&'static str> {
    Some(match node.role() {
        Role::Slider => "slider",
        Role::SpinButton | Role::TextInput => "field",
        Role::MultilineTextInput => "text-area",
        Role::Button | Role::DefaultButton => "button",
        Role::CheckBox => "check-box",
        Role::RadioButton => "radio-button",
        Role::ComboBox => "combo-box",
        Role::Link => "link",
        Role::Label => "text",
        Role::Heading => "heading",
        Role::Figure | Role::Image => "figure",
        Role::ProgressIndicator => "progress",
        Role::ListBox => "list-box",
        Role::Tab => "tab",
        Role::TabList => "tab-list",
        Role::Group => "group",
        Role::Window | Role::Dialog => "dialog",
        Role::Alert => "alert",
        _ => return None,
    })
}

/// Parts of a control that are no content of their own: runs of text, splitters, scroll bars.
pub fn is_left_out(node: &Node) -> bool {
    matches!(node.role(), Role::TextRun | Role::Splitter | Role::ScrollBar | Role::Tooltip)
}

/// Whether it is pressed or chosen: `true`, `false` or `mixed`.
pub fn toggled(node: &Node) -> Option<&'static str> {
    node.toggled().map(|toggled| match toggled {
        Toggled::True => "true",
        Toggled::False => "false",
        Toggled::Mixed => "mixed",
    })
}
