//! How x–y plots look and what a reader can do with them: egui_plot with the page's colours, type and gestures. A mouse
//! pans by dragging, and zooms by drawing a box with the secondary button, in a native window also with Ctrl and the
//! wheel; two fingers zoom;
//! a double click resets the view. The wheel alone and a single finger scroll the page, as everywhere else on it.

use crate::theme::{Palette, is_for_fingers};
use crate::widgets::plot::axis::Axis;
use crate::widgets::plot::curve::{Curve, nearest, value_in_words};
use crate::widgets::plot::legend;
use crate::widgets::plot::reader::Reader;
use egui::{
    Color32, Context, CornerRadius, Id, Rangef, Rect, Role, Sense, Stroke, TextStyle, Ui, UiBuilder, Vec2, WidgetInfo,
};
use egui_plot::{
    Corner, HoverPosition, ItemId, ItemIdSet, Legend, Plot, PlotBounds, PlotMemory, PlotPoint, PlotUi, VLine,
};

/// The dot on a curve under the pointer.
const DOT: f32 = 3.5;
const RING: f32 = 1.5;

/// A plot of curves over x.
pub struct XyPlot<'a> {
    /// Identifies the plot: each has its own view and its own hidden curves.
    pub name: &'static str,
    /// Its accessible name.
    pub label: &'a str,
    /// The lower axis.
    pub x: Axis<'a>,
    /// The axis at the left.
    pub y: Axis<'a>,
    /// The lowest first.
    pub curves: Vec<Curve<'a>>,
    /// The corner of the legend, which names curves and switches them on and off.
    pub legend: Option<Corner>,
    /// A vertical line at this x, in this colour.
    pub playhead: Option<(f64, Color32)>,
}

/// The visible range of the plot of this name, if the reader has zoomed or panned.
pub fn zoomed_view(ctx: &Context, name: &'static str) -> Option<PlotBounds> {
    let memory = PlotMemory::load(ctx, id(name))?;
    (memory.auto_bounds != true.into()).then(|| *memory.bounds())
}

fn id(name: &'static str) -> Id {
    Id::unique(("x–y plot", name))
}

impl XyPlot<'_> {
    /// Shows it in `rect`, including its numbers. Returns the rectangle of the curves.
    pub fn show(&self, ui: &mut Ui, rect: Rect) -> Rect {
        if !ui.is_rect_visible(rect) {
            return rect;
        }
        let (id, palette) = (id(self.name), Palette::of(ui.ctx()));
        let ui = &mut ui.new_child(UiBuilder::new().max_rect(rect));
        let memory = PlotMemory::load(ui.ctx(), id);
        let is_new = memory.is_none();
        let (hidden, view) = memory.map_or_else(
            || (ItemIdSet::default(), self.bounds()),
            |memory| {
                let view = *memory.bounds();
                (memory.hidden_items, view)
            },
        );
        let told = |place| nearest(self.curves.iter().filter(|curve| !hidden.contains(&ItemId::new(curve.key))), place);
        let in_words = |position: &HoverPosition<'_>| {
            let (HoverPosition::NearDataPoint { position, .. } | HoverPosition::Elsewhere { position }) = position;
            let (curve, y) = told(*position)?;
            let name = if self.legend.is_some() { curve.name } else { "" };
            Some(value_in_words(name, [self.x.quantity, self.y.quantity], PlotPoint::new(position.x, y), &view))
        };
        let plot = self.plot(ui, id, palette).label_formatter(in_words);
        let shown = plot.show(ui, |plot| {
            if is_new {
                // Until the reader zooms, the bounds follow the axes' ranges.
                plot.set_auto_bounds(true);
            }
            for curve in &self.curves {
                curve.add_to(plot);
            }
            if let Some((x, color)) = self.playhead {
                plot.vline(VLine::new("", x).stroke(Stroke::new(1.0, color)).allow_hover(false));
            }
            follow_two_fingers(plot);
        });
        let (transform, response) = (shown.transform, shown.response);
        let frame = *transform.frame();
        response.widget_info(|| WidgetInfo::labeled(Role::Figure, true, self.label));
        let dot = |place: PlotPoint, color: Color32| {
            let at = transform.position_from_point(&place);
            let painter = ui.painter_at(frame);
            painter.circle_filled(at, DOT + RING, palette.surface);
            painter.circle_filled(at, DOT, color);
        };
        if let Some(pointer) = response.hover_pos() {
            let place = transform.value_from_position(pointer);
            if let Some((curve, y)) = told(place) {
                dot(PlotPoint::new(place.x, y), curve.stroke.color);
            }
        }
        let reader = Reader { label: self.label, x: &self.x, y: &self.y, legend: self.legend };
        if let Some((place, color)) = reader.show(ui, id, frame, &view, &self.curves, &hidden) {
            dot(place, color);
        }
        if let Some(corner) = self.legend.filter(|_| is_for_fingers(ui)) {
            legend::show(ui, frame, corner, &self.curves, id);
        }
        frame
    }

    /// The visible range at first.
    fn bounds(&self) -> PlotBounds {
        let ([left, right], [low, high]) = (ends(&self.x), ends(&self.y));
        PlotBounds::from_min_max([left, low], [right, high])
    }

    fn plot<'p>(&self, ui: &mut Ui, id: Id, palette: &Palette) -> Plot<'p> {
        let for_fingers = is_for_fingers(ui);
        let ([left, right], [low, high]) = (ends(&self.x), ends(&self.y));
        let has_numbers = self.y.thickness > 0.0;
        let plot = Plot::new(self.name)
            .id(id)
            .min_size(Vec2::ZERO)
            .default_x_bounds(left, right)
            .default_y_bounds(low, high)
            .allow_scroll(false)
            .allow_axis_zoom_drag(false)
            .allow_drag(!for_fingers)
            .allow_boxed_zoom(!for_fingers)
            // The Tab key does not stop here: keys do nothing in a plot.
            .sense(if for_fingers { Sense::CLICK } else { Sense::CLICK | Sense::DRAG })
            .show_crosshair(false)
            .show_axes([true, has_numbers])
            .custom_x_axes(vec![self.x.hints(palette)])
            .custom_y_axes(vec![self.y.hints(palette)])
            // A faint line at every number of the axis.
            .show_grid([false, has_numbers])
            .grid_color(palette.line)
            .grid_fade(0.0)
            .grid_spacing(Rangef::new(1.0, 2.0))
            .x_grid_spacer(self.x.marks())
            .y_grid_spacer(self.y.marks());
        match self.legend {
            Some(corner) if !for_fingers => {
                // Without a frame, on the background of the plot.
                let visuals = ui.visuals_mut();
                visuals.window_stroke = Stroke::NONE;
                visuals.window_corner_radius = CornerRadius::same(3);
                let legend = Legend::default().position(corner).text_style(TextStyle::Small).background_alpha(0.8);
                plot.legend(legend.follow_insertion_order(true))
            }
            _ => plot,
        }
    }
}

fn ends(axis: &Axis<'_>) -> [f64; 2] {
    [*axis.range.start(), *axis.range.end()]
}

/// Lets two fingers pan the plot; egui_plot lets them zoom. The page does not scroll then.
fn follow_two_fingers(plot: &mut PlotUi<'_>) {
    let Some(fingers) = plot.ctx().multi_touch() else {
        return;
    };
    if plot.response().contains_pointer() {
        plot.ctx().set_dragged_id(plot.response().id);
        let per_point = plot.transform().dvalue_dpos().map(|value| value as f32);
        plot.translate_bounds(-fingers.translation_delta * Vec2::from(per_point));
    }
}
