//! The controls of an experiment: every setting has one, and each does what it says.

use super::harness::*;
use diffuscope::diffusion::{model, schedule};
use egui::{self, Key, pos2, vec2};
use egui_kittest::kittest::Queryable as _;

/// Drags the handle of a slider to its far end.
fn drag_to_the_right_end(harness: &mut Page, name: &str) {
    let rail = place(harness, name);
    drag(harness, rail.center(), rail.right_center() - vec2(1.0, 0.0));
}

#[test]
fn every_slider_moves_its_setting() {
    let mut harness = english("particles=256&steps=10");
    for name in ["prior", "steps", "noise", "particles"] {
        drag_to_the_right_end(&mut harness, name);
    }
    let settings = settings(&mut harness).clone();
    assert_eq!((settings.prior(), settings.noise()), (0.99, 2.0));
    assert_eq!((settings.steps(), settings.particles()), (4000, 1_048_576));
}

#[test]
fn a_change_is_drawn_in_the_frame_in_which_it_is_made() {
    let mut harness = english("particles=256&steps=10");
    let rail = place(&mut harness, "noise");
    harness.hover_at(rail.center());
    harness.run_steps(1);
    harness.drag_at(rail.center());
    harness.run_steps(1);
    let screen = screen(&mut harness);
    let noise = screen.experiment().noise();
    assert!(noise > 0.9);
    // The frame of the drag has also run the new settings: all 256 particles.
    assert_eq!(screen.run().settings().noise(), noise);
    assert_eq!(screen.run().particles_done(), 256);
}

#[test]
fn showing_a_setting_does_not_round_it() {
    let mut harness = english("prior=0.123456&noise=0.3333&particles=300");
    let settings = settings(&mut harness).clone();
    assert_eq!((settings.prior(), settings.noise()), (0.123456, 0.3333));
}

#[test]
fn models_and_schedules_are_chosen_by_name() {
    let mut harness = english("particles=256");
    for (name, model) in [
        ("nearest neighbour", &model::NEAREST),
        ("likelihood × prior (MAP)", &model::MAXIMUM_LIKELIHOOD),
        ("posterior", &model::POSTERIOR),
        ("known label", &model::EXACT),
    ] {
        harness.get_by_role_and_label(egui::accesskit::Role::RadioButton, name).click();
        harness.run_steps(2);
        assert_eq!(settings(&mut harness).model(), model);
    }
    choose(&mut harness, "schedule", "linear");
    harness.run_steps(2);
    assert_eq!(settings(&mut harness).schedule().kind(), &schedule::LINEAR);
}

/// Opens the menu of a setting and clicks on one of its choices.
fn choose(harness: &mut Page, menu: &str, choice: &str) {
    harness.get_by_role_and_label(egui::accesskit::Role::ComboBox, menu).click();
    harness.run_steps(3);
    harness.get_by_role_and_label(egui::accesskit::Role::Button, choice).click();
    harness.run_steps(3);
}

#[test]
fn every_choice_of_every_menu_can_be_chosen() {
    let mut harness = english("particles=256&steps=20&noise=0.5");
    for more in 0..3 {
        // Each section that opens moves those below it: one after the other, from the last to the first.
        let folds: Vec<_> = harness.get_all_by_label("more").collect();
        if let Some(fold) = folds.get(2 - more) {
            fold.click();
        }
        harness.run_steps(20);
    }
    for (menu, choice, query) in [
        ("data set", "two bumps", "data=two-bumps"),
        ("data set", "three bumps", "data=three-bumps"),
        ("schedule", "geometric (VE)", "schedule=geometric"),
        ("schedule", "cosine", "schedule=cosine"),
        ("sampler", "annealed Langevin", "sampler=langevin"),
        ("sampler", "DDIM", "sampler=ddim"),
        ("scheme", "Euler–Maruyama", "forward=em"),
    ] {
        choose(&mut harness, menu, choice);
        let link = diffuscope::lab::link::to_query(settings(&mut harness));
        assert!(link.contains(query), "{link}");
    }
}

