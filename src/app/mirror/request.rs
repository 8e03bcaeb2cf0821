//! What a reader does with an element of the mirror.

use egui::accesskit::{Action, ActionData, ActionRequest, NodeId, Role, TreeId, TreeUpdate};
use egui::{Context, Event, Key, Modifiers, RawInput};
use std::str::FromStr;

/// A line of text as the page sends it: a word, and what belongs to it.
///
/// | line | meaning |
/// |---|---|
/// | `focus ID` | the element has the keyboard's focus |
/// | `click ID` | it is clicked |
/// | `value ID TEXT` | it has a new value; the rest of the line, in which `\n` stands for a new line and `\\` for `\` |
/// | `leave ID` | no element has the focus any more |
/// | `step ID 1` | one step up, or down with `-1` |
/// | `key NAME 1 MODIFIERS` | a key is pressed, or with `0` released; modifiers are letters of `ascm` or `-` |
#[derive(Clone, Debug, PartialEq)]
pub enum Request {
    /// An element has the keyboard's focus.
    Focus(NodeId),
    /// No element has the keyboard's focus any more.
    Leave,
    /// A click.
    Click(NodeId),
    /// A new value.
    Value(NodeId, String),
    /// A step up, or down.
    Step(NodeId, bool),
    /// A key is pressed or released.
    Key(Key, bool, Modifiers),
}

/// A line that is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotARequest;

impl FromStr for Request {
    type Err = NotARequest;

    fn from_str(line: &str) -> Result<Self, NotARequest> {
        let mut parts = line.splitn(3, ' ');
        let (Some(word), Some(first)) = (parts.next(), parts.next()) else {
            return Err(NotARequest);
        };
        let rest = parts.next().unwrap_or_default();
        if word == "key" {
            let key = Key::from_name(first).ok_or(NotARequest)?;
            let (pressed, letters) = rest.split_once(' ').ok_or(NotARequest)?;
            return Ok(Self::Key(key, pressed == "1", modifiers(letters)));
        }
        let node = NodeId(u64::from_str_radix(first, 16).map_err(|_| NotARequest)?);
        match word {
            "focus" => Ok(Self::Focus(node)),
            "leave" => Ok(Self::Leave),
            "click" => Ok(Self::Click(node)),
            "value" => Ok(Self::Value(node, unescaped(rest))),
            "step" => Ok(Self::Step(node, rest == "1")),
            _ => Err(NotARequest),
        }
    }
}

impl Request {
    /// Adds it to the input of a frame. `tree` is the tree that the page has: it says which fields take numbers.
    pub fn add_to(self, ctx: &Context, input: &mut RawInput, tree: Option<&TreeUpdate>) {
        let (action, node, data) = match self {
            Self::Key(key, pressed, modifiers) => {
                input.events.push(Event::Key { key, physical_key: None, pressed, repeat: false, modifiers });
                return;
            }
            Self::Leave => {
                // A field that is left takes what was typed.
                return ctx.memory_mut(|memory| memory.focused().into_iter().for_each(|id| memory.surrender_focus(id)));
            }
            Self::Focus(node) => (Action::Focus, node, None),
            Self::Click(node) => (Action::Click, node, None),
            Self::Step(node, up) => (if up { Action::Increment } else { Action::Decrement }, node, None),
            Self::Value(node, text) => match value(text, takes_numbers(node, tree)) {
                Some(value) => (Action::SetValue, node, Some(value)),
                None => return,
            },
        };
        input.events.push(Event::AccessKitActionRequest(ActionRequest {
            action,
            target_tree: TreeId::ROOT,
            target_node: node,
            data,
        }));
    }
}

fn takes_numbers(node: NodeId, tree: Option<&TreeUpdate>) -> bool {
    let found = tree.and_then(|tree| tree.nodes.iter().find(|(id, _)| *id == node));
    found.is_some_and(|(_, node)| matches!(node.role(), Role::Slider | Role::SpinButton))
}

/// Nothing for a text that is not a number yet, where a number is needed.
fn value(text: String, is_number: bool) -> Option<ActionData> {
    if is_number {
        let number = text.trim().replace(',', ".").parse::<f64>().ok().filter(|number| number.is_finite())?;
        Some(ActionData::NumericValue(number))
    } else {
        Some(ActionData::Value(text.into()))
    }
}

fn modifiers(letters: &str) -> Modifiers {
    let has = |letter| letters.contains(letter);
    Modifiers { alt: has('a'), shift: has('s'), ctrl: has('c'), mac_cmd: has('m'), command: has('c') || has('m') }
}

fn unescaped(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut letters = text.chars();
    while let Some(letter) = letters.next() {
        match (letter, letter == '\\') {
            (_, false) => plain.push(letter),
            (_, true) => match letters.next() {
                Some('n') => plain.push('\n'),
                Some(other) => plain.push(other),
                None => {}
            },
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_of_the_page_are_read() {
        let read = |line: &str| line.parse::<Request>();
        assert_eq!(read("focus ff"), Ok(Request::Focus(NodeId(255))));
        assert_eq!(read("step a -1"), Ok(Request::Step(NodeId(10), false)));
        assert_eq!(
            read("value a one two\\nthree \\\\"),
            Ok(Request::Value(NodeId(10), "one two\nthree \\".to_owned()))
        );
        let shift = Modifiers { shift: true, ..Modifiers::NONE };
        assert_eq!(read("key ArrowDown 1 s"), Ok(Request::Key(Key::ArrowDown, true, shift)));
        for wrong in ["", "focus", "focus x", "dance 1", "key Nothing 1 -", "key A"] {
            assert_eq!(read(wrong), Err(NotARequest), "{wrong}");
        }
    }

    #[test]
    fn a_number_is_needed_where_a_slider_is() {
        assert_eq!(value("0,5".to_owned(), true), Some(ActionData::NumericValue(0.5)));
        assert_eq!(value("0.".to_owned(), true), Some(ActionData::NumericValue(0.0)));
        assert_eq!(value("inf".to_owned(), true), None);
        assert_eq!(value("-".to_owned(), true), None);
        assert_eq!(value("-".to_owned(), false), Some(ActionData::Value("-".into())));
    }
}
