//! The training of the score model `learned`. There is no other thread in a test: each frame trains a little.

use super::harness::*;
use diffuscope::lab::report::Report;
use diffuscope::lab::training::{Origin, Phase};
use diffuscope::text::Language;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

const SMALL: &str = "model=learned&hidden=8&layers=1&iterations=200&particles=2048";
const LONG: &str = "model=learned&hidden=64&layers=2&iterations=1000&particles=2048";

fn phase(harness: &mut Page) -> (Phase, u64) {
    let training = screen(harness).training();
    (training.phase(), training.progress().iteration)
}

fn until(harness: &mut Page, mut is_reached: impl FnMut(&mut Page) -> bool) {
    for _ in 0..2000 {
        if is_reached(harness) {
            return;
        }
        harness.run_steps(1);
    }
    panic!("it is not reached after 2000 frames: {:?}", phase(harness));
}

fn press(harness: &mut Page, name: &str) {
    let at = place(harness, name).center();
    click(harness, at);
}

#[test]
fn the_network_that_comes_with_the_page_recovers_the_default_data() {
    let mut harness = english("model=learned&start=gaussian&sampler=ddpm&particles=16384");
    assert_eq!(screen(&mut harness).training().origin(), Origin::Pretrained);
    let report = Report::new(screen(&mut harness).run().recording());
    // The standard error of the share is 0.003.
    assert!((report.recovered.plus_share - 0.8).abs() < 0.02, "{report:?}");
    assert!(report.w1_to_data < 0.05, "{report:?}");
    harness.get_by_label_contains("trained before on these data");
}

#[test]
fn a_network_is_trained_paused_and_trained_further() {
    let mut harness = english(LONG);
    press(&mut harness, "train");
    until(&mut harness, |harness| phase(harness).1 > 0);
    assert_eq!(phase(&mut harness).0, Phase::Running);
    press(&mut harness, "train");
    until(&mut harness, |harness| !screen(harness).training().is_waiting());
    let (paused, iterations) = phase(&mut harness);
    assert!(paused == Phase::Paused && iterations < 1000, "{iterations}");
    harness.run_steps(10);
    assert_eq!(phase(&mut harness), (Phase::Paused, iterations));
    press(&mut harness, "train");
    until(&mut harness, |harness| phase(harness).0 == Phase::Done);
    for words in ["1\u{a0}000 of 1\u{a0}000 iterations", "least possible 0.0910"] {
        assert!(harness.query_all_by_label_contains(words).next().is_some(), "{words}");
    }
    assert!(screen(&mut harness).training().progress().w1.is_some_and(|w1| w1 < 0.3));
    // The run is that of the trained network.
    settle(&mut harness);
    let learned = screen(&mut harness).training().surface();
    assert_eq!(screen(&mut harness).run().learned(), learned.as_ref());
}

#[test]
fn a_network_for_other_data_says_so_and_can_go_on() {
    let mut harness = english(SMALL);
    press(&mut harness, "train");
    until(&mut harness, |harness| phase(harness).0 == Phase::Done);
    assert!(harness.query_by_label_contains("no longer fits").is_none());
    let values = [("prior".to_owned(), 0.3.into())];
    assert_eq!(app(&mut harness).apply(&values), Ok(()));
    harness.run_steps(3);
    harness.get_by_label_contains("no longer fits");
    let trained = screen(&mut harness).training().progress().weights.clone();
    press(&mut harness, "go_on_training");
    until(&mut harness, |harness| phase(harness).0 == Phase::Done);
    assert!(harness.query_by_label_contains("no longer fits").is_none());
    assert_ne!(screen(&mut harness).training().progress().weights, trained);
    press(&mut harness, "reset_training");
    until(&mut harness, |harness| phase(harness) == (Phase::Paused, 0));
}

#[test]
fn every_plot_of_a_training_can_be_shown() {
    for language in [Language::English, Language::Chinese] {
        let mut harness = page(SMALL, [1280.0, 800.0], language);
        press(&mut harness, "train");
        until(&mut harness, |harness| phase(harness).0 == Phase::Done);
        let text = language.text();
        let tabs = [text.noise_tab, text.training.loss_tab, text.training.loss_by_time_tab, text.training.network_tab];
        for tab in tabs {
            harness.get_by_label(tab).click();
            harness.run_steps(3);
        }
        let figure = |label: &str| label.contains("x = 0.50") && label.contains("t = ");
        let mut figures = harness.query_all_by_role(egui::accesskit::Role::Figure);
        assert!(figures.any(|node| node.accesskit_node().label().is_some_and(|label| figure(&label))));
    }
}

#[test]
fn a_file_that_is_no_network_gets_a_message_and_the_experiment_stays() {
    let mut harness = english("model=learned&particles=256");
    let bytes = screen(&mut harness).training().saved().expect("a network").to_bytes();
    assert_eq!(app(&mut harness).apply(&[("model".to_owned(), "nn".into())]), Ok(()));
    for (content, words) in [
        (bytes[..100].to_vec(), "cut short"),
        ([&bytes[..bytes.len() - 9], &[0; 9]].concat(), "damaged"),
        (b"\x89PNG\r\n\x1a\n\0\0".to_vec(), "is an image"),
    ] {
        app(&mut harness).open_file(&content);
        harness.run_steps(2);
        let messages = app(&mut harness).messages();
        assert!(messages.len() == 1 && messages[0].contains(words), "{messages:?}");
        assert_eq!(settings(&mut harness).model().name, "nn");
    }
    app(&mut harness).open_file(&bytes);
    harness.run_steps(3);
    assert_eq!((settings(&mut harness).model().name, app(&mut harness).messages().len()), ("learned", 0));
    assert_eq!(screen(&mut harness).training().origin(), Origin::File);
}

#[test]
fn an_embedded_page_shows_the_training_if_it_is_asked_to() {
    let mut harness = page(
        "embed=1&show=training,figures&model=learned&hidden=8&layers=1&iterations=100&particles=256",
        [600.0, 400.0],
        Language::English,
    );
    press(&mut harness, "train");
    until(&mut harness, |harness| phase(harness).0 == Phase::Done);
    let mut without = page("embed=1&show=figures&model=learned&particles=256", [600.0, 400.0], Language::English);
    assert!(find_place(&mut without, "train").is_none());
}

#[test]
fn two_experiments_have_a_training_each() {
    let mut harness = english(SMALL);
    press(&mut harness, "train");
    until(&mut harness, |harness| phase(harness).0 == Phase::Done);
    let at = place(&mut harness, "compare").center();
    click(&mut harness, at);
    // The controls change B, which begins with the network of A.
    let trained = screen(&mut harness).training().surface();
    harness.run_steps(3);
    assert_eq!(screen(&mut harness).second().map(|b| b.model().name), Some("learned"));
    press(&mut harness, "reset_training");
    harness.run_steps(5);
    assert_eq!(phase(&mut harness).0, Phase::Done);
    assert_eq!(screen(&mut harness).training().surface(), trained);
}
