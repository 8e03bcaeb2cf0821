//! The screen of pictures.

use super::harness::*;
use diffuscope::lab::settings::Value;
use diffuscope::lab::training::{Origin, Phase, TrainingRun};
use diffuscope::screens::images::Images;
use diffuscope::text::Language;
use egui::accesskit::Role;
use egui::{Key, pos2, vec2};
use egui_kittest::kittest::Queryable as _;

/// A page of the screen with all pictures done.
fn images(query: &'static str, size: [f32; 2], language: Language) -> Page {
    let mut harness = started_page(query, size, language);
    finish(&mut harness);
    harness
}

fn finish(harness: &mut Page) {
    for _ in 0..2000 {
        harness.run_steps(1);
        if app(harness).screen().is_settled() {
            harness.run_steps(2);
            return;
        }
    }
    panic!("pictures are missing");
}

fn shown(query: &'static str) -> Page {
    images(query, [1280.0, 800.0], Language::English)
}

fn screen_of(harness: &mut Page) -> &mut Images {
    app(harness).images_mut()
}

#[test]
fn an_address_opens_it_and_the_verdict_is_shown() {
    let mut harness = shown("screen=images&steps=20&pictures=16&blur=2");
    assert!(app(&mut harness).messages().is_empty());
    harness.get_by_label("Recovered: every picture is one of the data");
    harness.get_by_label_contains("RMS to the nearest datum 0.007");
    assert_eq!(app(&mut harness).screen().link(), "screen=images&blur=2&steps=20&pictures=16");
    harness.get_by_label("Pictures on their way out and back");
    harness.get_by_label("What every frequency keeps");
}

#[test]
fn each_screen_leads_to_it_and_it_leads_back() {
    let mut harness = english("particles=256&steps=20");
    harness.get_by_label("screens: one dimension").click();
    harness.run_steps(3);
    harness.get_by_role_and_label(Role::RadioButton, "pictures").click();
    harness.run_steps(3);
    assert_eq!(app(&mut harness).screen().name(), "images");
    finish(&mut harness);
    harness.get_by_label("screens: pictures").click();
    harness.run_steps(3);
    harness.get_by_role_and_label(Role::RadioButton, "a Markov chain").click();
    harness.run_steps(3);
    assert_eq!(app(&mut harness).screen().name(), "chain");
}

#[test]
fn a_choice_changes_the_experiment_and_undo_brings_it_back() {
    let mut harness = shown("screen=images&steps=10&pictures=4");
    harness.get_by_label("nearest").click();
    finish(&mut harness);
    assert!(app(&mut harness).screen().query().contains("model=nn"));
    harness.get_by_label("heat dissipation").click();
    finish(&mut harness);
    assert!(find_place(&mut harness, "heat_noise").is_some() && find_place(&mut harness, "sampler").is_none());
    for _ in 0..2 {
        harness.key_press_modifiers(egui::Modifiers::COMMAND, Key::Z);
        harness.run_steps(2);
    }
    assert!(!app(&mut harness).screen().query().contains("model"));
}

#[test]
fn two_classes_have_a_prior() {
    let mut harness = shown("screen=images&steps=10&pictures=4");
    assert!(find_place(&mut harness, "prior").is_none());
    for class in ["class 3", "class 8"] {
        harness.get_by_label(class).click();
        harness.run_steps(2);
    }
    assert_eq!(screen_of(&mut harness).experiment().classes(), [3, 8]);
    finish(&mut harness);
    assert!(find_place(&mut harness, "prior").is_some());
    harness.get_by_label_contains("class 3:");
    // The last one that is removed leaves all.
    for class in ["class 3", "class 8"] {
        harness.get_by_label(class).click();
        harness.run_steps(2);
    }
    assert!(screen_of(&mut harness).experiment().classes().is_empty());
}

#[test]
fn a_picture_is_drawn_and_comes_back_first() {
    let mut harness = images("screen=images&steps=10&pictures=4&model=exact", [1280.0, 1200.0], Language::English);
    harness.get_by_label("draw your own …").click();
    harness.run_steps(3);
    let place = place(&mut harness, "picture");
    let pixel = |row: usize, column: usize| {
        let cell = place.width() / 8.0;
        place.min + vec2((column as f32 + 0.5) * cell, (row as f32 + 0.5) * cell)
    };
    drag(&mut harness, pixel(1, 1), pixel(1, 6));
    finish(&mut harness);
    let picture = screen_of(&mut harness).experiment().own_picture().expect("a picture");
    assert_eq!(picture[9..15], [1.0; 6]);
    assert_eq!(picture.iter().filter(|ink| **ink > 0.0).count(), 6);
    let run = screen_of(&mut harness).run();
    assert_eq!(run.pictures().data[0], 1797);
    assert_eq!(run.pictures().nearest[0], 1797);
    // A press on ink removes it.
    click(&mut harness, pixel(1, 1));
    assert_eq!(screen_of(&mut harness).experiment().own_picture().expect("a picture")[9], -1.0);
    harness.get_by_label("remove your picture").click();
    harness.run_steps(3);
    assert!(screen_of(&mut harness).experiment().own_picture().is_none());
}

