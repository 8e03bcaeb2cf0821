//! Explanations: a sentence about what is under the pointer, what has the keyboard focus, or what is tapped after `?`.

use crate::text::{Explanation, Explanations, Text};
use crate::theme::{Palette, least_target, regular, semibold};
use egui::mutex::Mutex;
use egui::{
    Align2, Area, Button, Context, CursorIcon, Frame, Id, Key, Margin, Order, Pos2, Rect, Response, RichText, Sense,
    Stroke, StrokeKind, Tooltip, Ui, vec2,
};
use std::sync::Arc;

/// A tap at most this far from something, in points, asks for it.
const NEAR: f32 = 22.0;
const WIDTH: f32 = 300.0;

/// What the explanations of a page keep from frame to frame.
#[derive(Clone, Default)]
struct State {
    sentences: Option<Arc<Explanations>>,
    /// The words of a link to a lesson, if lessons can be opened.
    link: Option<&'static str>,
    /// What can be explained in this frame, and in the last one.
    places: Vec<Place>,
    last_places: Vec<Place>,
    /// Whether the keyboard was used last.
    by_keyboard: bool,
    /// Whether a tap asks for an explanation, and where the last one was.
    asks: bool,
    asked: Option<Pos2>,
    /// The lesson that the reader asks for.
    lesson: Option<String>,
}

/// Where something is that can be explained.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Place {
    /// Its name in [`Explanations`].
    pub of: &'static str,
    /// The name of the part that it is; empty if it is no part.
    pub part: &'static str,
    /// In points.
    pub rect: Rect,
}

/// The state of a page. It is behind one pointer, because each function that `ctx` calls while it is locked would be
/// compiled anew.
fn state(ctx: &Context) -> Arc<Mutex<State>> {
    ctx.data_mut(|data| data.get_temp_mut_or_default::<Arc<Mutex<State>>>(Id::unique("explanations")).clone())
}

/// Sets the sentences, and the words of links to lessons, if lessons can be opened.
pub fn set(ctx: &Context, sentences: Option<&Arc<Explanations>>, link: Option<&'static str>) {
    let state = state(ctx);
    let mut state = state.lock();
    state.sentences = sentences.cloned();
    state.link = link;
}

/// Begins a frame.
pub fn begin(ctx: &Context) {
    let (keys, pointer, escape) = ctx.input(|input| {
        let key = |event: &egui::Event| matches!(event, egui::Event::Key { pressed: true, .. });
        (input.events.iter().any(key), input.pointer.any_pressed(), input.key_pressed(Key::Escape))
    });
    let state = state(ctx);
    let mut state = state.lock();
    state.last_places = std::mem::take(&mut state.places);
    state.by_keyboard = (state.by_keyboard || keys) && !pointer;
    state.asks &= !escape;
}

/// What can be explained on the page, as it was drawn in the last frame.
pub fn places(ctx: &Context) -> Vec<Place> {
    state(ctx).lock().last_places.clone()
}

/// From now on, or no longer, a tap asks for an explanation.
pub fn toggle(ctx: &Context) {
    let state = state(ctx);
    let mut state = state.lock();
    (state.asks, state.asked) = (!state.asks, None);
}

/// Whether a tap asks for an explanation.
pub fn asks(ctx: &Context) -> bool {
    state(ctx).lock().asks
}

/// The lesson that the reader has asked for since the last call.
pub fn take_lesson(ctx: &Context) -> Option<String> {
    state(ctx).lock().lesson.take()
}

/// Notes where something is that can be explained, and is no control.
pub fn note(ui: &Ui, rect: Rect, of: &'static str, part: &'static str) {
    let rect = rect.intersect(ui.clip_rect());
    if rect.is_positive() {
        state(ui.ctx()).lock().places.push(Place { of, part, rect });
    }
}

/// What is drawn with a response, and can be explained.
pub trait Explained {
    /// Explains it by the sentence of this name: while the pointer is over it, or while it has the keyboard's focus.
    fn explained(&self, of: &'static str, part: &'static str) -> &Self {
        self.explained_as("", of, part)
    }

    /// The same under a title; before the sentences are there, the title alone.
    fn explained_as(&self, title: &str, of: &'static str, part: &'static str) -> &Self;
}

impl Explained for Response {
    fn explained_as(&self, title: &str, of: &'static str, part: &'static str) -> &Self {
        let wants = self.hovered() || self.has_focus();
        let state = state(&self.ctx);
        let mut state = state.lock();
        if self.interact_rect.is_positive() {
            state.places.push(Place { of, part, rect: self.interact_rect });
        }
        if self.ctx.has_accesskit_node(self.id)
            && let Some(found) = state.sentences.as_ref().and_then(|sentences| sentences.get(of, part))
        {
            self.ctx.accesskit_node_builder(self.id, |node| node.set_description(&*found.sentence));
        }
        if !wants || state.asks {
            return self;
        }
        let found = state.sentences.as_ref().and_then(|sentences| sentences.get(of, part).cloned());
        let (link, by_keyboard) = (state.link, state.by_keyboard);
        drop(state);
        if found.is_some() || !title.is_empty() {
            let mut tooltip = Tooltip::for_enabled(self);
            if by_keyboard && self.has_focus() {
                tooltip.popup = tooltip.popup.open(true);
            }
            tooltip.show(|ui| show_sentence(ui, title, found.as_ref(), link));
        }
        self
    }
}

