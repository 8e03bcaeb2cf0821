//! The topics `gaussians` and `bayes` of the screen of Markov chains.

use super::harness::*;
use diffuscope::lab::json::Json;
use diffuscope::lab::settings::Value;
use diffuscope::text::Language;
use egui::accesskit::Role;
use egui::{Key, Modifiers, vec2};
use egui_kittest::kittest::Queryable as _;

fn english_at(query: &'static str) -> Page {
    page(query, [1280.0, 800.0], Language::English)
}

fn number(harness: &mut Page, name: &str) -> f64 {
    let settings = app(harness).screen().settings();
    match settings.into_iter().find(|(known, _)| *known == name) {
        Some((_, Value::Number(number))) => number,
        other => panic!("{name}: {other:?}"),
    }
}

fn choice(harness: &mut Page, name: &str) -> String {
    let settings = app(harness).screen().settings();
    settings.into_iter().find(|(known, _)| *known == name).expect("a setting").1.to_string()
}

#[test]
fn topics_and_operations_are_chosen_and_each_has_its_verdict() {
    let mut harness = english_at("screen=chain");
    harness.get_by_label("Gaussians").click();
    harness.run_steps(3);
    for (name, verdict) in [
        ("KL divergence", "KL(p||q) = "),
        ("fit", "q covers 1 of 2 bumps"),
        ("sum", "means and variances add up"),
        ("product", "precisions add up"),
        ("two dimensions", "nat about y"),
    ] {
        harness.get_by_role_and_label(Role::Button, name).click();
        harness.run_steps(3);
        harness.get_by_label_contains(verdict);
    }
    harness.get_by_label("Bayes").click();
    harness.run_steps(3);
    harness.get_by_label_contains("+1 has");
    harness.get_by_label("states").click();
    harness.run_steps(3);
    harness.get_by_label_contains("Settled");
}

#[test]
fn precision_and_standard_deviation_are_two_ways_to_set_the_same() {
    let mut harness = english_at("screen=chain&topic=gaussians&p_std=0.5");
    harness.get_by_role_and_label(Role::SpinButton, "precision of p").click();
    harness.run_steps(2);
    harness.key_combination_modifiers(Modifiers::COMMAND, &[Key::A]);
    harness.event(egui::Event::Text("25".to_owned()));
    harness.run_steps(1);
    harness.key_press(Key::Enter);
    harness.run_steps(2);
    assert_eq!(number(&mut harness, "p_std"), 0.2);
    let link = app(&mut harness).screen().link();
    assert_eq!(link, "screen=chain&topic=gaussians&p_std=0.2");
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    harness.run_steps(2);
    assert_eq!(number(&mut harness, "p_std"), 0.5);
}

#[test]
fn the_playhead_rests_where_all_is_seen_and_sweeps_over_x() {
    let mut harness = english_at("screen=chain&topic=gaussians");
    harness.get_by_label("x = 6.00");
    harness.key_press(Key::Home);
    harness.run_steps(2);
    harness.get_by_label("x = −6.00");
    harness.key_press(Key::ArrowRight);
    harness.run_steps(2);
    harness.get_by_label("x = −5.90");
    // Of a sum, at its mean.
    harness.get_by_role_and_label(Role::Button, "sum").click();
    harness.run_steps(3);
    harness.get_by_label("z = 0.30");
    // A call that sets it right after the topic counts.
    app(&mut harness).apply(&[("topic".to_owned(), Value::from("bayes"))]).expect("a topic");
    app(&mut harness).screen_mut().playback_mut().seek(0.5);
    harness.run_steps(3);
    harness.get_by_label("step 1 / 4");
}

#[test]
fn a_covered_divergence_asks_for_a_prediction_and_is_uncovered_as_it_plays() {
    let mut harness = english_at("screen=chain&topic=gaussians");
    app(&mut harness).screen_mut().playback_mut().cover(0.0);
    harness.run_steps(2);
    harness.get_by_label("What do you expect?");
    assert!(harness.query_by_label_contains("KL(p||q) = ").is_none());
    app(&mut harness).screen_mut().playback_mut().reveal(2.0);
    harness.run_steps(130);
    harness.get_by_label_contains("KL(p||q) = ");
}

#[test]
fn a_fit_moves_with_its_start() {
    let mut harness = english_at("screen=chain&topic=gaussians&operation=fit&q_mean=-0.6&q_std=0.4&steps=100");
    let last = |harness: &mut Page| {
        let report = app(harness).screen_mut().report();
        let Some(Json::List(means)) = report.get("fit").and_then(|fit| fit.get("means").cloned()) else {
            panic!("no fit")
        };
        means.last().and_then(Json::number).expect("a number")
    };
    assert!((last(&mut harness) + 1.0).abs() < 1e-3);
    app(&mut harness).apply(&[("q_mean".to_owned(), Value::Number(0.6))]).expect("allowed");
    assert!((last(&mut harness) - 1.0).abs() < 1e-3);
    harness.get_by_role_and_label(Role::Button, "KL(p||q)").click();
    harness.run_steps(3);
    assert_eq!(choice(&mut harness, "direction"), "forward");
    harness.get_by_label_contains("q covers 2 of 2 bumps");
    harness.get_by_label("step 100 / 100");
}