#[test]
fn a_mixture_is_edited_in_the_data_histogram() {
    let mut harness = english("particles=256&data=mixture&mix=1:-1:0.2,1:1:0.2");
    let mixture = |harness: &mut Page| settings(harness).data_parameters().mix.components().to_vec();
    // With equal weights the dots are at the left of the histogram, whose height is ±3.5.
    let histogram = place(&mut harness, "data_histogram");
    let y = |x: f32| histogram.center().y - x * histogram.height() / 7.0;
    let left = histogram.left() + 13.0;
    drag(&mut harness, pos2(left, y(1.0)), pos2(left, y(2.0)));
    harness.run_steps(2);
    let moved = mixture(&mut harness);
    assert!((moved[1].mean - 2.0).abs() < 0.1, "{moved:?}");
    // A click beside the dots adds one, a double click on it removes it.
    let empty = pos2(histogram.right() - 26.0, y(0.0));
    click(&mut harness, empty);
    assert_eq!(mixture(&mut harness).len(), 3);
    harness.run_steps(10);
    let third = mixture(&mut harness)[2];
    assert!(third.mean.abs() < 0.1);
    let largest = mixture(&mut harness).iter().map(|c| c.weight).fold(0.0, f64::max);
    let out = (third.weight / largest) as f32 * (histogram.width() - 22.0);
    let dot = pos2(histogram.right() - 9.0 - out, y(0.0));
    // A frame takes a tenth of a second here, so the test double-clicks more slowly than a user.
    harness.ctx.options_mut(|options| options.input_options.max_double_click_delay = 0.8);
    harness.hover_at(dot);
    harness.run_steps(1);
    for _ in 0..2 {
        harness.drag_at(dot);
        harness.drop_at(dot);
        harness.run_steps(1);
    }
    assert_eq!(mixture(&mut harness).len(), 2);
}

#[test]
fn a_density_is_drawn_in_the_data_histogram() {
    let mut harness = english("particles=256&data=drawn");
    let before = *settings(&mut harness).data_parameters().drawn.heights();
    let histogram = place(&mut harness, "data_histogram");
    let (from, to) = (histogram.center(), histogram.center() - vec2(0.0, histogram.height() / 7.0 * 0.75));
    drag(&mut harness, from, to);
    harness.run_steps(2);
    let after = *settings(&mut harness).data_parameters().drawn.heights();
    // From x = 0 to 0.75: twelve bins of 1/16 without a gap.
    let changed = before.iter().zip(&after).filter(|(a, b)| a != b).count();
    assert!((10..=14).contains(&changed), "{changed}");
}

#[test]
fn numbers_can_be_pasted() {
    let mut harness = english("particles=256");
    choose(&mut harness, "data set", "your numbers …");
    harness.run_steps(3);
    harness.get_by_role(egui::accesskit::Role::MultilineTextInput).click();
    harness.run_steps(2);
    harness.event(egui::Event::Paste("1.5, 2.5\nbanana 3.5".to_owned()));
    harness.run_steps(2);
    harness.get_by_label("use these numbers").click();
    harness.run_steps(3);
    harness.get_by_label_contains("line 2: “banana”");
    let list = settings(&mut harness).list().cloned().expect("the list is loaded");
    assert_eq!((list.count(), list.scale().0), (3, 2.5));
}

#[test]
fn what_was_read_is_said_and_the_other_reading_is_offered() {
    let mut harness = english("particles=256");
    app(&mut harness).open_file("1,5;2,5\n3,5;4,5");
    harness.run_steps(3);
    harness.get_by_label_contains("Read with decimal commas: 4 numbers");
    harness.get_by_label("read with commas between numbers: 8 numbers").click();
    harness.run_steps(3);
    assert_eq!(settings(&mut harness).list().expect("a list").count(), 8);
    harness.get_by_label("read with decimal commas: 4 numbers").click();
    harness.run_steps(3);
    assert_eq!(settings(&mut harness).list().expect("a list").numbers(), [1.5, 2.5, 3.5, 4.5]);
}

