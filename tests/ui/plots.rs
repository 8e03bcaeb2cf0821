//! The x–y plots: values under the pointer, zoomed views and their reset, curves that are switched off and on, and the
//! scrolling of the page, which plots must not change.

use super::harness::*;
use diffuscope::text::Language;
use egui::accesskit::{Role, Toggled};
use egui::{
    self, Event, Modifiers, MouseWheelSource, MouseWheelUnit, PointerButton, Pos2, Rect, TouchPhase, Vec2, vec2,
};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

/// The rectangle of the curves of a plot, if it is visible. The populations have their title as name.
fn frame(harness: &Page, name: &str) -> Option<Rect> {
    let mut plots = harness.query_all_by_role(Role::Figure);
    plots.find(|plot| plot.accesskit_node().label().is_some_and(|label| label.contains(name))).map(|plot| plot.rect())
}

fn seen(harness: &Page, name: &str) -> Rect {
    frame(harness, name).expect("the plot is visible")
}

/// The value that is shown for a place.
fn told(harness: &mut Page, at: Pos2) -> String {
    harness.hover_at(at);
    harness.run_steps(4);
    let node = harness.query_by_label_contains("x = ").expect("a value is shown");
    node.accesskit_node().label().or(node.accesskit_node().value()).unwrap_or_default()
}

/// A page with the playhead at a time where curves are smooth.
fn at_half_time(query: &'static str, size: [f32; 2]) -> Page {
    let mut harness = page(query, size, Language::English);
    screen(&mut harness).playback_mut().seek(0.5);
    harness.run_steps(3);
    harness
}

fn wheel(harness: &mut Page, at: Pos2, delta: Vec2, modifiers: Modifiers) {
    harness.hover_at(at);
    harness.run_steps(1);
    harness.event_modifiers(
        Event::MouseWheel {
            unit: MouseWheelUnit::Point,
            delta,
            phase: TouchPhase::Move,
            source: MouseWheelSource::Unknown,
            modifiers,
        },
        modifiers,
    );
    // The wheel is smoothed over some frames.
    harness.run_steps(8);
}

#[test]
fn the_value_under_the_pointer_is_shown() {
    // With a prior of 80 %, E[x₀ | x = 0] = 0.8 − 0.2 at all times.
    let mut harness = at_half_time("particles=256&model=nn", [1280.0, 800.0]);
    let plot = seen(&harness, "x̂₀");
    assert_eq!(told(&mut harness, plot.center()), "exact E[x₀ | x]\nx = 0.00, x̂₀ = 0.60");
    // The nearest neighbour's estimate is −1 at the left; the plot goes to ±1.75.
    let at = plot.center() + vec2(-0.25 * plot.width(), 0.5 * plot.height() / 1.75);
    assert_eq!(told(&mut harness, at), "nearest neighbour\nx = −1.75, x̂₀ = −1.00");
    let populations = seen(&harness, "Populations");
    let value = told(&mut harness, populations.center_bottom() - vec2(0.0, 2.0));
    assert!(value.contains("\nx = 0.00, density = 0."), "{value}");
}

#[test]
fn dragging_and_zooming_change_the_view_and_a_double_click_resets_it() {
    let mut harness = at_half_time("particles=256&model=nn", [1280.0, 800.0]);
    let plot = seen(&harness, "x̂₀");
    let x = |harness: &mut Page| {
        let value = told(harness, plot.center());
        value.split(['\n', ',']).find(|part| part.starts_with("x = ")).expect("x is named").to_owned()
    };
    assert_eq!(x(&mut harness), "x = 0.00");
    drag(&mut harness, plot.center(), plot.center() - vec2(plot.width() / 7.0, 0.0));
    // egui needs a few points to distinguish a drag from a click.
    assert!(["x = 0.9", "x = 1.0"].iter().any(|begin| x(&mut harness).starts_with(begin)));
    wheel(&mut harness, plot.center(), vec2(0.0, 600.0), Modifiers::CTRL | Modifiers::COMMAND);
    // More decimals for a smaller visible range.
    assert_eq!(x(&mut harness).len(), "x = 1.000".len());
    harness.run_steps(10);
    harness.hover_at(plot.center());
    harness.run_steps(1);
    // All in one frame: with 0.1 s per frame, two clicks in separate frames would be too slow.
    for pressed in [true, false, true, false] {
        let (pos, button, modifiers) = (plot.center(), PointerButton::Primary, Modifiers::NONE);
        harness.input_mut().events.push(Event::PointerButton { pos, button, pressed, modifiers });
    }
    harness.run_steps(3);
    assert_eq!(x(&mut harness), "x = 0.00");
}

