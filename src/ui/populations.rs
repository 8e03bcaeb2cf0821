//! The two populations at the playhead as histograms, with the exact marginal drawn over them.

use super::plot::{self, Plot};
use super::text::Text;
use super::theme::{Palette, regular, semibold};
use crate::diffusion::block::Leg;
use crate::diffusion::density::BINS;
use crate::lab::run::Run;
use eframe::egui::{Align2, Color32, Painter, Pos2, Rect, Stroke, Ui, pos2, vec2};

/// Density bins to a bar.
const BINS_PER_BAR: usize = 4;

/// Shows the populations at `t` in `rect`.
pub fn show(ui: &mut Ui, rect: Rect, run: &Run, t: f64, text: &Text) {
    let palette = Palette::of(ui.ctx());
    let recording = run.recording();
    let column = recording.columns().nearest(t);
    // What is shown is the nearest kept time: theory is drawn for the same.
    let t = recording.columns().t(column);
    let reach = run.process().reach();
    let bin_width = 2.0 * reach / BINS as f64;
    let bars = |leg| heights(recording.leg(leg).density.column(column), run.particles_done(), bin_width);
    let (forward, reverse) = (bars(Leg::Forward), bars(Leg::Reverse));
    let exact = exact_heights(run, t);
    let highest = [&forward, &reverse, &exact].into_iter().flatten().copied().fold(0.0, f64::max);

    let painter = ui.painter_at(rect);
    title(&painter, rect, &format!("{} t = {t:.2}", text.populations), palette);
    let plot = Plot::new(
        Rect::from_min_max(rect.min + vec2(22.0, 28.0), rect.max - vec2(0.0, 22.0)),
        -reach..=reach,
        0.0..=(1.12 * highest).max(1e-6),
    );
    plot.ground(&painter, palette);
    for (bars, color) in [(&forward, palette.forward), (&reverse, palette.reverse)] {
        histogram(&painter, &plot, bars, color);
    }
    let bar_width = 2.0 * reach / exact.len() as f64;
    let line: Vec<Pos2> =
        exact.iter().enumerate().map(|(i, &y)| plot.px(-reach + (i as f64 + 0.5) * bar_width, y)).collect();
    painter.line(line, Stroke::new(1.8, palette.ink));
    plot.frame(&painter, palette);
    plot.label_x(&painter, palette, &[-3.0, -2.0, -1.0, 0.0, 1.0, 2.0, 3.0]);
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

/// Probability density, bar by bar.
fn heights(column: &[u32], particles: u32, bin_width: f64) -> Vec<f64> {
    let per_count = 1.0 / (f64::from(particles.max(1)) * bin_width * BINS_PER_BAR as f64);
    column.chunks(BINS_PER_BAR).map(|bins| f64::from(bins.iter().sum::<u32>()) * per_count).collect()
}

/// The exact marginal averaged over each bar, which is finite even at t = 0.
fn exact_heights(run: &Run, t: f64) -> Vec<f64> {
    let bars = BINS / BINS_PER_BAR;
    let reach = run.process().reach();
    let width = 2.0 * reach / bars as f64;
    // A hair above 0: the points themselves, which have no density.
    let below = |i: usize| run.process().cumulative(-reach + i as f64 * width, t.max(1e-4));
    (0..bars).map(|i| (below(i + 1) - below(i)) / width).collect()
}

fn histogram(painter: &Painter, plot: &Plot, bars: &[f64], color: Color32) {
    let width = plot.rect.width() / bars.len().max(1) as f32;
    let fill = color.gamma_multiply(0.42);
    let mut outline = Vec::with_capacity(2 * bars.len());
    for (i, &height) in bars.iter().enumerate() {
        let left = plot.rect.left() + i as f32 * width;
        let top = plot.y_px(height);
        let bar = Rect::from_min_max(pos2(left, top), pos2(left + width, plot.rect.bottom()));
        if height > 0.0 {
            painter.rect_filled(bar, 0.0, fill);
        }
        outline.extend([pos2(left, top), pos2(left + width, top)]);
    }
    painter.line(outline, Stroke::new(1.2, color));
}

/// How a number of t is written beside a plot.
pub fn time(t: f64) -> String {
    plot::fixed(t, 2)
}
