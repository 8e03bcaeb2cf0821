//! A tree as the text of a JSON value, which JavaScript builds elements from.

use super::roles::{is_left_out, kind, toggled};
use egui::accesskit::{Node, NodeId, Rect, TreeUpdate};
use std::collections::HashMap;
use std::fmt::Write as _;

/// The tree as an array of elements in reading order, each an object:
/// `id` (hexadecimal), `kind` (see `roles.rs`), `name`, `says` (what it shows, in words), `more` (its description), `now`, `min`,
/// `max`, `step` (numbers), `on` (`true`, `false`, `mixed`), `open`, `off` (it can't be used), `at` (x, y, width and height in points,
/// relative to the element that it is in), and `in` (the elements in it). What has no meaning for it is left out.
pub fn describe(tree: &TreeUpdate) -> String {
    let nodes = tree.nodes.iter().map(|(id, node)| (*id, node)).collect();
    let mut writer = Writer { nodes, out: String::with_capacity(1 << 14) };
    let root = tree.tree.as_ref().map_or(tree.focus, |info| info.root);
    writer.out.push('[');
    if let Some(node) = writer.nodes.get(&root).copied() {
        writer.children(node, Rect::ZERO);
    }
    writer.out.push(']');
    writer.out
}

struct Writer<'a> {
    nodes: HashMap<NodeId, &'a Node>,
    out: String,
}

impl Writer<'_> {
    /// What is in a node whose element has this place. A node without an element gives its content to the one around.
    fn children(&mut self, node: &Node, around: Rect) {
        for id in node.children() {
            let Some(child) = self.nodes.get(id).copied() else {
                continue;
            };
            match kind(child) {
                _ if is_left_out(child) || child.is_hidden() => {}
                Some(kind) => self.element(*id, child, kind, around),
                None => self.children(child, around),
            }
        }
    }

    fn element(&mut self, id: NodeId, node: &Node, kind: &str, around: Rect) {
        if self.out.ends_with('}') {
            self.out.push(',');
        }
        _ = write!(self.out, "{{\"id\":\"{:x}\",\"kind\":\"{kind}\"", id.0);
        let (name, says) = self.words(node, kind);
        self.text("name", &name);
        self.text("says", &says);
        // What only says something needs no further words.
        let more = node.description().filter(|_| !["text", "heading", "alert"].contains(&kind));
        self.text("more", more.unwrap_or_default());
        let numbers = [
            ("now", node.numeric_value()),
            ("min", node.min_numeric_value()),
            ("max", node.max_numeric_value()),
            ("step", node.numeric_value_step()),
        ];
        for (key, number) in numbers {
            if let Some(number) = number.filter(|number| number.is_finite()) {
                _ = write!(self.out, ",\"{key}\":{number}");
            }
        }
        self.text("on", toggled(node).unwrap_or_default());
        if let Some(open) = node.is_expanded() {
            _ = write!(self.out, ",\"open\":{open}");
        }
        if node.is_disabled() {
            self.out.push_str(",\"off\":true");
        }
        let place = node.bounds().unwrap_or(around);
        let [x, y, width, height] =
            [place.x0 - around.x0, place.y0 - around.y0, place.width(), place.height()].map(|v| v.round() as i32);
        _ = write!(self.out, ",\"at\":[{x},{y},{width},{height}]");
        let before = self.out.len();
        self.out.push_str(",\"in\":[");
        let empty = self.out.len();
        self.children(node, place);
        if self.out.len() == empty {
            self.out.truncate(before);
        } else {
            self.out.push(']');
        }
        self.out.push('}');
    }

    /// The name of a node, and what it shows.
    fn words(&self, node: &Node, kind: &str) -> (String, String) {
        let value = node.value().unwrap_or_default().to_owned();
        let own = node.label().map(str::to_owned);
        let name = own.unwrap_or_else(|| {
            let labels = node.labelled_by().iter().filter_map(|id| self.nodes.get(id));
            labels.filter_map(|label| label.value().or(label.label())).collect::<Vec<_>>().join(" ")
        });
        match kind {
            "text" | "heading" | "alert" if name.is_empty() => (value, String::new()),
            _ => (name, value),
        }
    }

    fn text(&mut self, key: &str, text: &str) {
        if text.is_empty() {
            return;
        }
        _ = write!(self.out, ",\"{key}\":\"");
        for letter in text.chars() {
            match letter {
                '"' => self.out.push_str("\\\""),
                '\\' => self.out.push_str("\\\\"),
                '\n' => self.out.push_str("\\n"),
                control if control < ' ' => _ = write!(self.out, "\\u{:04x}", u32::from(control)),
                other => self.out.push(other),
            }
        }
        self.out.push('"');
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use egui::accesskit::{Role, TreeId, TreeInfo};

    fn tree(nodes: Vec<(u64, Node)>) -> TreeUpdate {
        TreeUpdate {
            nodes: nodes.into_iter().map(|(id, node)| (NodeId(id), node)).collect(),
            tree: Some(TreeInfo::new(NodeId(1))),
            tree_id: TreeId::ROOT,
            focus: NodeId(1),
        }
    }

    fn node(role: Role, children: &[u64]) -> Node {
        let mut node = Node::new(role);
        children.iter().for_each(|&id| node.push_child(NodeId(id)));
        node
    }

    #[test]
    fn a_slider_in_groups_is_one_element_with_its_place_and_its_words() {
        let mut slider = node(Role::Slider, &[]);
        slider.push_labelled_by(NodeId(4));
        slider.set_numeric_value(0.3);
        slider.set_max_numeric_value(2.0);
        slider.set_bounds(Rect::new(10.0, 20.0, 110.0, 40.0));
        let mut label = node(Role::Label, &[]);
        label.set_value("noise \"σ\"");
        let mut region = node(Role::Group, &[4, 3]);
        region.set_label("Controls");
        region.set_bounds(Rect::new(5.0, 5.0, 200.0, 300.0));
        let described = describe(&tree(vec![
            (1, node(Role::Window, &[2])),
            (2, node(Role::GenericContainer, &[5])),
            (5, region),
            (3, slider),
            (4, label),
        ]));
        let value: serde_json::Value = serde_json::from_str(&described).expect("JSON");
        assert_eq!(
            value,
            serde_json::json!([{
                "id": "5", "kind": "group", "name": "Controls", "at": [5, 5, 195, 295],
                "in": [
                    { "id": "4", "kind": "text", "name": "noise \"σ\"", "at": [0, 0, 195, 295] },
                    { "id": "3", "kind": "slider", "name": "noise \"σ\"", "now": 0.3, "max": 2, "at": [5, 15, 100, 20] },
                ],
            }])
        );
    }
}
