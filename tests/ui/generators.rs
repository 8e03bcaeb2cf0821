//! The screen of generators.

use super::harness::*;
use diffuscope::lab::generators::{Generator, Phase};
use diffuscope::lab::settings::Value;
use diffuscope::screens::generators::Generators;
use diffuscope::text::Language;
use egui::accesskit::Role;
use egui::{Key, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

/// A page of the screen that has been evaluated.
fn generators(query: &'static str, size: [f32; 2], language: Language) -> Page {
    let mut harness = started_page(query, size, language);
    finish(&mut harness);
    harness
}

fn finish(harness: &mut Page) {
    for _ in 0..5000 {
        harness.run_steps(1);
        if app(harness).screen().is_settled() {
            harness.run_steps(2);
            return;
        }
    }
    panic!("a training does not end");
}

fn screen_of(harness: &mut Page) -> &mut Generators {
    app(harness).generators_mut().expect("the screen of generators")
}

const SMALL: &str = "screen=generators&hidden=8&iterations=100&batch=64&steps=5";

#[test]
fn an_address_opens_it_and_all_rows_are_there() {
    let mut harness = generators(SMALL, [1280.0, 800.0], Language::English);
    assert!(app(&mut harness).messages().is_empty());
    for name in ["VAE", "GAN", "flow", "diffusion"] {
        harness.get_by_label(&format!("{name}: from z to x"));
    }
    assert!(harness.query_by_label("deep VAE: from z to x").is_none());
    harness.get_by_label("Train them, and compare what they make of the same data");
    harness.get_by_role_and_label(Role::Button, "deep VAE").click();
    harness.run_steps(2);
    finish(&mut harness);
    harness.get_by_label("deep VAE: from z to x");
    assert!(app(&mut harness).screen().query().contains("shown=vae%2Bdeep_vae%2Bgan%2Bflow%2Bdiffusion"));
}

#[test]
fn a_button_trains_them_and_the_history_is_gone_through() {
    let mut harness = generators(SMALL, [1280.0, 800.0], Language::English);
    let train = place(&mut harness, "train").center();
    click(&mut harness, train);
    assert!(screen_of(&mut harness).run().is_running());
    finish(&mut harness);
    assert!(screen_of(&mut harness).run().shown().all(|training| training.phase() == Phase::Done));
    harness.get_by_label_contains("Nearest to the data:");
    harness.key_press(Key::Home);
    harness.run_steps(2);
    harness.get_by_label("Train them, and compare what they make of the same data");
    harness.key_press(Key::ArrowRight);
    harness.run_steps(2);
    assert!((app(&mut harness).screen().playback().position() - 0.04).abs() < 1e-9);
    // Space plays a training that is over once more.
    harness.key_press(Key::Space);
    harness.run_steps(1);
    assert!(app(&mut harness).screen().playback().is_playing());
}

#[test]
fn space_trains_and_pauses() {
    let mut harness = generators(SMALL, [1280.0, 800.0], Language::English);
    harness.key_press(Key::Space);
    harness.run_steps(1);
    assert!(screen_of(&mut harness).run().is_running());
    harness.key_press(Key::Space);
    finish(&mut harness);
    assert!(screen_of(&mut harness).run().shown().any(|training| training.phase() == Phase::Paused));
}

#[test]
fn a_click_follows_another_z_in_all_rows() {
    let mut harness = generators(SMALL, [1280.0, 800.0], Language::English);
    let followed = |harness: &mut Page| harness.get_by_label("flow: from z to x").accesskit_node().numeric_value();
    let before = followed(&mut harness).expect("z");
    let rect = harness.get_by_label("VAE: from z to x").rect();
    click(&mut harness, rect.left_center() + vec2(3.0, 0.3 * rect.height()));
    let after = followed(&mut harness).expect("z");
    assert!(before > 0.5 && after < -0.5, "{before} {after}");
}

#[test]
fn a_preset_is_set_up_and_undone() {
    let mut harness = generators(SMALL, [1280.0, 1000.0], Language::English);
    harness.get_by_label("posterior collapse").click();
    finish(&mut harness);
    assert_eq!(screen_of(&mut harness).run().settings().shown(), [Generator::Vae, Generator::DeepVae]);
    harness.key_press_modifiers(egui::Modifiers::COMMAND, Key::Z);
    finish(&mut harness);
    assert!(app(&mut harness).screen().query().contains("iterations=100"));
}

#[test]
fn data_come_from_the_first_screen_or_from_a_file() {
    let mut harness = english("particles=256&steps=20&data=three-bumps");
    app(&mut harness).show_screen("generators").expect("a screen");
    finish(&mut harness);
    harness.get_by_label("data of the first screen").click();
    finish(&mut harness);
    assert_eq!(screen_of(&mut harness).run().settings().data_kind().name, "three-bumps");
    app(&mut harness).open_file("1\n2\n4\n8\n");
    finish(&mut harness);
    assert_eq!(screen_of(&mut harness).run().settings().data_kind().name, "list");
    app(&mut harness).open_file("no numbers here");
    harness.run_steps(2);
    assert_eq!(app(&mut harness).messages().len(), 1);
}

#[test]
fn a_phone_shows_one_generator_at_a_time() {
    for (size, language) in [([390.0, 844.0], Language::English), ([844.0, 390.0], Language::Chinese)] {
        let mut harness = generators(SMALL, size, language);
        let rows = |harness: &Page| {
            harness
                .query_all_by_role(Role::Slider)
                .filter(|node| {
                    node.accesskit_node().label().is_some_and(|label| label.contains("z") && label.contains("x"))
                })
                .count()
        };
        assert_eq!(rows(&harness), 1);
        let name = if language == Language::English { "GAN: from z to x" } else { "GAN：从 z 到 x" };
        let tab = place(&mut harness, "gan").center();
        click(&mut harness, tab);
        harness.get_by_label(name);
    }
}

#[test]
fn a_covered_picture_asks_for_a_prediction() {
    let mut harness = generators(SMALL, [1280.0, 800.0], Language::English);
    app(&mut harness).screen_mut().playback_mut().cover(0.0);
    screen_of(&mut harness).train();
    finish(&mut harness);
    harness.get_by_label("What will come back?");
    assert!(harness.query_by_label_contains("Nearest").is_none());
    assert_eq!(app(&mut harness).screen().playback().position(), 0.0);
}

#[test]
fn inside_another_page_a_locked_setting_stays() {
    let mut harness = generators(
        "screen=generators&hidden=8&iterations=100&batch=64&steps=5&shown=gan&embed=1&show=critic_rate,seed,training,figures&lock=seed",
        [640.0, 420.0],
        Language::English,
    );
    harness.get_by_label("GAN: from z to x");
    assert!(find_place(&mut harness, "critic_rate").is_some() && find_place(&mut harness, "train").is_some());
    let values = [("critic_rate".to_owned(), Value::Number(0.5))];
    app(&mut harness).screen_mut().apply(&values).expect("it is allowed");
    harness.run_steps(2);
    let train = place(&mut harness, "train").center();
    click(&mut harness, train);
    finish(&mut harness);
    assert_eq!(screen_of(&mut harness).run().training(Generator::Gan).phase(), Phase::Done);
}
