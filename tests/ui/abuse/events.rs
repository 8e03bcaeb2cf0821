//! Random events of a browser: pointer, fingers, wheel, keys, clipboard, input methods, and elements for screen readers.

use super::super::harness::{Page, app};
use super::{Random, values};
use egui::accesskit::{Action, ActionData, ActionRequest, TreeId};
use egui::{
    Event, ImeEvent, Key, Modifiers, MouseWheelSource, MouseWheelUnit, PointerButton, Pos2, Rect, TouchDeviceId,
    TouchId, TouchPhase, vec2,
};
use egui_kittest::kittest::NodeT as _;
use rand::RngExt as _;

/// Adds one to the input of the next frame; returns it in words.
pub fn add(random: &mut Random, harness: &mut Page) -> String {
    let event = event(random, harness);
    let words = format!("{event:?}");
    harness.input_mut().events.push(event);
    words
}

fn event(random: &mut Random, harness: &mut Page) -> Event {
    match random.random_range(0..20) {
        0..=3 => Event::PointerMoved(place(random, harness)),
        4..=8 => Event::PointerButton {
            pos: place(random, harness),
            button: *one_of(
                random,
                &[PointerButton::Primary, PointerButton::Primary, PointerButton::Secondary, PointerButton::Middle],
            ),
            pressed: random.random_bool(0.5),
            modifiers: modifiers(random),
        },
        9 => Event::PointerGone,
        10 | 11 => Event::Touch {
            device_id: TouchDeviceId(0),
            id: TouchId(random.random_range(0..4)),
            phase: phase(random),
            pos: place(random, harness),
            force: random.random_bool(0.5).then(|| random.random()),
        },
        12 => Event::MouseWheel {
            unit: *one_of(random, &[MouseWheelUnit::Point, MouseWheelUnit::Line, MouseWheelUnit::Page]),
            delta: vec2(random.random_range(-200.0..200.0), random.random_range(-200.0..200.0)),
            phase: TouchPhase::Move,
            source: MouseWheelSource::Unknown,
            modifiers: modifiers(random),
        },
        13..=15 => {
            let key = if random.random_bool(0.5) {
                *one_of(random, &[Key::Tab, Key::Enter, Key::Space, Key::ArrowUp, Key::ArrowRight, Key::Escape, Key::Z])
            } else {
                *one_of(random, Key::ALL)
            };
            let (pressed, repeat) = (random.random_bool(0.7), random.random_bool(0.2));
            Event::Key { key, physical_key: None, pressed, repeat, modifiers: modifiers(random) }
        }
        16 => match random.random_range(0..6) {
            0 => Event::Copy,
            1 => Event::Cut,
            2 => Event::Paste(values::text(random)),
            3 => Event::Ime(ImeEvent::Commit(values::text(random))),
            _ => Event::Text(values::text(random)),
        },
        17 => match random.random_range(0..3) {
            0 => Event::Zoom(random.random_range(0.2..5.0)),
            1 => Event::WindowFocused(random.random_bool(0.5)),
            _ => Event::Rotate(random.random_range(-4.0..4.0)),
        },
        _ => request(random, harness),
    }
}

/// What a screen reader does with an element.
fn request(random: &mut Random, harness: &Page) -> Event {
    let nodes: Vec<_> = harness.root().children_recursive().map(|node| node.accesskit_node().locate().0).collect();
    let target_node = if nodes.is_empty() { egui::accesskit::NodeId(1) } else { *one_of(random, &nodes) };
    let action = *one_of(
        random,
        &[Action::Click, Action::Focus, Action::Blur, Action::Increment, Action::Decrement, Action::SetValue],
    );
    let data = (action == Action::SetValue).then(|| {
        if random.random_bool(0.5) {
            ActionData::NumericValue(values::number(random))
        } else {
            ActionData::Value(values::text(random).into())
        }
    });
    Event::AccessKitActionRequest(ActionRequest { action, target_tree: TreeId::ROOT, target_node, data })
}

/// Mostly on a control; sometimes anywhere, also outside.
fn place(random: &mut Random, harness: &mut Page) -> Pos2 {
    let widgets = app(harness).widgets();
    if !widgets.is_empty() && random.random_bool(0.6) {
        let rect = widgets[random.random_range(0..widgets.len())].rect;
        return inside(random, rect);
    }
    inside(random, harness.ctx.content_rect().expand(20.0))
}

fn inside(random: &mut Random, rect: Rect) -> Pos2 {
    rect.lerp_inside(vec2(random.random(), random.random()))
}

fn modifiers(random: &mut Random) -> Modifiers {
    if random.random_bool(0.7) {
        return Modifiers::NONE;
    }
    let [alt, ctrl, shift] = random.random();
    Modifiers { alt, ctrl, shift, mac_cmd: false, command: ctrl }
}

fn phase(random: &mut Random) -> TouchPhase {
    *one_of(random, &[TouchPhase::Start, TouchPhase::Move, TouchPhase::Move, TouchPhase::End, TouchPhase::Cancel])
}

fn one_of<'a, T>(random: &mut Random, all: &'a [T]) -> &'a T {
    &all[random.random_range(0..all.len())]
}
