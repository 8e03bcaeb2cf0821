//! Bayes' rule step by step: the prior at the left, the likelihood of the x that is seen in the middle, and the posterior
//! with its mean at the right.

mod bars;
pub mod controls;
pub mod plots;
pub mod words;

use super::frame::{BELOW, Frame};
use super::state::{STAGES, State};
use crate::chain::posterior::{POINTS, TwoPoints};
use crate::lab::chain::X;
use crate::lab::settings::Value;
use crate::screens::screen::Page;
use crate::theme::{Palette, regular, semibold};
use crate::widgets::adjustable::Adjustable;
use crate::widgets::explanation::Explained as _;
use crate::widgets::number_format::fixed;
use crate::widgets::widget_rect::WidgetRect;
use egui::{Align2, Color32, CursorIcon, Painter, Rect, Sense, Shape, Stroke, StrokeKind, Ui, pos2, vec2};

/// The stages from which on a part is seen.
const LIKELIHOOD: usize = 1;
const PRODUCT: usize = 2;
const POSTERIOR: usize = 3;
/// The height of the headings.
const HEADING: f32 = 22.0;
/// The share of the width for each end, and its least and largest width.
const END: f32 = 0.17;
const ENDS: std::ops::RangeInclusive<f32> = 84.0..=170.0;
const GAP: f32 = 8.0;
/// x is shown within ± this.
const EXTENT: f64 = 3.5;
const VALUES: usize = 180;
/// From this width on there is room for longer words at x.
const ROOMY: f32 = 300.0;

/// Shows the picture in `rect`; x can be dragged.
pub fn picture(state: &mut State, ui: &mut Ui, page: &mut Page<'_>, rect: Rect) {
    let (text, palette) = (page.text(), Palette::of(ui.ctx()));
    let (points, x) = (state.settings.bayes().points(), state.settings.bayes().x());
    let (stage, fraction) = state.place();
    let end = (END * rect.width()).clamp(*ENDS.start(), *ENDS.end());
    let (heads, body) = rect.split_top_bottom_at_y(rect.top() + HEADING);
    let body = body.with_max_y(body.bottom() - BELOW);
    let left = body.with_max_x(body.left() + end);
    let right = body.with_min_x(body.right() - end);
    let middle = body.with_min_x(left.right() + GAP).with_max_x(right.left() - GAP);
    let painter = ui.painter_at(rect);
    let head = |painter: &Painter, x: f32, align: Align2, words: &str, color: Color32| {
        painter.text(pos2(x, heads.top() + 2.0), align, words, semibold(13.5), color);
    };
    head(&painter, left.left(), Align2::LEFT_TOP, text.tools.prior, palette.forward);
    painter.rect_filled(left, 4.0, palette.surface);
    bars::show(&painter, left, points.priors(), palette.forward, palette);
    painter.rect_filled(right, 4.0, palette.surface);
    if stage >= POSTERIOR {
        head(&painter, right.right(), Align2::RIGHT_TOP, text.tools.posterior, palette.reverse_text);
        bars::show(&painter, right, points.posterior(x), palette.reverse, palette);
    }
    if stage >= STAGES {
        bars::mean(&painter, right, points.mean(x), palette);
    }
    for part in [left, right] {
        painter.rect_stroke(part, 4.0, Stroke::new(1.0, palette.line), StrokeKind::Inside);
    }
    let words = painter.with_clip_rect(rect.with_min_x(middle.left()).with_max_x(middle.right()));
    head(&words, middle.center().x, Align2::CENTER_TOP, (text.tools.stage)(stage), palette.ink);
    let highest = 1.12 / (points.level.sigma() * std::f64::consts::TAU.sqrt());
    let frame = Frame { rect: middle, x: [-EXTENT, EXTENT], y: [0.0, highest] };
    frame.draw(&painter, palette);
    let fraction = if page.appearance.reduces_motion { 0.0 } else { fraction };
    densities(&painter.with_clip_rect(middle), &frame, (points, x), (stage, fraction), palette);
    page.widgets.push(WidgetRect { name: "seen_x", rect: middle });
    let response = ui.interact(middle, ui.scope_id().with("seen x"), Sense::click_and_drag());
    let response = response.on_hover_cursor(CursorIcon::ResizeHorizontal);
    let adjustable = Adjustable { name: text.tools.seen_x, words: "", value: x, range: -EXTENT..=EXTENT, step: 0.01 };
    if let Some(x) = adjustable.show(ui, &response) {
        _ = X.write_nearest(&mut state.settings, &Value::Number((100.0 * x).round() / 100.0));
    }
    if response.has_focus() {
        painter.rect_stroke(middle, 4.0, Stroke::new(2.0, palette.ink), StrokeKind::Inside);
    }
    response.explained("bayes_picture", "");
    if let Some(pointer) = response.interact_pointer_pos()
        && (response.dragged() || response.clicked())
    {
        let value = Value::Number((100.0 * frame.value(pointer)[0]).round() / 100.0);
        // Beyond the range, it stays at the edge.
        _ = X.write_nearest(&mut state.settings, &value);
    }
}

