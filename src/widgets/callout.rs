//! A sentence that points at a control, over the page, where it covers no control and no words.

use super::explanation;
use super::widget_rect::WidgetRect;
use crate::theme::{Palette, semibold};
use egui::{Align2, Color32, Event, Id, LayerId, Order, Pos2, Rect, Shape, Stroke, Ui, Vec2, vec2};

/// What is higher, in points, is a picture or a plot, of which a part can be covered.
const HIGHEST_ROW: f32 = 60.0;
/// Between the control and the sentence, in points.
const GAP: f32 = 14.0;
const PADDING: Vec2 = vec2(12.0, 8.0);

/// Points at a control with a sentence: `true` as long as the reader has not done anything yet.
pub fn point_at(ui: &Ui, widgets: &[WidgetRect], name: &str, words: &str) -> bool {
    let acts = ui.input(|input| {
        input.pointer.any_pressed() || input.events.iter().any(|event| matches!(event, Event::Key { .. }))
    });
    let Some(target) = widgets.iter().find(|widget| widget.name == name).filter(|_| !acts) else {
        return !acts;
    };
    let (page, palette) = (ui.ctx().content_rect(), Palette::of(ui.ctx()));
    let painter = ui.ctx().layer_painter(LayerId::new(Order::Foreground, Id::unique("callout")));
    let galley = painter.layout(words.to_owned(), semibold(14.0), palette.surface, 0.5 * page.width());
    let explained = explanation::places(ui.ctx()).into_iter().map(|place| place.rect);
    let rows: Vec<Rect> = widgets
        .iter()
        .map(|widget| widget.rect)
        .chain(explained)
        .filter(|rect| rect.height() < HIGHEST_ROW && !target.rect.contains_rect(*rect))
        .collect();
    let place = choose(page, target.rect, galley.size() + 2.0 * PADDING, &rows);
    let corners = arrow(target.rect, place);
    painter.rect_filled(place, 8.0, palette.ink);
    painter.add(Shape::convex_polygon(corners.to_vec(), palette.ink, Stroke::NONE));
    painter.galley(place.min + PADDING, galley, Color32::PLACEHOLDER);
    true
}

/// The place of the sentence that covers least of `rows`: beside the control, if need be higher or lower, below it, or above.
fn choose(page: Rect, target: Rect, size: Vec2, rows: &[Rect]) -> Rect {
    let beside = Align2::LEFT_CENTER.anchor_size(target.right_center() + vec2(GAP, 0.0), size);
    let below = Align2::CENTER_TOP.anchor_size(target.center_bottom() + vec2(0.0, GAP), size);
    let above = Align2::CENTER_BOTTOM.anchor_size(target.center_top() - vec2(0.0, GAP), size);
    let higher = [0.0, -1.0, -2.0, -3.0, 1.0, 2.0].map(|rows| beside.translate(vec2(0.0, rows * size.y)));
    let covered = |place: &Rect| -> f32 {
        let parts = rows.iter().map(|row| row.intersect(*place)).filter(|part| part.is_positive());
        parts.map(|part| part.area()).sum()
    };
    let places = higher.into_iter().chain([below, above]).filter(|place| page.contains_rect(*place));
    // Of those that cover the same, the first.
    places.min_by(|a, b| covered(a).total_cmp(&covered(b))).unwrap_or(above)
}

/// The corners of the triangle from the sentence to the control.
fn arrow(target: Rect, place: Rect) -> [Pos2; 3] {
    const HALF: f32 = 7.0;
    // Inside the rounded corners.
    let inner = place.shrink(HALF + 6.0);
    if place.left() >= target.right() {
        let y = target.center().y.clamp(inner.top(), inner.bottom().max(inner.top()));
        let tip = Pos2::new(target.right() + 0.4 * GAP, target.center().y);
        [tip, Pos2::new(place.left() + 1.0, y - HALF), Pos2::new(place.left() + 1.0, y + HALF)]
    } else {
        let is_below = place.top() > target.center().y;
        let (y, edge) =
            if is_below { (place.top() + 1.0, target.bottom()) } else { (place.bottom() - 1.0, target.top()) };
        let x = target.center().x;
        [Pos2::new(x, edge + 0.4 * (y - edge)), Pos2::new(x - HALF, y), Pos2::new(x + HALF, y)]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: Rect = Rect::from_min_max(Pos2::ZERO, Pos2::new(1280.0, 800.0));
    const SIZE: Vec2 = vec2(220.0, 34.0);

    fn rect(left: f32, top: f32, width: f32, height: f32) -> Rect {
        Rect::from_min_size(Pos2::new(left, top), vec2(width, height))
    }

    #[test]
    fn it_stands_beside_the_control_and_higher_where_a_verdict_is() {
        let slider = rect(20.0, 700.0, 220.0, 24.0);
        let beside = choose(PAGE, slider, SIZE, &[]);
        assert_eq!((beside.left(), beside.center().y), (slider.right() + GAP, slider.center().y));
        let verdict = rect(260.0, 705.0, 300.0, 20.0);
        let higher = choose(PAGE, slider, SIZE, &[verdict]);
        assert!(!higher.intersects(verdict) && higher.bottom() <= verdict.top() && higher.left() == beside.left());
        assert!(arrow(slider, higher)[0].y < higher.bottom() + 60.0);
    }

    #[test]
    fn on_a_phone_it_leaves_the_score_model_uncovered() {
        let phone = Rect::from_min_size(Pos2::ZERO, vec2(390.0, 844.0));
        let slider = rect(10.0, 560.0, 370.0, 40.0);
        let model = rect(10.0, 510.0, 370.0, 44.0);
        let place = choose(phone, slider, SIZE, &[model]);
        assert!(place.top() > slider.bottom() && phone.contains_rect(place));
        // Above, if there is no room below.
        let low = slider.translate(vec2(0.0, 240.0));
        assert!(choose(phone, low, SIZE, &[model]).bottom() < low.top());
    }
}
