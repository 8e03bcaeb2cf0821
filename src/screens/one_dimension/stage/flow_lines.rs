//! Lines of the probability-flow ODE under the exact score: how the population would move without noise.

use crate::diffusion::marginal::Process;
use crate::lab::theory::flow_line;
use crate::screens::one_dimension::stage::axes::Plot;
use crate::theme::Palette;
use egui::{Painter, Pos2};

/// The number of lines, evenly spaced over the population.
const LINES: usize = 12;
/// The number of times of a line; fewer where a position sums over many components.
const TIMES: usize = 129;
const FEW_TIMES: usize = 49;
const MANY_COMPONENTS: usize = 16;

/// Lines of the flow of one process.
#[derive(Default)]
pub struct FlowLines {
    of: Option<Process>,
    /// Each as (t, x).
    lines: Vec<Vec<(f64, f64)>>,
}

impl FlowLines {
    /// Brings the lines up to date.
    pub fn update(&mut self, process: &Process) {
        if self.of.as_ref() == Some(process) {
            return;
        }
        let times = if process.data.components().len() > MANY_COMPONENTS { FEW_TIMES } else { TIMES };
        let time = |i: usize| 1.0 - i as f64 / (times - 1) as f64;
        let quantile = |i: usize| (i as f64 + 0.5) / LINES as f64;
        self.lines = (0..LINES).map(|i| flow_line(process, quantile(i), (0..times).map(time))).collect();
        self.of = Some(process.clone());
    }

    /// Draws the lines into a plot of x against t.
    pub fn paint(&self, painter: &Painter, plot: &Plot, palette: &Palette) {
        for line in &self.lines {
            let points: Vec<Pos2> = line.iter().map(|&(t, x)| plot.px(t, x)).collect();
            painter.line(points.clone(), palette.stroke(3.5, palette.surface.gamma_multiply(0.5)));
            painter.line(points, palette.stroke(1.4, palette.ink));
        }
    }
}
