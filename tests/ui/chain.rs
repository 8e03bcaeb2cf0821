//! The screen of Markov chains.

use super::harness::*;
use diffuscope::app::host::Event;
use diffuscope::lab::chain::ChainRun;
use diffuscope::lab::settings::Value;
use diffuscope::screens::chain::Chain;
use diffuscope::text::Language;
use egui::accesskit::Role;
use egui::{Key, vec2};
use egui_kittest::kittest::Queryable as _;

fn chain(query: &'static str) -> Page {
    page(query, [1280.0, 800.0], Language::English)
}

fn shown(harness: &mut Page) -> &mut Chain {
    app(harness).chain_mut().expect("the chain is shown")
}

fn matrix(harness: &mut Page) -> String {
    shown(harness).experiment().matrix().to_string()
}

fn share(harness: &mut Page, step: usize, state: usize) -> f64 {
    shown(harness).run().distribution(step)[state]
}

#[test]
fn each_screen_is_reached_from_the_head_of_the_other() {
    let mut harness = english("particles=256&noise=0.5");
    harness.get_by_label("screens: one dimension").click();
    harness.run_steps(3);
    harness.get_by_role_and_label(Role::RadioButton, "a Markov chain").click();
    harness.run_steps(3);
    assert_eq!(app(&mut harness).screen().name(), "chain");
    harness.get_by_label("screens: a Markov chain").click();
    harness.run_steps(3);
    harness.get_by_role_and_label(Role::RadioButton, "one dimension").click();
    harness.run_steps(3);
    assert_eq!(settings(&mut harness).noise(), 0.5, "its experiment has been kept");
}

#[test]
fn an_address_sets_it_up_and_its_link_says_so() {
    let mut harness = chain("screen=chain&matrix=3,7;9,1&start=1,0&names=hot,cold");
    assert!(app(&mut harness).messages().is_empty());
    let link = app(&mut harness).screen().link();
    assert_eq!(link, "screen=chain&matrix=0.3,0.7;0.9,0.1&names=hot,cold&start=1,0");
    harness.get_by_label_contains("Settled");
    harness.get_by_label("from hot to cold");
}

#[test]
fn a_bad_matrix_is_explained_and_the_default_is_shown() {
    let mut harness = chain("screen=chain&matrix=1,2;3&steps=5000");
    let messages = app(&mut harness).messages();
    assert!(messages.len() == 2 && messages[0].contains("2 to 6 rows"), "{messages:?}");
    assert_eq!(shown(&mut harness).experiment().steps(), 200);
    assert!(matrix(&mut harness).starts_with("0.9,0.075,0.025;"));
}

#[test]
fn an_entry_is_typed_and_the_others_of_its_row_give_way() {
    let mut harness = chain("screen=chain");
    harness.get_by_label("from bull to bear").click();
    harness.run_steps(2);
    harness.get_by_label("from bull to bear").type_text("0.5");
    harness.key_press(Key::Enter);
    harness.run_steps(2);
    let row = shown(&mut harness).experiment().matrix().row(0).to_vec();
    assert!((row[1] - 0.5).abs() < 1e-12 && (row.iter().sum::<f64>() - 1.0).abs() < 1e-12, "{row:?}");
    // 0.9 and 0.025 give way in proportion.
    assert!((row[0] / row[2] - 36.0).abs() < 1e-9, "{row:?}");
    harness.key_press_modifiers(egui::Modifiers::COMMAND, Key::Z);
    harness.run_steps(2);
    assert!(matrix(&mut harness).starts_with("0.9,0.075,0.025;"));
}

#[test]
fn a_locked_entry_stays() {
    let mut harness = chain("screen=chain");
    harness.get_by_label("lock entries").click();
    harness.run_steps(2);
    harness.get_by_label("from bull to flat").click();
    harness.run_steps(2);
    harness.get_by_label("lock entries").click();
    harness.run_steps(2);
    harness.get_by_label("from bull to bull").click();
    harness.run_steps(2);
    harness.get_by_label("from bull to bull").type_text("0.2");
    harness.key_press(Key::Enter);
    harness.run_steps(2);
    let row = shown(&mut harness).experiment().matrix().row(0).to_vec();
    assert_eq!((row[0], row[2]), (0.2, 0.025));
    assert!((row[1] - 0.775).abs() < 1e-12);
}

#[test]
fn a_bar_of_the_start_is_dragged() {
    let mut harness = chain("screen=chain&names=A,B&matrix=0.3,0.7;0.9,0.1&start=1,0");
    let bars = place(&mut harness, "start");
    let y = bars.top() + 0.25 * bars.height();
    let (left, right) = (bars.left() + 8.0, bars.right() - 8.0);
    drag(&mut harness, egui::pos2(right, y), egui::pos2(0.5 * (left + right), y));
    assert!((share(&mut harness, 0, 0) - 0.5).abs() < 0.02);
}

#[test]
fn presets_are_chosen_from_a_menu() {
    let mut harness = chain("screen=chain");
    for (name, verdict) in [
        ("cycle (periodic)", "Periodic: it returns every 4 steps"),
        ("two classes", "Depends on the start: 2 classes"),
        ("weather", "Settled"),
        ("letters of a text", "Settled"),
        ("two states", "Settled"),
        ("market", "Settled"),
    ] {
        harness.get_by_role_and_label(Role::ComboBox, "chain").click();
        harness.run_steps(3);
        harness.get_by_role_and_label(Role::Button, name).click();
        harness.run_steps(3);
        harness.get_by_label_contains(verdict);
    }
}

