//! Two experiments that are compared.

use super::harness::*;
use diffuscope::diffusion::model;
use diffuscope::lab::link::to_query;
use diffuscope::lab::one_dimension::Settings;
use diffuscope::lab::settings::Value;
use diffuscope::theme::Palette;
use egui::accesskit::Role;
use egui::{Color32, Key, Modifiers, Shape};
use egui_kittest::kittest::Queryable as _;

#[test]
fn two_experiments_are_compared() {
    let mut harness = english("particles=4096&noise=0.5");
    harness.get_by_label("Compare").click();
    harness.run_steps(3);
    let both = screen(&mut harness);
    assert_eq!(both.second(), Some(both.experiment()));
    // The controls change B, and A stays.
    harness.get_by_label("nearest neighbour").click();
    harness.run_steps(3);
    let queries = |harness: &mut Page| {
        let screen = screen(harness);
        [to_query(screen.experiment()), screen.second().map(to_query).unwrap_or_default()]
    };
    let (a, b) = ("noise=0.5&particles=4096", "noise=0.5&particles=4096&model=nn");
    let sorted = |queries: [String; 2]| {
        queries.map(|query| {
            let mut parts: Vec<_> = query.split('&').map(str::to_owned).collect();
            parts.sort();
            parts
        })
    };
    let expect = |harness: &mut Page, first: &str, second: &str| {
        assert_eq!(sorted(queries(harness)), sorted([first.to_owned(), second.to_owned()]));
    };
    expect(&mut harness, a, b);
    harness.get_by_label("swap").click();
    harness.run_steps(3);
    expect(&mut harness, b, a);
    // The controls change A again.
    harness.get_by_role_and_label(Role::Button, "A").click();
    harness.run_steps(2);
    harness.get_by_label("known label").click();
    harness.run_steps(2);
    expect(&mut harness, a, a);
    // What the controls change is what stays.
    harness.get_by_label("likelihood × prior (MAP)").click();
    harness.run_steps(2);
    harness.get_by_label("Compare").click();
    harness.run_steps(2);
    expect(&mut harness, "noise=0.5&particles=4096&model=mle", "");
}

/// The colour of the text `words`, if it was painted.
fn color_of(harness: &Page, words: &str) -> Option<Color32> {
    fn find(shape: &Shape, words: &str) -> Option<Color32> {
        match shape {
            Shape::Vec(shapes) => shapes.iter().find_map(|shape| find(shape, words)),
            Shape::Text(text) if text.galley.text() == words => {
                let of_format = text.galley.job.sections.first().map(|section| section.format.color);
                let of_format = of_format.filter(|color| *color != Color32::PLACEHOLDER);
                text.override_text_color.or(of_format).or(Some(text.fallback_color))
            }
            _ => None,
        }
    }
    harness.output().shapes.iter().find_map(|clipped| find(&clipped.shape, words))
}

#[test]
fn what_is_the_same_in_both_experiments_is_gray() {
    let mut harness = english("particles=256&noise=0.5&b.model=nn");
    let palette = Palette::of(&harness.ctx);
    for (words, color) in [
        ("schedule", palette.faint_ink),
        ("steps", palette.faint_ink),
        ("noise", palette.faint_ink),
        ("nearest neighbour", palette.ink),
    ] {
        assert_eq!(color_of(&harness, words), Some(color), "{words}");
    }
    _ = app(&mut harness).apply(&[("noise".to_owned(), Value::Number(1.0))]);
    harness.run_steps(3);
    assert_eq!(color_of(&harness, "noise"), Some(palette.ink));
    // Without a comparison, nothing is.
    harness.get_by_label("Compare").click();
    harness.run_steps(3);
    assert_eq!(color_of(&harness, "schedule"), Some(palette.ink));
}

#[test]
fn one_click_with_ctrl_begins_a_comparison_in_which_b_differs() {
    let mut harness = english("particles=256&noise=0.5");
    harness.get_by_label("nearest neighbour").click_modifiers(Modifiers::COMMAND);
    harness.run_steps(3);
    let screen = screen(&mut harness);
    assert_eq!(to_query(screen.experiment()), "noise=0.5&particles=256");
    let second = screen.second().expect("a comparison");
    assert_eq!((second.model(), second.noise()), (&model::NEAREST, 0.5));
}

#[test]
fn a_comparison_comes_from_an_address_and_from_the_keyboard() {
    let mut harness = english("particles=256&b.model=mle&b.noise=7");
    // The nearest, and a word about it.
    assert_eq!(screen(&mut harness).second().map(Settings::noise), Some(2.0));
    assert_eq!(app(&mut harness).messages().len(), 1);
    assert!(app(&mut harness).screen().is_settled());
    harness.key_press(Key::A);
    harness.run_steps(2);
    harness.get_by_label("posterior").click();
    harness.run_steps(2);
    assert_eq!(settings(&mut harness).model(), &model::POSTERIOR);
    harness.key_press(Key::C);
    harness.run_steps(2);
    assert_eq!(screen(&mut harness).second(), None);
    assert_eq!(settings(&mut harness).model(), &model::POSTERIOR);
}
