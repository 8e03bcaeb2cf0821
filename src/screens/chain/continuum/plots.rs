//! The plots at the playhead: the density, and the transition matrix of the next step on the grid.

use crate::chain::forward::{CELLS, REACH, middle};
use crate::screens::chain::state::State;
use crate::text::Text;
use crate::theme::density_scale::density_scale;
use crate::theme::{Palette, semibold};
use crate::widgets::explanation::note;
use crate::widgets::plot::axis::Axis;
use crate::widgets::plot::curve::{Area, Curve};
use crate::widgets::plot::xy_plot::XyPlot;
use egui::{Align2, Mesh, Rect, Stroke, StrokeKind, Ui, Vec2, vec2};
use egui_plot::{Corner, PlotPoint};

/// The height of the heading of a plot, and the space for the numbers beside it.
const HEADING: f32 = 22.0;
/// A plot lower than this has no room for a legend.
const LOW: f32 = 90.0;
const NUMBERS: f32 = 30.0;

/// The density at the playhead: carried by the matrices in colour, exact as a thin line, N(0, 1) dashed.
pub fn law(state: &State, ui: &mut Ui, rect: Rect, text: &Text) {
    let (run, palette, step) = (state.last_continuum(), Palette::of(ui.ctx()), state.place().0);
    let words = (text.chain.middle)(step);
    ui.painter().text(rect.left_top(), Align2::LEFT_TOP, words, semibold(13.0), palette.ink);
    let rect = rect.with_min_y(rect.top() + HEADING);
    let per_x = CELLS as f64 / (2.0 * REACH);
    let points = |cells: &[f64]| -> Vec<PlotPoint> {
        cells.iter().enumerate().map(|(cell, share)| PlotPoint::new(middle(cell), per_x * share)).collect()
    };
    let at = |columns: &[Vec<f64>]| columns.get(step).or(columns.last()).map(|cells| points(cells)).unwrap_or_default();
    let (grid, exact, noise) = (at(run.on_grid()), at(run.exact()), points(run.noise()));
    let highest = exact.iter().chain(&noise).map(|point| point.y).fold(0.1, f64::max);
    let stroke = palette.stroke(1.6, palette.forward);
    let area = Some((Area::ToZero, palette.forward.gamma_multiply(0.35)));
    let curves = vec![
        Curve { area, ..Curve::line("matrices", text.chain.by_matrices, &grid, stroke) },
        Curve { is_dashed: true, ..Curve::line("noise", "N(0, 1)", &noise, palette.stroke(1.5, palette.reverse)) },
        Curve::line("exact", text.chain.exact, &exact, palette.stroke(1.2, palette.ink)),
    ];
    let plot = XyPlot {
        name: "continuum law",
        label: text.chain.density,
        x: Axis::x("x", -REACH..=REACH),
        y: Axis::y("p", 0.0..=1.1 * highest, NUMBERS),
        curves,
        legend: (rect.height() > LOW).then_some(Corner::RightTop),
        playhead: None,
    };
    plot.show(ui, rect);
    note(ui, rect, "continuum_law", "");
}

/// The transition matrix of the next step on the grid: from x, downwards, to x, to the right.
pub fn kernel(state: &State, ui: &mut Ui, rect: Rect, text: &Text) {
    let (run, palette, step) = (state.last_continuum(), Palette::of(ui.ctx()), state.place().0);
    ui.painter().text(rect.left_top(), Align2::LEFT_TOP, text.chain.kernel, semibold(13.0), palette.ink);
    let rect = rect.with_min_y(rect.top() + HEADING);
    if !ui.is_rect_visible(rect) {
        return;
    }
    let scale = density_scale(palette, palette.forward);
    let side = rect.size().min_elem();
    let square = Rect::from_min_size(rect.left_top(), vec2(rect.width().min(2.2 * side), side));
    let cell = vec2(square.width() / CELLS as f32, side / CELLS as f32);
    let mut mesh = Mesh::default();
    for (from, row) in run.chain().kernel(step).iter().enumerate() {
        let most = row.iter().copied().fold(1e-9, f64::max);
        for (to, probability) in row.iter().enumerate() {
            let shade = (200.0 * (probability / most).sqrt()) as usize;
            // What is as good as impossible is not drawn.
            if let Some(color) = scale.get(shade).filter(|_| shade > 2) {
                let corner = square.left_top() + vec2(to as f32 * cell.x, from as f32 * cell.y);
                mesh.add_colored_rect(Rect::from_min_size(corner, cell + Vec2::splat(0.4)), *color);
            }
        }
    }
    let painter = ui.painter_at(square);
    painter.rect_filled(square, 0.0, palette.surface);
    painter.add(mesh);
    // Where nothing is kept of x, every row is the same; where all is kept, it is the diagonal.
    painter.line_segment([square.left_top(), square.right_bottom()], Stroke::new(1.0, palette.ink));
    painter.rect_stroke(square, 0.0, Stroke::new(1.0, palette.line), StrokeKind::Inside);
    note(ui, rect, "continuum_kernel", "");
}