/// The likelihood of both points, times the prior from the product on, and the sum; and what they are at x. During a
/// stage, what it changes is `fraction` done.
fn densities(
    painter: &Painter,
    frame: &Frame,
    (points, x): (TwoPoints, f64),
    (stage, fraction): (usize, f64),
    palette: &Palette,
) {
    let highest = frame.y[1];
    let colors = [palette.faint_ink, palette.forward];
    if stage < LIKELIHOOD {
        for ((point, share), color) in POINTS.into_iter().zip(points.priors()).zip(colors) {
            let [foot, top] = [0.0, 0.9 * share * highest].map(|y| frame.at(point, y));
            painter.line_segment([foot, top], palette.stroke(4.0, color));
        }
        return;
    }
    // From 1 to the prior while the likelihood becomes the product.
    let share = if stage >= PRODUCT { 1.0 } else { fraction };
    let factor = |i: usize| 1.0 + share * (points.priors()[i] - 1.0);
    let xs = || (0..=VALUES).map(|i| EXTENT * (2.0 * i as f64 / VALUES as f64 - 1.0));
    for (i, color) in colors.into_iter().enumerate() {
        let curve = |x: f64| factor(i) * points.likelihoods(x)[i];
        painter.add(frame.line(xs().map(|x| [x, curve(x)]), palette.stroke(2.2, color)));
    }
    if stage >= PRODUCT {
        let stroke = palette.stroke(1.6, palette.ink);
        painter.add(frame.line(xs().map(|x| [x, points.evidence(x)]), stroke));
        frame.ring(painter, frame.at(x, points.evidence(x)), (palette.surface, palette.ink));
    }
    let foot = frame.at(x, 0.0);
    painter.extend(Shape::dashed_line(&[foot, frame.at(x, highest)], Stroke::new(1.2, palette.ink), 5.0, 4.0));
    let name = format!("x = {}", fixed(x, 2));
    painter.text(frame.at(x, highest) + vec2(6.0, 3.0), Align2::LEFT_TOP, name, regular(12.5), palette.ink);
    for (i, color) in colors.into_iter().enumerate() {
        let value = factor(i) * points.likelihoods(x)[i];
        let place = frame.at(x, value);
        frame.ring(painter, place, (palette.surface, color));
        let align = if i == 0 { Align2::RIGHT_BOTTOM } else { Align2::LEFT_BOTTOM };
        let away = vec2(if i == 0 { -8.0 } else { 8.0 }, -2.0);
        let name = if i == 0 { "−1" } else { "+1" };
        // In a narrow picture there is no room for the sum.
        let divided = if stage >= POSTERIOR && frame.rect.width() > ROOMY {
            format!(" / {}", fixed(points.evidence(x), 3))
        } else {
            String::new()
        };
        let words = format!("{name}: {}{divided}", fixed(value, 3));
        painter.text(place + away, align, words, regular(12.0), color);
    }
}
