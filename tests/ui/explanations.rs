//! Everything on the page is explained, in both languages: by the pointer, by the keyboard, and by a tap after `?`.

use super::harness::*;
use diffuscope::app::host::{Event, Host};
use diffuscope::lab::one_dimension::ALL;
use diffuscope::lab::settings::Domain;
use diffuscope::lab::verdict::{Cause, Finding};
use diffuscope::lab::{generators, images};
use diffuscope::text::{Explanations, Language};
use diffuscope::widgets::explanation::places;
use egui::{Key, Rect};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use std::cell::RefCell;
use std::collections::BTreeSet;
use std::rc::Rc;

const LANGUAGES: [Language; 2] = [Language::English, Language::Chinese];

/// Experiments with every control, size by size.
const QUERIES: [&str; 29] = [
    "particles=256&steps=20&data=two-bumps&model=bayes&condition=2&guidance=3&stochasticity=0.5",
    "particles=256&steps=20&noise=0.5&model=nn",
    "particles=256&steps=20&data=mixture&schedule=geometric&sigma_min=0.05&sampler=ddim&eta=0.5&noise=1&corrupt=eps",
    "particles=256&steps=20&data=drawn&schedule=linear&beta0=1&sampler=langevin&start=gaussian",
    "particles=256&steps=20&data=two-bumps&schedule=constant&rate=1&sampler=pc&start=gaussian",
    "particles=256&steps=20&b.model=mle&b.noise=1",
    "particles=256&steps=20&schedule=cosine&separation=1&width=0.1&sampler=ddpm&forward=em",
    "particles=256&steps=20&model=learned&samples=100&hidden=8&layers=1",
    "particles=256&steps=20&prior=banana",
    "particles=2048&steps=1000&model=bayes",
    "particles=2048&steps=1000&model=mle",
    "particles=256&steps=20&data=comb&sampler=ode",
    "particles=256&steps=20&data=list",
    "screen=chain",
    "screen=chain&topic=continuum",
    "screen=chain&source=letters",
    "screen=chain&topic=gaussians",
    "screen=chain&topic=gaussians&operation=fit",
    "screen=chain&topic=gaussians&operation=sum",
    "screen=chain&topic=gaussians&operation=product",
    "screen=chain&topic=gaussians&operation=plane",
    "screen=chain&topic=bayes",
    "screen=generators&hidden=8&iterations=100&batch=64&steps=5&shown=vae%2Bdeep_vae%2Bflow",
    "screen=generators&hidden=8&iterations=100&batch=64&steps=5&shown=gan%2Bdiffusion&data=three-bumps",
    "screen=generators&hidden=8&iterations=100&batch=64&shown=gan&objective=wasserstein",
    "screen=images&data=icons&steps=5&pictures=4&classes=3+8",
    "screen=images&model=learned&steps=5&pictures=4",
    "screen=images&steps=5&pictures=4&data=own&picture=0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f,0000000000000000ffff0000ffff0000ffff0000ffff00000000000000000000",
    "screen=images&process=heat&steps=5&pictures=4&picture=0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f",
];

fn sentences() -> [Explanations; 2] {
    LANGUAGES.map(Language::explanations)
}

/// A page with its sentences.
fn explained(query: &'static str, size: [f32; 2], language: Language) -> Page {
    let mut harness = page(query, size, language);
    for language in LANGUAGES {
        app(&mut harness).set_explanations(language, language.explanations());
    }
    harness.run_steps(3);
    harness
}

#[test]
fn both_languages_explain_the_same_things() {
    let [english, chinese] = sentences();
    let names = |language: &Explanations| language.names().map(str::to_owned).collect::<Vec<_>>();
    assert_eq!(names(&english), names(&chinese));
    assert_eq!(names(&english).into_iter().collect::<BTreeSet<_>>().len(), names(&english).len(), "a name twice");
    for name in names(&english) {
        let (of, part) = name.split_once('.').unwrap_or((&name, ""));
        let [a, b] = [&english, &chinese].map(|language| language.get(of, part).expect("it has this name"));
        assert!(a.sentence.len() > 8 && b.sentence.len() > 8, "{name}");
        assert_eq!(a.lesson, b.lesson, "{name}");
    }
}