/// A picture as the page decodes it: a bar of ink, as wide as this, on paper.
fn gray(width: usize) -> Vec<u8> {
    (0..64 * 64).map(|i| if (16..16 + width).contains(&(i % 64)) { 10 } else { 250 }).collect()
}

#[test]
fn two_pictures_from_files_are_a_data_set() {
    let mut harness = images("screen=images&steps=10&pictures=6", [1280.0, 1300.0], Language::English);
    assert!(harness.query_by_label("your own").is_some());
    app(&mut harness).take_picture(Some(&gray(8)), true);
    finish(&mut harness);
    assert_eq!(screen_of(&mut harness).run().data().expect("data").set.count(), 1798);
    app(&mut harness).take_picture(Some(&gray(24)), true);
    finish(&mut harness);
    let settings = screen_of(&mut harness).experiment().clone();
    assert!(app(&mut harness).screen().query().contains("data=own&"), "{}", app(&mut harness).screen().query());
    assert_eq!(settings.own_pictures().len(), 2);
    let run = screen_of(&mut harness).run();
    assert_eq!((run.data().expect("data").set.count(), &run.pictures().data[..2]), (2, &[0, 1][..]));
    harness.get_by_label("your picture 2").click();
    harness.run_steps(2);
    harness.get_by_label("remove your picture").click();
    harness.run_steps(2);
    assert_eq!(screen_of(&mut harness).experiment().own_pictures(), settings.own_pictures()[..1]);
    // The last one that is removed leaves the digits.
    harness.get_by_label("remove your picture").click();
    finish(&mut harness);
    assert_eq!(app(&mut harness).screen().query(), "screen=images&steps=10&pictures=6");
    app(&mut harness).take_picture(None, true);
    assert!(app(&mut harness).messages()[0].contains("can't be opened"));
}

