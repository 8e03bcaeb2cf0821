//! Editing the data in the data histogram: a mixture's components are dots that can be dragged, added and deleted; a
//! density is drawn with the mouse or a finger.

use crate::diffusion::data::drawing::{BIN_WIDTH, BINS, EXTENT, HIGHEST};
use crate::diffusion::data::mixture::{LARGEST_MEAN, MOST_COMPONENTS, WEIGHTS};
use crate::diffusion::data::{Component, Drawing};
use crate::lab::one_dimension::{DRAWN, MIX, Settings, own_mixture};
use crate::lab::settings::Value;
use crate::screens::one_dimension::stage::axes::Plot;
use crate::text::Text;
use crate::theme::{Palette, is_for_fingers};
use crate::widgets::adjustable::Adjustable;
use crate::widgets::number_format::{fixed, percent};
use egui::{CursorIcon, Id, Key, Pos2, Rect, Response, Sense, Stroke, Ui, Vec2, pos2};

/// A pointer at most this far from a dot, in points, takes it.
const GRAB_DISTANCE: f32 = 22.0;
/// A drag of this many points outwards multiplies a weight by e.
const POINTS_PER_E: f64 = 40.0;

/// Lets the user edit the data in `plot`, whose y is x₀, if the data are the user's own mixture or drawing.
pub fn show(ui: &Ui, plot: &Plot, settings: &mut Settings, text: &Text) {
    if MIX.matters(settings) {
        dots(ui, plot, settings, text);
    } else if DRAWN.matters(settings) {
        draw(ui, plot, settings, text);
    }
}

fn dots(ui: &Ui, plot: &Plot, settings: &mut Settings, text: &Text) {
    let id = ui.scope_id().with("data dots");
    let response = ui.interact(plot.rect, id, Sense::click_and_drag()).on_hover_cursor(CursorIcon::Grab);
    let mut components = settings.data_parameters().mix.components().to_vec();
    let before = components.clone();
    let places: Vec<Pos2> = components.iter().map(|c| place(plot, c, &components)).collect();
    let pointer = response.interact_pointer_pos();
    let grabbed = pointer.and_then(|pointer| nearest(&places, pointer));
    if response.drag_started() {
        // The pointer has moved by now: the dot is the one where it was pressed.
        let origin = ui.input(|input| input.pointer.press_origin());
        let grabbed = origin.and_then(|origin| nearest(&places, origin));
        ui.data_mut(|memory| memory.insert_temp(id, grabbed));
    }
    let held: Option<usize> = ui.data(|memory| memory.get_temp(id)).unwrap_or_default();
    if let (true, Some(component), Some(pointer)) =
        (response.dragged(), held.and_then(|i| components.get_mut(i)), pointer)
    {
        component.mean = to_hundredths(plot.y_at(pointer.y)).clamp(-LARGEST_MEAN, LARGEST_MEAN);
        let outwards = f64::from(-response.drag_delta().x);
        component.weight = (component.weight * (outwards / POINTS_PER_E).exp()).clamp(*WEIGHTS.start(), *WEIGHTS.end());
    } else if let (true, Some(i)) = (response.double_clicked(), grabbed) {
        if components.len() > 1 {
            components.remove(i);
        }
    } else if let (true, None, Some(pointer)) = (response.clicked(), grabbed, pointer)
        && components.len() < MOST_COMPONENTS
    {
        let mean = to_hundredths(plot.y_at(pointer.y)).clamp(-LARGEST_MEAN, LARGEST_MEAN);
        components.push(Component { mean, ..own_mixture::NEW_COMPONENT });
    }
    let focused = keys(ui, id, &places, &mut components, text);
    if components != before {
        own_mixture::set(settings, components);
    }
    let palette = Palette::of(ui.ctx());
    for (i, at) in places.iter().enumerate() {
        let active = response.dragged() && held == Some(i);
        ui.painter().circle(*at, if active { 9.0 } else { 7.0 }, palette.surface, Stroke::new(2.5, palette.forward));
        if focused == Some(i) {
            ui.painter().circle_stroke(*at, 11.0, Stroke::new(2.0, palette.ink));
        }
    }
}

