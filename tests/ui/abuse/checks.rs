//! What must hold after every frame.

use super::super::harness::Page;
use egui::Shape;
use egui_kittest::kittest::NodeT as _;

/// Fails if a text that is drawn has a number that is none, or if something is drawn at such a place.
pub fn shows_no_nan(harness: &Page) {
    for clipped in &harness.output().shapes {
        look_at(&clipped.shape);
    }
    for node in harness.root().children_recursive() {
        let node = node.accesskit_node();
        for text in [node.label(), node.value()].into_iter().flatten() {
            assert!(!has_nan(&text), "an element says {text:?}");
        }
        if let Some(number) = node.numeric_value() {
            assert!(number.is_finite(), "an element has the value {number}");
        }
    }
}

fn look_at(shape: &Shape) {
    match shape {
        Shape::Vec(shapes) => shapes.iter().for_each(look_at),
        Shape::Text(text) => {
            assert!(!has_nan(text.galley.text()), "the page says {:?}", text.galley.text());
            assert!(text.pos.is_finite(), "{:?} is at {:?}", text.galley.text(), text.pos);
        }
        Shape::Mesh(mesh) => {
            assert!(mesh.vertices.iter().all(|vertex| vertex.pos.is_finite()), "a mesh without a place");
        }
        Shape::Path(path) => assert!(path.points.iter().all(|point| point.is_finite()), "a path without a place"),
        Shape::LineSegment { points, .. } => assert!(points.iter().all(|point| point.is_finite()), "such a line"),
        Shape::Circle(circle) => assert!(circle.center.is_finite() && circle.radius.is_finite(), "such a circle"),
        Shape::Rect(rect) => assert!(!rect.rect.any_nan(), "such a rectangle"),
        _ => {}
    }
}

/// Whether a text has a number that is none. Names of states may be any word.
fn has_nan(text: &str) -> bool {
    text.split(|c: char| !c.is_alphanumeric()).any(|word| word == "NaN" || word == "inf")
}

/// Bytes of memory of this process, where the system says so.
pub fn memory() -> Option<usize> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
    let kilobytes: usize = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
    Some(kilobytes << 10)
}