#[test]
fn the_mean_of_the_plane_is_dragged_and_stays_in_its_range() {
    let mut harness = english_at("screen=chain&topic=gaussians&operation=plane&p_mean=0&q_mean=0");
    let center = place(&mut harness, "plane").center();
    drag(&mut harness, center, center + vec2(60.0, -30.0));
    let (x, y) = (number(&mut harness, "p_mean"), number(&mut harness, "q_mean"));
    // A unit of x is as long as one of y.
    assert!(x > 0.3 && (x / y - 2.0).abs() < 0.2, "{x} {y}");
    drag(&mut harness, center, center + vec2(600.0, 0.0));
    assert_eq!(number(&mut harness, "p_mean"), 3.0);
}

#[test]
fn the_x_of_bayes_rule_is_dragged() {
    let mut harness = english_at("screen=chain&topic=bayes&x=0");
    let middle = place(&mut harness, "seen_x");
    drag(&mut harness, middle.center(), middle.center() + vec2(0.25 * middle.width(), 0.0));
    assert!((number(&mut harness, "x") - 1.75).abs() < 0.05);
    harness.get_by_role_and_label(Role::Slider, "The x that is seen");
}

#[test]
fn a_number_out_of_range_is_corrected_and_explained() {
    let mut harness = english_at("screen=chain&topic=gaussians&p_std=0&q_mean=9&operation=divide");
    let messages = app(&mut harness).messages();
    assert_eq!(messages.len(), 3, "{messages:?}");
    assert!(messages.iter().any(|message| message.contains("divergence, fit, sum, product, plane")), "{messages:?}");
    assert_eq!((number(&mut harness, "p_std"), number(&mut harness, "q_mean")), (0.1, 3.0));
}

#[test]
fn inside_another_page_the_reader_has_what_the_author_shows() {
    let mut harness =
        english_at("screen=chain&topic=gaussians&operation=fit&embed=1&show=direction,q_mean,figures,play&lock=q_mean");
    assert!(app(&mut harness).messages().is_empty());
    harness.get_by_role_and_label(Role::Button, "KL(p||q)").click();
    harness.run_steps(3);
    assert_eq!(choice(&mut harness, "direction"), "forward");
    harness.get_by_label_contains("q covers 2 of 2");
}

#[test]
fn a_chain_that_was_set_aside_comes_back_with_its_playhead() {
    let mut harness = english_at("screen=chain&steps=7&matrix=1,0;0,1");
    app(&mut harness).screen_mut().playback_mut().seek(1.0);
    let screen = app(&mut harness).screen_mut();
    screen.set_aside();
    screen.apply(&[("topic".to_owned(), Value::from("gaussians"))]).expect("a topic");
    // The second call does nothing.
    screen.set_aside();
    screen.playback_mut().cover(0.0);
    harness.run_steps(3);
    app(&mut harness).bring_back(false);
    harness.run_steps(3);
    let (topic, playback) = (choice(&mut harness, "topic"), *app(&mut harness).screen().playback());
    assert_eq!((topic.as_str(), number(&mut harness, "steps")), ("chain", 7.0));
    assert_eq!((playback.position(), playback.is_all_seen()), (1.0, true));
    // What was made meanwhile can be redone.
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    harness.run_steps(3);
    assert_eq!(choice(&mut harness, "topic"), "gaussians");
}

#[test]
fn of_two_screens_that_were_set_aside_both_come_back_and_the_one_shown_can_be_kept() {
    let mut harness = english_at("particles=256&steps=20&noise=0.5");
    let set = |harness: &mut Page, name: &str, value: Value| {
        app(harness).apply(&[(name.to_owned(), value)]).expect("allowed");
    };
    app(&mut harness).screen_mut().set_aside();
    set(&mut harness, "noise", Value::Number(1.0));
    app(&mut harness).show_screen("chain").expect("a screen");
    app(&mut harness).screen_mut().set_aside();
    set(&mut harness, "steps", Value::Number(9.0));
    app(&mut harness).bring_back(true);
    assert_eq!(number(&mut harness, "steps"), 9.0);
    app(&mut harness).show_screen("one-dimension").expect("a screen");
    assert_eq!(number(&mut harness, "noise"), 0.5);
}

#[test]
fn every_topic_fits_every_page_in_both_languages() {
    let queries = [
        "screen=chain&topic=continuum",
        "screen=chain&topic=gaussians",
        "screen=chain&topic=gaussians&operation=fit",
        "screen=chain&topic=gaussians&operation=sum",
        "screen=chain&topic=gaussians&operation=product",
        "screen=chain&topic=gaussians&operation=plane",
        "screen=chain&topic=bayes",
    ];
    for query in queries {
        for size in [[1280.0, 800.0], [390.0, 844.0], [360.0, 640.0], [844.0, 390.0]] {
            let mut harness = page(query, size, Language::Chinese);
            let whole = harness.ctx.content_rect();
            for name in ["topic", "time"] {
                let rect = place(&mut harness, name);
                assert!(whole.contains_rect(rect), "{query} {size:?}: {name} at {rect:?}");
            }
        }
    }
}
