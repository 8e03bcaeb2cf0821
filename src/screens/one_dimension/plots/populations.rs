//! The two populations at the playhead as histograms, with the exact marginal drawn over them.

use crate::diffusion::block::Direction;
use crate::diffusion::density::BINS;
use crate::lab::playback::Playback;
use crate::lab::run::Run;
use crate::screens::one_dimension::stage::axes::{Plot, unit_ticks};
use crate::text::Text;
use crate::theme::{Palette, regular, semibold};
use crate::widgets::number_format::time;
use egui::{Align2, Color32, Painter, Pos2, Rect, Stroke, Ui, pos2, vec2};

/// About how many bars there are.
const BARS: f64 = 64.0;
/// Up to this reach everything is shown; beyond it, where the population is at the time.
const WHOLE: f64 = 4.5;

/// Shows the populations at the playhead in `rect`; the reverse one once it has been seen.
pub fn show(ui: &mut Ui, rect: Rect, run: &Run, playback: &Playback, text: &Text) {
    let palette = Palette::of(ui.ctx());
    let Histograms { t, extent, bars, forward, mut reverse, exact } = Histograms::at(run, playback.t());
    if 2.0 - playback.t() > playback.seen() {
        reverse.clear();
    }
    let highest = [&forward, &reverse, &exact].into_iter().flatten().copied().fold(0.0, f64::max);

    let painter = ui.painter_at(rect);
    title(&painter, rect, &format!("{} t = {}", text.populations, time(t)), palette);
    let plot = Plot::new(
        Rect::from_min_max(rect.min + vec2(22.0, 28.0), rect.max - vec2(0.0, 22.0)),
        -extent..=extent,
        0.0..=(1.12 * highest).max(1e-6),
    );
    plot.ground(&painter, palette);
    for (heights, color) in [(&forward, palette.forward), (&reverse, palette.reverse)] {
        bars.paint(&painter, &plot, heights, color);
    }
    let line: Vec<Pos2> = exact.iter().enumerate().map(|(i, &y)| plot.px(bars.middle(i), y)).collect();
    painter.line(line, palette.stroke(1.8, palette.ink));
    plot.frame(&painter, palette);
    plot.label_x(&painter, palette, &unit_ticks(extent));
    let entries =
        [(text.exact_marginal, palette.ink), (text.forward, palette.forward), (text.reverse, palette.reverse)];
    legend(&painter, plot.rect, &entries, palette);
}

/// A plot's title at the top left of `rect`.
pub fn title(painter: &Painter, rect: Rect, words: &str, palette: &Palette) {
    let at = pos2(rect.left() + 22.0, rect.top() + 15.0);
    painter.text(at, Align2::LEFT_CENTER, words, semibold(14.0), palette.ink);
}

/// Lines of a legend, right-aligned at the top right of a plot, on the plot's ground.
pub fn legend(painter: &Painter, plot: Rect, entries: &[(&str, Color32)], palette: &Palette) {
    for (i, (words, color)) in entries.iter().enumerate() {
        let at = pos2(plot.right() - 10.0, plot.top() + 14.0 + 18.0 * i as f32);
        let galley = painter.layout_no_wrap((*words).to_owned(), regular(12.5), palette.ink);
        let place = Align2::RIGHT_CENTER.anchor_size(at, galley.size());
        painter.rect_filled(
            place.expand2(vec2(4.0, 1.0)).with_min_x(place.left() - 26.0),
            3.0,
            palette.surface.gamma_multiply(0.8),
        );
        let swatch = Rect::from_center_size(pos2(place.left() - 13.0, at.y), vec2(16.0, 4.0));
        painter.rect_filled(swatch, 2.0, *color);
        painter.galley(place.min, galley, palette.ink);
    }
}

/// How far in x the plots at the playhead go, either way.
pub fn extent(run: &Run, t: f64) -> f64 {
    let reach = f64::from(run.reach());
    if reach <= WHOLE {
        return reach;
    }
    let (mean, std) = run.process().moments(t);
    (mean.abs() + WHOLE * std).clamp(WHOLE.min(reach), reach)
}

/// Both populations at one time, and the exact marginal: probability densities, bar by bar.
pub struct Histograms {
    /// The kept time that is nearest to the one asked for.
    pub t: f64,
    /// The x that is shown: ± this.
    pub extent: f64,
    pub bars: Bars,
    pub forward: Vec<f64>,
    pub reverse: Vec<f64>,
    pub exact: Vec<f64>,
}

