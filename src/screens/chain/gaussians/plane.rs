//! Two numbers that are normal together: their ellipses, the law of y where x is known, and their matrices.

use super::curves::{HEADING, Panel, points};
use crate::chain::plane::Matrix;
use crate::lab::chain::{EXTENT, P_MEAN, Q_MEAN};
use crate::lab::settings::Value;
use crate::screens::chain::frame::{BELOW, Frame};
use crate::screens::chain::state::State;
use crate::screens::screen::Page;
use crate::text::Text;
use crate::theme::{Palette, regular, semibold};
use crate::widgets::explanation::{Explained as _, note};
use crate::widgets::number_format::fixed;
use crate::widgets::plot::curve::{Area, Curve};
use crate::widgets::widget_rect::WidgetRect;
use egui::{Align2, Color32, CursorIcon, Painter, Pos2, Rect, Role, Sense, Shape, Stroke, Ui, WidgetInfo, vec2};

/// The ellipses that are drawn, in standard deviations, and the points of each.
const RADII: [f64; 3] = [3.0, 2.0, 1.0];
const POINTS: usize = 96;
/// Half the height of the picture, in units of y.
const HALF_HEIGHT: f64 = 5.0;

/// The ellipses, the principal axes, and x at the playhead; dragging moves the mean.
pub fn picture(state: &mut State, ui: &mut Ui, page: &mut Page<'_>, rect: Rect) {
    let (text, palette) = (page.text(), Palette::of(ui.ctx()));
    let plane = state.settings.gaussians().plane();
    let (heads, body) = rect.split_top_bottom_at_y(rect.top() + HEADING);
    let painter = ui.painter_at(rect);
    painter.text(heads.left_top(), Align2::LEFT_TOP, text.tools.ellipses, semibold(13.5), palette.ink);
    let body = body.with_max_y(body.bottom() - BELOW);
    // A unit of x is as long as a unit of y.
    let half_width = HALF_HEIGHT * f64::from(body.width() / body.height().max(1.0));
    let frame = Frame { rect: body, x: [-half_width, half_width], y: [-HALF_HEIGHT, HALF_HEIGHT] };
    frame.draw(&painter, palette);
    frame.draw_beside(&painter, palette);
    let inside = painter.with_clip_rect(body);
    for radius in RADII {
        let outline: Vec<Pos2> = plane.ellipse(radius, POINTS).into_iter().map(|[x, y]| frame.at(x, y)).collect();
        let stroke = palette.stroke(1.6, palette.forward);
        inside.add(Shape::convex_polygon(outline, palette.forward.gamma_multiply(0.14), stroke));
    }
    let mean = frame.at(plane.x.mean, plane.y.mean);
    for [x, y] in plane.axes() {
        let end = frame.at(plane.x.mean + x, plane.y.mean + y);
        inside.line_segment([mean, end], palette.stroke(2.0, palette.ink));
    }
    let x = state.swept_x();
    inside.vline(frame.at(x, 0.0).x, body.y_range(), Stroke::new(1.0, palette.ink));
    let given = plane.given(x);
    let [low, high] = [-1.0, 1.0].map(|side| frame.at(x, given.mean + side * given.std));
    inside.line_segment([low, high], palette.stroke(4.0, palette.reverse));
    inside.text(body.right_bottom() + vec2(-6.0, -4.0), Align2::RIGHT_BOTTOM, "x", regular(12.5), palette.faint_ink);
    inside.text(body.left_top() + vec2(6.0, 4.0), Align2::LEFT_TOP, "y", regular(12.5), palette.faint_ink);
    frame.ring(&inside, mean, (palette.surface, palette.forward));
    page.widgets.push(WidgetRect { name: "plane", rect: body });
    let response = ui.interact(body, ui.scope_id().with("plane"), Sense::drag()).on_hover_cursor(CursorIcon::Move);
    response.widget_info(|| WidgetInfo::labeled(Role::Figure, true, text.tools.ellipses));
    response.explained_as(text.tools.drag_mean, "gaussian_plane", "");
    if response.dragged() {
        // By as much as the pointer has moved, so that the mean does not jump to it.
        let [from, to] = [mean, mean + response.drag_delta()].map(|place| frame.value(place));
        let means = [plane.x.mean + to[0] - from[0], plane.y.mean + to[1] - from[1]];
        for (setting, mean) in [&P_MEAN, &Q_MEAN].into_iter().zip(means) {
            let value = Value::Number((1e3 * mean).round() / 1e3);
            // Beyond the range, it stays at the edge.
            _ = setting.write_nearest(&mut state.settings, &value);
        }
    }
}

