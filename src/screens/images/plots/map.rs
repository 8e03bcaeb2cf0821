//! What every frequency keeps: a map of frequency against t, whose colour is the share of the power that is signal,
//! SNR/(1 + SNR), and the line where signal and noise are equal.

use crate::screens::images::state::State;
use crate::text::Text;
use crate::theme::{Palette, regular, semibold};
use crate::widgets::explanation::note;
use egui::{Align2, Color32, Rect, Role, Sense, Shape, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

/// The height of the heading, and of the times below.
const HEADING: f32 = 22.0;
const TIMES: f32 = 18.0;
/// Shows the map.
pub fn show(state: &mut State, ui: &mut Ui, rect: Rect, text: &Text) {
    let (palette, words) = (Palette::of(ui.ctx()), &text.images);
    let State { run, map, playback, .. } = state;
    ui.painter_at(rect).text(rect.left_top(), Align2::LEFT_TOP, words.map, semibold(13.0), palette.ink);
    let Some(plan) = run.plan() else {
        return;
    };
    map.update(ui.ctx(), plan, palette);
    let body = rect.with_min_y(rect.top() + HEADING).with_max_y(rect.bottom() - TIMES);
    let painter = ui.painter_at(rect);
    if let Some(texture) = map.id() {
        painter.image(texture, body, Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0, 1.0)), Color32::WHITE);
    }
    let rings = plan.rings.count() as f64;
    let x = |column: usize| body.left() + column as f32 / (plan.times.len() - 1).max(1) as f32 * body.width();
    let y = |ring: f64| body.bottom() - ((ring + 0.5) / rings) as f32 * body.height();
    let equal = map.equal();
    let crossings = equal.iter().enumerate();
    let points: Vec<_> =
        crossings.filter_map(|(column, ring)| ring.map(|ring| pos2(x(column), y(ring).max(body.top())))).collect();
    // Under the words, so that they can be read.
    let label = |at, align, words: &str| {
        let galley = painter.layout_no_wrap(words.to_owned(), regular(12.0), palette.ink);
        let place = Align2::anchor_size(align, at, galley.size());
        painter.rect_filled(place.expand2(vec2(3.0, 0.0)), 3.0, palette.surface.gamma_multiply(0.85));
        painter.galley(place.min, galley, palette.ink);
    };
    if let Some(at) = points.get(points.len() * 2 / 3).copied() {
        painter.add(Shape::line(points, palette.stroke(2.0, palette.ink)));
        label(pos2(at.x + 8.0, at.y - 4.0), Align2::LEFT_BOTTOM, words.equal);
    }
    label(body.left_top() + vec2(6.0, 4.0), Align2::LEFT_TOP, words.fine);
    label(body.left_bottom() + vec2(6.0, -4.0), Align2::LEFT_BOTTOM, words.coarse);
    label(body.right_top() + vec2(-6.0, 4.0), Align2::RIGHT_TOP, words.lost);
    let t = playback.t() as f32;
    let color = if playback.position() > 1.0 { palette.reverse } else { palette.ink };
    painter.vline(body.left() + t * body.width(), body.y_range(), palette.stroke(1.5, color));
    painter.rect_stroke(body, 0.0, Stroke::new(1.0, palette.line), StrokeKind::Inside);
    for (share, align, number) in
        [(0.0, Align2::LEFT_TOP, "0"), (0.5, Align2::CENTER_TOP, "t"), (1.0, Align2::RIGHT_TOP, "1")]
    {
        let at = pos2(body.left() + share * body.width(), body.bottom() + 2.0);
        painter.text(at, align, number, regular(12.0), palette.faint_ink);
    }
    let response = ui.interact(body, ui.scope_id().with("map"), Sense::hover());
    if let Some(pointer) = response.hover_pos() {
        let column = plan.column(f64::from((pointer.x - body.left()) / body.width()).clamp(0.0, 1.0));
        let ring = (f64::from((body.bottom() - pointer.y) / body.height()) * rings).clamp(0.0, rings - 1.0) as usize;
        if let Some(share) = map.shares().get(column).and_then(|shares| shares.get(ring)) {
            let frequency = plan.rings.frequency(ring);
            let t = plan.times[column];
            let percent = 100.0 * share;
            response.clone().on_hover_text(format!("t = {t:.2}, f = {frequency:.2}: {} {percent:.0} %", words.kept));
        }
    }
    response.widget_info(|| WidgetInfo::labeled(Role::Figure, true, words.map));
    note(ui, rect, "frequency_map", "");
}
