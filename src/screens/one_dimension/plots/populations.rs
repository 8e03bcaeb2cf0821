//! The two populations at the playhead as histograms, with the exact marginal drawn over them.

use crate::diffusion::block::Direction;
use crate::diffusion::density::BINS;
use crate::diffusion::marginal::Process;
use crate::diffusion::model::Guidance;
use crate::lab::playback::Playback;
use crate::lab::run::Run;
use crate::lab::theory::tilted;
use crate::text::Text;
use crate::theme::{Palette, semibold};
use crate::widgets::explanation::note;
use crate::widgets::number_format::time;
use crate::widgets::plot::axis::Axis;
use crate::widgets::plot::cached::cached;
use crate::widgets::plot::curve::{Area, Curve};
use crate::widgets::plot::xy_plot::XyPlot;
use egui::{Align2, Color32, Rect, Stroke, Ui, pos2, vec2};
use egui_plot::{Corner, PlotPoint};

/// The approximate number of bars.
const BARS: f64 = 64.0;
/// If the reach at a time is at most this, all of it is shown; otherwise the part where the population is.
const WHOLE: f64 = 4.5;
/// The plot's height in units of the highest curve.
const HEADROOM: f64 = 1.12;
const OUTLINE: f32 = 1.2;
const FILL: f32 = 0.42;

/// Shows the populations at the playhead in `rect`; the reverse one only where it is not covered.
pub fn show(ui: &mut Ui, rect: Rect, run: &Run, playback: &Playback, text: &Text) {
    let palette = Palette::of(ui.ctx());
    note(ui, rect, "plot", "populations");
    let column = run.recording().columns().nearest(playback.t());
    let of = (run.id(), run.particles_done(), column);
    let Curves { t, extent, forward, reverse, exact, tilted } =
        &*cached(ui.ctx(), "populations", of, || Curves::new(&Histograms::at(run, playback.t())));
    let is_covered = 2.0 - playback.t() > playback.seen();
    let reverse = if is_covered { &[] } else { reverse.as_slice() };
    let highest = [forward, reverse, exact].into_iter().flatten().map(|point| point.y).fold(0.0, f64::max);

    let title = format!("{} t = {}", text.populations, time(*t));
    let at = pos2(rect.left() + 22.0, rect.top() + 15.0);
    ui.painter_at(rect).text(at, Align2::LEFT_CENTER, &title, semibold(14.0), palette.ink);
    let histogram = |key, name, points, color| Curve {
        area: Some((Area::ToZero, Color32::gamma_multiply(color, FILL))),
        ..Curve::line(key, name, points, Stroke::new(OUTLINE, color))
    };
    let plot = XyPlot {
        name: "populations",
        label: &title,
        x: Axis::x("x", -extent..=*extent),
        y: Axis::y(text.density, 0.0..=(HEADROOM * highest).max(1e-6), 0.0),
        curves: [
            histogram("forward", text.forward, forward, palette.forward),
            histogram("reverse", text.reverse, reverse, palette.reverse),
            Curve::line("exact", text.exact_marginal, exact, palette.stroke(1.8, palette.ink)),
        ]
        .into_iter()
        .chain(tilted.as_ref().map(|tilted| Curve {
            is_dashed: true,
            ..Curve::line("tilted", text.tilted_law, tilted, palette.stroke(1.6, palette.faint_ink))
        }))
        .collect(),
        legend: Some(Corner::RightTop),
        playhead: None,
    };
    plot.show(ui, Rect::from_min_max(rect.min + vec2(22.0, 28.0), rect.max));
}

/// The curves of [`Histograms`]: the outlines of the bars, and the exact marginal from bar to bar.
struct Curves {
    t: f64,
    extent: f64,
    forward: Vec<PlotPoint>,
    reverse: Vec<PlotPoint>,
    exact: Vec<PlotPoint>,
    tilted: Option<Vec<PlotPoint>>,
}

impl Curves {
    fn new(Histograms { t, extent, bars, forward, reverse, exact, tilted }: &Histograms) -> Self {
        let outline = |heights: &[f64]| {
            let tops = heights.iter().enumerate();
            tops.flat_map(|(i, &y)| [i, i + 1].map(|edge| PlotPoint::new(bars.edge(edge), y))).collect()
        };
        let middles = |heights: &[f64]| -> Vec<PlotPoint> {
            heights.iter().enumerate().map(|(i, &y)| PlotPoint::new(bars.middle(i), y)).collect()
        };
        Self {
            t: *t,
            extent: *extent,
            forward: outline(forward),
            reverse: outline(reverse),
            exact: middles(exact),
            tilted: tilted.as_deref().map(middles),
        }
    }
}

/// The plots at the playhead show x from minus this to plus this.
pub fn extent(run: &Run, t: f64) -> f64 {
    let reach = f64::from(run.reach()) * run.process().schedule.unit(t);
    if reach <= WHOLE {
        return reach;
    }
    let (mean, variance) = run.process().moments(t);
    (mean.abs() + WHOLE * variance.sqrt()).clamp(WHOLE.min(reach), reach)
}

