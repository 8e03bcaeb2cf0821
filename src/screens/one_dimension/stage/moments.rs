//! Mean ± standard deviation of the particles of a run, as a band over the picture.

use crate::diffusion::block::Direction;
use crate::lab::recording::Recording;
use crate::screens::one_dimension::stage::axes::Plot;
use crate::theme::Palette;
use egui::{Color32, Mesh, Painter, Pos2};

/// Draws the band of a direction in the colour of its run, into a plot of x against t.
pub fn paint(
    painter: &Painter,
    plot: &Plot,
    recording: &Recording,
    direction: Direction,
    palette: &Palette,
    color: Color32,
) {
    let (columns, density) = (recording.columns(), &recording.direction(direction).density);
    let mut lines: [Vec<Pos2>; 3] = Default::default();
    for column in 0..columns.len() {
        let (mean, std) = density.moments(column);
        for (line, x) in lines.iter_mut().zip([mean - std, mean, mean + std]) {
            line.push(plot.px(columns.t(column), x));
        }
    }
    let [low, mean, high] = lines;
    painter.add(between(&low, &high, color.gamma_multiply(0.16)));
    for (line, width) in [(low, 1.6), (high, 1.6), (mean, 2.4)] {
        // A light border: without it, the line could not be seen on the density of the same colour.
        painter.line(line.clone(), palette.stroke(width + 2.4, palette.surface.gamma_multiply(0.75)));
        painter.line(line, palette.stroke(width, color));
    }
}

/// The area between two lines over the same x, as one mesh: separate rectangles would show gaps between them.
pub fn between(low: &[Pos2], high: &[Pos2], color: Color32) -> Mesh {
    let mut mesh = Mesh::default();
    for (i, (low, high)) in low.iter().zip(high).enumerate() {
        mesh.colored_vertex(*low, color);
        mesh.colored_vertex(*high, color);
        if let Some(before) = (2 * i as u32).checked_sub(2) {
            mesh.add_triangle(before, before + 1, before + 2);
            mesh.add_triangle(before + 1, before + 2, before + 3);
        }
    }
    mesh
}