impl Histograms {
    /// Of a run, near the time `t`.
    pub fn at(run: &Run, t: f64) -> Self {
        let recording = run.recording();
        let column = recording.columns().nearest(t);
        // What is shown is the nearest kept time: theory is drawn for the same.
        let t = recording.columns().t(column);
        let extent = extent(run, t);
        let bars = Bars::new(f64::from(run.reach()), extent);
        let heights =
            |direction| bars.heights(recording.direction(direction).density.column(column), run.particles_done());
        let (forward, reverse) = (heights(Direction::Forward), heights(Direction::Reverse));
        let exact = bars.exact_heights(run, t);
        Self { t, extent, bars, forward, reverse, exact }
    }
}

/// Bins of a density, some to a bar, over the part of it that is shown.
pub struct Bars {
    first_bin: usize,
    count: usize,
    bins: usize,
    /// Where the first bar begins.
    pub left: f64,
    /// Of a bar.
    pub width: f64,
}

impl Bars {
    fn new(reach: f64, extent: f64) -> Self {
        let bin_width = 2.0 * reach / BINS as f64;
        let bins = 2 * ((extent / bin_width / BARS).round() as usize).max(1);
        // From a bar in the middle outwards: points at ±1 are on an edge of bins, and would be on one of bars.
        let most = (BINS - bins) / 2 / bins;
        let half = (((extent / bin_width - bins as f64 / 2.0) / bins as f64).ceil() as usize).min(most);
        let first_bin = (BINS - bins) / 2 - half * bins;
        let left = first_bin as f64 * bin_width - reach;
        Self { first_bin, count: 2 * half + 1, bins, left, width: bins as f64 * bin_width }
    }

    fn middle(&self, i: usize) -> f64 {
        self.left + (i as f64 + 0.5) * self.width
    }

    /// Probability density, bar by bar.
    fn heights(&self, column: &[u32], particles: u32) -> Vec<f64> {
        let per_count = 1.0 / (f64::from(particles.max(1)) * self.width);
        let shown = column.get(self.first_bin..).unwrap_or_default();
        shown.chunks(self.bins).take(self.count).map(|bins| f64::from(bins.iter().sum::<u32>()) * per_count).collect()
    }

    /// The exact marginal averaged over each bar, which is finite even at t = 0.
    fn exact_heights(&self, run: &Run, t: f64) -> Vec<f64> {
        // A hair above 0: the points themselves, which have no density.
        let t = t.max(1e-4);
        let below: Vec<f64> =
            (0..=self.count).map(|i| run.process().cumulative(self.left + i as f64 * self.width, t)).collect();
        below.windows(2).map(|pair| (pair[1] - pair[0]) / self.width).collect()
    }

    fn paint(&self, painter: &Painter, plot: &Plot, heights: &[f64], color: Color32) {
        let painter = painter.with_clip_rect(plot.rect);
        let fill = color.gamma_multiply(0.42);
        let mut outline = Vec::with_capacity(2 * heights.len());
        for (i, &height) in heights.iter().enumerate() {
            let left = plot.x_px(self.left + i as f64 * self.width);
            let right = plot.x_px(self.left + (i + 1) as f64 * self.width);
            let top = plot.y_px(height);
            if height > 0.0 {
                let bar = Rect::from_min_max(pos2(left, top), pos2(right, plot.rect.bottom()));
                painter.rect_filled(bar, 0.0, fill);
            }
            outline.extend([pos2(left, top), pos2(right, top)]);
        }
        painter.line(outline, Stroke::new(1.2, color));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bars_cover_what_is_shown_and_count_everybody_once() {
        let column = vec![1; BINS];
        for (reach, extent) in [(3.5, 3.5), (17.5, 4.5), (17.5, 17.5), (200.0, 4.5)] {
            let bars = Bars::new(reach, extent);
            assert!(bars.left <= -extent + 1e-9 || bars.first_bin == 0);
            assert!((bars.middle(0) + bars.middle(bars.count - 1)).abs() < 1e-9);
            let heights = bars.heights(&column, BINS as u32);
            assert_eq!(heights.len(), bars.count);
            // A flat density of 1/(2 reach).
            assert!(heights.iter().all(|h| (h * 2.0 * reach - 1.0).abs() < 1e-9));
        }
    }
}
