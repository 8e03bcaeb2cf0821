//! Two experiments that are compared.

use super::harness::*;
use diffuscope::diffusion::model;
use diffuscope::lab::link::to_query;
use diffuscope::lab::one_dimension::Settings;
use egui::Key;
use egui::accesskit::Role;
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
