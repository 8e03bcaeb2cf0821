//! The matrix of a chain with many states: the darker, the more probable.

use crate::lab::chain::ChainRun;
use crate::theme::{Palette, regular};
use egui::{Align2, Mesh, Rect, Role, Sense, Ui, Vec2, WidgetInfo, pos2, vec2};

/// The space for the names of the rows and columns.
const NAMES: f32 = 16.0;
/// The least size of a name.
const READABLE: f32 = 9.0;

/// Draws the matrix, with the share of walkers in each state as a column at its left.
pub fn show(ui: &Ui, rect: Rect, run: &ChainRun, step: usize) {
    let palette = Palette::of(ui.ctx());
    let names = run.settings().state_names();
    let states = run.matrix().states();
    let side = (rect.width().min(rect.height()) - NAMES - 12.0).max(10.0);
    let cell = side / states as f32;
    let origin = rect.center() - vec2(0.5 * (side - NAMES), 0.5 * (side - NAMES));
    let mut mesh = Mesh::default();
    for (from, row) in run.matrix().rows().enumerate() {
        for (to, probability) in row.iter().enumerate() {
            // The square root shows rare pairs, too.
            let color = palette.surface.lerp_to_gamma(palette.forward, probability.sqrt() as f32);
            let at = origin + cell * vec2(to as f32, from as f32);
            mesh.add_colored_rect(Rect::from_min_size(at, Vec2::splat(cell)), color);
        }
    }
    let painter = ui.painter_at(rect);
    painter.add(mesh);
    let font = regular(cell.min(12.0));
    // Smaller ones could not be read: the pointer tells them.
    for (i, name) in names.iter().enumerate().filter(|_| cell >= READABLE) {
        let middle = (i as f32 + 0.5) * cell;
        for at in [pos2(origin.x + middle, origin.y - 0.5 * NAMES), pos2(origin.x - 0.5 * NAMES, origin.y + middle)] {
            painter.text(at, Align2::CENTER_CENTER, name, font.clone(), palette.faint_ink);
        }
    }
    let shares = run.walk().shares(step);
    let most = shares.iter().copied().fold(0.01, f64::max);
    for (i, share) in shares.iter().enumerate() {
        let length = (origin.x - NAMES - rect.left() - 10.0).max(0.0) * (share / most) as f32;
        let right = origin.x - NAMES - 2.0;
        let bar = Rect::from_min_max(
            pos2(right - length, origin.y + (i as f32 + 0.15) * cell),
            pos2(right, origin.y + (i as f32 + 0.85) * cell),
        );
        painter.rect_filled(bar, 1.0, palette.forward.gamma_multiply(0.7));
    }
    let response = ui.interact(rect, ui.scope_id().with("heat map"), Sense::hover());
    if let Some(pointer) = response.hover_pos() {
        let place = (pointer - origin) / cell;
        let inside = |x: f32| (0.0..states as f32).contains(&x);
        if inside(place.x) && inside(place.y) {
            let (from, to) = (place.y as usize, place.x as usize);
            let words = format!("{} → {}: {:.1} %", names[from], names[to], 100.0 * run.matrix().probability(from, to));
            response.clone().on_hover_text(words);
        }
    }
    response.widget_info(|| WidgetInfo::labeled(Role::Figure, true, names.join(" ")));
}
