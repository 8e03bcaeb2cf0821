//! What every screen has: header, menu, language, theme, messages, panels.

use super::harness::*;
use diffuscope::app::host::{Event, Host};
use diffuscope::diffusion::model;
use diffuscope::lab::one_dimension::Settings;
use diffuscope::lab::settings::Value;
use diffuscope::text::Language;
use diffuscope::widgets::request::Panel;
use egui::accesskit::Role;
use egui::{self, Key, Modifiers, vec2};
use egui_kittest::kittest::Queryable as _;
use std::cell::RefCell;
use std::rc::Rc;

fn open_menu(harness: &mut Page) {
    harness.get_by_label("menu").click();
    harness.run_steps(3);
}

/// Notes the panels that are asked for.
#[derive(Clone, Default)]
pub struct OpenedPanels(Rc<RefCell<Vec<Panel>>>);

impl Host for OpenedPanels {
    fn event(&self, event: Event) {
        if let Event::OpenPanel(panel) = event {
            self.0.borrow_mut().push(panel);
        }
    }
}

#[test]
fn a_bad_query_is_explained_until_dismissed() {
    let mut harness = english("prior=banana&noise=-3&model=xyz&foo=1&particles=256");
    assert_eq!(app(&mut harness).messages().len(), 4);
    harness.get_by_label_contains("“banana”");
    harness.get_by_label("dismiss").click();
    harness.run_steps(2);
    assert!(app(&mut harness).messages().is_empty());
    assert!(harness.query_by_label_contains("“banana”").is_none());
}

#[test]
fn the_page_speaks_chinese_and_can_be_switched() {
    let mut harness = page("particles=256&foo=1", [1280.0, 800.0], Language::Chinese);
    harness.get_by_label("最近邻").click();
    harness.run_steps(2);
    assert_eq!(settings(&mut harness).model(), &model::NEAREST);
    harness.get_by_label("English").click();
    harness.run_steps(2);
    harness.get_by_role_and_label(Role::RadioButton, "nearest neighbour");
}

#[test]
fn a_lesson_is_the_page_s_business() {
    assert!(app(&mut english("particles=256&lesson=noise")).messages().is_empty());
}

#[test]
fn the_theme_can_be_switched() {
    let mut harness = english("particles=256&theme=light");
    open_menu(&mut harness);
    for (words, preference) in [
        ("dark", egui::ThemePreference::Dark),
        ("light", egui::ThemePreference::Light),
        ("light or dark as the system", egui::ThemePreference::System),
    ] {
        harness.get_by_label(words).click();
        harness.run_steps(2);
        assert_eq!(harness.ctx.options(|options| options.theme_preference), preference);
    }
}

#[test]
fn the_keys_are_listed_and_escape_closes_the_list() {
    let mut harness = english("particles=256");
    harness.key_press(Key::Questionmark);
    harness.run_steps(3);
    harness.get_by_label("play or pause");
    harness.key_press(Key::Escape);
    harness.run_steps(3);
    assert!(harness.query_by_label("play or pause").is_none());
    open_menu(&mut harness);
    harness.get_by_label("Keyboard").click();
    harness.run_steps(3);
    harness.get_by_role_and_label(Role::Button, "close").click();
    harness.run_steps(3);
    assert!(harness.query_by_label("play or pause").is_none());
}

#[test]
fn a_projector_makes_everything_larger() {
    let mut harness = english("particles=256");
    open_menu(&mut harness);
    harness.get_by_label("projector: larger type").click();
    harness.run_steps(3);
    assert!(harness.ctx.zoom_factor() > 1.3);
    let mut harness = english("particles=256&projector=1");
    assert!(harness.ctx.zoom_factor() > 1.3);
    assert!(app(&mut harness).messages().is_empty());
}

#[test]
fn nothing_glides_where_motion_is_reduced() {
    let mut harness = english("particles=256");
    assert!(harness.ctx.global_style().animation_time > 0.0);
    app(&mut harness).reduce_motion();
    harness.run_steps(2);
    assert_eq!(harness.ctx.global_style().animation_time, 0.0);
}

#[test]
fn lessons_and_sharing_are_asked_of_the_host_if_there_is_one() {
    let mut harness = english("particles=256");
    assert!(harness.query_by_label("Lessons").is_none());
    let opened = OpenedPanels::default();
    app(&mut harness).set_host(Box::new(opened.clone()));
    harness.run_steps(2);
    harness.get_by_label("Lessons").click();
    harness.run_steps(2);
    harness.get_by_label("Share").click();
    harness.run_steps(2);
    harness.key_press(Key::Num3);
    harness.run_steps(2);
    assert_eq!(*opened.0.borrow(), [Panel::Lessons, Panel::Share, Panel::Lesson(3)]);
}

