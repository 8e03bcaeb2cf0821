//! Lines of the probability-flow ODE under the exact score: how the population would move without noise. On the straight
//! path of flow matching, also lines of single particles, which are straight.

use crate::diffusion::marginal::Process;
use crate::diffusion::schedule::FLOW;
use crate::lab::theory::flow_line;
use crate::screens::one_dimension::stage::axes::Plot;
use crate::theme::Palette;
use egui::{Painter, Pos2};

/// The number of lines, evenly spaced over the population.
const LINES: usize = 12;
/// Has no divisor in common with their number.
const STRIDE: usize = 5;
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
    /// From x₀ to ε, each as x at t = 0 and at t = 1.
    straight: Vec<[f64; 2]>,
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
        let ends = |i: usize| self.lines.get(i).and_then(|line| Some([line.last()?.1, line.first()?.1]));
        // A particle's noise does not depend on where it comes from.
        let pair = |i: usize| Some([ends(i)?[0], ends((STRIDE * i + 2) % LINES)?[1]]);
        let is_straight = process.schedule.kind() == &FLOW;
        self.straight = (0..LINES).filter(|_| is_straight).filter_map(pair).collect();
        self.of = Some(process.clone());
    }

    /// Draws the lines into a plot of x against t.
    pub fn paint(&self, painter: &Painter, plot: &Plot, palette: &Palette) {
        for &[data, noise] in &self.straight {
            let ends = [plot.px(0.0, data), plot.px(1.0, noise)];
            painter.extend(egui::Shape::dashed_line(&ends, palette.stroke(1.2, palette.faint_ink), 5.0, 4.0));
        }
        for line in &self.lines {
            let points: Vec<Pos2> = line.iter().map(|&(t, x)| plot.px(t, x)).collect();
            painter.line(points.clone(), palette.stroke(3.5, palette.surface.gamma_multiply(0.5)));
            painter.line(points, palette.stroke(1.4, palette.ink));
        }
    }
}
