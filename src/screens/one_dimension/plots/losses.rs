//! The loss of the training, against iterations and against t, with the smallest possible one.

use crate::lab::training::TrainingRun;
use crate::text::Text;
use crate::theme::{Palette, regular};
use crate::widgets::plot::axis::Axis;
use crate::widgets::plot::curve::Curve;
use crate::widgets::plot::xy_plot::XyPlot;
use egui::{Align2, Rect, Ui, vec2};
use egui_plot::{Corner, PlotPoint};

/// The upper end of the axis, in units of the first and of the smallest loss: the beginning of a training may be cut off.
const MOST: f64 = 1.1;
const OF_FLOOR: f64 = 6.0;

/// Shows the loss against the number of iterations in `rect`.
pub fn show(ui: &mut Ui, rect: Rect, training: &TrainingRun, text: &Text) {
    let (progress, palette) = (training.progress(), Palette::of(ui.ctx()));
    let stride = progress.stride as f64;
    let points: Vec<_> = (progress.curve.iter().enumerate())
        .map(|(i, &loss)| PlotPoint::new((i as f64 + 0.5) * stride, f64::from(loss)))
        .collect();
    let last = training.iterations() as f64;
    let floor = progress.floor().unwrap_or_default();
    let least = [0.0, last].map(|iteration| PlotPoint::new(iteration, floor));
    let highest = points.iter().map(|point| point.y).filter(|loss| loss.is_finite()).fold(0.0, f64::max);
    let top = (MOST * highest).min(OF_FLOOR * floor).max(0.1);
    let words = text.training.loss;
    let axes = [Axis::x(text.setting("iterations"), 0.0..=last), Axis::y(words, 0.0..=top, 38.0).sparse(20.0)];
    plot(ui, rect, ("loss", text), axes, [&points, &least], progress.curve.is_empty(), palette);
}

/// Shows the recent loss against t in `rect`.
pub fn show_by_time(ui: &mut Ui, rect: Rect, training: &TrainingRun, t: f64, text: &Text) {
    let (progress, palette) = (training.progress(), Palette::of(ui.ctx()));
    let steps = |losses: &[f32]| -> Vec<PlotPoint> {
        let width = 1.0 / losses.len().max(1) as f64;
        let step =
            |(i, &loss): (usize, &f32)| [0.0, 1.0].map(|end| PlotPoint::new((i as f64 + end) * width, f64::from(loss)));
        losses.iter().enumerate().flat_map(step).collect()
    };
    let (losses, floor) = (steps(&progress.loss_by_time), steps(&progress.floor_by_time));
    let highest = losses.iter().chain(&floor).map(|point| point.y).filter(|y| y.is_finite()).fold(0.1, f64::max);
    let axes = [Axis::x("t", 0.0..=1.0), Axis::y(text.training.loss, 0.0..=MOST * highest, 38.0).sparse(20.0)];
    let is_empty = progress.iteration == 0 || losses.is_empty();
    let frame = plot(ui, rect, ("loss_by_time", text), axes, [&losses, &floor], is_empty, palette);
    let x = frame.left() + t as f32 * frame.width();
    ui.painter_at(frame).vline(x, frame.y_range(), palette.stroke(1.0, palette.ink));
}

fn plot(
    ui: &mut Ui,
    rect: Rect,
    (name, text): (&'static str, &Text),
    [x, y]: [Axis<'_>; 2],
    [losses, floor]: [&[PlotPoint]; 2],
    is_empty: bool,
    palette: &Palette,
) -> Rect {
    let curves = vec![
        Curve { is_dashed: true, ..Curve::line("floor", text.training.floor, floor, palette.stroke(1.8, palette.ink)) },
        Curve::line("losses", text.training.loss, losses, palette.stroke(2.0, palette.reverse)),
    ];
    let plot = XyPlot { name, label: text.training.loss, x, y, curves, legend: Some(Corner::RightTop), playhead: None };
    let frame = plot.show(ui, Rect::from_min_max(rect.min + vec2(0.0, 28.0), rect.max - vec2(4.0, 0.0)));
    if is_empty {
        let words = text.training.no_losses.to_owned();
        let painter = ui.painter_at(frame);
        let lines = painter.layout(words, regular(13.0), palette.faint_ink, frame.width() - 16.0);
        painter.galley(Align2::CENTER_CENTER.anchor_size(frame.center(), lines.size()).min, lines, palette.faint_ink);
    }
    frame
}
