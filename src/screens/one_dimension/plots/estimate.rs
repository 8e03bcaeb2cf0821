//! x̂₀ or the score against x at the playhead: the score model's estimate and the exact one.

use crate::diffusion::model;
use crate::diffusion::sampler::Corruption;
use crate::diffusion::schedule::Level;
use crate::lab::one_dimension::MODEL;
use crate::lab::run::Run;
use crate::lab::theory::{Estimate, estimates, exact_estimates};
use crate::screens::one_dimension::plots::populations::extent;
use crate::text::Text;
use crate::theme::{Palette, regular};
use crate::widgets::number_format::time;
use crate::widgets::plot::axis::Axis;
use crate::widgets::plot::cached::cached;
use crate::widgets::plot::curve::{Area, Curve};
use crate::widgets::plot::xy_plot::{XyPlot, zoomed_view};
use egui::{Align2, Rect, Ui, pos2, vec2};
use egui_plot::{Corner, PlotPoint};

/// What is plotted against x.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Quantity {
    /// x̂₀.
    CleanData,
    /// ε̂ = (x − a x̂₀)/σ.
    Noise,
    /// s.
    Score,
    /// v̂ = ε̂ − x̂₀, the velocity of the straight path.
    Velocity,
}

/// The smallest t at which an estimate is drawn: at 0 there is nothing to estimate.
const EARLIEST: f64 = 1e-3;
/// The most points of a curve: one for two pixels of a wide plot, fewer where each point sums over many components.
/// When the reader zooms in, there are up to `CLOSEST` times as many.
const POINTS: usize = 301;
const FEW_POINTS: usize = 121;
const MANY_COMPONENTS: usize = 16;
const CLOSEST: f64 = 8.0;
/// How far the curves extend when the reader zooms out or pans, in units of the range that is shown at first.
const FARTHEST: f64 = 4.0;
/// The space for t beside the tabs.
const TIME: f32 = 64.0;

/// Shows the estimate of a quantity at `t` in `rect`; the tabs above it end at `tabs`.
pub fn show(ui: &mut Ui, rect: Rect, run: &Run, t: f64, text: &Text, (quantity, tabs): (Quantity, f32)) {
    let palette = Palette::of(ui.ctx());
    if rect.right() - tabs >= TIME {
        let at = pos2(rect.right() - 4.0, rect.top() + 15.0);
        let words = format!("t = {}", time(t));
        ui.painter_at(rect).text(at, Align2::RIGHT_CENTER, words, regular(13.0), palette.faint_ink);
    }
    let t = t.max(EARLIEST);
    let extent = extent(run, t);
    let (name, label) = match quantity {
        Quantity::CleanData => ("estimate", text.estimate_tab),
        Quantity::Noise => ("noise", text.noise_tab),
        Quantity::Score => ("score", text.score_tab),
        Quantity::Velocity => ("velocity", text.velocity_tab),
    };
    let most = if run.process().data.components().len() > MANY_COMPONENTS { FEW_POINTS } else { POINTS };
    let (mut points, mut reach) = (most, extent);
    if let Some(view) = zoomed_view(ui.ctx(), name) {
        let farthest = view.min()[0].abs().max(view.max()[0].abs());
        reach = farthest.clamp(extent, FARTHEST * extent);
        points = (points as f64 * (2.0 * reach / view.width()).clamp(1.0, CLOSEST)) as usize;
    }
    let of = (run.id(), t, reach, points, quantity);
    let Curves { exact, believed } = &*cached(ui.ctx(), name, of, || Curves::new(run, t, reach, points, quantity));
    // The exact curve should be visible as a whole; estimates may leave the plot.
    let highest = match quantity {
        Quantity::CleanData => highest(run),
        Quantity::Noise | Quantity::Score | Quantity::Velocity => {
            exact.iter().map(|point| point.y.abs()).fold(1.0, f64::max) * 1.1
        }
    };
    let model = run.settings().model();
    let reads_labels = model == &model::EXACT;
    let level = run.process().schedule.level(t);
    let noise = run.settings().noise() * spread(run.settings().corrupt(), quantity, level);
    let model_name = model_name(run, text);
    let with_noise = format!("{model_name} ± {}", text.noise_word);
    let (truth, legend) = match quantity {
        // In a corner without curves: those of x̂₀ rise, those of the score fall.
        Quantity::CleanData => (text.posterior, Corner::RightBottom),
        Quantity::Noise => (text.true_noise, Corner::RightBottom),
        Quantity::Score => (text.true_score, Corner::RightTop),
        Quantity::Velocity => (text.true_velocity, Corner::RightBottom),
    };
    let believed = believed.iter().map(|points| Curve {
        is_dashed: reads_labels,
        // One standard deviation of the corruption.
        area: (noise > 0.0).then(|| (Area::Around(noise), palette.reverse.gamma_multiply(0.18))),
        ..Curve::line(
            "believed",
            if noise > 0.0 { &with_noise } else { model_name },
            points,
            palette.stroke(2.2, palette.reverse),
        )
    });
    let plot = XyPlot {
        name,
        label,
        x: Axis::x("x", -extent..=extent),
        y: Axis::y(label, -highest..=highest, 34.0),
        curves: [Curve::line("exact", truth, exact, palette.stroke(1.8, palette.ink))]
            .into_iter()
            .chain(believed)
            .collect(),
        legend: Some(legend),
        playhead: None,
    };
    plot.show(ui, Rect::from_min_max(rect.min + vec2(0.0, 28.0), rect.max));
}

