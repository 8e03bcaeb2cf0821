//! The layers of the picture, and the legend that switches them on and off.

use crate::text::Text;
use crate::theme::density_scale::density_scale;
use crate::theme::{Palette, is_for_fingers, regular};
use crate::widgets::explanation::Explained as _;
use egui::{
    Align2, Color32, CursorIcon, Galley, Painter, Pos2, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui,
    WidgetInfo, pos2, vec2,
};
use std::sync::Arc;

/// The layers of the picture, the lowest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layer {
    /// Where the particles are.
    Density,
    /// The paths of a few of them.
    Paths,
    /// Lines of equal density of the exact p_t(x).
    Exact,
    /// Mean ± standard deviation of the particles.
    Moments,
    /// Lines of the probability-flow ODE under the exact score.
    Flow,
    /// Where the score model is wrong.
    Error,
    /// No layer, but a choice about all of them: x in units of the schedule.
    Units,
}

impl Layer {
    const ALL: [Self; 7] =
        [Self::Density, Self::Paths, Self::Exact, Self::Moments, Self::Flow, Self::Error, Self::Units];

    /// Its name in explanations.
    fn id(self) -> &'static str {
        match self {
            Self::Density => "density",
            Self::Paths => "paths",
            Self::Exact => "exact",
            Self::Moments => "moments",
            Self::Flow => "flow",
            Self::Error => "error",
            Self::Units => "units",
        }
    }

    fn name(self, text: &Text) -> &'static str {
        match self {
            Self::Density => text.density,
            Self::Paths => text.sample_paths,
            Self::Exact => text.exact_density,
            Self::Moments => text.mean_and_std,
            Self::Flow => text.flow_lines,
            Self::Error => text.score_error,
            Self::Units => text.x_in_units,
        }
    }
}

/// Which layers are shown.
pub struct Layers {
    shown: Vec<Layer>,
    in_picture: bool,
    /// Whether the score model can be wrong.
    has_error: bool,
    /// Whether the unit of x depends on t.
    has_units: bool,
}

impl Default for Layers {
    fn default() -> Self {
        let shown = vec![Layer::Density, Layer::Paths, Layer::Units];
        Self { shown, in_picture: false, has_error: false, has_units: false }
    }
}

const SWATCH: f32 = 16.0;
const TYPE: f32 = 12.0;
/// The gap between the parts of an entry, and around it.
const GAP: f32 = 4.0;
/// The gap between entries.
const APART: f32 = 4.0;

impl Layers {
    /// Sets whether the score model can be wrong; if not, it has no layer for its error.
    pub fn set_has_error(&mut self, has_error: bool) {
        self.has_error = has_error;
    }

    /// Sets whether the unit of x depends on t; if not, there is no choice of it.
    pub fn set_has_units(&mut self, has_units: bool) {
        self.has_units = has_units;
    }

    fn has(&self, layer: Layer) -> bool {
        match layer {
            Layer::Error => self.has_error,
            Layer::Units => self.has_units,
            _ => true,
        }
    }

    fn all(&self) -> Vec<Layer> {
        Layer::ALL.into_iter().filter(|layer| self.has(*layer)).collect()
    }

    /// Whether a layer is shown.
    pub fn shows(&self, layer: Layer) -> bool {
        self.shown.contains(&layer) && self.has(layer)
    }

    /// Whether the legend fitted into the picture; if not, a menu has to show it.
    pub fn are_in_picture(&self) -> bool {
        self.in_picture
    }

    /// The legend, right-aligned in two rectangles of one line each, the first layers in the first. It is shown only if
    /// all entries fit and the page is not for touch.
    pub fn legend(&mut self, ui: &Ui, rooms: [Rect; 2], text: &Text) {
        self.in_picture = false;
        if is_for_fingers(ui) {
            return;
        }
        let palette = Palette::of(ui.ctx());
        let all = self.all();
        let words: Vec<_> = all.iter().map(|layer| words(ui.painter(), layer.name(text))).collect();
        let width = |entries: &[Arc<Galley>]| entries.iter().map(|words| entry_width(words) + APART).sum::<f32>();
        let split = (0..=all.len()).rev().find(|&split| {
            let (first, second) = words.split_at(split);
            width(first) <= rooms[0].width() && width(second) <= rooms[1].width()
        });
        self.in_picture = split.is_some();
        let Some(split) = split else {
            return;
        };
        let count = all.len();
        let mut entries = all.into_iter().zip(words);
        for (room, count) in rooms.into_iter().zip([split, count - split]) {
            let entries: Vec<_> = entries.by_ref().take(count).collect();
            let mut left = room.right() - entries.iter().map(|(_, words)| entry_width(words) + APART).sum::<f32>();
            for (layer, words) in entries {
                let place = Rect::from_min_size(pos2(left, room.top()), vec2(entry_width(&words), room.height()));
                left = place.right() + APART;
                let response = ui.interact(place, ui.scope_id().with(("layer", layer.name(text))), Sense::click());
                self.entry(ui, &response, layer, words, text, palette);
            }
        }
    }