fn show_sentence(ui: &mut Ui, title: &str, explanation: Option<&Explanation>, link: Option<&str>) {
    ui.set_max_width(WIDTH);
    if !title.is_empty() {
        ui.label(RichText::new(title).font(semibold(13.0)));
    }
    let Some(Explanation { sentence, lesson }) = explanation else {
        return;
    };
    ui.label(RichText::new(sentence).font(regular(13.0)));
    if let (Some(lesson), Some(link)) = (lesson, link)
        && ui.link(RichText::new(link).font(regular(13.0))).clicked()
    {
        state(ui.ctx()).lock().lesson = Some(lesson.clone());
    }
}

/// While a tap asks for an explanation: takes the taps, and shows what was asked for. Call it when everything else is
/// drawn.
pub fn show(ui: &Ui, text: &Text) {
    let ctx = ui.ctx();
    let state = state(ctx);
    let (sentences, link) = {
        let state = state.lock();
        (state.sentences.clone().filter(|_| state.asks), state.link)
    };
    let Some(sentences) = sentences else {
        return;
    };
    let page = ctx.content_rect();
    let cover = Area::new(Id::unique("explanations cover")).order(Order::Foreground).fixed_pos(page.min);
    let tapped = cover.show(ctx, |ui| {
        let (_, response) = ui.allocate_exact_size(page.size(), Sense::click());
        ui.painter().rect_stroke(page, 0.0, Stroke::new(3.0, Palette::of(ui.ctx()).forward), StrokeKind::Inside);
        response.on_hover_cursor(CursorIcon::Help)
    });
    let tapped = tapped.inner.interact_pointer_pos().filter(|_| tapped.inner.clicked());
    let asked = tapped.or(state.lock().asked);
    state.lock().asked = asked;
    let places = places(ctx);
    let found =
        asked.and_then(|at| nearest(&places, at)).and_then(|place| Some((place, sentences.get(place.of, place.part)?)));
    window(ui, text, found, link);
}

/// The smallest place around a point, or the nearest one.
fn nearest(places: &[Place], at: Pos2) -> Option<Place> {
    let distance = |place: &Place| place.rect.distance_to_pos(at);
    let key = |place: &Place| (distance(place), place.rect.area());
    let near = places.iter().copied().filter(|place| distance(place) < NEAR);
    near.min_by(|a, b| {
        let (a, b) = (key(a), key(b));
        a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1))
    })
}

/// The sentence that was asked for, or what to do.
fn window(ui: &Ui, text: &Text, found: Option<(Place, &Explanation)>, link: Option<&str>) {
    let ctx = ui.ctx();
    let page = ctx.content_rect();
    // At the end of the page that is farther from what is explained.
    let is_low = found.is_some_and(|(place, _)| place.rect.center().y > page.center().y);
    let anchor = if is_low { Align2::CENTER_TOP } else { Align2::CENTER_BOTTOM };
    if let Some((place, _)) = found {
        let painter = ctx.layer_painter(egui::LayerId::new(Order::Foreground, Id::unique("explanations cover")));
        painter.rect_stroke(place.rect, 4.0, Stroke::new(2.0, Palette::of(ctx).forward), StrokeKind::Outside);
    }
    let area = Area::new(Id::unique("explanations window"))
        .order(Order::Tooltip)
        .anchor(anchor, vec2(0.0, if is_low { 8.0 } else { -8.0 }));
    area.show(ctx, |ui| {
        Frame::popup(ui.style()).inner_margin(Margin::same(12)).show(ui, |ui| {
            ui.set_max_width((page.width() - 48.0).min(1.4 * WIDTH));
            let sentence = found.map_or(text.explain_hint, |(_, explanation)| &explanation.sentence);
            ui.label(RichText::new(sentence).font(regular(14.0)));
            ui.horizontal(|ui| {
                let button = |words: &str| Button::new(words).min_size(least_target(ui));
                let lesson = found.and_then(|(_, explanation)| explanation.lesson.as_ref()).zip(link);
                let done = button(text.close);
                if let Some((lesson, link)) = lesson
                    && ui.add(button(link)).clicked()
                {
                    toggle(ui.ctx());
                    state(ui.ctx()).lock().lesson = Some(lesson.clone());
                }
                if ui.add(done).clicked() {
                    toggle(ui.ctx());
                }
            });
        });
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use egui::pos2;

    #[test]
    fn the_smallest_place_under_a_finger_is_explained() {
        let place = |of, left: f32, width: f32| {
            let rect = Rect::from_min_size(pos2(left, 0.0), vec2(width, 10.0));
            Place { of, part: "", rect }
        };
        let places = [place("row", 0.0, 100.0), place("button", 60.0, 20.0), place("far", 300.0, 5.0)];
        let found = |x: f32| nearest(&places, pos2(x, 5.0)).map(|place| place.of);
        assert_eq!(
            [found(10.0), found(70.0), found(110.0), found(200.0)],
            [Some("row"), Some("button"), Some("row"), None]
        );
    }
}
