//! No curve and no picture is drawn outside its frame, under any schedule and for any data.

use super::harness::*;
use diffuscope::diffusion::{data, schedule};
use diffuscope::lab::settings::Value;
use diffuscope::screens::screen::Screen as _;
use diffuscope::text::Language;
use egui::accesskit::Role;
use egui::{Rect, Shape};
use egui_kittest::kittest::Queryable as _;

/// The handle of the playhead and the dots of the data are drawn over the edge of their frame.
const HANDLES: f32 = 10.0;

/// The frames in the picture and the plots: rectangles that are drawn with a line and no colour inside.
fn frames(harness: &Page) -> Vec<Rect> {
    let drawn = harness.output().shapes.iter().filter_map(|clipped| match &clipped.shape {
        Shape::Rect(rect) if rect.fill.a() == 0 && rect.stroke.width > 0.0 && rect.rect.height() > 60.0 => {
            Some(rect.rect)
        }
        _ => None,
    });
    drawn.chain(harness.query_all_by_role(Role::Figure).map(|plot| plot.rect())).collect()
}

/// Lines and areas: what is drawn of each, inside the rectangle that it is clipped to.
fn curves(harness: &Page) -> Vec<Rect> {
    fn collect(shape: &Shape, clip: Rect, found: &mut Vec<Rect>) {
        match shape {
            Shape::Vec(shapes) => shapes.iter().for_each(|shape| collect(shape, clip, found)),
            Shape::Path(_) | Shape::Mesh(_) | Shape::LineSegment { .. } | Shape::Circle(_) => {
                found.push(shape.visual_bounding_rect().intersect(clip));
            }
            _ => {}
        }
    }
    let mut found = Vec::new();
    for clipped in &harness.output().shapes {
        collect(&clipped.shape, clipped.clip_rect, &mut found);
    }
    found.retain(|rect| rect.is_positive());
    found
}

#[test]
fn nothing_is_drawn_outside_its_frame() {
    let mut harness = page("particles=256&steps=40&model=nn", [1280.0, 800.0], Language::English);
    for layer in ["exact density", "mean ± std", "flow lines", "error"] {
        harness.get_by_role_and_label(Role::CheckBox, layer).click();
        harness.run_steps(2);
    }
    let picture = place(&mut harness, "data_histogram").y_range();
    let mut ranges = vec![""; schedule::ALL.len()];
    ranges.extend(["sigma_max", "sigma_min"]);
    let schedules = schedule::ALL.map(|kind| kind.name).into_iter().chain(["geometric", "geometric"]);
    for (schedule, wide) in schedules.zip(ranges) {
        for data in data::ALL.into_iter().map(|kind| kind.name).filter(|name| *name != "list") {
            let mut values = vec![("schedule", Value::from(schedule)), ("data", Value::from(data))];
            values.extend([("sigma_min", Value::Number(0.01)), ("sigma_max", Value::Number(5.0))]);
            if let Some(value) = values.iter_mut().find(|(name, _)| *name == wide) {
                value.1 = Value::Number(if wide == "sigma_max" { 50.0 } else { 0.5 });
            }
            let values: Vec<_> = values.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
            screen(&mut harness).apply(&values).expect("these are allowed");
            for t in [0.0, 0.5, 1.0] {
                screen(&mut harness).playback_mut().seek(t);
                settle(&mut harness);
                let frames = frames(&harness);
                assert!(frames.len() >= 6, "{frames:?}");
                let plots = harness.query_all_by_role(Role::Figure).map(|plot| plot.rect()).next().expect("a plot");
                for curve in curves(&harness) {
                    let is_of_a_plot = picture.contains(curve.center().y) || plots.y_range().contains(curve.center().y);
                    let framed = frames.iter().any(|frame| frame.expand(HANDLES).contains_rect(curve));
                    let is_a_control = curve.right() < place(&mut harness, "data_histogram").left() - 30.0;
                    assert!(!is_of_a_plot || framed || is_a_control, "{schedule} {wide} {data} t = {t}: {curve:?}");
                }
            }
        }
    }
}
