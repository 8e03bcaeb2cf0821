//! x̂₀ or the score against x at the playhead: what the model believes, and what it should.

use crate::diffusion::model;
use crate::diffusion::sampler::Corruption;
use crate::lab::one_dimension::MODEL;
use crate::lab::run::Run;
use crate::lab::theory::{Estimate, estimates, exact_estimates};
use crate::screens::one_dimension::plots::populations::{extent, legend};
use crate::screens::one_dimension::stage::axes::{Plot, unit_ticks};
use crate::screens::one_dimension::stage::moments::between;
use crate::text::Text;
use crate::theme::{Palette, regular};
use crate::widgets::number_format::time;
use egui::{Align2, Color32, Painter, Pos2, Rect, Shape, Ui, pos2, vec2};

/// What is plotted against x.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Quantity {
    /// x̂₀.
    CleanData,
    /// s.
    Score,
}

/// The smallest t at which an estimate is drawn: at 0 there is nothing left to estimate.
const EARLIEST: f64 = 1e-3;
/// Points of a curve: every other pixel of a wide plot, fewer where a point costs many components.
const POINTS: usize = 301;
const FEW_POINTS: usize = 121;
const MANY_COMPONENTS: usize = 16;
/// From this width on, t has room beside the tabs.
const ROOMY: f32 = 320.0;

/// Shows the estimate at `t` in `rect`.
pub fn show(ui: &mut Ui, rect: Rect, run: &Run, t: f64, text: &Text, quantity: Quantity) {
    let palette = Palette::of(ui.ctx());
    let painter = ui.painter_at(rect);
    if rect.width() >= ROOMY {
        let at = pos2(rect.right() - 4.0, rect.top() + 15.0);
        painter.text(at, Align2::RIGHT_CENTER, format!("t = {}", time(t)), regular(13.0), palette.faint_ink);
    }
    let t = t.max(EARLIEST);
    let process = run.process();
    let reach = extent(run, t);
    let points = if process.data.components().len() > MANY_COMPONENTS { FEW_POINTS } else { POINTS };
    let level = process.schedule.level(t);
    let read = |estimate: &Estimate| match quantity {
        Quantity::CleanData => (estimate.x, estimate.x0),
        Quantity::Score => (estimate.x, estimate.score),
    };
    let curve = |estimates: Vec<Estimate>| -> Vec<(f64, f64)> { estimates.iter().map(read).collect() };
    let exact = curve(exact_estimates(process, t, reach, points));
    let model = run.settings().model();
    let reads_labels = model == &model::EXACT;
    let believed: Vec<Vec<(f64, f64)>> = if reads_labels {
        // The label decides, not x alone: a line for each component, or for some of very many.
        let components = process.data.components();
        components
            .iter()
            .step_by(components.len().div_ceil(MANY_COMPONENTS).max(1))
            .map(|c| {
                let carried = level.signal * level.signal * c.std * c.std + level.variance;
                let at = |x: f64| {
                    let score = (level.signal * c.mean - x) / carried;
                    read(&Estimate { x, x0: (x + level.variance * score) / level.signal, score })
                };
                vec![at(-reach), at(reach)]
            })
            .collect()
    } else {
        vec![curve(estimates(process, model, t, reach, points))]
    };
    // The curve of the exact model is what should be seen whole; estimates may leave the plot.
    let highest = match quantity {
        Quantity::CleanData => process.data.extent() * 1.25 + 0.5,
        Quantity::Score => exact.iter().map(|(_, y)| y.abs()).fold(1.0, f64::max) * 1.1,
    };
    let plot = Plot::new(
        Rect::from_min_max(rect.min + vec2(30.0, 28.0), rect.max - vec2(0.0, 22.0)),
        -reach..=reach,
        -highest..=highest,
    );
    plot.ground(&painter, palette);
    let ticks = unit_ticks(highest);
    plot.grid_y(&painter, palette, &ticks);
    let inside = ui.painter_at(plot.rect);
    let noise = run.settings().noise() * spread(run.settings().corrupt(), quantity, level);
    if noise > 0.0 {
        for estimate in &believed {
            band(&inside, &plot, estimate, noise, palette.reverse.gamma_multiply(0.18));
        }
    }
    let on_screen = |curve: &[(f64, f64)]| -> Vec<Pos2> { curve.iter().map(|&(x, y)| plot.px(x, y)).collect() };
    inside.line(on_screen(&exact), palette.stroke(1.8, palette.ink));
    for estimate in &believed {
        let stroke = palette.stroke(2.2, palette.reverse);
        if reads_labels {
            inside.extend(Shape::dashed_line(&on_screen(estimate), stroke, 7.0, 5.0));
        } else {
            inside.line(on_screen(estimate), stroke);
        }
    }
    plot.frame(&painter, palette);
    plot.label_x(&painter, palette, &unit_ticks(reach));
    plot.label_y(&painter, palette, &ticks);
    let name = if reads_labels { text.own_label } else { text.choice(MODEL.name, model.name) };
    let with_noise = format!("{name} ± {}", text.noise_word);
    let name = if noise > 0.0 { &with_noise } else { name };
    let truth = match quantity {
        Quantity::CleanData => text.posterior,
        Quantity::Score => text.true_score,
    };
    // Bottom right for x̂₀, whose curves rise; top right for the score, whose curves fall.
    let corner = match quantity {
        Quantity::CleanData => plot.rect.with_min_y(plot.rect.bottom() - 48.0),
        Quantity::Score => plot.rect,
    };
    legend(&painter, corner, &[(truth, palette.ink), (name, palette.reverse)], palette);
}

/// The standard deviation that corruption at ν = 1 gives to `quantity`.
fn spread(corruption: Corruption, quantity: Quantity, level: crate::diffusion::schedule::Level) -> f64 {
    let of_clean_data = corruption.spread(level);
    match quantity {
        Quantity::CleanData => of_clean_data,
        Quantity::Score => of_clean_data * level.signal / level.variance,
    }
}

/// A band of ± `noise`, one standard deviation of the corruption, around a curve.
fn band(painter: &Painter, plot: &Plot, curve: &[(f64, f64)], noise: f64, color: Color32) {
    let line = |dy: f64| -> Vec<Pos2> { curve.iter().map(|&(x, y)| plot.px(x, y + dy)).collect() };
    painter.add(between(&line(-noise), &line(noise), color));
}
