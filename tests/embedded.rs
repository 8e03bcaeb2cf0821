//! The page as a part of another one, driven natively: what is on it, what its reader can change, and that it fits.

use diffuscope::lab::settings::{PRIOR, Value};
use diffuscope::ui::app::App;
use diffuscope::ui::text::Language;
use eframe::egui::epaint::text::{FontInsert, FontPriority, InsertFontFamily};
use eframe::egui::{self, FontData, FontFamily, Pos2, Rect, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use std::time::Duration;

type Page = Harness<'static, Option<App>>;

/// The Chinese page is checked against a Chinese font; `make test` installs it.
const CHINESE_FONT: &str = "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc";

fn page(query: &'static str, size: [f32; 2], language: Language) -> Page {
    let mut harness = Harness::builder().with_size(vec2(size[0], size[1])).with_step_dt(0.1).build_ui_state(
        move |ui, app: &mut Option<App>| match app {
            Some(app) => app.show(ui),
            // Fonts come into force in the next frame.
            None => {
                *app = Some(App::new(ui.ctx(), query, language));
                add_chinese(ui.ctx());
                ui.ctx().request_repaint();
            }
        },
        None,
    );
    harness.run_steps(3);
    app(&mut harness).refine(Duration::from_secs(2));
    harness.run_steps(2);
    harness
}

fn add_chinese(ctx: &egui::Context) {
    let font = std::fs::read(CHINESE_FONT).expect("a Chinese font (Debian: fonts-noto-cjk)");
    let semibold = diffuscope::ui::theme::semibold(14.0).family;
    let families = [FontFamily::Proportional, FontFamily::Monospace, semibold];
    ctx.add_font(FontInsert::new(
        "Chinese",
        FontData::from_owned(font),
        families.map(|family| InsertFontFamily { family, priority: FontPriority::Lowest }).to_vec(),
    ));
}

fn english(query: &'static str) -> Page {
    page(query, [640.0, 420.0], Language::English)
}

fn app(harness: &mut Page) -> &mut App {
    harness.state_mut().as_mut().expect("the page has started")
}

fn place(harness: &mut Page, name: &str) -> Option<Rect> {
    app(harness).places().iter().find(|place| place.name == name).map(|place| place.rect)
}

/// Presses in the middle of a control.
fn press(harness: &mut Page, name: &str) {
    let at = place(harness, name).expect("the control is there").center();
    harness.hover_at(at);
    harness.run_steps(1);
    harness.drag_at(at);
    harness.run_steps(1);
    harness.drop_at(at);
    harness.run_steps(2);
}

#[test]
fn what_is_shown_fits_and_the_picture_has_most_of_the_room() {
    let names = ["noise", "model", "play", "time", "data_histogram"];
    for (size, share) in [([640.0, 420.0], 0.5), ([320.0, 420.0], 0.4), ([900.0, 560.0], 0.6)] {
        for language in [Language::English, Language::Chinese] {
            let mut harness = page("embed=1&particles=256&steps=20", size, language);
            let all = Rect::from_min_size(Pos2::ZERO, size.into());
            let rects = names.map(|name| place(&mut harness, name).expect(name));
            for (i, a) in rects.iter().enumerate() {
                assert!(all.contains_rect(*a), "{} {a} on {size:?}", names[i]);
                for (j, b) in rects.iter().enumerate().skip(i + 1) {
                    assert!(!a.shrink(1.0).intersects(*b), "{} {a} and {} {b} on {size:?}", names[i], names[j]);
                }
            }
            assert!(rects[4].height() > share * size[1], "{} on {size:?}", rects[4]);
        }
    }
}

#[test]
fn nothing_else_is_shown() {
    let mut harness = english("embed=1&particles=256&show=prior");
    assert!(place(&mut harness, "prior").is_some());
    for name in ["noise", "model", "play", "seed", "particles"] {
        assert_eq!(place(&mut harness, name), None, "{name}");
    }
    assert!(harness.query_by_label("start over").is_none());
    assert!(harness.query_by_label_contains("Recovered:").is_none());
    assert!(english("embed=1&particles=256").query_by_label_contains("Recovered:").is_some());
}

#[test]
fn every_control_can_be_shown() {
    let mut harness = page(
        "embed=1&particles=256&steps=20&show=data,prior,schedule,steps,model,noise,sampler,seed,plots,play&model=nn",
        [900.0, 700.0],
        Language::English,
    );
    for name in ["data", "prior", "schedule", "steps", "model", "noise", "sampler", "seed", "play"] {
        assert!(place(&mut harness, name).is_some(), "{name}");
    }
    harness.get_by_label("W₁(t)");
}

#[test]
fn what_is_locked_is_the_authors_alone() {
    let mut harness = english("embed=1&particles=256&prior=0.9&show=prior,noise&lock=prior");
    press(&mut harness, "prior");
    assert_eq!(app(&mut harness).settings().prior(), 0.9);
    press(&mut harness, "noise");
    assert!(app(&mut harness).settings().noise() > 0.9);
    assert_eq!(app(&mut harness).apply(&[(PRIOR.name.to_owned(), Value::Number(0.3))]), Ok(()));
    harness.run_steps(2);
    assert_eq!(app(&mut harness).settings().prior(), 0.3);
}

#[test]
fn what_is_edited_in_the_picture_can_be_locked_too() {
    for (query, changes) in
        [("embed=1&particles=256&data=drawn", true), ("embed=1&particles=256&data=drawn&lock=drawn", false)]
    {
        let mut harness = english(query);
        let before = *app(&mut harness).settings().data_parameters().drawn.heights();
        press(&mut harness, "data_histogram");
        assert_eq!(*app(&mut harness).settings().data_parameters().drawn.heights() != before, changes, "{query}");
    }
}

#[test]
fn a_choice_that_finds_room_is_in_sight() {
    let mut harness = english("embed=1&particles=256&show=model");
    harness.get_by_role_and_label(egui::accesskit::Role::Button, "nearest neighbour").click();
    harness.run_steps(2);
    assert_eq!(app(&mut harness).settings().model().name, "nn");
}

#[test]
fn the_look_changes_at_a_word_from_outside() {
    let mut harness = english("embed=1&particles=256&theme=light");
    let words = |name: &str, words: &str| vec![(name.to_owned(), words.to_owned())];
    assert!(app(&mut harness).set_look(&words("show", "banana")).is_err());
    assert_eq!(app(&mut harness).set_look(&words("show", "seed")), Ok(()));
    assert_eq!(app(&mut harness).set_look(&words("theme", "dark")), Ok(()));
    harness.run_steps(2);
    assert!(place(&mut harness, "seed").is_some() && place(&mut harness, "noise").is_none());
    assert_eq!(harness.ctx.theme(), egui::Theme::Dark);
}

#[test]
fn a_word_that_means_nothing_is_explained() {
    let mut harness = english("embed=1&particles=256&show=noise,banana");
    assert_eq!(app(&mut harness).messages().len(), 1);
    harness.get_by_label_contains("“banana”: it is one of figures, plots, play");
    assert!(place(&mut harness, "noise").is_some());
}

#[test]
fn unseen_nothing_plays_and_nothing_is_refined() {
    let mut harness = english("embed=1&particles=1048576&steps=4000");
    app(&mut harness).playback_mut().toggle();
    app(&mut harness).set_seen(false);
    harness.run_steps(1);
    let state = |app: &mut App| (app.run().particles_done(), app.playback().way());
    let before = state(app(&mut harness));
    harness.run_steps(3);
    assert_eq!(state(app(&mut harness)), before);
    app(&mut harness).set_seen(true);
    harness.run_steps(3);
    let (particles, way) = state(app(&mut harness));
    assert!(particles > before.0 && way > before.1);
}