#[test]
fn sweeps_are_in_the_menu_and_have_a_key_where_there_is_a_page_for_them() {
    let mut harness = english("particles=256");
    open_menu(&mut harness);
    assert!(harness.query_by_label("sweep a setting …").is_none(), "a native window has no panels");
    harness.key_press(Key::Escape);
    harness.run_steps(2);
    let opened = OpenedPanels::default();
    app(&mut harness).set_host(Box::new(opened.clone()));
    open_menu(&mut harness);
    harness.get_by_label("sweep a setting …").click();
    harness.run_steps(2);
    harness.key_press(Key::S);
    harness.run_steps(2);
    assert_eq!(*opened.0.borrow(), [Panel::Sweep, Panel::Sweep]);
    // The other screens have none.
    app(&mut harness).show_screen("chain").expect("there is such a screen");
    open_menu(&mut harness);
    assert!(harness.query_by_label("sweep a setting …").is_none());
}

#[test]
fn a_new_seed_is_drawn_and_start_over_brings_the_defaults_back() {
    let mut harness = english("particles=256&noise=1");
    harness.get_by_label("new seed").click();
    harness.run_steps(2);
    assert_ne!(settings(&mut harness).seed(), 1);
    open_menu(&mut harness);
    harness.get_by_label("start over").click();
    harness.run_steps(2);
    assert_eq!(settings(&mut harness), &Settings::default());
}

#[test]
fn a_screen_that_does_not_exist_is_explained_and_the_first_is_shown() {
    let mut harness = english("particles=256&screen=banana&noise=0.5");
    let message = "There is no screen “banana”. The screens are one-dimension, images, generators, chain.";
    assert_eq!(app(&mut harness).messages(), [message]);
    assert_eq!(app(&mut harness).screen().name(), "one-dimension");
    assert_eq!(settings(&mut harness).noise(), 0.5);
    assert!(app(&mut harness).show_screen("banana").is_err());
    assert_eq!(app(&mut harness).show_screen("one-dimension"), Ok(()));
}

#[test]
fn values_may_name_the_screen_that_they_are_of() {
    let mut harness = english("particles=256");
    let values = |screen: &str| {
        [("noise", Value::Number(0.5)), ("screen", Value::Text(screen.to_owned()))]
            .map(|(name, value)| (name.to_owned(), value))
    };
    assert!(app(&mut harness).apply(&values("banana")).is_err());
    assert_eq!(settings(&mut harness).noise(), 0.0);
    assert_eq!(app(&mut harness).apply(&values("one-dimension")), Ok(()));
    assert_eq!(settings(&mut harness).noise(), 0.5);
    app(&mut harness).open_file(r#"{"settings": {"screen": "banana", "noise": 1}}"#);
    assert_eq!((app(&mut harness).messages().len(), settings(&mut harness).noise()), (1, 0.5));
    app(&mut harness).open_file(r#"{"settings": {"screen": "one-dimension", "noise": 1}}"#);
    assert_eq!((app(&mut harness).messages().len(), settings(&mut harness).noise()), (0, 1.0));
}

#[test]
fn every_change_of_an_experiment_can_be_undone_and_redone() {
    let mut harness = english("particles=256");
    let before = settings(&mut harness).clone();
    // A drag is one step, however many values it goes through.
    let slider = place(&mut harness, "noise");
    drag(&mut harness, slider.left_center() + vec2(10.0, 0.0), slider.center());
    let dragged = settings(&mut harness).clone();
    assert!(dragged.noise() > 0.5);
    let at = place(&mut harness, "compare").center();
    click(&mut harness, at);
    assert!(screen(&mut harness).second().is_some());
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    harness.run_steps(2);
    assert!(screen(&mut harness).second().is_none());
    let at = place(&mut harness, "undo").center();
    click(&mut harness, at);
    assert_eq!(settings(&mut harness), &before);
    harness.key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, Key::Z);
    harness.run_steps(2);
    assert_eq!(settings(&mut harness), &dragged);
    open_menu(&mut harness);
    harness.get_by_label("start over").click();
    harness.run_steps(2);
    harness.key_press(Key::Escape);
    harness.run_steps(2);
    app(&mut harness).open_file(r#"{"settings": {"prior": 0.3}}"#);
    harness.run_steps(2);
    for expected in [None, Some(&dragged)] {
        harness.key_press_modifiers(Modifiers::COMMAND, Key::Z);
        harness.run_steps(2);
        let default = Settings::default();
        assert_eq!(settings(&mut harness), expected.unwrap_or(&default));
    }
}
