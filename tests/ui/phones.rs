//! Phones: what a lesson speaks of is in view, the picture keeps its height, and two fingers move no playhead.

use super::harness::*;
use diffuscope::text::Language;
use egui::accesskit::Role;
use egui::{Event, Modifiers, PointerButton, Pos2, Rect, TouchPhase, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

/// The margin that the harness puts around a page.
const MARGIN: f32 = 8.0;
/// The canvas beside or behind a lesson on phones of 360 × 640, 390 × 844 and 844 × 390, and how much of it is visible.
const CANVASES: [([f32; 2], f32); 3] = [([360.0, 592.0], 356.0), ([390.0, 796.0], 478.0), ([500.0, 390.0], 390.0)];

fn canvas(query: &'static str, [width, height]: [f32; 2]) -> Page {
    page(query, [width + 2.0 * MARGIN, height + 2.0 * MARGIN], Language::English)
}

fn plot(harness: &Page, label: &str) -> Option<Rect> {
    let mut plots = harness.query_all_by_role(Role::Figure);
    plots.find(|plot| plot.accesskit_node().label().is_some_and(|found| found == label)).map(|plot| plot.rect())
}

#[test]
fn a_lesson_can_keep_the_plot_in_view_that_it_speaks_of() {
    for (size, visible) in CANVASES {
        let mut harness = canvas("particles=256&steps=20&model=nn", size);
        let visible = visible + MARGIN;
        assert!(plot(&harness, "x̂₀").is_none_or(|plot| plot.bottom() > visible));
        assert!(!screen(&mut harness).show_plot(Some("banana")));
        assert!(screen(&mut harness).show_plot(Some("estimate")));
        harness.run_steps(3);
        let estimate = plot(&harness, "x̂₀").expect("the plot is there");
        let picture = place(&mut harness, "data_histogram");
        assert!(estimate.bottom() <= visible && estimate.height() > 50.0, "{size:?}: {estimate:?}");
        assert!(picture.height() > 75.0 && picture.bottom() < visible, "{size:?}: {picture:?}");
        // Beside or below the picture, not over it.
        assert!(estimate.top() > picture.bottom() || estimate.left() > picture.right() + 150.0, "{size:?}");
        assert!(place(&mut harness, "time").top() > estimate.bottom(), "{size:?}: {estimate:?}");
        assert!(screen(&mut harness).show_plot(None));
        harness.run_steps(3);
        assert!(plot(&harness, "x̂₀").is_none_or(|plot| plot.bottom() > visible));
    }
}

#[test]
fn beside_a_lesson_on_a_phone_on_its_side_the_picture_has_half_of_the_height() {
    for plot in [None, Some("estimate")] {
        let mut harness = canvas("particles=256&steps=20&noise=0.5", [500.0, 390.0]);
        screen(&mut harness).show_plot(plot);
        harness.run_steps(3);
        let histogram = place(&mut harness, "data_histogram");
        // With its titles above and its times below.
        assert!(histogram.height() + 48.0 >= 0.5 * 390.0, "{plot:?}: {histogram:?}");
    }
}

#[test]
fn two_fingers_never_move_the_playhead() {
    let mut harness = page("particles=256&steps=20", [390.0, 844.0], Language::English);
    let touch = |harness: &Page, finger: u64, phase: TouchPhase, pos: Pos2| {
        let (device_id, id) = (egui::TouchDeviceId(0), egui::TouchId(finger));
        harness.event(Event::Touch { device_id, id, phase, pos, force: None });
        if finger == 0 {
            harness.event(Event::PointerMoved(pos));
            if phase != TouchPhase::Move {
                let (button, pressed) = (PointerButton::Primary, phase == TouchPhase::Start);
                harness.event(Event::PointerButton { pos, button, pressed, modifiers: Modifiers::NONE });
            }
        }
    };
    let bar = place(&mut harness, "time");
    let picture = place(&mut harness, "data_histogram").right_center() + vec2(60.0, 0.0);
    for (first, to) in [(bar.center() + vec2(60.0, 0.0), 20.0), (picture, 40.0)] {
        let before = screen(&mut harness).playback().position();
        touch(&harness, 0, TouchPhase::Start, first);
        harness.run_steps(1);
        touch(&harness, 0, TouchPhase::Move, first + vec2(9.0, 2.0));
        harness.run_steps(1);
        touch(&harness, 1, TouchPhase::Start, first + vec2(40.0, 60.0));
        harness.run_steps(1);
        for step in [12.0, 30.0, 60.0] {
            touch(&harness, 0, TouchPhase::Move, first + vec2(step, step));
            touch(&harness, 1, TouchPhase::Move, first + vec2(40.0 + step, 60.0));
            harness.run_steps(1);
        }
        for finger in [1, 0] {
            touch(&harness, finger, TouchPhase::End, first + vec2(60.0, 60.0));
            harness.run_steps(1);
        }
        harness.run_steps(2);
        assert_eq!(screen(&mut harness).playback().position(), before, "{first:?}");
        // One finger does.
        touch(&harness, 0, TouchPhase::Start, bar.center());
        harness.run_steps(1);
        touch(&harness, 0, TouchPhase::Move, bar.center() + vec2(to, 0.0));
        harness.run_steps(1);
        touch(&harness, 0, TouchPhase::End, bar.center() + vec2(to, 0.0));
        harness.run_steps(2);
        assert_ne!(screen(&mut harness).playback().position(), before);
    }
}
