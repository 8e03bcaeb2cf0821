//! Textures over the picture whose rows are in the unit of x at each time.

use super::axes::Plot;
use super::units::Units;
use egui::epaint::Vertex;
use egui::{Color32, Mesh, Painter, Rect, TextureId, pos2};

/// Strips of a texture that is not drawn in its own unit.
const STRIPS: usize = 64;

/// Draws a texture into a plot of x against t: its rows cover ±`reach` in `units`, the highest x on top, and its columns
/// t from 0 to 1 between the texture coordinates `from` and `to`.
pub fn paint_texture(
    painter: &Painter,
    plot: &Plot,
    texture: TextureId,
    reach: f64,
    units: &Units,
    (from, to): (f32, f32),
) {
    if plot.units() == units || units.is_constant() && plot.units().is_constant() {
        let (left, right) = if plot.x_px(0.0) < plot.x_px(1.0) { (from, to) } else { (to, from) };
        let place = plot.rect.with_min_y(plot.y_px(reach)).with_max_y(plot.y_px(-reach));
        painter.image(texture, place, Rect::from_min_max(pos2(left, 0.0), pos2(right, 1.0)), Color32::WHITE);
        return;
    }
    let mut mesh = Mesh::with_texture(texture);
    for i in 0..=STRIPS {
        let share = i as f32 / STRIPS as f32;
        let t = f64::from(share);
        for (x, v) in [(reach, 0.0), (-reach, 1.0)] {
            let pos = plot.px(t, x * units.at(t));
            let uv = pos2(from + share * (to - from), v);
            mesh.vertices.push(Vertex { pos, uv, color: Color32::WHITE });
        }
        if let Some(before) = (2 * i as u32).checked_sub(2) {
            mesh.add_triangle(before, before + 1, before + 2);
            mesh.add_triangle(before + 1, before + 2, before + 3);
        }
    }
    painter.add(mesh);
}
