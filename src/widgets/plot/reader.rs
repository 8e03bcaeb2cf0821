//! Reads the values of a plot by keys and with screen readers, as the pointer does.

use crate::theme::{Palette, is_for_fingers, regular};
use crate::widgets::adjustable::Adjustable;
use crate::widgets::plot::axis::Axis;
use crate::widgets::plot::curve::{Curve, value_in_words};
use egui::{Align2, Color32, Id, Key, Rect, Sense, Stroke, StrokeKind, Ui, vec2};
use egui_plot::{Corner, ItemId, ItemIdSet, PlotBounds, PlotPoint};

/// Steps over the width of a plot.
const STEPS: f64 = 100.0;
/// The height of its place, in points, for a mouse and for touch.
const STRIP: f32 = 12.0;
const FINGER: f32 = 44.0;

/// What is read.
pub struct Reader<'a> {
    /// The accessible name of the plot.
    pub label: &'a str,
    /// The lower axis.
    pub x: &'a Axis<'a>,
    /// The axis at the left.
    pub y: &'a Axis<'a>,
    /// The corner of the legend, if there is one: values are then told with the names of their curves.
    pub legend: Option<Corner>,
}

impl Reader<'_> {
    /// A slider over x for the plot whose curves are in `frame`; Space goes on to the next curve. While it has the focus, its
    /// value is shown. Returns the place that is read, and the colour of its curve.
    pub fn show(
        &self,
        ui: &Ui,
        plot: Id,
        frame: Rect,
        view: &PlotBounds,
        curves: &[Curve<'_>],
        hidden: &ItemIdSet,
    ) -> Option<(PlotPoint, Color32)> {
        // A strip: the rest of the plot is for the pointer.
        let height = if is_for_fingers(ui) { FINGER } else { STRIP };
        // The legend has a corner.
        if frame.height() < 2.5 * height {
            return None;
        }
        let strip = match self.legend {
            Some(Corner::LeftBottom | Corner::RightBottom) => frame.with_max_y(frame.top() + height),
            _ => frame.with_min_y(frame.bottom() - height),
        };
        let response = ui.interact(strip, plot.with("reader"), Sense::focusable_noninteractive());
        let (x, count): (f64, usize) = ui.data(|data| data.get_temp(response.id)).unwrap_or((0.5, 0));
        let [low, high] = [view.min()[0], view.max()[0]];
        let at = low + x.clamp(0.0, 1.0) * (high - low);
        let shown: Vec<_> = curves
            .iter()
            .filter(|curve| !hidden.contains(&ItemId::new(curve.key)))
            .filter_map(|curve| Some((curve, curve.at(at)?)))
            .collect();
        let read = shown.get(count % shown.len().max(1)).map(|(curve, y)| (*curve, PlotPoint::new(at, *y)));
        let words = read.as_ref().map_or_else(String::new, |(curve, place)| {
            let name = if self.legend.is_some() { curve.name } else { "" };
            value_in_words(name, [self.x.quantity, self.y.quantity], *place, view)
        });
        let step = (high - low).max(f64::MIN_POSITIVE) / STEPS;
        let adjustable =
            Adjustable { name: self.label, words: &words.replace('\n', ": "), value: at, range: low..=high, step };
        let asked = adjustable.show(ui, &response).map_or(x, |asked| (asked - low) / (STEPS * step));
        if !response.has_focus() && asked == x {
            return None;
        }
        let goes_on = response.has_focus() && ui.input(|input| input.key_pressed(Key::Space));
        ui.data_mut(|data| data.insert_temp(response.id, (asked, count + usize::from(goes_on))));
        let palette = Palette::of(ui.ctx());
        let painter = ui.painter_at(frame);
        painter.rect_stroke(frame, 0.0, Stroke::new(2.0, palette.ink), StrokeKind::Inside);
        let galley = painter.layout_no_wrap(words, regular(12.0), palette.ink);
        let place = Align2::LEFT_TOP.anchor_size(frame.left_top() + vec2(8.0, 6.0), galley.size());
        painter.rect_filled(place.expand(3.0), 3.0, palette.surface.gamma_multiply(0.85));
        painter.galley(place.min, galley, palette.ink);
        read.map(|(curve, place)| (place, curve.stroke.color))
    }
}