    /// The same as rows of a menu.
    pub fn menu(&mut self, ui: &mut Ui, text: &Text) {
        let palette = Palette::of(ui.ctx());
        let all = self.all();
        let words: Vec<_> = all.iter().map(|layer| words(ui.painter(), layer.name(text))).collect();
        let widest = words.iter().map(|words| entry_width(words)).fold(0.0, f32::max);
        for (layer, words) in all.into_iter().zip(words) {
            let size = vec2(widest + 2.0 * GAP, ui.spacing().interact_size.y);
            let (_, response) = ui.allocate_exact_size(size, Sense::click());
            self.entry(ui, &response, layer, words, text, palette);
        }
    }

    /// An entry is a switch: framed if it is on, faint if it is off.
    fn entry(
        &mut self,
        ui: &Ui,
        response: &Response,
        layer: Layer,
        words: Arc<Galley>,
        text: &Text,
        palette: &Palette,
    ) {
        if response.clicked() {
            if self.shows(layer) {
                self.shown.retain(|shown| *shown != layer);
            } else {
                self.shown.push(layer);
            }
        }
        let on = self.shows(layer);
        response.widget_info(|| WidgetInfo::selected(Role::CheckBox, ui.is_enabled(), on, layer.name(text)));
        let painter = ui.painter();
        let frame = response.rect.shrink2(vec2(0.0, 2.0));
        if on {
            painter.rect_filled(frame, 5.0, palette.rail.gamma_multiply(0.6));
        }
        if response.hovered() || response.has_focus() {
            painter.rect_stroke(frame, 5.0, Stroke::new(1.0, palette.faint_ink), StrokeKind::Inside);
        }
        let swatch =
            Rect::from_center_size(pos2(frame.left() + GAP + SWATCH / 2.0, frame.center().y), vec2(SWATCH, TYPE - 2.0));
        let mut swatch_painter = painter.clone();
        swatch_painter.multiply_opacity(if on { 1.0 } else { 0.45 });
        paint_swatch(&swatch_painter, swatch, layer, palette);
        let at = Align2::LEFT_CENTER.anchor_size(pos2(swatch.right() + GAP, frame.center().y), words.size());
        painter.galley(at.min, words, if on { palette.ink } else { palette.faint_ink });
        response.clone().on_hover_cursor(CursorIcon::PointingHand).explained("layer", layer.id());
    }
}

fn words(painter: &Painter, name: &str) -> Arc<Galley> {
    painter.layout_no_wrap(name.to_owned(), regular(TYPE), Color32::PLACEHOLDER)
}

fn entry_width(words: &Galley) -> f32 {
    GAP + SWATCH + GAP + words.size().x + GAP
}

fn paint_swatch(painter: &Painter, place: Rect, layer: Layer, palette: &Palette) {
    let along = |shape: &[(f32, f32)]| -> Vec<Pos2> {
        shape.iter().map(|&(x, y)| place.left_center() + vec2(x * place.width(), y * place.height())).collect()
    };
    match layer {
        Layer::Density => {
            let scale = density_scale(palette, palette.forward);
            let step = place.width() / 24.0;
            for i in 0..24_u8 {
                let left = place.left() + f32::from(i) * step;
                let bar = Rect::from_min_size(pos2(left, place.top()), vec2(step, place.height()));
                painter.rect_filled(bar, 0.0, scale[usize::from(i) * 255 / 23]);
            }
        }
        Layer::Paths => {
            let zigzag = [(0.0, 0.3), (0.25, -0.3), (0.45, 0.1), (0.6, -0.1), (0.8, 0.3), (1.0, -0.4)];
            painter.line(along(&zigzag), Stroke::new(1.2, palette.ink));
        }
        Layer::Exact => {
            painter.circle_stroke(place.center(), 4.5, Stroke::new(1.2, palette.ink));
            painter.circle_stroke(place.center(), 1.8, Stroke::new(1.2, palette.ink));
        }
        Layer::Moments => {
            // One for each run, in its colour.
            let (out, back) = place.split_left_right_at_fraction(0.5);
            for (half, color) in [(out, palette.forward), (back, palette.reverse)] {
                painter.rect_filled(half, 0.0, color.gamma_multiply(0.25));
                for y in [half.top(), half.center().y, half.bottom()] {
                    painter.hline(half.x_range(), y, Stroke::new(1.2, color));
                }
            }
        }
        Layer::Error => {
            for (size, opacity) in [(7.0, 0.25), (4.5, 0.45), (2.0, 0.85)] {
                painter.circle_filled(place.center(), size, palette.poor.gamma_multiply(opacity));
            }
        }
        Layer::Units => {
            painter.vline(place.center().x, place.y_range(), Stroke::new(1.2, palette.ink));
            for (y, inwards) in [(place.top(), 3.0), (place.bottom(), -3.0)] {
                let tip = pos2(place.center().x, y);
                painter.line(
                    vec![tip + vec2(-3.0, inwards), tip, tip + vec2(3.0, inwards)],
                    Stroke::new(1.2, palette.ink),
                );
            }
        }
        Layer::Flow => {
            for dy in [-0.3, 0.0, 0.3] {
                let smooth = [(0.0, 0.2), (0.3, 0.2), (0.5, 0.0), (0.7, -0.2), (1.0, -0.2)];
                let lifted: Vec<(f32, f32)> = smooth.iter().map(|&(x, y)| (x, y + dy)).collect();
                painter.line(along(&lifted), Stroke::new(1.0, palette.ink));
            }
        }
    }
}