#[test]
fn every_setting_choice_and_verdict_is_explained() {
    for language in sentences() {
        let has = |of: &str, part: &str| assert!(language.get(of, part).is_some(), "{of} {part}");
        let of_images = images::ALL.map(|setting| (setting.name, setting.domain));
        let of_generators = generators::ALL.map(|setting| (setting.name, setting.domain));
        let of_first = ALL.map(|setting| (setting.name, setting.domain));
        for (setting, domain) in of_first.into_iter().chain(of_images).chain(of_generators) {
            has(setting, "");
            if let Domain::OneOf(names) = domain {
                names.iter().for_each(|name| has(setting, name));
            }
        }
        Finding::ALL.into_iter().for_each(|finding| has("finding", finding.id()));
        for cause in [Cause::NotNoise, Cause::Noise, Cause::Guidance, Cause::Model, Cause::LastStep, Cause::Steps(None)]
        {
            has("cause", cause.id());
        }
    }
}

/// Lessons are what their readers are to find out themselves.
#[test]
fn what_can_be_read_in_a_lesson_does_not_give_its_answer_away() {
    let [english, chinese] = sentences();
    let words = [(&english, ["lost", "over-counted", "blurred", "50 %"]), (&chinese, ["丢失", "放大", "模糊", "50 %"])];
    for (language, words) in words {
        let before = language.names().filter(|name| !name.starts_with("finding") && !name.starts_with("cause"));
        for name in before.filter(|name| *name != "data.comb") {
            let (of, part) = name.split_once('.').unwrap_or((name, ""));
            // No lesson asks about what pictures are blurred by.
            if images::ALL.iter().any(|setting| setting.name == of) && ALL.iter().all(|setting| setting.name != of) {
                continue;
            }
            let sentence = &language.get(of, part).expect("it has this name").sentence;
            assert!(!words.iter().any(|word| sentence.contains(word)), "{name} = {sentence}");
        }
    }
}

#[test]
fn every_control_on_every_page_has_an_explanation() {
    let [english, _] = sentences();
    let mut seen = BTreeSet::new();
    for query in QUERIES {
        for size in [[1280.0, 1600.0], [390.0, 3000.0]] {
            let mut harness = explained(query, size, Language::English);
            app(&mut harness).set_host(Box::new(Lessons::default()));
            harness.run_steps(2);
            harness.get_by_label("menu").click();
            harness.run_steps(3);
            let places = places(&harness.ctx);
            for place in &places {
                let sentence = english.get(place.of, place.part);
                assert!(sentence.is_some(), "{query}: {} {} has no sentence", place.of, place.part);
                seen.insert(if place.part.is_empty() {
                    place.of.to_owned()
                } else {
                    format!("{}.{}", place.of, place.part)
                });
            }
            for (what, rect) in controls(&harness) {
                let is_explained = places.iter().any(|place| place.rect.intersect(rect).is_positive());
                assert!(is_explained, "{query} {size:?}: {what} at {rect:?}");
            }
        }
    }
    // Choices are in menus that are closed here, and verdicts depend on the experiment.
    let unseen: Vec<_> = english.names().filter(|name| !seen.contains(*name)).collect();
    let is_elsewhere = |name: &&str| {
        let (of, part) = name.split_once('.').unwrap_or((name, ""));
        let is_choice = ALL.iter().any(|setting| setting.name == of && !part.is_empty());
        let after_training = ["go_on_training", "reset_training", "training_history"];
        let of_a_list = ["own_numbers", "drawn", "mix", "speed", "playback", "layers_menu"];
        let is_known = [&after_training[..], &of_a_list, &["tab.distance", "data.list"]].concat().contains(name);
        is_choice || is_known || of.ends_with("finding") || ["cause", "tab", "layer"].contains(&of)
    };
    assert_eq!(unseen.into_iter().filter(|name| !is_elsewhere(name)).collect::<Vec<_>>(), [""; 0]);
}