/// The law of y where x is the playhead's, and without knowing x.
pub fn given_x(state: &State, ui: &mut Ui, rect: Rect, text: &Text) {
    let palette = Palette::of(ui.ctx());
    let (plane, x) = (state.settings.gaussians().plane(), state.swept_x());
    let given = plane.given(x);
    let known = points(EXTENT, &|y| given.density(y));
    let alone = points(EXTENT, &|y| plane.y.density(y));
    let heading = (text.tools.y_given)(&fixed(x, 2));
    Panel {
        name: "given_x",
        heading: &heading,
        label: &heading,
        quantities: ["y", ""],
        x: [-EXTENT, EXTENT],
        curves: vec![
            Curve {
                is_dashed: true,
                ..Curve::line("alone", text.tools.y_alone, &alone, palette.stroke(1.6, palette.faint_ink))
            },
            Curve {
                area: Some((Area::ToZero, palette.reverse.gamma_multiply(0.3))),
                ..Curve::line("given", &heading, &known, palette.stroke(2.2, palette.reverse))
            },
        ],
        playhead: None,
        values: None,
    }
    .show(ui, rect);
}

/// The covariance and its inverse.
pub fn matrices(state: &State, ui: &mut Ui, rect: Rect, text: &Text) {
    let (palette, plane) = (Palette::of(ui.ctx()), state.settings.gaussians().plane());
    let painter = ui.painter_at(rect);
    painter.text(rect.left_top(), Align2::LEFT_TOP, text.tools.matrices, semibold(13.0), palette.ink);
    let body = rect.with_min_y(rect.top() + HEADING);
    let (left, right) = body.split_left_right_at_fraction(0.5);
    let shown = [
        (left, text.tools.covariance_matrix, plane.covariance(), palette.forward),
        (right, text.tools.precision_matrix, plane.precision(), palette.reverse_text),
    ];
    for (place, name, matrix, color) in shown {
        matrix_in(&painter, place, matrix, (name, color), palette);
    }
    let response = ui.interact(body, ui.scope_id().with("matrices"), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Figure, true, in_words(text, state)));
    note(ui, rect, "gaussian_matrices", "");
}

fn matrix_in(painter: &Painter, place: Rect, matrix: Matrix, (name, color): (&str, Color32), palette: &Palette) {
    let size = (0.13 * place.width()).clamp(11.0, 18.0);
    let cell = vec2(4.0 * size, 1.9 * size);
    let block = Rect::from_center_size(place.center() + vec2(0.0, 0.5 * size), 2.0 * cell);
    let above = block.center_top() - vec2(0.0, 0.6 * size);
    painter.text(above, Align2::CENTER_BOTTOM, name, regular(13.0), color);
    // Brackets.
    for (x, inwards) in [(block.left(), 6.0), (block.right(), -6.0)] {
        let corners = [(inwards, block.top()), (0.0, block.top()), (0.0, block.bottom()), (inwards, block.bottom())];
        let points = corners.map(|(along, y)| egui::pos2(x + along, y)).to_vec();
        painter.add(Shape::line(points, palette.stroke(1.5, color)));
    }
    for (i, row) in matrix.iter().enumerate() {
        for (j, entry) in row.iter().enumerate() {
            let center = block.min + vec2((j as f32 + 0.5) * cell.x, (i as f32 + 0.5) * cell.y);
            painter.text(center, Align2::CENTER_CENTER, fixed(*entry, 2), regular(size), palette.ink);
        }
    }
}

/// Both matrices, row after row.
fn in_words(text: &Text, state: &State) -> String {
    super::words::matrices(&state.settings.gaussians().plane(), text).join("; ")
}
