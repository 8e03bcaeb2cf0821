//! The stage: the picture and its layers, playback, comparison, and what opens the panels beside them.

use super::harness::*;
use diffuscope::text::Language;
use egui::accesskit::{Role, Toggled};
use egui::{self, Key, pos2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

#[test]
fn the_playhead_plays_steps_and_is_dragged() {
    let mut harness = english("particles=256&steps=100");
    harness.get_by_label("restart").click();
    harness.run_steps(2);
    assert_eq!(screen(&mut harness).playback().position(), 0.0);
    harness.get_by_label("step on").click();
    harness.run_steps(2);
    assert_eq!(screen(&mut harness).playback().position(), 0.01);
    harness.get_by_label("step back").click();
    harness.get_by_label("play").click();
    harness.run_steps(6);
    assert!(screen(&mut harness).playback().is_playing());
    assert!(screen(&mut harness).playback().position() > 0.05);
    harness.get_by_label("pause").click();
    harness.run_steps(2);
    assert!(!screen(&mut harness).playback().is_playing());
    // In the time bar, at three quarters: the middle of the reverse run.
    let rail = place(&mut harness, "time");
    drag(&mut harness, rail.center(), pos2(rail.left() + 0.75 * rail.width(), rail.center().y));
    assert!((screen(&mut harness).playback().position() - 1.5).abs() < 0.01);
    // In the picture itself.
    let before = screen(&mut harness).playback().position();
    drag(&mut harness, pos2(700.0, 200.0), pos2(500.0, 200.0));
    let after = screen(&mut harness).playback().position();
    assert!(after < 1.0 && after != before);
}

#[test]
fn a_path_is_pinned_by_a_click_and_unpinned_by_another() {
    let mut harness = english("particles=256&steps=100");
    let histogram = place(&mut harness, "data_histogram");
    // Every path begins at +1 or −1, to the right of the data histogram.
    let start = pos2(histogram.right() + 8.0, histogram.center().y - histogram.height() / 7.0);
    harness.hover_at(start);
    harness.run_steps(2);
    let before = screen(&mut harness).playback().position();
    click(&mut harness, start);
    assert_eq!(screen(&mut harness).pinned().len(), 1);
    // The click pinned the path and did not move the playhead.
    assert_eq!(screen(&mut harness).playback().position(), before);
    harness.run_steps(10);
    click(&mut harness, start);
    assert_eq!(screen(&mut harness).pinned(), [0_usize; 0]);
}

#[test]
fn the_keyboard_plays_and_steps() {
    let mut harness = english("particles=256&steps=100");
    harness.key_press(Key::End);
    harness.run_steps(2);
    assert_eq!(screen(&mut harness).playback().position(), 2.0);
    harness.key_press(Key::Home);
    harness.key_press(Key::ArrowRight);
    harness.run_steps(2);
    assert_eq!(screen(&mut harness).playback().position(), 0.01);
    harness.key_press(Key::Space);
    harness.run_steps(2);
    assert!(screen(&mut harness).playback().is_playing());
}

#[test]
fn the_figures_say_whether_the_data_were_recovered() {
    let sentence = |query| {
        let harness = english(query);
        ["Recovered: 80 %", "The prior is lost", "The prior is over-counted", "The peaks are smeared"]
            .into_iter()
            .find(|words| harness.query_by_label_contains(words).is_some())
    };
    assert_eq!(sentence(""), Some("Recovered: 80 %"));
    assert_eq!(sentence("model=nn"), Some("The prior is lost"));
    assert_eq!(sentence("model=mle"), Some("The prior is over-counted"));
    assert_eq!(sentence("noise=1"), Some("The peaks are smeared"));
}

#[test]
fn what_is_to_be_predicted_is_covered_until_it_has_played() {
    let mut harness = english("model=nn");
    screen(&mut harness).playback_mut().cover(1.0);
    harness.run_steps(2);
    harness.get_by_label("What will come back?");
    assert!(harness.query_by_label_contains("50 %").is_none());
    // Neither the time bar nor a key moves the playhead past the cover.
    harness.key_press(Key::End);
    harness.run_steps(2);
    assert_eq!(screen(&mut harness).playback().position(), 1.0);
    screen(&mut harness).playback_mut().reveal(2.0);
    harness.run_steps(60);
    assert!(screen(&mut harness).playback().is_all_seen());
    harness.get_by_label_contains("The prior is lost");
}

#[test]
fn every_layer_can_be_switched_in_the_legend() {
    let mut harness = english("particles=256");
    assert!(harness.query_by_label("Layers").is_none());
    for (layer, on) in
        [("density", true), ("paths", true), ("exact density", false), ("mean ± std", false), ("flow lines", false)]
    {
        for on in [on, !on, on] {
            let toggled = if on { Toggled::True } else { Toggled::False };
            assert_eq!(harness.get_by_label(layer).accesskit_node().toggled(), Some(toggled), "{layer}");
            harness.get_by_label(layer).click();
            harness.run_steps(2);
        }
    }
}

#[test]
fn a_small_page_has_the_layers_in_a_menu() {
    let mut harness = page("particles=256", [390.0, 844.0], Language::English);
    harness.get_by_label("Layers").click();
    harness.run_steps(3);
    harness.get_by_label("flow lines").click();
    harness.run_steps(2);
    // The menu stays open.
    assert_eq!(harness.get_by_label("flow lines").accesskit_node().toggled(), Some(Toggled::True));
    harness.get_by_label("mean ± std").click();
    harness.run_steps(2);
}

#[test]
fn without_paths_none_can_be_pinned() {
    let mut harness = english("particles=256&steps=100");
    harness.get_by_label("paths").click();
    harness.run_steps(2);
    let histogram = place(&mut harness, "data_histogram");
    click(&mut harness, pos2(histogram.right() + 8.0, histogram.center().y - histogram.height() / 7.0));
    assert_eq!(screen(&mut harness).pinned(), [0_usize; 0]);
    assert!(screen(&mut harness).playback().position() < 0.1);
}

#[test]
fn it_plays_backwards_and_in_a_loop() {
    let mut harness = english("particles=256&steps=100");
    harness.get_by_label("play backwards").click();
    harness.get_by_label("loop").click();
    harness.get_by_label("restart").click();
    harness.run_steps(2);
    harness.get_by_label("play").click();
    harness.run_steps(6);
    let playback = *screen(&mut harness).playback();
    assert!(playback.is_playing() && playback.is_looping() && playback.is_backwards());
    assert!(playback.position() > 1.5 && playback.position() < 2.0, "{}", playback.position());
    harness.key_press(Key::R);
    harness.key_press(Key::L);
    harness.run_steps(2);
    let playback = *screen(&mut harness).playback();
    assert!(!playback.is_looping() && !playback.is_backwards());
}

#[test]
fn a_small_page_has_direction_loop_and_speed_in_a_menu() {
    let mut harness = page("particles=256", [320.0, 568.0], Language::English);
    harness.get_by_label("direction, loop, speed").click();
    harness.run_steps(3);
    harness.get_by_label("play backwards").click();
    harness.get_by_label("loop").click();
    harness.get_by_label("2 ×").click();
    harness.run_steps(2);
    let playback = screen(&mut harness).playback();
    assert!(playback.is_backwards() && playback.is_looping());
    assert_eq!(playback.speed(), 2.0);
}

#[test]
fn the_speed_can_be_chosen() {
    let mut harness = english("particles=256");
    harness.get_by_role_and_label(Role::ComboBox, "speed").click();
    harness.run_steps(3);
    harness.get_by_label("0.25 ×").click();
    harness.run_steps(2);
    assert_eq!(screen(&mut harness).playback().speed(), 0.25);
}