#[test]
fn states_are_added_and_removed() {
    let mut harness = chain("screen=chain");
    for states in 4..=6 {
        harness.get_by_label("one state more").click();
        harness.run_steps(2);
        assert_eq!(shown(&mut harness).experiment().matrix().states(), states);
    }
    for _ in 0..4 {
        harness.get_by_label("one state less").click();
        harness.run_steps(2);
    }
    assert_eq!(shown(&mut harness).experiment().matrix().states(), 2);
}

#[test]
fn keys_play_and_step() {
    let mut harness = chain("screen=chain&steps=40");
    harness.key_press(Key::ArrowRight);
    harness.run_steps(2);
    harness.get_by_label("step 1 / 40");
    harness.key_press(Key::End);
    harness.run_steps(2);
    harness.get_by_label("step 40 / 40");
    harness.key_press(Key::Home);
    harness.key_press(Key::Space);
    harness.run_steps(5);
    assert!(app(&mut harness).screen().playback().position() > 0.05);
}

#[test]
fn a_text_that_is_dropped_becomes_the_chain() {
    let mut harness = chain("screen=chain");
    app(&mut harness).open_file("to be or not to be, that is the question");
    harness.run_steps(3);
    assert!(shown(&mut harness).experiment().letters_shown().is_some());
    harness.get_by_label_contains("Text drawn from the chain");
    app(&mut harness).open_file("12 34");
    harness.run_steps(3);
    harness.get_by_label("There are not two different letters in it.");
    harness.key_press(Key::Escape);
    harness.run_steps(3);
    assert!(harness.query_by_label("There are not two different letters in it.").is_none());
}

#[test]
fn a_text_of_a_megabyte_becomes_the_chain_with_all_of_its_letters() {
    let mut harness = chain("screen=chain");
    let words = ["wind", "wave", "sand", "sea", "tide", "gull"];
    let text: String = (0..210_000).map(|i: usize| words[i.wrapping_mul(i) % 6].to_owned() + " ").collect();
    assert!(text.len() > 1_000_000);
    app(&mut harness).open_file(&text);
    harness.run_steps(2);
    let letters = shown(&mut harness).experiment().letters_shown().expect("a chain of letters");
    assert_eq!(letters.length(), text.len());
}

#[test]
fn a_covered_picture_asks_for_a_prediction() {
    let mut harness = chain("screen=chain");
    app(&mut harness).screen_mut().playback_mut().cover(0.0);
    harness.run_steps(2);
    harness.get_by_label("Where will it settle?");
    assert!(harness.query_by_label_contains("Settled").is_none());
    app(&mut harness).screen_mut().playback_mut().reveal(2.0);
    harness.run_steps(130);
    harness.get_by_label_contains("Settled");
}

#[test]
fn inside_another_page_a_locked_start_can_not_be_dragged() {
    let mut harness = chain("screen=chain&embed=1&lock=start&show=walkers,figures,play");
    assert!(app(&mut harness).messages().is_empty());
    let bars = place(&mut harness, "start");
    let from = bars.left_center() + vec2(40.0, 0.0);
    drag(&mut harness, from, from + vec2(30.0, 0.0));
    assert!((share(&mut harness, 0, 1) - 0.4).abs() < 1e-12);
    harness.get_by_role_and_label(Role::Slider, "walkers");
}

#[test]
fn a_comparison_is_refused_with_a_reason() {
    let mut harness = chain("screen=chain");
    let screen = app(&mut harness).screen_mut();
    assert_eq!(screen.compare(None), Ok(()));
    let refusal = screen.compare(Some(&[])).expect_err("there is none");
    assert!(refusal.to_string().contains("no comparison"));
    let values = [("screen".to_owned(), Value::from("one-dimension"))];
    assert_eq!(app(&mut harness).apply(&values), Ok(()));
    assert_eq!(app(&mut harness).screen().name(), "one-dimension");
}

#[test]
fn a_change_is_an_event_with_the_query() {
    use diffuscope::app::host::Host;
    use std::cell::RefCell;
    use std::rc::Rc;
    struct Queries(Rc<RefCell<Vec<String>>>);
    impl Host for Queries {
        fn event(&self, event: Event) {
            if let Event::Change { query } = event {
                self.0.borrow_mut().push(query);
            }
        }
    }
    let mut harness = chain("screen=chain");
    let queries = Rc::new(RefCell::new(Vec::new()));
    app(&mut harness).set_host(Box::new(Queries(queries.clone())));
    app(&mut harness).apply(&[("steps".to_owned(), Value::Number(7.0))]).expect("allowed");
    harness.run_steps(2);
    assert_eq!(*queries.borrow(), ["screen=chain&steps=7"]);
    assert_eq!(ChainRun::new(shown(&mut harness).experiment()).steps(), 7);
}

#[test]
fn the_forward_process_has_a_curve_of_betas_that_is_dragged() {
    let mut harness = chain("screen=chain");
    harness.get_by_label("numbers").click();
    harness.run_steps(3);
    harness.get_by_label_contains("Settled at N(0, 1)");
    let curve = place(&mut harness, "betas");
    for dot in 0..5_u8 {
        let x = curve.left() + (f32::from(dot) + 0.5) * curve.width() / 5.0;
        drag(&mut harness, egui::pos2(x, curve.center().y), egui::pos2(x, curve.bottom() - 8.0));
    }
    assert_eq!(shown(&mut harness).experiment().betas(), [0.0; 5]);
    harness.get_by_label_contains("Not noise yet");
    harness.get_by_label("states").click();
    harness.run_steps(3);
    harness.get_by_label_contains("Settled: the start");
}