/// Each dot for the keyboard: arrow keys move its mean, Delete deletes it. Its weight is in the row of numbers. Returns the
/// dot that has the focus.
fn keys(ui: &Ui, id: Id, places: &[Pos2], components: &mut Vec<Component>, text: &Text) -> Option<usize> {
    let mut focused = None;
    if is_for_fingers(ui) {
        // Dots may be closer than a finger is wide: screen readers have the rows of numbers.
        return None;
    }
    for (i, at) in places.iter().enumerate() {
        let Some(component) = components.get_mut(i) else {
            break;
        };
        let place = Rect::from_center_size(*at, Vec2::splat(GRAB_DISTANCE));
        let response = ui.interact(place, id.with(i), Sense::focusable_noninteractive());
        let adjustable = Adjustable {
            name: &format!("{}: μ {}", text.data, i + 1),
            words: &format!("μ = {}, {} = {}", fixed(component.mean, 2), text.weight, fixed(component.weight, 2)),
            value: component.mean,
            range: -LARGEST_MEAN..=LARGEST_MEAN,
            step: 0.01,
        };
        if let Some(mean) = adjustable.show(ui, &response) {
            component.mean = to_hundredths(mean);
        }
        if response.has_focus() {
            focused = Some(i);
        }
    }
    let deletes = ui.input(|input| input.key_pressed(Key::Delete) || input.key_pressed(Key::Backspace));
    if let Some(i) = focused.filter(|i| deletes && components.len() > 1 && *i < components.len()) {
        components.remove(i);
    }
    focused
}

/// The place of a dot: y is its mean; the greater its weight, the farther it is from the runs.
fn place(plot: &Plot, component: &Component, all: &[Component]) -> Pos2 {
    let largest = all.iter().map(|c| c.weight).fold(0.0, f64::max);
    let out = (component.weight / largest) as f32 * (plot.rect.width() - 22.0);
    pos2(plot.rect.right() - 9.0 - out, plot.y_px(component.mean))
}

fn nearest(places: &[Pos2], pointer: Pos2) -> Option<usize> {
    let distance = |i: &usize| places[*i].distance(pointer);
    let nearest = (0..places.len()).min_by(|i, j| distance(i).total_cmp(&distance(j)))?;
    (distance(&nearest) < GRAB_DISTANCE).then_some(nearest)
}

fn to_hundredths(x: f64) -> f64 {
    (x * 100.0).round() / 100.0
}

fn draw(ui: &Ui, plot: &Plot, settings: &mut Settings, text: &Text) {
    let id = ui.scope_id().with("data brush");
    let response = ui.interact(plot.rect, id, Sense::click_and_drag()).on_hover_cursor(CursorIcon::Crosshair);
    let mut heights = *settings.data_parameters().drawn.heights();
    if draw_by_keys(ui, plot, &response, &mut heights, text)
        && let Ok(drawing) = Drawing::new(heights)
    {
        _ = DRAWN.write(settings, &Value::Text(drawing.to_string()));
    }
    let Some(pointer) = response.interact_pointer_pos().filter(|_| response.dragged() || response.clicked()) else {
        return;
    };
    // Every bin between the last place and this one, so that a fast stroke leaves no gaps.
    let from = pointer - response.drag_delta();
    let (first, last) = (bin(plot, from), bin(plot, pointer));
    for i in first.min(last)..=first.max(last) {
        let along = if first == last { 1.0 } else { i.abs_diff(first) as f32 / last.abs_diff(first) as f32 };
        let x = from.x + along * (pointer.x - from.x);
        let share = ((plot.rect.right() - x) / plot.rect.width()).clamp(0.0, 1.0);
        if let Some(height) = heights.get_mut(i) {
            *height = (share * f32::from(HIGHEST)).round() as u8;
        }
    }
    if let Ok(drawing) = Drawing::new(heights) {
        _ = DRAWN.write(settings, &Value::Text(drawing.to_string()));
    }
}

/// The height at one x for the keyboard: arrow keys change it, Space goes on to the next x, with Shift to the one before.
/// Returns whether it has changed.
fn draw_by_keys(ui: &Ui, plot: &Plot, response: &Response, heights: &mut [u8; BINS], text: &Text) -> bool {
    let at: usize = ui.data(|data| data.get_temp(response.id)).unwrap_or(BINS / 2);
    let x = (at as f64 + 0.5) * BIN_WIDTH - EXTENT;
    let Some(height) = heights.get_mut(at) else {
        return false;
    };
    let adjustable = Adjustable {
        name: text.draw_hint,
        words: &format!("x = {}: {}", fixed(x, 2), percent(f64::from(*height) / f64::from(HIGHEST))),
        value: f64::from(*height),
        range: 0.0..=f64::from(HIGHEST),
        step: 1.0,
    };
    let asked = adjustable.show(ui, response);
    if let Some(asked) = asked {
        *height = asked.round() as u8;
    }
    if response.has_focus() {
        let (goes_on, back) = ui.input(|input| (input.key_pressed(Key::Space), input.modifiers.shift));
        if goes_on {
            let next = if back { at + BINS - 1 } else { at + 1 } % BINS;
            ui.data_mut(|data| data.insert_temp(response.id, next));
        }
        let y = plot.y_px(x);
        ui.painter().hline(plot.rect.x_range(), y, Stroke::new(2.0, Palette::of(ui.ctx()).ink));
    }
    asked.is_some()
}

fn bin(plot: &Plot, at: Pos2) -> usize {
    let bin = (plot.y_at(at.y) + EXTENT) / BIN_WIDTH;
    bin.clamp(0.0, (BINS - 1) as f64) as usize
}