/// What can be clicked or typed into.
fn controls(harness: &Page) -> Vec<(String, Rect)> {
    let of = |role| {
        harness.query_all_by_role(role).map(move |node| {
            let name = node.accesskit_node().label().unwrap_or_default();
            (format!("{role:?} {name:?}"), node.rect())
        })
    };
    let page = harness.ctx.content_rect();
    CONTROLS.into_iter().flat_map(of).filter(|(_, rect)| page.contains(rect.center())).collect()
}

/// Notes the lessons that are asked for.
#[derive(Clone, Default)]
struct Lessons(Rc<RefCell<Vec<String>>>);

impl Host for Lessons {
    fn event(&self, event: Event) {
        if let Event::OpenLesson(lesson) = event {
            self.0.borrow_mut().push(lesson);
        }
    }
}

#[test]
fn a_tap_after_the_question_mark_explains_and_does_nothing_else() {
    let mut harness = explained("particles=256&steps=20", [390.0, 844.0], Language::English);
    let lessons = Lessons::default();
    app(&mut harness).set_host(Box::new(lessons.clone()));
    harness.run_steps(2);
    let explain = place(&mut harness, "explain").center();
    click(&mut harness, explain);
    harness.get_by_label_contains("Tap or click");
    let noise = place(&mut harness, "noise").center();
    click(&mut harness, noise);
    harness.get_by_label_contains("new Gaussian noise at every step");
    assert_eq!(settings(&mut harness).noise(), 0.0, "the tap has moved the slider");
    harness.get_by_label("show the lesson").click();
    harness.run_steps(2);
    assert_eq!(lessons.0.take(), ["noise"]);
    assert!(harness.query_by_label_contains("new Gaussian noise").is_none());
    // Escape ends it, too.
    click(&mut harness, explain);
    harness.key_press(Key::Escape);
    harness.run_steps(3);
    assert!(harness.query_by_label_contains("Tap or click").is_none());
}

#[test]
fn the_pointer_and_the_keyboard_explain() {
    let mut harness = explained("particles=256&steps=20", [1280.0, 800.0], Language::Chinese);
    let radio = harness.get_by_label("最近邻").rect().center();
    harness.hover_at(radio);
    harness.run_steps(20);
    harness.get_by_label_contains("离 x 最近的数据点");
    harness.hover_at(egui::pos2(900.0, 790.0));
    harness.run_steps(20);
    assert!(harness.query_by_label_contains("离 x 最近的数据点").is_none());
    for _ in 0..60 {
        harness.key_press(Key::Tab);
        harness.run_steps(2);
        if harness.query_by_label_contains("离 x 最近的数据点").is_some() {
            return;
        }
    }
    panic!("the keyboard does not explain the score models");
}

#[test]
fn a_first_visit_points_at_the_noise_until_the_reader_acts() {
    let mut harness = explained("particles=256&steps=20", [1280.0, 800.0], Language::English);
    let drawn = |harness: &Page| {
        let words =
            |shape: &egui::Shape| matches!(shape, egui::Shape::Text(text) if text.galley.text().starts_with("drag it"));
        harness.output().shapes.iter().filter(|clipped| words(&clipped.shape)).count()
    };
    let before = drawn(&harness);
    app(&mut harness).point_at_noise();
    harness.run_steps(2);
    assert_eq!(drawn(&harness), before + 1);
    click(&mut harness, egui::pos2(900.0, 790.0));
    harness.run_steps(2);
    assert_eq!(drawn(&harness), before);
}