#[test]
fn a_column_is_chosen_by_its_name() {
    let mut harness = english("particles=256");
    app(&mut harness).open_file("id,height,weight\n1,1.5,50\n2,1.8,80\n3,1.7,60\n");
    harness.run_steps(3);
    assert_eq!(settings(&mut harness).list().expect("a list").numbers(), [1.5, 1.7, 1.8]);
    harness.get_by_role_and_label(egui::accesskit::Role::ComboBox, "column").click();
    harness.run_steps(3);
    harness.get_by_label("weight").click();
    harness.run_steps(3);
    assert_eq!(settings(&mut harness).list().expect("a list").numbers(), [50.0, 60.0, 80.0]);
}

#[test]
fn names_of_columns_in_a_chinese_encoding_are_read() {
    let mut harness = english("particles=256");
    // 编号,温度,湿度(%) in GBK.
    app(&mut harness)
        .open_file(b"\xb1\xe0\xba\xc5,\xce\xc2\xb6\xc8,\xca\xaa\xb6\xc8(%)\n1,21.5,50\n2,21.8,80\n3,21.7,60\n");
    harness.run_steps(3);
    assert_eq!(settings(&mut harness).list().expect("a list").numbers(), [21.5, 21.7, 21.8]);
    let column = harness.get_by_role_and_label(egui::accesskit::Role::ComboBox, "column");
    assert_eq!(column.value().as_deref(), Some("温度"));
    column.click();
    harness.run_steps(3);
    harness.get_by_label("湿度(%)").click();
    harness.run_steps(3);
    assert_eq!(settings(&mut harness).list().expect("a list").numbers(), [50.0, 60.0, 80.0]);
}

#[test]
fn a_file_with_little_or_nothing_to_read_changes_nothing_and_says_what_was_found() {
    let mut harness = english("particles=256");
    app(&mut harness).open_file("1.5 2.5");
    for (content, words) in [
        (&b"Chapter 3 has 12 pages or more"[..], "“Chapter”"),
        (b"", "no number"),
        (b"PK\x03\x04\x14\0", "spreadsheet"),
        (b"\x89PNG\r\n\x1a\n\0\0", "image"),
        (b"\x93NUMPY\x01\0", "neither text"),
        (b"x\0\x011.5", "neither text"),
    ] {
        app(&mut harness).open_file(content);
        harness.run_steps(2);
        let messages = app(&mut harness).messages().join("; ");
        assert!(messages.contains(words), "{words}: {messages}");
        assert_eq!(settings(&mut harness).list().expect("a list").numbers(), [1.5, 2.5]);
    }
}

#[test]
fn equal_numbers_are_one_point_and_figures_say_what_is_near_it() {
    let mut harness = english("particles=1024&model=bayes");
    app(&mut harness).open_file("0.1 0.1 0.1");
    settle(&mut harness);
    harness.get_by_label_contains("|x| < 0.1 100.0 % → ");
    harness.get_by_label_contains("mean 0.00 → ");
}

#[test]
fn a_long_text_is_read_when_it_is_pasted() {
    let mut harness = english("particles=256");
    choose(&mut harness, "data set", "your numbers …");
    harness.run_steps(3);
    harness.get_by_role(egui::accesskit::Role::MultilineTextInput).click();
    harness.run_steps(2);
    harness.event(egui::Event::Paste((0..100_000).map(|i| format!("{i}.5\n")).collect()));
    harness.run_steps(2);
    assert_eq!(settings(&mut harness).list().map(|list| list.count()), Some(100_000));
}

#[test]
fn the_plots_beside_can_be_chosen() {
    let mut harness = english("particles=256&noise=0.3&model=mle");
    for tab in ["score", "W₁(t)", "x̂₀"] {
        harness.get_by_role_and_label(egui::accesskit::Role::Tab, tab).click();
        harness.run_steps(3);
    }
    harness.get_by_label("exact density").click();
    harness.run_steps(3);
}

