//! x̂₀ against x at the playhead: what the model believes, and what it should.

use super::plot::Plot;
use super::populations::{legend, time, title};
use super::text::Text;
use super::theme::Palette;
use crate::diffusion::model;
use crate::lab::run::Run;
use eframe::egui::{Color32, Mesh, Painter, Pos2, Rect, Shape, Stroke, Ui, vec2};

/// Points of a curve: every other pixel of a wide plot.
const POINTS: usize = 300;
/// The smallest t at which an estimate is asked for: at 0 there is nothing left to estimate.
const EARLIEST: f64 = 1e-3;
const HIGHEST: f64 = 1.8;

/// Shows the estimate at `t` in `rect`.
pub fn show(ui: &mut Ui, rect: Rect, run: &Run, t: f64, text: &Text) {
    let palette = Palette::of(ui.ctx());
    let painter = ui.painter_at(rect);
    title(&painter, rect, &format!("{} t = {}", text.estimate, time(t)), palette);
    let t = t.max(EARLIEST);
    let model = run.settings().model();
    let noise = run.settings().noise();
    let reach = run.process().reach();
    let level = run.process().schedule.level(t);
    let plot = Plot::new(
        Rect::from_min_max(rect.min + vec2(22.0, 28.0), rect.max - vec2(0.0, 22.0)),
        -reach..=reach,
        -HIGHEST..=HIGHEST,
    );
    plot.ground(&painter, palette);
    plot.grid_y(&painter, palette, &[-1.0, 0.0, 1.0]);
    let inside = ui.painter_at(plot.rect);
    let curve = |model: &model::Kind| -> Option<Vec<(f64, f64)>> {
        (0..=POINTS)
            .map(|i| -reach + 2.0 * reach * i as f64 / POINTS as f64)
            .map(|x| Some((x, (model.x0)(run.process(), x, level)?)))
            .collect()
    };
    let on_screen = |curve: &[(f64, f64)]| -> Vec<Pos2> { curve.iter().map(|&(x, y)| plot.px(x, y)).collect() };
    let estimates = match curve(model) {
        Some(curve) => vec![curve],
        // The label decides, not x: one line for each label.
        None => [-1.0, 1.0].map(|label| vec![(-reach, label), (reach, label)]).to_vec(),
    };
    if noise > 0.0 {
        for estimate in &estimates {
            band(&inside, &plot, estimate, noise, palette.reverse.gamma_multiply(0.18));
        }
    }
    if let Some(exact) = curve(&model::POSTERIOR) {
        inside.line(on_screen(&exact), Stroke::new(1.8, palette.ink));
    }
    for estimate in &estimates {
        let stroke = Stroke::new(2.2, palette.reverse);
        if model == &model::EXACT {
            inside.extend(Shape::dashed_line(&on_screen(estimate), stroke, 7.0, 5.0));
        } else {
            inside.line(on_screen(estimate), stroke);
        }
    }
    plot.frame(&painter, palette);
    plot.label_x(&painter, palette, &[-3.0, -2.0, -1.0, 0.0, 1.0, 2.0, 3.0]);
    plot.label_y(&painter, palette, &[-1.0, 0.0, 1.0]);
    let name = if model == &model::EXACT { text.own_label } else { text.model_name(model) };
    let with_noise = format!("{name} ± {}", text.noise);
    let name = if noise > 0.0 { &with_noise } else { name };
    // Bottom right: the curves rise towards the top right.
    let corner = plot.rect.with_min_y(plot.rect.bottom() - 48.0);
    legend(&painter, corner, &[(text.posterior, palette.ink), (name, palette.reverse)], palette);
}

/// A band of ± `noise`, one standard deviation of the corruption, around a curve.
fn band(painter: &Painter, plot: &Plot, curve: &[(f64, f64)], noise: f64, color: Color32) {
    // One mesh: rectangles side by side would show their seams.
    let mut mesh = Mesh::default();
    for (i, &(x, y)) in curve.iter().enumerate() {
        mesh.colored_vertex(plot.px(x, y + noise), color);
        mesh.colored_vertex(plot.px(x, y - noise), color);
        if let Some(before) = (2 * i as u32).checked_sub(2) {
            mesh.add_triangle(before, before + 1, before + 2);
            mesh.add_triangle(before + 1, before + 2, before + 3);
        }
    }
    painter.add(mesh);
}
