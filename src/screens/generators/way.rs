//! The picture of a generator: the law of z, the way from each z to its x, and the histograms of data and samples; beside
//! them what the generator computes from x.

use super::parts::{ABOVE, GAP, LARGEST_Z, Parts, band, bars, largest, latent, nearest, outline, path};
use crate::lab::generators::{Evaluation, Generator, Known, LINES, ObjectiveKind};
use crate::text::Text;
use crate::theme::{Palette, regular};
use crate::widgets::explanation::{Explained as _, note};
use crate::widgets::lines::Lines;
use crate::widgets::number_format::{fixed, number};
use crate::widgets::plot::axis::unit_ticks;
use egui::{
    Align2, Color32, CursorIcon, EventFilter, Key, Painter, Pos2, Rect, Response, Sense, Shape, Stroke, Ui, WidgetInfo,
    pos2, vec2,
};

/// One frame of the picture.
pub struct Way<'a> {
    /// What is shown.
    pub generator: Generator,
    /// At the playhead; none before the first reply.
    pub evaluation: Option<&'a Evaluation>,
    /// The data, if they are known.
    pub known: Option<&'a Known>,
    /// The objective of an adversarial network.
    pub objective: ObjectiveKind,
    /// Whether the reader need not predict what is generated.
    pub is_seen: bool,
    /// The words.
    pub text: &'static Text,
}

