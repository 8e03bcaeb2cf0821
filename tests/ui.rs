//! The panels, driven natively as a hand would: found by their names, clicked and dragged. A character that no font has
//! panics here, which guards the Latin subset.

use diffuscope::diffusion::model;
use diffuscope::diffusion::schedule;
use diffuscope::ui::app::App;
use diffuscope::ui::text::Language;
use eframe::egui::epaint::text::{FontInsert, FontPriority, InsertFontFamily};
use eframe::egui::{self, FontData, FontFamily, Key, Pos2, Rect, pos2, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;

/// The Chinese page is checked against a Chinese font; `make test` installs it.
const CHINESE_FONT: &str = "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc";

fn page(query: &'static str, size: [f32; 2], language: Language) -> Harness<'static, Option<App>> {
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
    settle(&mut harness);
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

fn settle(harness: &mut Harness<'_, Option<App>>) {
    harness.run_steps(3);
    app(harness).refine(std::time::Duration::from_secs(60));
    harness.run_steps(2);
}

fn app<'h>(harness: &'h mut Harness<'_, Option<App>>) -> &'h mut App {
    harness.state_mut().as_mut().expect("the page has started")
}

fn english(query: &'static str) -> Harness<'static, Option<App>> {
    page(query, [1280.0, 800.0], Language::English)
}

fn place(harness: &mut Harness<'_, Option<App>>, name: &str) -> Rect {
    app(harness).places().iter().find(|place| place.name == name).expect("the control is there").rect
}

fn drag(harness: &mut Harness<'_, Option<App>>, from: Pos2, to: Pos2) {
    harness.hover_at(from);
    harness.run_steps(1);
    harness.drag_at(from);
    harness.run_steps(1);
    harness.hover_at(to);
    harness.run_steps(1);
    harness.drop_at(to);
    harness.run_steps(1);
}

/// Drags the handle of a slider to its far end.
fn drag_to_the_right_end(harness: &mut Harness<'_, Option<App>>, name: &str) {
    let rail = place(harness, name);
    drag(harness, rail.center(), rail.right_center() - vec2(1.0, 0.0));
}

#[test]
fn every_slider_moves_its_setting() {
    let mut harness = english("particles=256&steps=10");
    for name in ["prior", "steps", "noise", "particles"] {
        drag_to_the_right_end(&mut harness, name);
    }
    let settings = app(&mut harness).settings();
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
    let app = app(&mut harness);
    let noise = app.settings().noise();
    assert!(noise > 0.9);
    // The frame that took the drag has run the new settings to the end: all of 256 particles.
    assert_eq!(app.run().settings().noise(), noise);
    assert_eq!(app.run().particles_done(), 256);
}

#[test]
fn showing_a_setting_does_not_round_it() {
    let mut harness = english("prior=0.123456&noise=0.3333&particles=300");
    let settings = app(&mut harness).settings();
    assert_eq!((settings.prior(), settings.noise()), (0.123456, 0.3333));
}

#[test]
fn models_and_schedules_are_chosen_by_name() {
    let mut harness = english("particles=256");
    for (name, model) in [
        ("nearest neighbour", &model::NEAREST),
        ("maximum likelihood", &model::MAXIMUM_LIKELIHOOD),
        ("posterior", &model::POSTERIOR),
        ("exact", &model::EXACT),
    ] {
        harness.get_by_role_and_label(egui::accesskit::Role::RadioButton, name).click();
        harness.run_steps(2);
        assert_eq!(app(&mut harness).settings().model(), model);
    }
    choose(&mut harness, "schedule", "linear");
    harness.run_steps(2);
    assert_eq!(app(&mut harness).settings().schedule().kind(), &schedule::LINEAR);
}

/// Opens the menu of a setting and clicks on one of its choices.
fn choose(harness: &mut Harness<'_, Option<App>>, menu: &str, choice: &str) {
    harness.get_by_role_and_label(egui::accesskit::Role::ComboBox, menu).click();
    harness.run_steps(3);
    harness.get_by_role_and_label(egui::accesskit::Role::Button, choice).click();
    harness.run_steps(3);
}

#[test]
fn every_choice_of_every_menu_can_be_chosen() {
    let mut harness = english("particles=256&steps=20&noise=0.5");
    for more in 0..3 {
        // Each fold that opens moves the ones below it: one a turn, from the last to the first.
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
        ("forward step", "Euler–Maruyama", "forward=em"),
    ] {
        choose(&mut harness, menu, choice);
        let link = diffuscope::lab::link::to_query(app(&mut harness).settings());
        assert!(link.contains(query), "{link}");
    }
}

#[test]
fn a_mixture_is_edited_in_the_data_histogram() {
    let mut harness = english("particles=256&data=mixture&mix=1:-1:0.2,1:1:0.2");
    let mixture = |harness: &mut Harness<'_, Option<App>>| app(harness).settings().recipe().mix.components().to_vec();
    // Equal weights put the dots at the left of the histogram, whose height is ±3.5.
    let histogram = place(&mut harness, "data_histogram");
    let y = |x: f32| histogram.center().y - x * histogram.height() / 7.0;
    let left = histogram.left() + 13.0;
    drag(&mut harness, pos2(left, y(1.0)), pos2(left, y(2.0)));
    harness.run_steps(2);
    let moved = mixture(&mut harness);
    assert!((moved[1].mean - 2.0).abs() < 0.1, "{moved:?}");
    // A click away from the dots adds one, a double click on it takes it away.
    let empty = pos2(histogram.right() - 26.0, y(0.0));
    click(&mut harness, empty);
    assert_eq!(mixture(&mut harness).len(), 3);
    harness.run_steps(10);
    let third = mixture(&mut harness)[2];
    assert!(third.mean.abs() < 0.1);
    let largest = mixture(&mut harness).iter().map(|c| c.weight).fold(0.0, f64::max);
    let out = (third.weight / largest) as f32 * (histogram.width() - 22.0);
    let dot = pos2(histogram.right() - 9.0 - out, y(0.0));
    // A frame takes a tenth of a second here: slower than a hand.
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

fn click(harness: &mut Harness<'_, Option<App>>, at: Pos2) {
    harness.hover_at(at);
    harness.run_steps(1);
    harness.drag_at(at);
    harness.drop_at(at);
    harness.run_steps(2);
}

#[test]
fn a_density_is_drawn_in_the_data_histogram() {
    let mut harness = english("particles=256&data=drawn");
    let before = *app(&mut harness).settings().recipe().drawn.heights();
    let histogram = place(&mut harness, "data_histogram");
    let (from, to) = (histogram.center(), histogram.center() - vec2(0.0, histogram.height() / 7.0 * 0.75));
    drag(&mut harness, from, to);
    harness.run_steps(2);
    let after = *app(&mut harness).settings().recipe().drawn.heights();
    // From x = 0 to 0.75: twelve bins of 1/16, without a gap.
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
    let list = app(&mut harness).settings().list().cloned().expect("the list is loaded");
    assert_eq!((list.count(), list.scale().0), (3, 2.5));
}

#[test]
fn the_plots_beside_can_be_chosen() {
    let mut harness = english("particles=256&noise=0.3&model=mle");
    for tab in ["score", "W₁(t)", "x̂₀"] {
        harness.get_by_role_and_label(egui::accesskit::Role::Button, tab).click();
        harness.run_steps(3);
    }
    harness.get_by_label("exact density").click();
    harness.run_steps(3);
}

#[test]
fn a_number_can_be_typed() {
    let mut harness = english("particles=256");
    let number = harness.get_all_by_role(egui::accesskit::Role::SpinButton).next().expect("the prior has a number");
    number.click();
    harness.run_steps(2);
    harness.key_combination_modifiers(egui::Modifiers::COMMAND, &[Key::A]);
    harness.event(egui::Event::Text("0.25".to_owned()));
    harness.run_steps(1);
    harness.key_press(Key::Enter);
    harness.run_steps(2);
    assert_eq!(app(&mut harness).settings().prior(), 0.25);
}

#[test]
fn a_new_seed_is_drawn_and_start_over_brings_the_defaults_back() {
    let mut harness = english("particles=256&noise=1");
    harness.get_by_label("new seed").click();
    harness.run_steps(2);
    assert_ne!(app(&mut harness).settings().seed(), 1);
    harness.get_by_label("start over").click();
    harness.run_steps(2);
    assert_eq!(app(&mut harness).settings(), &Default::default());
}

#[test]
fn the_playhead_plays_steps_and_is_dragged() {
    let mut harness = english("particles=256&steps=100");
    harness.get_by_label("restart").click();
    harness.run_steps(2);
    assert_eq!(app(&mut harness).playback().way(), 0.0);
    harness.get_by_label("step on").click();
    harness.run_steps(2);
    assert_eq!(app(&mut harness).playback().way(), 0.01);
    harness.get_by_label("step back").click();
    harness.get_by_label("play").click();
    harness.run_steps(6);
    assert!(app(&mut harness).playback().is_playing());
    assert!(app(&mut harness).playback().way() > 0.05);
    harness.get_by_label("pause").click();
    harness.run_steps(2);
    assert!(!app(&mut harness).playback().is_playing());
    // In the time bar, three quarters along: half-way back.
    let rail = place(&mut harness, "time");
    drag(&mut harness, rail.center(), pos2(rail.left() + 0.75 * rail.width(), rail.center().y));
    assert!((app(&mut harness).playback().way() - 1.5).abs() < 0.01);
    // In the picture itself.
    let before = app(&mut harness).playback().way();
    drag(&mut harness, pos2(700.0, 200.0), pos2(500.0, 200.0));
    let after = app(&mut harness).playback().way();
    assert!(after < 1.0 && after != before);
}

#[test]
fn a_path_is_pinned_at_a_click_and_let_go_at_another() {
    let mut harness = english("particles=256&steps=100");
    let histogram = place(&mut harness, "data_histogram");
    // Every path begins at +1 or −1, right of the data histogram.
    let start = pos2(histogram.right() + 8.0, histogram.center().y - histogram.height() / 7.0);
    harness.hover_at(start);
    harness.run_steps(2);
    let before = app(&mut harness).playback().way();
    click(&mut harness, start);
    assert_eq!(app(&mut harness).pinned().len(), 1);
    // The click was for the path, not for the playhead.
    assert_eq!(app(&mut harness).playback().way(), before);
    harness.run_steps(10);
    click(&mut harness, start);
    assert_eq!(app(&mut harness).pinned(), [0_usize; 0]);
}

#[test]
fn the_keyboard_plays_and_steps() {
    let mut harness = english("particles=256&steps=100");
    harness.key_press(Key::End);
    harness.run_steps(2);
    assert_eq!(app(&mut harness).playback().way(), 2.0);
    harness.key_press(Key::Home);
    harness.key_press(Key::ArrowRight);
    harness.run_steps(2);
    assert_eq!(app(&mut harness).playback().way(), 0.01);
    harness.key_press(Key::Space);
    harness.run_steps(2);
    assert!(app(&mut harness).playback().is_playing());
}

#[test]
fn the_figures_say_what_became_of_the_data() {
    let sentence = |query| {
        let harness = english(query);
        ["Recovered: 80 %", "The prior is lost", "The prior is over-counted", "The peaks are smeared"]
            .into_iter()
            .find(|words| harness.query_by_label_contains(words).is_some())
    };
    assert_eq!(sentence(""), Some("Recovered: 80 %"));
    assert_eq!(sentence("model=nn"), Some("The prior is lost"));
    assert_eq!(sentence("model=mle"), Some("The prior is over-counted"));
    assert_eq!(sentence("noise=1"), Some("The peaks are smeared"));
}

#[test]
fn what_is_to_be_predicted_is_covered_until_it_has_played() {
    let mut harness = english("model=nn");
    app(&mut harness).playback_mut().cover(1.0);
    harness.run_steps(2);
    harness.get_by_label("What will come back?");
    assert!(harness.query_by_label_contains("50 %").is_none());
    // Neither the time bar nor a key gets past the cover.
    harness.key_press(Key::End);
    harness.run_steps(2);
    assert_eq!(app(&mut harness).playback().way(), 1.0);
    app(&mut harness).playback_mut().reveal(2.0);
    harness.run_steps(60);
    assert!(app(&mut harness).playback().is_all_seen());
    harness.get_by_label_contains("The prior is lost");
}

#[test]
fn a_bad_query_is_explained_until_dismissed() {
    let mut harness = english("prior=banana&noise=-3&model=xyz&foo=1&particles=256");
    assert_eq!(app(&mut harness).messages().len(), 4);
    harness.get_by_label_contains("“banana”");
    harness.get_by_label("dismiss").click();
    harness.run_steps(2);
    assert!(app(&mut harness).messages().is_empty());
    assert!(harness.query_by_label_contains("“banana”").is_none());
}

#[test]
fn the_page_speaks_chinese_and_can_be_switched() {
    let mut harness = page("particles=256&foo=1", [1280.0, 800.0], Language::Chinese);
    harness.get_by_label("最近邻").click();
    harness.run_steps(2);
    assert_eq!(app(&mut harness).settings().model(), &model::NEAREST);
    harness.get_by_label("English").click();
    harness.run_steps(2);
    harness.get_by_label("nearest neighbour");
}

#[test]
fn a_lesson_is_the_page_s_business() {
    assert!(app(&mut english("particles=256&lesson=noise")).messages().is_empty());
}

#[test]
fn the_theme_can_be_switched() {
    let mut harness = english("particles=256&theme=light");
    harness.get_by_label("dark").click();
    harness.run_steps(2);
    assert_eq!(harness.ctx.theme(), egui::Theme::Dark);
    harness.get_by_label("light");
}

#[test]
fn controls_stay_on_the_page_at_every_size() {
    for size in [[1920.0, 1080.0], [1280.0, 800.0], [1024.0, 600.0], [844.0, 390.0], [390.0, 844.0], [320.0, 568.0]] {
        for language in [Language::English, Language::Chinese] {
            let mut harness = page("particles=256&steps=20", size, language);
            let page = Rect::from_min_size(Pos2::ZERO, size.into());
            for name in ["restart", "step_back", "play", "step_on", "time"] {
                let rect = place(&mut harness, name);
                assert!(page.contains_rect(rect), "{name} {rect} on {size:?}");
            }
        }
    }
}

#[test]
fn extremes_are_drawn_without_a_fault() {
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
        assert!(app(&mut harness).run().is_settled());
    }
}

#[test]
fn an_experiment_that_is_dropped_on_the_page_is_set_up_and_a_bad_one_says_why() {
    let mut harness = english("particles=256");
    app(&mut harness).open_file(
        r#"{"diffuscope": 1, "settings": {"model": "mle", "noise": 0.3, "data": "list"}, "numbers": [3, 1, 2]}"#,
    );
    settle(&mut harness);
    let settings = app(&mut harness).settings();
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
