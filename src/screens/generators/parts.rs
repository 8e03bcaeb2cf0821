//! The parts of a generator's picture, and shapes that are drawn in them.

use crate::lab::generators::{BINS, Evaluation, Known};
use crate::theme::Palette;
use egui::{Color32, Mesh, Painter, Pos2, Rect, pos2};

/// The widths of the law of z, of the histograms and of the curve over x, as parts of the whole, and the gap between.
const LATENT: f32 = 0.09;
const DATA: f32 = 0.2;
const CURVE: f32 = 0.14;
pub const GAP: f32 = 6.0;
/// The space for words above.
pub const ABOVE: f32 = 16.0;
/// z of the curve of an encoder is within ± this.
pub const LARGEST_Z: f64 = 3.0;

/// The parts of the picture.
pub struct Parts {
    /// The law of z.
    pub latent: Rect,
    /// From z at the left to x at the right.
    pub way: Rect,
    /// The histograms.
    pub data: Rect,
    /// The curve over x, if there is one.
    pub curve: Option<Rect>,
    /// x and z are shown within ± this.
    pub reach: f64,
}

impl Parts {
    /// The parts of a picture in `rect`.
    pub fn new(rect: Rect, has_curve: bool, reach: f64) -> Self {
        let inner = rect.with_min_y(rect.top() + ABOVE);
        let width = inner.width();
        let part = |from: f32, to: f32| Rect::from_x_y_ranges(inner.left() + from..=inner.left() + to, inner.y_range());
        // Without a curve its place stays free, so that the pictures of all rows are alike.
        let data_end = width * (1.0 - CURVE) - GAP;
        let way_end = data_end - width * DATA - GAP;
        Self {
            latent: part(0.0, LATENT * width),
            way: part(LATENT * width + GAP, way_end),
            data: part(way_end + GAP, data_end),
            curve: has_curve.then(|| part(data_end + GAP, width)),
            reach,
        }
    }

    /// The height of an x, or of a z.
    pub fn y(&self, x: f64) -> f32 {
        let share = (0.5 * (1.0 - x / self.reach)) as f32;
        self.way.top() + share.clamp(-0.2, 1.2) * self.way.height()
    }

    /// The centre of a bin.
    pub fn centre(&self, bin: usize) -> f64 {
        self.reach * ((2 * bin + 1) as f64 / BINS as f64 - 1.0)
    }
}

/// The highest bin of the data.
pub fn largest(known: &Known) -> f32 {
    known.histogram.iter().copied().fold(f32::MIN_POSITIVE, f32::max)
}

/// The points of one z's way, at even distances from the left to the right.
pub fn path(parts: &Parts, evaluation: &Evaluation, line: usize) -> Vec<Pos2> {
    let last = evaluation.stages.len().saturating_sub(1).max(1) as f32;
    let point = |(i, stage): (usize, &Vec<f32>)| {
        let x = f64::from(*stage.get(line)?);
        Some(pos2(parts.way.left() + i as f32 / last * parts.way.width(), parts.y(x)))
    };
    evaluation.stages.iter().enumerate().filter_map(point).collect()
}

/// The z whose way is nearest to a place.
pub fn nearest(stages: &[Vec<f32>], parts: &Parts, at: Pos2) -> Option<usize> {
    let along = ((at.x - parts.way.left()) / parts.way.width()).clamp(0.0, 1.0) * stages.len().checked_sub(1)? as f32;
    let (before, after) = (stages.get(along.floor() as usize)?, stages.get(along.ceil() as usize)?);
    let between = |(a, b): (&f32, &f32)| parts.y(f64::from(a + along.fract() * (b - a)));
    let distances = before.iter().zip(after).map(between).map(|y| (y - at.y).abs());
    distances.enumerate().min_by(|a, b| a.1.total_cmp(&b.1)).map(|(line, _)| line)
}

/// The density of N(0, 1), which z is drawn from, to the left.
pub fn latent(painter: &Painter, parts: &Parts, palette: &Palette) {
    let rect = parts.latent;
    let point = |i: usize| {
        let z = parts.reach * (1.0 - i as f64 / 24.0);
        [
            pos2(rect.right() - 0.85 * rect.width() * (-0.5 * z * z).exp() as f32, parts.y(z)),
            pos2(rect.right(), parts.y(z)),
        ]
    };
    band(painter, (0..=48).map(point), palette.faint_ink.gamma_multiply(0.45));
}

/// Shares of bins as an area to the right.
pub fn bars(painter: &Painter, parts: &Parts, shares: &[f32], largest: f32, color: Color32) {
    let left = parts.data.left();
    let steps = outline(parts, shares, largest).into_iter().map(|point| [pos2(left, point.y), point]);
    band(painter, steps, color);
}

/// The ends of the bars: a line of steps.
pub fn outline(parts: &Parts, shares: &[f32], largest: f32) -> Vec<Pos2> {
    let rect = parts.data;
    let half = parts.reach / BINS as f64;
    let steps = shares.iter().enumerate().flat_map(|(bin, share)| {
        let x = rect.left() + 0.8 * rect.width() * (share / largest).min(1.2);
        [-half, half].map(|by| pos2(x, parts.y(parts.centre(bin) + by)))
    });
    steps.collect()
}

/// The area between pairs of points.
pub fn band(painter: &Painter, pairs: impl Iterator<Item = [Pos2; 2]>, color: Color32) {
    let mut mesh = Mesh::default();
    for (i, pair) in pairs.enumerate() {
        pair.iter().for_each(|point| mesh.colored_vertex(*point, color));
        if let Some(before) = (2 * i as u32).checked_sub(2) {
            mesh.add_triangle(before, before + 1, before + 2);
            mesh.add_triangle(before + 1, before + 2, before + 3);
        }
    }
    painter.add(mesh);
}
