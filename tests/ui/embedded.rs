//! The page embedded in another one, tested natively: what is on it, what its reader can change, and that it fits.

use super::harness::*;
use diffuscope::app::host::{Event, Host};
use diffuscope::lab::one_dimension::PRIOR;
use diffuscope::lab::settings::Value;
use diffuscope::text::Language;
use egui::{Pos2, Rect};
use egui_kittest::kittest::Queryable as _;
use std::cell::Cell;
use std::rc::Rc;

fn english(query: &'static str) -> Page {
    page(query, [640.0, 420.0], Language::English)
}

/// Presses in the middle of a control.
fn press(harness: &mut Page, name: &str) {
    let at = place(harness, name).center();
    harness.hover_at(at);
    harness.run_steps(1);
    harness.drag_at(at);
    harness.run_steps(1);
    harness.drop_at(at);
    harness.run_steps(2);
}

#[test]
fn what_is_shown_fits_and_the_picture_has_most_of_the_space() {
    let names = ["noise", "model", "play", "time", "data_histogram"];
    for (size, share) in [([640.0, 420.0], 0.5), ([320.0, 420.0], 0.4), ([900.0, 560.0], 0.6)] {
        for language in [Language::English, Language::Chinese] {
            let mut harness = page("embed=1&particles=256&steps=20", size, language);
            let all = Rect::from_min_size(Pos2::ZERO, size.into());
            let rects = names.map(|name| place(&mut harness, name));
            for (i, a) in rects.iter().enumerate() {
                assert!(all.contains_rect(*a), "{} {a} on {size:?}", names[i]);
                for (j, b) in rects.iter().enumerate().skip(i + 1) {
                    assert!(!a.shrink(1.0).intersects(*b), "{} {a} and {} {b} on {size:?}", names[i], names[j]);
                }
            }
            assert!(rects[4].height() > share * size[1], "{} on {size:?}", rects[4]);
        }
    }
}

#[test]
fn nothing_else_is_shown() {
    let mut harness = english("embed=1&particles=256&show=prior");
    assert!(find_place(&mut harness, "prior").is_some());
    for name in ["noise", "model", "play", "seed", "particles"] {
        assert_eq!(find_place(&mut harness, name), None, "{name}");
    }
    assert!(harness.query_by_label("start over").is_none());
    assert!(harness.query_by_label_contains("Recovered:").is_none());
    assert!(english("embed=1&particles=256").query_by_label_contains("Recovered:").is_some());
}

#[test]
fn every_control_can_be_shown() {
    let mut harness = page(
        "embed=1&particles=256&steps=20&show=data,prior,schedule,steps,model,noise,sampler,seed,plots,play&model=nn",
        [900.0, 700.0],
        Language::English,
    );
    for name in ["data", "prior", "schedule", "steps", "model", "noise", "sampler", "seed", "play"] {
        assert!(find_place(&mut harness, name).is_some(), "{name}");
    }
    harness.get_by_label("W₁(t)");
}

#[test]
fn only_the_author_changes_what_is_locked() {
    let mut harness = english("embed=1&particles=256&prior=0.9&show=prior,noise&lock=prior");
    press(&mut harness, "prior");
    assert_eq!(settings(&mut harness).prior(), 0.9);
    press(&mut harness, "noise");
    assert!(settings(&mut harness).noise() > 0.9);
    assert_eq!(app(&mut harness).apply(&[(PRIOR.name.to_owned(), Value::Number(0.3))]), Ok(()));
    harness.run_steps(2);
    assert_eq!(settings(&mut harness).prior(), 0.3);
}

#[test]
fn what_is_edited_in_the_picture_can_be_locked_too() {
    for (query, changes) in
        [("embed=1&particles=256&data=drawn", true), ("embed=1&particles=256&data=drawn&lock=drawn", false)]
    {
        let mut harness = english(query);
        let before = *settings(&mut harness).data_parameters().drawn.heights();
        press(&mut harness, "data_histogram");
        assert_eq!(*settings(&mut harness).data_parameters().drawn.heights() != before, changes, "{query}");
    }
}

#[test]
fn a_choice_that_fits_is_visible() {
    let mut harness = english("embed=1&particles=256&show=model");
    harness.get_by_role_and_label(egui::accesskit::Role::Button, "nearest neighbour").click();
    harness.run_steps(2);
    assert_eq!(settings(&mut harness).model().name, "nn");
}

#[test]
fn the_look_can_be_changed_from_outside() {
    let mut harness = english("embed=1&particles=256&theme=light");
    let words = |name: &str, words: &str| vec![(name.to_owned(), words.to_owned())];
    assert!(app(&mut harness).set_look(&words("show", "banana")).is_err());
    assert_eq!(app(&mut harness).set_look(&words("show", "seed")), Ok(()));
    assert_eq!(app(&mut harness).set_look(&words("theme", "dark")), Ok(()));
    harness.run_steps(2);
    assert!(find_place(&mut harness, "seed").is_some() && find_place(&mut harness, "noise").is_none());
    assert_eq!(harness.ctx.theme(), egui::Theme::Dark);
}

/// Notes the messages of the application when it tells that they have changed.
#[derive(Clone, Default)]
struct Told(Rc<Cell<usize>>);

impl Host for Told {
    fn event(&self, event: Event) {
        if event == Event::Messages {
            self.0.set(self.0.get() + 1);
        }
    }
}

#[test]
fn an_unknown_word_is_explained_to_the_page_around_and_covers_nothing() {
    for query in ["embed=1&particles=256&show=noise,banana", "embed=1&screen=chain&show=banana"] {
        let mut harness = english(query);
        let told = Told::default();
        app(&mut harness).set_host(Box::new(told.clone()));
        harness.run_steps(2);
        let messages = app(&mut harness).messages();
        assert!(
            messages.len() == 1 && messages[0].contains("“banana”: it is one of figures, plots, play"),
            "{messages:?}"
        );
        assert!(harness.query_by_label_contains("banana").is_none(), "it would cover the picture");
        // Who asks at the start has it; later ones are events.
        assert_eq!(told.0.get(), 0);
        app(&mut harness).open_file(r#"{"settings": {"seed": "much"}}"#);
        harness.run_steps(2);
        assert_eq!(told.0.get(), 1);
        assert!(harness.query_by_label_contains("much").is_none());
    }
}

#[test]
fn while_invisible_nothing_plays_and_nothing_is_refined() {
    let query = "embed=1&particles=1048576&steps=4000";
    let mut harness = started_page(query, [640.0, 420.0], Language::English);
    screen(&mut harness).playback_mut().toggle();
    app(&mut harness).set_seen(false);
    harness.run_steps(1);
    let state = |harness: &mut Page| {
        let screen = screen(harness);
        (screen.run().particles_done(), screen.playback().position())
    };
    let before = state(&mut harness);
    harness.run_steps(3);
    assert_eq!(state(&mut harness), before);
    app(&mut harness).set_seen(true);
    harness.run_steps(3);
    let (particles, way) = state(&mut harness);
    assert!(particles > before.0 && way > before.1);
}