#[test]
fn a_file_that_is_no_picture_gets_a_message() {
    let mut harness = shown("screen=images&steps=10&pictures=4");
    // A native window decodes none.
    app(&mut harness).open_file(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR");
    assert!(app(&mut harness).messages()[0].contains("can't be opened"));
    assert_eq!(app(&mut harness).screen().query(), "screen=images&steps=10&pictures=4");
}

#[test]
fn the_network_that_comes_with_the_page_makes_new_pictures() {
    let mut harness = shown("screen=images&model=learned&start=gaussian");
    harness.get_by_label("New pictures: like the data, but none of them");
    harness.get_by_label_contains("recognised");
    harness.get_by_label_contains("trained before on these data");
    assert_eq!(screen_of(&mut harness).training().map(TrainingRun::origin), Some(Origin::Pretrained));
}

#[test]
fn a_network_is_trained_saved_and_opened_again() {
    let query = "screen=images&model=learned&data=icons&hidden=8&iterations=40&steps=5&pictures=4";
    let mut harness = images(query, [1280.0, 1300.0], Language::English);
    // Icons are larger than the pictures of the network that comes with the page.
    assert!(harness.query_by_label_contains("was trained on other data").is_some());
    assert_eq!(screen_of(&mut harness).run().done(), 0);
    let train = place(&mut harness, "train").center();
    click(&mut harness, train);
    let phase = |harness: &mut Page| screen_of(harness).training().map(TrainingRun::phase);
    for _ in 0..1000 {
        harness.run_steps(1);
        if phase(&mut harness) == Some(Phase::Done) {
            break;
        }
    }
    assert_eq!(phase(&mut harness), Some(Phase::Done));
    finish(&mut harness);
    assert_eq!(screen_of(&mut harness).run().done(), 4);
    let recovered = screen_of(&mut harness).run().pictures().recovered.clone();
    let bytes = screen_of(&mut harness).training().and_then(TrainingRun::saved).expect("a network").to_bytes();
    // On another screen, the file leads back to this one.
    let mut other = english("particles=256&steps=20");
    app(&mut other).open_file(&bytes);
    finish(&mut other);
    assert_eq!(app(&mut other).screen().name(), "images");
    app(&mut other).apply(&[("steps".to_owned(), 5.0.into()), ("pictures".to_owned(), 4.0.into())]).expect("allowed");
    finish(&mut other);
    assert_eq!(screen_of(&mut other).run().pictures().recovered, recovered);
    app(&mut other).open_file(&bytes[..bytes.len() - 7]);
    assert!(app(&mut other).messages()[0].contains("cut short"));
}

#[test]
fn captions_and_tabs_are_in_the_language_of_the_page() {
    let query = "screen=images&steps=10&pictures=4&model=nn&classes=3+8";
    for (language, words, tab) in [
        (Language::English, ["estimate: nearest", "max blur, pixels: 4"], "α and σ"),
        (Language::Chinese, ["估计: 最近邻", "最大模糊（像素）: 4"], "α 与 σ"),
    ] {
        let mut harness = images(query, [1280.0, 800.0], language);
        let caption = app(&mut harness).screen_mut().caption(language.text());
        for words in words {
            assert!(caption.experiment.iter().any(|told| told == words), "{:?}", caption.experiment);
        }
        assert!(!caption.experiment.iter().any(|told| told.contains("none") || told.contains("blur_floor")));
        harness.get_by_label(tab).click();
        harness.run_steps(3);
        harness.get_by_role_and_label(Role::Figure, &(language.text().images.levels)("0.42"));
    }
}

#[test]
fn the_playhead_is_moved_in_the_strips_and_by_keys() {
    let mut harness = shown("screen=images&steps=10&pictures=4");
    let strips = place(&mut harness, "strips");
    drag(&mut harness, strips.center() - vec2(60.0, 0.0), pos2(strips.right() - 4.0, strips.center().y));
    assert_eq!(app(&mut harness).screen().playback().position(), 2.0);
    harness.key_press(Key::Home);
    harness.key_press(Key::ArrowRight);
    harness.run_steps(2);
    assert!((app(&mut harness).screen().playback().position() - 0.1).abs() < 1e-9);
}

#[test]
fn a_covered_picture_asks_for_a_prediction() {
    let mut harness = shown("screen=images&steps=10&pictures=4");
    app(&mut harness).screen_mut().playback_mut().cover(1.0);
    harness.run_steps(2);
    harness.get_by_label("What will come back?");
    assert!(harness.query_by_label_contains("Recovered").is_none());
}

#[test]
fn inside_another_page_a_locked_setting_stays() {
    let mut harness = images(
        "screen=images&steps=10&pictures=4&embed=1&show=blur,model,figures,play&lock=model",
        [560.0, 420.0],
        Language::English,
    );
    harness.get_by_label("nearest").click();
    harness.run_steps(2);
    assert!(!app(&mut harness).screen().query().contains("nn"));
    harness.get_by_label_contains("Recovered");
}

#[test]
fn a_bad_address_is_explained_in_both_languages() {
    for (language, words) in [(Language::English, "numbers from 0 to 9"), (Language::Chinese, "0 到 9 的数字")] {
        let mut harness = images("screen=images&steps=10&pictures=4&classes=x", [1280.0, 800.0], language);
        let messages = app(&mut harness).messages();
        assert!(messages.len() == 1 && messages[0].contains(words), "{messages:?}");
    }
}

#[test]
fn it_fits_every_page() {
    for size in [[1920.0, 1080.0], [844.0, 390.0], [390.0, 844.0], [360.0, 640.0], [320.0, 568.0]] {
        for language in [Language::English, Language::Chinese] {
            let mut harness = images("screen=images&data=icons&steps=6&pictures=8", size, language);
            let strips = place(&mut harness, "strips");
            assert!(strips.width() > 250.0 && strips.height() > 100.0, "{size:?}: {strips:?}");
            assert!(strips.right() <= size[0] && strips.bottom() <= size[1], "{size:?}: {strips:?}");
        }
    }
}

#[test]
fn lessons_bring_back_the_experiment() {
    let mut harness = shown("screen=images&steps=10&pictures=4");
    let screen = app(&mut harness).screen_mut();
    screen.set_aside();
    screen.apply(&[("blur".to_owned(), Value::Number(0.0))]).expect("allowed");
    screen.set_aside();
    screen.bring_back(false);
    assert_eq!(screen.query(), "screen=images&steps=10&pictures=4");
    screen.set_aside();
    screen.apply(&[("blur".to_owned(), Value::Number(1.0))]).expect("allowed");
    screen.bring_back(true);
    assert_eq!(screen.query(), "screen=images&blur=1&steps=10&pictures=4");
}
