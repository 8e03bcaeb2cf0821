//! The legend of a plot for touch: its lines are too close together for fingers, so it is one button that opens a menu
//! of switches.

use crate::theme::{Palette, least_target, regular};
use crate::widgets::explanation::Explained as _;
use crate::widgets::plot::curve::Curve;
use egui::{Align2, Id, Popup, PopupCloseBehavior, Rect, Role, Sense, Ui, Vec2, WidgetInfo, pos2, vec2};
use egui_plot::{Corner, ItemId, PlotMemory};

const LINE: f32 = 18.0;
const SWATCH: Vec2 = vec2(16.0, 4.0);
/// The gap between the frame of the plot and a swatch, and between a swatch and its words.
const GAP: f32 = 10.0;

/// Shows the legend in a corner of `frame`, for the plot with this `id`.
pub fn show(ui: &Ui, frame: Rect, corner: Corner, curves: &[Curve<'_>], id: Id) {
    let mut entries: Vec<&Curve<'_>> = Vec::new();
    // As in egui_plot's own legend, a curve without a name is not in it.
    for curve in curves.iter().filter(|curve| !curve.name.is_empty()) {
        if !entries.iter().any(|entry| entry.key == curve.key) {
            entries.push(curve);
        }
    }
    let Some(memory) = PlotMemory::load(ui.ctx(), id).filter(|_| !entries.is_empty()) else {
        return;
    };
    let is_shown = |curve: &Curve<'_>| !memory.hidden_items.contains(&ItemId::new(curve.key));
    let top = match corner {
        Corner::LeftTop | Corner::RightTop => frame.top() + 5.0,
        Corner::LeftBottom | Corner::RightBottom => frame.bottom() - 5.0 - LINE * entries.len() as f32,
    };
    let palette = Palette::of(ui.ctx());
    let painter = ui.painter_at(frame);
    let mut whole = Rect::NOTHING;
    for (i, curve) in entries.iter().enumerate() {
        let (ink, swatch_color) = match is_shown(curve) {
            true => (palette.ink, curve.stroke.color),
            false => (palette.faint_ink, palette.line),
        };
        let middle = top + LINE * (i as f32 + 0.5);
        let words = painter.layout_no_wrap(curve.name.to_owned(), regular(12.5), ink);
        let place = Align2::RIGHT_CENTER.anchor_size(pos2(frame.right() - GAP, middle), words.size());
        let ground = place.expand2(vec2(4.0, 1.0)).with_min_x(place.left() - SWATCH.x - GAP);
        painter.rect_filled(ground, 3.0, palette.surface.gamma_multiply(0.8));
        let swatch = Rect::from_center_size(pos2(place.left() - 0.5 * SWATCH.x - 5.0, middle), SWATCH);
        painter.rect_filled(swatch, 2.0, swatch_color);
        painter.galley(place.min, words, ink);
        whole |= ground;
    }
    let missing = (least_target(ui) - whole.size()).max(Vec2::ZERO);
    let target = whole.expand2(0.5 * missing);
    let response = ui.interact(target, id.with("legend"), Sense::click());
    let names: Vec<&str> = entries.iter().map(|curve| curve.name).collect();
    response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), names.join(", ")));
    response.explained("legend", "");
    Popup::menu(&response).close_behavior(PopupCloseBehavior::CloseOnClickOutside).show(|ui| {
        for curve in &entries {
            let mut shown = is_shown(curve);
            if ui.checkbox(&mut shown, curve.name).changed() {
                switch(ui, id, curve.key, shown);
            }
        }
    });
}

/// Shows or hides the curves with a key.
fn switch(ui: &Ui, plot: Id, key: &str, shown: bool) {
    let Some(mut memory) = PlotMemory::load(ui.ctx(), plot) else {
        return;
    };
    let item = ItemId::new(key);
    if shown {
        memory.hidden_items.remove(&item);
    } else {
        memory.hidden_items.insert(item);
    }
    memory.store(ui.ctx(), plot);
}