impl Way<'_> {
    /// Shows it in `rect`; `followed` is the number of the z whose way is followed, which a click changes.
    pub fn show(&self, ui: &mut Ui, rect: Rect, followed: &mut usize, lines: &mut Lines) {
        let palette = Palette::of(ui.ctx());
        let has_curve = self.generator != Generator::Diffusion;
        let parts = Parts::new(rect, has_curve, self.known.map_or(LARGEST_Z, |known| known.reach));
        let painter = ui.painter_at(rect.expand(1.0));
        for part in [parts.latent, parts.way, parts.data].into_iter().chain(parts.curve) {
            painter.rect_filled(part, 3.0, palette.surface);
        }
        self.words(&painter, &parts, palette);
        latent(&painter, &parts, palette);
        self.respond(ui, &parts, followed);
        if let Some(known) = self.known {
            bars(&painter, &parts, &known.histogram, largest(known), palette.forward.gamma_multiply(0.3));
        }
        let Some(evaluation) = self.evaluation.filter(|_| self.is_seen) else { return };
        self.paths(&painter, &parts, evaluation, lines, palette);
        if let Some(known) = self.known {
            let shape = outline(&parts, &evaluation.histogram, largest(known));
            painter.add(Shape::line(shape, palette.stroke(2.0, palette.reverse)));
        }
        if let Some(curve) = parts.curve {
            self.curve(&painter, &parts, curve, evaluation, palette);
        }
        self.follow(&painter, &parts, evaluation, *followed, palette);
    }

    /// What is above the parts, and the numbers of x.
    fn words(&self, painter: &Painter, parts: &Parts, palette: &Palette) {
        let above = |rect: Rect, words: &str, color: Color32| {
            let painter = painter.with_clip_rect(rect.with_min_y(rect.top() - ABOVE).expand2(vec2(GAP, 0.0)));
            let at = pos2(rect.left(), rect.top() - 2.0);
            painter.text(at, Align2::LEFT_BOTTOM, words, regular(11.0), color)
        };
        let words = &self.text.generators;
        above(parts.latent, words.latent, palette.faint_ink);
        let data = above(parts.data, self.text.data, palette.forward);
        above(parts.data.with_min_x(data.right() + 5.0), words.generated, palette.reverse_text);
        if let Some(curve) = parts.curve {
            above(curve, (words.curve)(self.generator), palette.faint_ink);
        }
        for x in unit_ticks(parts.reach).into_iter().filter(|x| x.fract() == 0.0) {
            let y = parts.y(x);
            for part in [parts.way, parts.data].into_iter().chain(parts.curve) {
                painter.hline(part.x_range(), y, Stroke::new(1.0, palette.line));
            }
            let at = pos2(parts.data.right() - 3.0, y);
            painter.text(at, Align2::RIGHT_CENTER, number(x), regular(10.5), palette.faint_ink);
        }
    }

    /// Takes a click or a drag, or a key, that chooses another z.
    fn respond(&self, ui: &Ui, parts: &Parts, followed: &mut usize) {
        let id = ui.scope_id().with(("way", self.generator.place()));
        let response = ui.interact(parts.way, id, Sense::click_and_drag()).on_hover_cursor(CursorIcon::Crosshair);
        let stages = self.evaluation.map(|one| one.stages.as_slice()).unwrap_or_default();
        if let Some(pointer) = response.interact_pointer_pos().filter(|_| response.dragged() || response.clicked()) {
            *followed = nearest(stages, parts, pointer).unwrap_or(*followed);
        }
        step_by_keys(ui, &response, followed);
        let z = stages.first().and_then(|z| z.get(*followed)).copied().unwrap_or_default();
        let name = (self.text.generators.map)((self.text.generators.generator)(self.generator));
        response.widget_info(|| WidgetInfo::slider(ui.is_enabled(), f64::from(z), &name));
        response.explained("way", "");
        note(ui, parts.latent, "latent", "");
        note(ui, parts.data, "generated", "");
        if let Some(curve) = parts.curve {
            let part = match self.generator {
                Generator::Gan => "gan",
                Generator::Flow => "flow",
                Generator::Vae | Generator::DeepVae | Generator::Diffusion => "vae",
            };
            note(ui, curve, "curve_over_x", part);
        }
    }

    fn paths(&self, painter: &Painter, parts: &Parts, evaluation: &Evaluation, lines: &mut Lines, palette: &Palette) {
        let stroke = palette.stroke(1.0, palette.reverse.gamma_multiply(0.6));
        let all = (0..LINES).step_by(2).map(|line| Shape::line(path(parts, evaluation, line), stroke)).collect();
        lines.paint(&painter.with_clip_rect(parts.way), all);
    }

    /// The way of one z: its stages as dots, and its ends as numbers.
    fn follow(&self, painter: &Painter, parts: &Parts, evaluation: &Evaluation, line: usize, palette: &Palette) {
        let points = path(parts, evaluation, line);
        let painter = painter.with_clip_rect(parts.way.expand2(vec2(2.0, 0.0)));
        let (Some(first), Some(last)) = (points.first().copied(), points.last().copied()) else { return };
        if let (Some(std), Some(x)) = (evaluation.spread.get(line), evaluation.stages.last().and_then(|x| x.get(line)))
        {
            // x is drawn from a Gaussian around the end of the way.
            let [low, high] = [-1.0, 1.0].map(|sign| parts.y(f64::from(x + sign * std)));
            painter.vline(last.x - 1.5, high..=low, palette.stroke(3.0, palette.reverse));
        }
        for point in points.iter().skip(1) {
            painter.circle_filled(*point, 2.2, palette.ink);
        }
        painter.add(Shape::line(points, palette.stroke(2.0, palette.ink)));
        painter.circle_filled(first, 3.5, palette.ink);
        let end = |stage: Option<&Vec<f32>>| stage.and_then(|of| of.get(line)).map(|x| fixed(f64::from(*x), 2));
        let ends = end(evaluation.stages.first()).zip(end(evaluation.stages.last()));
        let Some((z, x)) = ends else { return };
        for (at, words, align) in [(first, format!("z = {z}"), -1.0), (last, format!("x = {x}"), 1.0)] {
            let galley = painter.layout_no_wrap(words, regular(11.5), palette.ink);
            let size = galley.size();
            let left = if align < 0.0 { at.x + 7.0 } else { at.x - 7.0 - size.x };
            // A row may be lower than its words.
            let top = (at.y - size.y - 4.0).min(parts.way.bottom() - size.y - 1.0).max(parts.way.top() + 1.0);
            let place = Rect::from_min_size(pos2(left, top), size);
            painter.rect_filled(place.expand(1.5), 2.0, palette.surface.gamma_multiply(0.85));
            painter.galley(place.min, galley, palette.ink);
        }
    }

    /// What the generator computes from x: x is upwards, as in the other parts.
    fn curve(&self, painter: &Painter, parts: &Parts, rect: Rect, evaluation: &Evaluation, palette: &Palette) {
        let [Some(values), spread] = [0, 1].map(|i| evaluation.curves.get(i)) else { return };
        let painter = painter.with_clip_rect(rect);
        let finite = || values.iter().map(|value| f64::from(*value)).filter(|value| value.is_finite());
        let is_critic = self.generator == Generator::Gan && self.objective == ObjectiveKind::Wasserstein;
        let [low, high] = match self.generator {
            // Only differences of a critic's outputs mean something.
            Generator::Gan if is_critic => [finite().fold(f64::MAX, f64::min), finite().fold(f64::MIN, f64::max)],
            Generator::Gan => [0.0, 1.0],
            _ => [-LARGEST_Z, LARGEST_Z],
        };
        let across = |value: f64| {
            let share = (value - low) / (high - low).max(1e-9);
            rect.left() + (0.06 + 0.88 * share.clamp(-0.1, 1.1) as f32) * rect.width()
        };
        let middle = across(0.5 * (low + high));
        if !is_critic {
            painter.vline(middle, rect.y_range(), Stroke::new(1.0, palette.line));
        }
        let at = |(bin, value): (usize, f64)| pos2(across(value), parts.y(parts.centre(bin)));
        if let Some(spread) = spread {
            let ends = |bin: usize, mean: f64, std: f64| [-1.0, 1.0].map(|sign| at((bin, mean + sign * std)));
            let means = values.iter().zip(spread).enumerate();
            band(&painter, means.map(|(i, (m, s))| ends(i, f64::from(*m), f64::from(*s))), palette.rail);
        }
        let points: Vec<Pos2> = values.iter().map(|value| f64::from(*value)).enumerate().map(at).collect();
        painter.add(Shape::line(points, palette.stroke(1.8, palette.ink)));
    }
}

fn step_by_keys(ui: &Ui, response: &Response, followed: &mut usize) {
    if !response.has_focus() {
        return;
    }
    let filter = EventFilter { vertical_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
    let pressed = |key| ui.input(|input| input.key_pressed(key));
    if pressed(Key::ArrowUp) {
        *followed = (*followed + 1).min(LINES - 1);
    } else if pressed(Key::ArrowDown) {
        *followed = followed.saturating_sub(1);
    }
}
