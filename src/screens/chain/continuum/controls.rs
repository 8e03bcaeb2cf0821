//! The controls of the forward process: where it starts, and β over the steps as a curve whose dots are dragged.

use crate::lab::chain::Settings;
use crate::screens::chain::setting_controls::mixtures;
use crate::screens::chain::state::State;
use crate::screens::screen::Page;
use crate::theme::{Palette, is_for_fingers, regular, semibold};
use crate::widgets::adjustable::Adjustable;
use crate::widgets::explanation::Explained as _;
use crate::widgets::number_format::fixed;
use crate::widgets::widget_rect::WidgetRect;
use egui::{Align2, CursorIcon, Rect, RichText, Sense, Shape, Stroke, StrokeKind, Ui, pos2, vec2};

/// The height of the curve, and the largest β that it shows.
const HEIGHT: f32 = 96.0;
const HIGHEST: f64 = 0.5;

/// Shows the controls.
pub fn show(state: &mut State, ui: &mut Ui, page: &mut Page<'_>) {
    let (text, settings) = (page.text(), &mut state.settings);
    mixtures(settings, ui, text, text.chain.start, "continuum_start");
    let palette = Palette::of(ui.ctx());
    ui.add_space(6.0);
    ui.label(RichText::new(text.chain.betas).font(semibold(13.0)).color(palette.forward));
    let height = if is_for_fingers(ui) { 1.5 * HEIGHT } else { HEIGHT };
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
    page.widgets.push(WidgetRect { name: "betas", rect });
    curve(ui, rect, settings, text.chain.betas);
    ui.label(RichText::new(text.chain.betas_hint).font(regular(12.5)).color(palette.forward));
}

/// The curve; each of its dots is dragged up and down in a column of its own.
fn curve(ui: &Ui, rect: Rect, settings: &mut Settings, name: &str) {
    let palette = Palette::of(ui.ctx());
    let painter = ui.painter().clone();
    painter.rect(rect, 4.0, palette.page, Stroke::new(1.0, palette.line), StrokeKind::Inside);
    let room = rect.shrink2(vec2(0.0, 8.0));
    let betas = settings.betas().to_vec();
    let width = rect.width() / betas.len() as f32;
    let y = |beta: f64| room.bottom() - (beta / HIGHEST).min(1.0) as f32 * room.height();
    let dots: Vec<_> =
        betas.iter().enumerate().map(|(i, beta)| pos2(rect.left() + (i as f32 + 0.5) * width, y(*beta))).collect();
    painter.add(Shape::line(dots.clone(), palette.stroke(2.0, palette.forward)));
    for (i, (dot, beta)) in dots.iter().zip(&betas).enumerate() {
        let column = Rect::from_min_size(pos2(rect.left() + i as f32 * width, rect.top()), vec2(width, rect.height()));
        let response = ui.interact(column, ui.scope_id().with(("beta", i)), Sense::click_and_drag());
        let response = response.on_hover_cursor(CursorIcon::ResizeVertical);
        let words = format!("{name} {}", i + 1);
        let adjustable = Adjustable { name: &words, words: "", value: *beta, range: 0.0..=HIGHEST, step: 0.01 };
        if let Some(beta) = adjustable.show(ui, &response) {
            settings.set_beta(i, beta);
        }
        response.explained("betas", "");
        if let Some(pointer) = response.interact_pointer_pos()
            && (response.dragged() || response.clicked())
        {
            settings.set_beta(i, f64::from((room.bottom() - pointer.y) / room.height()).clamp(0.0, 1.0) * HIGHEST);
        }
        let radius = if response.hovered() || response.has_focus() { 6.5 } else { 5.0 };
        painter.circle(*dot, radius, palette.surface, Stroke::new(2.0, palette.forward));
        let above = dot.y > rect.center().y;
        let (align, away) = if above { (Align2::CENTER_BOTTOM, -8.0) } else { (Align2::CENTER_TOP, 8.0) };
        painter.text(*dot + vec2(0.0, away), align, fixed(*beta, 2), regular(11.5), palette.faint_ink);
    }
}
