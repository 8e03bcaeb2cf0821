//! Lines with thousands of points, which are cut into triangles when they change, and not for every frame.

use eframe::egui::epaint::{TessellationOptions, Tessellator};
use eframe::egui::{Mesh, Painter, Shape};
use std::sync::Arc;

/// Lines, and the triangles of the last ones.
#[derive(Default)]
pub struct Lines {
    of: Option<(Vec<Shape>, f32, TessellationOptions)>,
    mesh: Arc<Mesh>,
}

impl Lines {
    /// Draws lines, which are cut anew only if they are others than before.
    pub fn paint(&mut self, painter: &Painter, lines: Vec<Shape>) {
        let scale = painter.ctx().pixels_per_point();
        let of = Some((lines, scale, painter.ctx().tessellation_options(|options| *options)));
        if self.of != of {
            self.of = of;
            self.mesh = self.tessellated();
        }
        painter.add(self.mesh.clone());
    }

    fn tessellated(&self) -> Arc<Mesh> {
        let mut mesh = Mesh::default();
        if let Some((lines, scale, options)) = &self.of {
            // Lines need no letters and no discs.
            let mut tessellator = Tessellator::new(*scale, *options, [1, 1], Vec::new());
            for line in lines {
                tessellator.tessellate_shape(line.clone(), &mut mesh);
            }
        }
        Arc::new(mesh)
    }
}
