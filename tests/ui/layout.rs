//! On every page, large or small, nothing is cut off, nothing overlaps, and no target is too small for touch. The test
//! checks what was painted: every word, and every control in the accessibility tree.

use super::harness::*;
use super::page::OpenedPanels;
use diffuscope::text::Language;
use egui::accesskit::Role;
use egui::{self, Pos2, Rect, Shape, Vec2, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

/// In CSS pixels. The last two stand for scrolled phones: they are high enough to show all controls.
const SIZES: [[f32; 2]; 9] = [
    [1280.0, 800.0],
    [1920.0, 1080.0],
    [3840.0, 2160.0],
    [1024.0, 600.0],
    [844.0, 390.0],
    [390.0, 844.0],
    [320.0, 568.0],
    [390.0, 3000.0],
    [320.0, 3000.0],
];

/// Queries, also for a lecture hall: the default experiment, the one with the most controls, and two that are compared.
const QUERIES: [&str; 14] = [
    "particles=256&steps=20",
    "screen=chain",
    "screen=chain&topic=continuum&projector=1",
    "screen=chain&matrix=1,1,1,1,1,1;1,1,1,1,1,1;1,1,1,1,1,1;1,1,1,1,1,1;1,1,1,1,1,1;1,1,1,1,1,1&projector=1",
    "screen=chain&source=letters",
    "particles=256&steps=20&projector=1",
    "particles=256&steps=20&projector=1&model=mle",
    "particles=256&steps=20&prior=banana&model=xyz",
    "particles=256&steps=20&noise=0.5&model=mle&data=mixture&schedule=geometric&sampler=ddim&eta=0.5&corrupt=eps",
    "particles=256&steps=20&noise=0.5&model=nn&data=two-bumps&forward=em&sampler=langevin&projector=1",
    "particles=256&steps=20&b.model=nn",
    "particles=256&steps=20&b.model=nn&projector=1",
    "particles=256&steps=20&noise=0.5&b.sampler=langevin&b.schedule=geometric&b.data=comb",
    "particles=4096&steps=10&noise=0.5&b.sampler=pc&b.model=mle&projector=1",
];

#[test]
fn nothing_is_cut_off_or_overlaps() {
    let mut faults = Vec::new();
    for query in QUERIES {
        for language in [Language::English, Language::Chinese] {
            let mut harness = page(query, SIZES[0], language);
            app(&mut harness).set_host(Box::new(OpenedPanels::default()));
            for size in SIZES {
                resize(&mut harness, size.into());
                let sight = Sight::of(&harness);
                assert!(sight.words.len() > 20 && sight.controls.len() > 10, "the page is not there");
                let here = sight.faults(small(size));
                faults.extend(here.into_iter().map(|fault| format!("{query} {language:?} {size:?}: {fault}")));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// Embedded pages: the default, with more to show, a comparison, and another screen.
const EMBEDDED: [&str; 4] = [
    "embed=1&particles=256&steps=20",
    "embed=1&particles=256&steps=20&model=mle&show=data,model,noise,figures,play",
    "embed=1&particles=256&steps=20&b.model=nn",
    "embed=1&screen=chain",
];

#[test]
fn in_an_embedded_page_of_any_width_nothing_is_cut_off_or_overlaps() {
    let mut faults = Vec::new();
    for query in EMBEDDED {
        for language in [Language::English, Language::Chinese] {
            let mut harness = page(query, [640.0, 420.0], language);
            // The third is too low for the verdict, if there are three controls.
            let sizes =
                [[120.0, 420.0], [160.0, 420.0], [240.0, 280.0], [320.0, 420.0], [480.0, 420.0], [640.0, 420.0]];
            for [width, height] in sizes {
                resize(&mut harness, vec2(width, height));
                let here = Sight::of(&harness).faults(false);
                faults.extend(here.into_iter().map(|fault| format!("{query} {language:?} {width}: {fault}")));
            }
            // In more space, everything has its full size again.
            assert_eq!(harness.ctx.zoom_factor(), 1.0);
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// Whether a page has the size of a phone.
fn small([width, height]: [f32; 2]) -> bool {
    width < 560.0 || height < 560.0
}

/// Makes the page as large in points as in a browser: with a zoom, it has fewer points.
fn resize(harness: &mut Page, size: Vec2) {
    for _ in 0..3 {
        harness.set_size(size / harness.ctx.zoom_factor());
        harness.run_steps(2);
    }
}

/// A word or a control on the page.
struct Seen {
    what: String,
    rect: Rect,
    /// The part of it that is inside the area that it is clipped to.
    visible: Rect,
}

struct Sight {
    page: Rect,
    /// The area of the page that scrolls: its content may be cut off above and below.
    scrolled: Rect,
    words: Vec<Seen>,
    controls: Vec<(Role, Seen)>,
}

impl Sight {
    fn of(harness: &Page) -> Self {
        let page = harness.ctx.content_rect();
        let mut words = Vec::new();
        for clipped in &harness.output().shapes {
            collect_words(&clipped.shape, clipped.clip_rect.intersect(page), &mut words);
        }
        let scrolled =
            words.iter().find(|(what, _, _)| what == "Diffuscope").map_or(Rect::NOTHING, |(_, _, clip)| *clip);
        let words =
            words.into_iter().map(|(what, rect, clip)| Seen { what, rect, visible: rect.intersect(clip) }).collect();
        let mut controls = Vec::new();
        for role in CONTROLS {
            for node in harness.query_all_by_role(role) {
                let what = format!("{role:?} {:?}", node.accesskit_node().label().unwrap_or_default());
                let rect = node.rect();
                let clip = if scrolled.x_range().contains(rect.center().x)
                    && (scrolled.height() > 0.9 * page.height() || rect.center().y > scrolled.top())
                {
                    scrolled
                } else {
                    page
                };
                controls.push((role, Seen { what, rect, visible: rect.intersect(clip) }));
            }
        }
        Self { page, scrolled, words, controls }
    }

    fn faults(&self, for_fingers: bool) -> Vec<String> {
        let mut faults = Vec::new();
        let controls: Vec<&Seen> = self.controls.iter().map(|(_, seen)| seen).collect();
        assert!(self.words.len() > 3 && controls.len() > 2, "the page is not there");
        for seen in self.words.iter().chain(controls.iter().copied()) {
            let sides = self.page.x_range();
            let scrolls = self.scrolled.contains_rect(seen.visible) || !seen.visible.is_positive();
            let above_and_below =
                scrolls || seen.rect.y_range().intersection(self.page.y_range()) == seen.rect.y_range();
            let cut = seen.visible.is_positive() && seen.visible.width() < seen.rect.width() - 1.0;
            if seen.rect.left() < sides.min - 0.5 || seen.rect.right() > sides.max + 0.5 || !above_and_below || cut {
                faults.push(format!("cut off: {} {:?}", seen.what, seen.rect));
            }
        }
        let words: Vec<&Seen> = self.words.iter().collect();
        for group in [&words, &controls] {
            for (i, a) in group.iter().enumerate() {
                for b in &group[i + 1..] {
                    let shared = a.visible.intersect(b.visible);
                    if shared.is_positive() && shared.width() > 0.75 && shared.height() > 0.75 {
                        faults.push(format!("touch: {} {:?}, {} {:?}", a.what, a.rect, b.what, b.rect));
                    }
                }
            }
        }
        if for_fingers {
            for seen in controls {
                if seen.rect.height() < 43.5 || seen.rect.width() < 43.5 {
                    faults.push(format!("too small for a finger: {} {:?}", seen.what, seen.rect));
                }
            }
        }
        faults
    }
}

/// Every line of text, the rectangle of its glyphs, and the one that it is clipped to.
fn collect_words(shape: &Shape, clip: Rect, words: &mut Vec<(String, Rect, Rect)>) {
    match shape {
        Shape::Vec(shapes) => shapes.iter().for_each(|shape| collect_words(shape, clip, words)),
        Shape::Text(text) => {
            for row in &text.galley.rows {
                let ink = row.visuals.mesh_bounds;
                if ink.is_positive() {
                    let at: Pos2 = text.pos + row.pos.to_vec2();
                    words.push((row.text().trim().to_owned(), ink.translate(at.to_vec2()), clip));
                }
            }
        }
        _ => {}
    }
}

#[test]
fn touch_on_a_large_page_gets_large_targets() {
    let mut harness = page(QUERIES[0], SIZES[0], Language::English);
    harness.event(egui::Event::Touch {
        device_id: egui::TouchDeviceId(0),
        id: egui::TouchId(0),
        phase: egui::TouchPhase::Start,
        pos: Pos2::new(700.0, 300.0),
        force: None,
    });
    harness.run_steps(3);
    assert_eq!(Sight::of(&harness).faults(true), [""; 0]);
    harness.get_by_label("Layers");
    // A mouse is used again.
    harness.hover_at(Pos2::new(700.0, 300.0));
    harness.run_steps(3);
    assert!(harness.query_by_label("Layers").is_none());
}

#[test]
fn the_test_finds_errors() {
    let seen = |what: &str, left: f32, right: f32| {
        let rect = Rect::from_min_max(Pos2::new(left, 10.0), Pos2::new(right, 20.0));
        Seen { what: what.to_owned(), rect, visible: rect }
    };
    let page = Rect::from_min_size(Pos2::ZERO, vec2(1000.0, 100.0));
    let row = |step: f32| (0..25).map(|i| seen("word", step * i as f32, step * i as f32 + 10.0)).collect();
    let controls =
        || (0..11).map(|i| (Role::Button, seen("button", 20.0 * i as f32, 20.0 * i as f32 + 10.0))).collect();
    let faults = |step, for_fingers| {
        Sight { page, scrolled: Rect::NOTHING, words: row(step), controls: controls() }.faults(for_fingers).len()
    };
    assert_eq!(faults(11.0, false), 0);
    assert_eq!(faults(9.0, false), 24);
    // The last six are outside the page.
    assert_eq!(faults(50.0, false), 5);
    assert_eq!(faults(11.0, true), 11);
}