/// The prior after `digits` have been typed into its number.
fn prior_after(digits: &str) -> f64 {
    let mut harness = english("particles=256");
    let number = harness.get_all_by_role(egui::accesskit::Role::SpinButton).next().expect("the prior has a number");
    number.click();
    harness.run_steps(2);
    harness.key_combination_modifiers(egui::Modifiers::COMMAND, &[Key::A]);
    harness.event(egui::Event::Text(digits.to_owned()));
    harness.run_steps(1);
    harness.key_press(Key::Enter);
    harness.run_steps(2);
    settings(&mut harness).prior()
}

#[test]
fn a_number_can_be_typed() {
    assert_eq!(prior_after("0.25"), 0.25);
}

#[test]
fn a_decimal_comma_can_be_typed() {
    assert_eq!(prior_after("0,25"), 0.25);
}

#[test]
fn a_key_that_is_held_plays_once_and_steps_on() {
    let mut harness = english("particles=256");
    let press = |harness: &mut Page, key, repeat| {
        harness.event(egui::Event::Key {
            key,
            physical_key: None,
            pressed: true,
            repeat,
            modifiers: egui::Modifiers::NONE,
        });
        harness.run_steps(1);
    };
    press(&mut harness, Key::Home, false);
    for repeat in [false, true, true] {
        press(&mut harness, Key::Space, repeat);
    }
    assert!(screen(&mut harness).playback().is_playing(), "it was switched once");
    press(&mut harness, Key::Space, false);
    press(&mut harness, Key::Home, false);
    let mut last = screen(&mut harness).playback().position();
    for repeat in [false, true, true] {
        press(&mut harness, Key::ArrowRight, repeat);
        let position = screen(&mut harness).playback().position();
        assert!(position > last, "{position}");
        last = position;
    }
}

#[test]
fn names_that_are_no_settings_are_one_line_that_can_be_opened() {
    let mut harness = english("particles=256&fbclid=abc&utm_source=x");
    assert!(harness.query_by_label_contains("utm_source").is_none());
    harness.get_by_label_contains("2 names in the address are no settings").click();
    harness.run_steps(8);
    harness.get_by_label("fbclid, utm_source");
    assert_eq!(
        english("particles=256&nosie=1").state_mut().as_mut().map(|app| app.messages()),
        Some(vec!["There is no setting “nosie”: did you mean noise?".to_owned()])
    );
}

#[test]
fn extremes_are_drawn_without_an_error() {
    for query in [
        "prior=0.01&noise=2&steps=10&particles=256&model=mle",
        "prior=0.99&noise=2&steps=4000&particles=256&model=bayes&schedule=linear",
        "prior=0.5&steps=10&particles=256&model=nn&schedule=linear",
    ] {
        let mut harness = english(query);
        for way in [Key::Home, Key::End] {
            harness.key_press(way);
            harness.run_steps(2);
        }
        assert!(screen(&mut harness).run().is_settled());
    }
}

#[test]
fn an_experiment_that_is_dropped_on_the_page_is_set_up_and_a_bad_one_is_explained() {
    let mut harness = english("particles=256");
    app(&mut harness).open_file(
        r#"{"diffuscope": 1, "settings": {"model": "mle", "noise": 0.3, "data": "list"}, "numbers": [3, 1, 2]}"#,
    );
    settle(&mut harness);
    let settings = settings(&mut harness).clone();
    assert_eq!((settings.model(), settings.noise()), (&model::MAXIMUM_LIKELIHOOD, 0.3));
    assert_eq!(settings.list().map(|list| list.numbers().to_vec()), Some(vec![1.0, 2.0, 3.0]));
    assert_eq!(app(&mut harness).messages(), [""; 0]);
    for (content, words) in [
        ("{", "no experiment"),
        (r#"{"settings": 3}"#, "no experiment"),
        (r#"{"diffuscope": 7, "settings": {}}"#, "version “7”"),
        (r#"{"settings": {"noise": "loud"}}"#, "loud"),
        (r#"{"settings": {}, "numbers": [1, "x"]}"#, "numbers"),
    ] {
        app(&mut harness).open_file(content);
        harness.run_steps(2);
        let messages = app(&mut harness).messages();
        assert!(messages.len() == 1 && messages[0].contains(words), "{content}: {messages:?}");
    }
}
