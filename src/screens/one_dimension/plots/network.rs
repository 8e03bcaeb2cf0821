//! The network, with its activations for one (x, t).

use crate::diffusion::schedule::Level;
use crate::lab::run::Run;
use crate::lab::training::TrainingRun;
use crate::learning::activations::activations;
use crate::learning::network::Network;
use crate::learning::score::inputs::Inputs;
use crate::text::Text;
use crate::theme::{Palette, regular};
use crate::widgets::number_format::{fixed, time};
use crate::widgets::plot::cached::cached;
use egui::{
    Align2, Color32, Painter, Pos2, Rect, Role, Sense, Shape, Slider, Stroke, Ui, UiBuilder, WidgetInfo, pos2, vec2,
};

/// The largest |x| of the slider.
const REACH: f64 = 3.5;
/// The most nodes above each other; a wider layer has several columns.
const ROWS: usize = 16;
/// Lines between two layers: those that carry the most.
const LINES: usize = 40;
/// The space for the names of the inputs and of the output.
const NAMES: f32 = 70.0;
const SLIDER: f32 = 24.0;

/// What is drawn of one network at one (x, t).
struct Drawing {
    layers: Vec<Vec<f64>>,
    /// For each pair of layers: (from, to, what it carries), the largest first.
    lines: Vec<Vec<(usize, usize, f64)>>,
}

impl Drawing {
    fn new(network: &Network, x: f64, level: Level) -> Self {
        let inputs = Inputs::at(level);
        let layers = activations(network, &[x * inputs.scale, inputs.noise]);
        let lines = network.shape().layers().zip(&layers).map(|(layer, values)| {
            let weights = &network.weights()[layer.weights];
            let mut largest: Vec<(usize, usize, f64)> = Vec::with_capacity(LINES + 1);
            for (i, w) in weights.iter().enumerate() {
                let (to, from) = (i / layer.inputs, i % layer.inputs);
                let carried = f64::from(*w) * values[from];
                let place = largest.partition_point(|(.., other)| other.abs() >= carried.abs());
                if place < LINES {
                    largest.insert(place, (from, to, carried));
                    largest.truncate(LINES);
                }
            }
            largest
        });
        let lines = lines.collect();
        Self { layers, lines }
    }
}

/// Shows the network at `t` and at `x`, which a slider below it changes, in `rect`.
pub fn show(ui: &mut Ui, rect: Rect, (run, training): (&Run, &TrainingRun), t: f64, x: &mut f64, text: &Text) {
    let palette = Palette::of(ui.ctx());
    let room = rect.with_min_y(rect.top() + 30.0);
    let (room, below) = room.split_top_bottom_at_y(room.bottom() - SLIDER.max(ui.spacing().interact_size.y));
    let level = run.process().schedule.level(t.max(1e-3));
    let key = (run.id(), training.progress().iteration, training.snapshot(), t, *x);
    let drawing =
        cached(ui.ctx(), "network", key, || training.network().map(|network| Drawing::new(&network, *x, level)));
    if let Some(drawing) = &*drawing {
        let output = drawing.layers.last().and_then(|layer| layer.first()).copied().unwrap_or_default();
        let target = run.settings().training().target.name;
        let target =
            text.choice("target", training.subject().one_dimension().map_or(target, |s| s.training().target.name));
        let output = format!("{target}: {}", fixed(output, 2));
        let response = ui.interact(room, ui.scope_id().with("network"), Sense::hover());
        let words = format!("{}: x = {}, t = {}, {output}", text.training.network_tab, fixed(*x, 2), time(t));
        response.widget_info(|| WidgetInfo::labeled(Role::Figure, true, &words));
        paint(&ui.painter_at(rect), room, drawing, &output, palette);
    }
    let mut row = ui.new_child(UiBuilder::new().max_rect(below));
    row.horizontal_centered(|ui| {
        let label = ui.label(format!("{} {}", text.training.at_x, fixed(*x, 2)));
        ui.spacing_mut().slider_width = ui.available_width();
        ui.add(Slider::new(x, -REACH..=REACH).show_value(false)).labelled_by(label.id);
    });
}

fn paint(painter: &Painter, room: Rect, drawing: &Drawing, output: &str, palette: &Palette) {
    let places: Vec<Vec<Pos2>> = places(room, &drawing.layers);
    for ((lines, from), to) in drawing.lines.iter().zip(&places).zip(&places[1..]) {
        let most = lines.first().map_or(1.0, |(.., carried)| carried.abs()).max(1e-9);
        for (i, j, carried) in lines.iter().rev() {
            if let (Some(from), Some(to)) = (from.get(*i), to.get(*j)) {
                let share = (carried.abs() / most) as f32;
                let stroke = Stroke::new(0.4 + 1.4 * share, color(*carried, palette).gamma_multiply(0.2 + 0.6 * share));
                painter.add(Shape::line_segment([*from, *to], stroke));
            }
        }
    }
    let size = radius(room, &drawing.layers);
    for (values, places) in drawing.layers.iter().zip(&places) {
        let most = values.iter().map(|value| value.abs()).fold(1.0, f64::max);
        for (value, place) in values.iter().zip(places) {
            let share = (value.abs() / most) as f32;
            painter.circle(*place, size, palette.surface, Stroke::new(1.0, palette.faint_ink));
            painter.circle_filled(*place, size - 0.5, color(*value, palette).gamma_multiply(share));
        }
    }
    let name = |place: Option<&Pos2>, align: Align2, dx: f32, words: &str| {
        if let Some(place) = place {
            painter.text(*place + vec2(dx, 0.0), align, words, regular(12.5), palette.ink);
        }
    };
    let (inputs, outputs) = (places.first(), places.last());
    for (i, words) in ["x", "ln a²/σ²"].into_iter().enumerate() {
        name(inputs.and_then(|places| places.get(i)), Align2::RIGHT_CENTER, -size - 4.0, words);
    }
    name(outputs.and_then(|places| places.first()), Align2::LEFT_CENTER, size + 4.0, output);
}

/// Blue below 0, orange above.
fn color(value: f64, palette: &Palette) -> Color32 {
    if value < 0.0 { palette.forward } else { palette.reverse }
}

/// Columns and rows of a layer of this width.
fn grid(width: usize) -> (usize, usize) {
    let columns = width.div_ceil(ROWS).max(1);
    (columns, width.div_ceil(columns))
}

fn radius(room: Rect, layers: &[Vec<f64>]) -> f32 {
    let rows = layers.iter().map(|layer| grid(layer.len()).1).max().unwrap_or(1);
    (0.4 * room.height() / rows as f32).clamp(1.5, 7.0)
}

fn places(room: Rect, layers: &[Vec<f64>]) -> Vec<Vec<Pos2>> {
    let inside = room.shrink2(vec2(NAMES, 8.0));
    let (gap, count) = (radius(room, layers) * 2.4, layers.len().max(2));
    let place = |(i, layer): (usize, &Vec<f64>)| {
        let centre = inside.left() + inside.width() * i as f32 / (count - 1) as f32;
        let (columns, rows) = grid(layer.len());
        let at = |node: usize| {
            let (column, row) = (node / rows, node % rows);
            let x = centre + (column as f32 - 0.5 * (columns - 1) as f32) * gap;
            let y = inside.center().y + (row as f32 - 0.5 * (rows - 1) as f32) * inside.height() / rows.max(8) as f32;
            pos2(x, y)
        };
        (0..layer.len()).map(at).collect()
    };
    layers.iter().enumerate().map(place).collect()
}