#[test]
fn the_legend_switches_curves() {
    let mut harness = at_half_time("particles=256", [1280.0, 800.0]);
    let populations = seen(&harness, "Populations");
    let place = populations.center() + vec2(0.1 * populations.width(), 0.0);
    for hidden in ["Forward", "Reverse"] {
        harness.get_by_role_and_label(Role::CheckBox, hidden).click();
        harness.run_steps(2);
        let node = harness.get_by_role_and_label(Role::CheckBox, hidden);
        assert_eq!(node.accesskit_node().toggled(), Some(Toggled::False));
    }
    assert!(told(&mut harness, place).starts_with("exact p(x, t)\n"));
    harness.get_by_role_and_label(Role::CheckBox, "exact p(x, t)").click();
    harness.get_by_role_and_label(Role::CheckBox, "Forward").click();
    harness.run_steps(2);
    assert!(told(&mut harness, place).starts_with("Forward\n"));
}

#[test]
fn on_a_small_page_the_legend_is_a_menu_of_switches() {
    let mut harness = at_half_time("particles=256", [390.0, 3000.0]);
    let plot = seen(&harness, "Populations");
    harness.get_by_label("Forward, Reverse, exact p(x, t)").click();
    harness.run_steps(3);
    for hidden in ["Forward", "Reverse"] {
        harness.get_by_role_and_label(Role::CheckBox, hidden).click();
        harness.run_steps(2);
    }
    // The menu stays open; a click beside it closes it.
    click(&mut harness, plot.left_bottom() + vec2(20.0, -10.0));
    assert!(harness.query_by_role_and_label(Role::CheckBox, "Forward").is_none());
    assert!(told(&mut harness, plot.left_center() + vec2(90.0, 0.0)).starts_with("exact p(x, t)\n"));
}

/// A page whose controls scroll, with a visible plot.
fn scrolled() -> (Page, Rect) {
    let mut harness = at_half_time("particles=256&model=nn", [390.0, 844.0]);
    for _ in 0..40 {
        if let Some(plot) = frame(&harness, "x̂₀").filter(|plot| plot.bottom() < 830.0) {
            return (harness, plot);
        }
        wheel(&mut harness, Pos2::new(200.0, 700.0), vec2(0.0, -60.0), Modifiers::NONE);
    }
    panic!("the plot does not come into sight");
}

#[test]
fn the_wheel_alone_scrolls_the_page_and_not_the_plot() {
    let (mut harness, plot) = scrolled();
    let before = told(&mut harness, plot.center());
    wheel(&mut harness, plot.center(), vec2(0.0, 40.0), Modifiers::NONE);
    let moved = seen(&harness, "x̂₀");
    assert!((moved.top() - plot.top() - 40.0).abs() < 1.0, "{plot} {moved}");
    assert_eq!(told(&mut harness, moved.center()), before);
}

fn touch(harness: &Page, finger: u64, phase: TouchPhase, pos: Pos2) {
    let (device_id, id) = (egui::TouchDeviceId(0), egui::TouchId(finger));
    harness.event(Event::Touch { device_id, id, phase, pos, force: None });
    // The first finger is the pointer, too.
    if finger == 0 {
        harness.event(Event::PointerMoved(pos));
        if phase != TouchPhase::Move {
            let pressed = phase == TouchPhase::Start;
            harness.event(Event::PointerButton {
                pos,
                button: PointerButton::Primary,
                pressed,
                modifiers: Modifiers::NONE,
            });
        }
    }
}

#[test]
fn a_finger_scrolls_the_page_and_two_zoom_the_plot() {
    let (mut harness, plot) = scrolled();
    let before = told(&mut harness, plot.center());
    touch(&harness, 0, TouchPhase::Start, plot.center());
    harness.run_steps(1);
    for step in 1..=5 {
        touch(&harness, 0, TouchPhase::Move, plot.center() + vec2(0.0, 12.0 * step as f32));
        harness.run_steps(1);
    }
    touch(&harness, 0, TouchPhase::End, plot.center() + vec2(0.0, 60.0));
    harness.run_steps(20);
    let moved = seen(&harness, "x̂₀");
    assert!(moved.top() > plot.top() + 30.0, "{plot} {moved}");
    assert_eq!(told(&mut harness, moved.center()), before);

    let (mut harness, plot) = scrolled();
    let apart = |half: f32| [plot.center() - vec2(half, half), plot.center() + vec2(half, half)];
    for (finger, at) in (0..).zip(apart(15.0)) {
        touch(&harness, finger, TouchPhase::Start, at);
        harness.run_steps(1);
    }
    for half in [20.0, 25.0, 30.0, 35.0, 40.0] {
        for (finger, at) in (0..).zip(apart(half)) {
            touch(&harness, finger, TouchPhase::Move, at);
        }
        harness.run_steps(1);
    }
    for (finger, at) in (0..).zip(apart(40.0)) {
        touch(&harness, finger, TouchPhase::End, at);
    }
    harness.run_steps(3);
    let still = seen(&harness, "x̂₀");
    assert!((still.top() - plot.top()).abs() < 6.0, "{plot} {still}");
    let value = told(&mut harness, still.center());
    assert!(value.contains(", x̂₀ = ") && value != before, "{value}");
}