/// The plot of x̂₀ for an exported picture.
pub struct CleanData {
    /// The time.
    pub t: f64,
    /// x is shown from −`extent` to `extent`, and x̂₀ from −`highest` to `highest`.
    pub extent: f64,
    pub highest: f64,
    /// Standard deviation of the noise on the score model's estimate.
    pub noise: f64,
    /// The exact estimate, as (x, x̂₀).
    pub exact: Vec<[f64; 2]>,
    /// The score model's; one line for each label if it knows labels.
    pub model: Vec<Vec<[f64; 2]>>,
    /// What the page calls the exact estimate, and the model's.
    pub names: [&'static str; 2],
}

impl CleanData {
    /// At the time `t`.
    pub fn at(run: &Run, t: f64, text: &Text) -> Self {
        let t = t.max(EARLIEST);
        let (extent, quantity) = (extent(run, t), Quantity::CleanData);
        let Curves { exact, believed } = Curves::new(run, t, extent, POINTS, quantity);
        let points = |points: Vec<PlotPoint>| points.into_iter().map(|point| [point.x, point.y]).collect();
        let (settings, level) = (run.settings(), run.process().schedule.level(t));
        Self {
            t,
            extent,
            highest: highest(run),
            noise: settings.noise() * spread(settings.corrupt(), quantity, level),
            exact: points(exact),
            model: believed.into_iter().map(points).collect(),
            names: [text.posterior, model_name(run, text)],
        }
    }
}

/// The largest x̂₀ that is shown.
fn highest(run: &Run) -> f64 {
    run.process().data.extent() * 1.25 + 0.5
}

/// What the page calls the estimate of the score model.
fn model_name(run: &Run, text: &Text) -> &'static str {
    let model = run.settings().model();
    if model == &model::EXACT { text.own_label } else { text.choice(MODEL.name, model.name) }
}

/// What is drawn at one time.
struct Curves {
    exact: Vec<PlotPoint>,
    /// The score model's estimates; one line for each label if it uses labels.
    believed: Vec<Vec<PlotPoint>>,
}

impl Curves {
    /// At `points` values of x within ±`reach`.
    fn new(run: &Run, t: f64, reach: f64, points: usize, quantity: Quantity) -> Self {
        let (process, model) = (run.process(), run.settings().model());
        let level = process.schedule.level(t);
        let read = |estimate: &Estimate| match quantity {
            Quantity::CleanData => PlotPoint::new(estimate.x, estimate.x0),
            Quantity::Noise => PlotPoint::new(estimate.x, -level.sigma() * estimate.score),
            Quantity::Score => PlotPoint::new(estimate.x, estimate.score),
            Quantity::Velocity => PlotPoint::new(estimate.x, -level.sigma() * estimate.score - estimate.x0),
        };
        let curve = |estimates: Vec<Estimate>| -> Vec<PlotPoint> { estimates.iter().map(read).collect() };
        let exact = curve(exact_estimates(process, t, reach, points));
        if model != &model::EXACT {
            return Self { exact, believed: vec![curve(estimates(&run.estimator(), t, reach, points))] };
        }
        // The label decides, not x alone: a line for each component, or for some of them if there are very many.
        let components = process.data.components();
        let some = components.iter().step_by(components.len().div_ceil(MANY_COMPONENTS).max(1));
        let believed = some.map(|c| {
            let carried = level.signal * level.signal * c.std * c.std + level.variance;
            let at = |x: f64| {
                let score = (level.signal * c.mean - x) / carried;
                let x0 = if level.signal > 0.0 { (x + level.variance * score) / level.signal } else { c.mean };
                read(&Estimate { x, x0, score })
            };
            vec![at(-reach), at(reach)]
        });
        Self { exact, believed: believed.collect() }
    }
}

/// The standard deviation that corruption at ν = 1 gives to `quantity`.
fn spread(corruption: Corruption, quantity: Quantity, level: Level) -> f64 {
    let of_clean_data = corruption.spread(level);
    match quantity {
        Quantity::CleanData => of_clean_data,
        Quantity::Noise => of_clean_data * level.signal / level.sigma(),
        Quantity::Score => of_clean_data * level.signal / level.variance,
        Quantity::Velocity => of_clean_data * (1.0 + level.signal / level.sigma()),
    }
}
