//! Lines with thousands of points, which are tessellated when they change, not in every frame.

use egui::epaint::{TessellationOptions, Tessellator};
use egui::{Mesh, Painter, Shape};
use std::sync::Arc;

/// Lines, and the triangles of the last ones that were drawn.
#[derive(Default)]
pub struct Lines {
    of: Option<(Vec<Shape>, f32, TessellationOptions)>,
    mesh: Arc<Mesh>,
}

impl Lines {
    /// Draws lines. They are tessellated again only if they differ from the last ones.
    pub fn paint(&mut self, painter: &Painter, lines: Vec<Shape>) {
        let scale = painter.ctx().pixels_per_point();
        let options = painter.ctx().tessellation_options(|options| *options);
        let of = Some((lines, scale, options));
        if self.of != of {
            self.of = of;
            self.tessellate();
        }
        painter.add(self.mesh.clone());
    }

    fn tessellate(&mut self) {
        let Some((lines, scale, options)) = &self.of else {
            return;
        };
        // If a frame still refers to the mesh, a new one is made: `make_mut` would copy what is cleared next.
        if Arc::get_mut(&mut self.mesh).is_none() {
            self.mesh = Arc::default();
        }
        let mesh = Arc::make_mut(&mut self.mesh);
        mesh.clear();
        // No font texture and no prepared discs: lines need neither.
        let mut tessellator = Tessellator::new(*scale, *options, [1, 1], Vec::new());
        for line in lines {
            tessellator.tessellate_shape(line.clone(), mesh);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use egui::{Color32, Context, LayerId, Rect, Stroke, pos2};

    #[test]
    fn lines_are_tessellated_only_when_they_change() {
        let ctx = Context::default();
        let painter = Painter::new(ctx.clone(), LayerId::background(), Rect::EVERYTHING);
        let line = |x| vec![Shape::line(vec![pos2(0.0, 0.0), pos2(x, 9.0)], Stroke::new(1.0, Color32::RED))];
        let mut lines = Lines::default();
        let mut mesh_of = |x| {
            lines.paint(&painter, line(x));
            lines.mesh.clone()
        };
        let first = mesh_of(5.0);
        assert!(!first.is_empty());
        assert!(Arc::ptr_eq(&first, &mesh_of(5.0)));
        let second = mesh_of(6.0);
        assert_ne!(first, second);
        // The options of tessellation count as a change, too.
        ctx.tessellation_options_mut(|options| options.feathering = false);
        assert_ne!(second, mesh_of(6.0));
    }
}
