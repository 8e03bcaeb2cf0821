//! What every frequency keeps: a map of frequency against t, whose colour is the log-SNR, and the line where signal and noise
//! are equal.

use crate::screens::images::plots::map_texture::{LOG_SNR, place};
use crate::screens::images::state::State;
use crate::text::Text;
use crate::theme::density_scale::density_scale;
use crate::theme::{Palette, regular, semibold};
use crate::widgets::explanation::note;
use crate::widgets::number_format::fixed;
use egui::{Align2, Color32, Rect, Role, Sense, Shape, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

/// The height of the heading, and of the times below.
const HEADING: f32 = 22.0;
const TIMES: f32 = 18.0;
/// The size of the scale of colours.
const SCALE: egui::Vec2 = vec2(56.0, 8.0);

/// Shows the map.
pub fn show(state: &mut State, ui: &mut Ui, rect: Rect, text: &Text) {
    let (palette, words) = (Palette::of(ui.ctx()), &text.images);
    let State { run, map, playback, .. } = state;
    ui.painter_at(rect).text(rect.left_top(), Align2::LEFT_TOP, words.map, semibold(13.0), palette.ink);
    let Some(plan) = run.plan() else {
        return;
    };
    map.update(ui.ctx(), plan, palette);
    scale(ui, rect, [words.map, words.log_snr], palette);
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
            let log_snr = fixed((share / (1.0 - share)).ln().clamp(-99.0, 99.0), 1);
            response.clone().on_hover_text(format!("t = {t:.2}, f = {frequency:.2}: {} {log_snr}", words.log_snr));
        }
    }
    response.widget_info(|| WidgetInfo::labeled(Role::Figure, true, words.map));
    note(ui, rect, "frequency_map", "");
}

/// The scale of colours, at the right of the heading; left out where there is no room.
fn scale(ui: &Ui, rect: Rect, [heading, name]: [&str; 2], palette: &Palette) {
    let painter = ui.painter_at(rect);
    let font = regular(11.0);
    let words = |words: String| painter.layout_no_wrap(words, font.clone(), palette.faint_ink);
    let [least, most] = [-LOG_SNR, LOG_SNR].map(|end| words(fixed(end, 0)));
    let name = words(name.to_owned());
    let width = name.size().x + least.size().x + most.size().x + SCALE.x + 14.0;
    let heading = painter.layout_no_wrap(heading.to_owned(), semibold(13.0), palette.ink).size().x;
    if rect.width() < heading + width + 10.0 {
        return;
    }
    let mut x = rect.right() - width;
    let y = rect.top() + 2.0;
    let mut put = |galley: std::sync::Arc<egui::Galley>, gap: f32| {
        let size = galley.size().x;
        painter.galley(pos2(x, y), galley, palette.faint_ink);
        x += size + gap;
        x
    };
    put(name, 6.0);
    let left = put(least, 4.0);
    let colors = density_scale(palette, palette.forward);
    for i in 0..SCALE.x as usize {
        let color = colors[place(LOG_SNR * (2.0 * (i as f64 + 0.5) / f64::from(SCALE.x) - 1.0))];
        let bar = Rect::from_min_size(pos2(left + i as f32, y + 3.0), vec2(1.0, SCALE.y));
        painter.rect_filled(bar, 0.0, color);
    }
    let frame = Rect::from_min_size(pos2(left, y + 3.0), SCALE);
    painter.rect_stroke(frame, 0.0, Stroke::new(1.0, palette.line), StrokeKind::Outside);
    painter.galley(pos2(left + SCALE.x + 4.0, y), most, palette.faint_ink);
}
