//! Single particles: their paths, the one under the pointer, and up to five that are pinned.

use crate::diffusion::block::Direction;
use crate::diffusion::data::Component;
use crate::lab::recording::Recording;
use crate::lab::run::Run;
use crate::screens::one_dimension::stage::axes::Plot;
use crate::text::Text;
use crate::theme::Palette;
use crate::widgets::lines::Lines;
use crate::widgets::number_format::fixed;
use egui::{Painter, Pos2, Response, Shape};

/// How many paths can be pinned.
const MOST_PINNED: usize = 5;
/// A pointer at most this far from a path, in points, is on it.
const NEAR: f32 = 9.0;
/// How many columns of the screen a point of a thin path has: all points are sent to the graphics card in every frame.
const THIN: f32 = 2.0;
/// With more components than this, peaks can't be told apart.
const MOST_PEAKS: usize = 8;

/// Which paths are followed.
#[derive(Default)]
pub struct FollowedPaths {
    pinned: Vec<usize>,
    hovered: Option<usize>,
    /// Found while this frame is drawn, used in the next.
    next_hovered: Option<usize>,
    forward: Lines,
    reverse: Lines,
}

impl FollowedPaths {
    /// Starts a frame.
    pub fn begin(&mut self) {
        self.hovered = self.next_hovered.take();
    }

    /// The paths that are pinned.
    pub fn pinned(&self) -> &[usize] {
        &self.pinned
    }

    /// Highlights the path under the pointer, says where its particle went, and pins or unpins it at a click. Returns
    /// whether it has handled a click.
    pub fn interact(&mut self, response: &Response, plot: &Plot, direction: Direction, run: &Run, text: &Text) -> bool {
        let Some(pointer) = response.hover_pos().filter(|_| !response.dragged()) else {
            return false;
        };
        let Some(path) = nearest(plot, run.recording(), direction, pointer) else {
            return false;
        };
        self.next_hovered = Some(path);
        if let Some(words) = way(run, path, text) {
            response.clone().on_hover_text_at_pointer(words);
        }
        if response.clicked() {
            match self.pinned.iter().position(|pinned| *pinned == path) {
                Some(place) => _ = self.pinned.remove(place),
                None => {
                    self.pinned.truncate(MOST_PINNED - 1);
                    self.pinned.insert(0, path);
                }
            }
        }
        response.clicked()
    }

    /// Draws the paths of a direction: the followed ones bold, or the first where none is followed.
    pub fn paint(
        &mut self,
        painter: &Painter,
        plot: &Plot,
        recording: &Recording,
        direction: Direction,
        palette: &Palette,
    ) {
        let none = self.pinned.is_empty() && self.hovered.is_none();
        let is_bold = |i: usize| self.pinned.contains(&i) || self.hovered == Some(i) || (none && i == 0);
        let (mut bold, mut lines) = (Vec::new(), Vec::new());
        for (i, path) in recording.direction(direction).paths.iter().enumerate() {
            let points = points(plot, recording, path, if is_bold(i) { 1.0 } else { THIN });
            if is_bold(i) {
                // A light border: without it, the line could not be seen on the densest part of the picture.
                bold.push(Shape::line(points.clone(), palette.stroke(4.0, palette.surface.gamma_multiply(0.6))));
                bold.push(Shape::line(points, palette.stroke(1.8, palette.ink)));
            } else {
                lines.push(Shape::line(points, palette.stroke(0.8, palette.ink.gamma_multiply(0.32))));
            }
        }
        lines.append(&mut bold);
        let kept = if direction == Direction::Forward { &mut self.forward } else { &mut self.reverse };
        kept.paint(painter, lines);
    }
}

/// A path on the screen, with at most one point in `columns` columns of the screen.
fn points(plot: &Plot, recording: &Recording, path: &[f32], columns: f32) -> Vec<Pos2> {
    let times = recording.path_times();
    let stride = (path.len() as f32 * columns / plot.rect.width().max(1.0)).ceil().max(1.0) as usize;
    path.iter()
        .enumerate()
        .filter(|(time, _)| time.is_multiple_of(stride) || time + 1 == path.len())
        .map(|(time, &x)| plot.px(times.t(time), f64::from(x)))
        .collect()
}

fn nearest(plot: &Plot, recording: &Recording, direction: Direction, pointer: Pos2) -> Option<usize> {
    let times = recording.path_times();
    let time = times.nearest(plot.x_at(pointer.x));
    recording
        .direction(direction)
        .paths
        .iter()
        .enumerate()
        .filter_map(|(i, path)| Some((i, (plot.px(times.t(time), f64::from(*path.get(time)?)).y - pointer.y).abs())))
        .filter(|(_, distance)| *distance < NEAR)
        .min_by(|(_, a), (_, b)| a.total_cmp(b))
        .map(|(i, _)| i)
}

/// Where a particle was at the start, at t = 1 and at the end; and whether it ended at the peak where it began.
fn way(run: &Run, path: usize, text: &Text) -> Option<String> {
    let direction = |direction| run.recording().direction(direction).paths.iter().nth(path);
    let (out, back) = (direction(Direction::Forward)?, direction(Direction::Reverse)?);
    let (start, turn, end) = (*out.first()?, *out.last()?, *back.first()?);
    let number = |x: f32| fixed(f64::from(x), 2);
    let peaks = run.process().data.components();
    let verdict = if (2..=MOST_PEAKS).contains(&peaks.len()) {
        let same = nearest_peak(peaks, start) == nearest_peak(peaks, end);
        if same { text.same_peak } else { text.other_peak }
    } else {
        ""
    };
    let arrow = format!("x₀ = {}  →  x(1) = {}  →  {}", number(start), number(turn), number(end));
    Some(if verdict.is_empty() { arrow } else { format!("{arrow}\n{verdict}") })
}

fn nearest_peak(peaks: &[Component], x: f32) -> Option<usize> {
    let distance = |i: &usize| (peaks[*i].mean - f64::from(x)).abs();
    (0..peaks.len()).min_by(|i, j| distance(i).total_cmp(&distance(j)))
}