/// Both populations at one time, and the exact marginal: probability densities, bar by bar.
pub struct Histograms {
    /// The recorded time that is nearest to the requested one.
    pub t: f64,
    /// x is shown from −`extent` to `extent`.
    pub extent: f64,
    pub bars: Bars,
    pub forward: Vec<f64>,
    pub reverse: Vec<f64>,
    pub exact: Vec<f64>,
    /// The tilted law of guidance, if there is any.
    pub tilted: Option<Vec<f64>>,
}

impl Histograms {
    /// The histograms of a run near the time `t`.
    pub fn at(run: &Run, t: f64) -> Self {
        let recording = run.recording();
        let column = recording.columns().nearest(t);
        // The nearest recorded time is shown, so the exact marginal is drawn for that time, too.
        let t = recording.columns().t(column);
        let extent = extent(run, t);
        let unit = recording.direction(Direction::Forward).density.unit(column);
        let bars = Bars::new(f64::from(run.reach() * unit), extent);
        let heights =
            |direction| bars.heights(recording.direction(direction).density.column(column), run.particles_done());
        let (forward, reverse) = (heights(Direction::Forward), heights(Direction::Reverse));
        let exact = bars.exact_heights(run.process(), t);
        let tilted = run.estimator().guidance.map(|guidance| bars.tilted_heights(&exact, guidance, t));
        Self { t, extent, bars, forward, reverse, exact, tilted }
    }
}

/// Bins of a density, several per bar, over the part that is shown.
pub struct Bars {
    first_bin: usize,
    count: usize,
    bins: usize,
    /// Where the first bar begins.
    pub left: f64,
    /// The width of a bar.
    pub width: f64,
}

impl Bars {
    fn new(reach: f64, extent: f64) -> Self {
        let bin_width = 2.0 * reach / BINS as f64;
        let bins = 2 * ((extent / bin_width / BARS).round() as usize).max(1);
        // One bar is centred on 0: points at ±1 are on edges of bins, and should not be on edges of bars as well.
        let most = (BINS - bins) / 2 / bins;
        let half = (((extent / bin_width - bins as f64 / 2.0) / bins as f64).ceil() as usize).min(most);
        let first_bin = (BINS - bins) / 2 - half * bins;
        let left = first_bin as f64 * bin_width - reach;
        Self { first_bin, count: 2 * half + 1, bins, left, width: bins as f64 * bin_width }
    }

    fn edge(&self, i: usize) -> f64 {
        self.left + i as f64 * self.width
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
    fn exact_heights(&self, process: &Process, t: f64) -> Vec<f64> {
        // Slightly above 0, where points have a density.
        let t = t.max(1e-4);
        let below: Vec<f64> = (0..=self.count).map(|i| process.cumulative(self.edge(i), t)).collect();
        below.windows(2).map(|pair| (pair[1] - pair[0]) / self.width).collect()
    }

    /// The tilted law, from the density given the condition, averaged over each bar.
    fn tilted_heights(&self, given: &[f64], guidance: &Guidance, t: f64) -> Vec<f64> {
        let all = self.exact_heights(&guidance.whole, t);
        let heights: Vec<f64> = all.iter().zip(given).map(|(all, given)| tilted(*all, *given, guidance)).collect();
        let norm = (heights.iter().sum::<f64>() * self.width).max(f64::MIN_POSITIVE);
        heights.into_iter().map(|height| height / norm).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lab::link::from_query;

    #[test]
    fn bars_cover_the_shown_range_and_count_every_particle_once() {
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

    #[test]
    fn bars_follow_what_is_visible_under_every_schedule() {
        for schedule in
            ["cubic", "cosine", "constant", "geometric", "geometric&sigma_max=50", "geometric&sigma_min=0.5"]
        {
            for data in ["two-point", "two-bumps&model=bayes", "comb", "uniform", "drawn"] {
                let query = format!("schedule={schedule}&data={data}&particles=256&steps=40");
                let mut run = Run::new(&from_query(&query, &[]).0);
                run.refine(|| true);
                for t in [0.0, 0.25, 0.5, 0.75, 1.0] {
                    let Histograms { extent, bars, forward, .. } = Histograms::at(&run, t);
                    let right = bars.left + bars.count as f64 * bars.width;
                    let shown = format!("{query}, t = {t}: {} bars of {} in ±{extent}", bars.count, bars.width);
                    assert!(bars.count >= 31, "{shown}");
                    assert!(bars.left >= -extent - bars.width && right <= extent + bars.width, "{shown}");
                    // At most a few of 256 particles are outside of 4.5 standard deviations.
                    let inside = forward.iter().sum::<f64>() * bars.width;
                    assert!((0.98..1.000_001).contains(&inside), "{shown}: {inside}");
                }
            }
        }
    }
}
