//! The exact density p_t(x) as lines of equal density over the picture, by marching squares.

use crate::diffusion::marginal::Process;
use crate::screens::one_dimension::stage::axes::Plot;
use crate::theme::Palette;
use egui::{Painter, Shape};

/// Nodes along t and x; fewer where a density sums over many components.
const NODES: (usize, usize) = (97, 129);
const FEW_NODES: (usize, usize) = (41, 65);
const MANY_COMPONENTS: usize = 16;
/// The densities of the lines per reach, which is in the unit of the schedule: from the tails to the peaks.
const LEVELS: [f64; 5] = [0.05, 0.2, 0.6, 1.4, 3.5];

/// Lines of equal density of one process.
#[derive(Default)]
pub struct Contours {
    of: Option<Process>,
    /// Ends of line segments, as (t, x).
    segments: Vec<[(f64, f64); 2]>,
}

impl Contours {
    /// Brings the lines up to date.
    pub fn update(&mut self, process: &Process) {
        if self.of.as_ref() != Some(process) {
            self.segments = segments(process);
            self.of = Some(process.clone());
        }
    }

    /// Draws the lines into a plot of x against t.
    pub fn paint(&self, painter: &Painter, plot: &Plot, palette: &Palette) {
        let stroke = palette.stroke(1.2, palette.ink);
        painter.extend(self.segments.iter().map(|&[a, b]| {
            let on_screen = |(t, x): (f64, f64)| plot.px(t, x);
            Shape::line_segment([on_screen(a), on_screen(b)], stroke)
        }));
    }
}

fn segments(process: &Process) -> Vec<[(f64, f64); 2]> {
    let (columns, rows) = if process.data.components().len() > MANY_COMPONENTS { FEW_NODES } else { NODES };
    // The first column is not at t = 0, where points have no density.
    let t = |i: usize| ((i as f64) / (columns - 1) as f64).max(2e-3);
    let reach: Vec<f64> = (0..columns).map(|i| process.reach() * process.schedule.unit(t(i))).collect();
    let x = |i: usize, j: usize| reach[i] * (2.0 * j as f64 / (rows - 1) as f64 - 1.0);
    let field: Vec<Vec<f64>> =
        (0..columns).map(|i| (0..rows).map(|j| process.density(x(i, j), t(i)) * reach[i]).collect()).collect();
    let mut segments = Vec::new();
    for (i, pair) in field.windows(2).enumerate() {
        for j in 0..rows - 1 {
            let corners = [
                ((t(i), x(i, j)), pair[0][j]),
                ((t(i + 1), x(i + 1, j)), pair[1][j]),
                ((t(i + 1), x(i + 1, j + 1)), pair[1][j + 1]),
                ((t(i), x(i, j + 1)), pair[0][j + 1]),
            ];
            for level in LEVELS {
                let crossings = crossings(&corners, level);
                // Two crossings are a line; four are two lines, and either pairing will do.
                segments.extend(crossings.as_chunks::<2>().0);
            }
        }
    }
    segments
}

/// Where the edges of a cell cross `level`, in the order of the edges.
fn crossings(corners: &[((f64, f64), f64); 4], level: f64) -> Vec<(f64, f64)> {
    (0..4)
        .filter_map(|k| {
            let ((a, from), (b, to)) = (corners[k], corners[(k + 1) % 4]);
            ((from < level) != (to < level)).then(|| {
                let s = (level - from) / (to - from);
                (a.0 + s * (b.0 - a.0), a.1 + s * (b.1 - a.1))
            })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lab::one_dimension::Settings;

    #[test]
    fn on_a_line_the_density_is_its_level() {
        let process = Settings::default().process();
        let segments = segments(&process);
        assert!(segments.len() > 200);
        let reach = process.reach();
        for [(t, x), _] in segments.into_iter().filter(|[(t, _), _]| *t > 0.4) {
            let density = process.density(x, t) * reach;
            let off = LEVELS.iter().map(|level| (density / level - 1.0).abs()).fold(f64::MAX, f64::min);
            // Linear interpolation over cells of 0.01 × 0.055.
            assert!(off < 0.05, "p = {density} at t = {t}, x = {x}");
        }
    }
}
