//! A number in the picture that the pointer drags, such as the playhead: also for keys and screen readers.

use egui::accesskit::{Action, ActionData};
use egui::{EventFilter, Id, InputState, Key, Response, Ui, WidgetInfo};
use std::ops::RangeInclusive;

/// An arrow key changes by a step, Page Up and Page Down by so many.
const PAGE: f64 = 10.0;

/// The number.
pub struct Adjustable<'a> {
    /// Its accessible name.
    pub name: &'a str,
    /// What it says in words, where the number alone does not say it; or nothing.
    pub words: &'a str,
    /// Its value.
    pub value: f64,
    /// Which values it can have.
    pub range: RangeInclusive<f64>,
    /// How much an arrow key changes it.
    pub step: f64,
}

impl Adjustable<'_> {
    /// Makes `response` a slider for keys and screen readers: up and right are more, Home and End the ends of the range.
    /// Returns the value that they ask for.
    pub fn show(&self, ui: &Ui, response: &Response) -> Option<f64> {
        response.widget_info(|| WidgetInfo::slider(ui.is_enabled(), self.value, self.name));
        ui.ctx().accesskit_node_builder(response.id, |node| {
            node.set_min_numeric_value(*self.range.start());
            node.set_max_numeric_value(*self.range.end());
            node.set_numeric_value_step(self.step);
            if !self.words.is_empty() {
                node.set_value(self.words);
            }
            [Action::SetValue, Action::Increment, Action::Decrement].into_iter().for_each(|act| node.add_action(act));
        });
        let focused = response.has_focus();
        if focused {
            // Otherwise the arrow keys go on to the next control.
            let arrows = EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
            ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, arrows));
        }
        let asked =
            ui.input(|input| self.asked(input, response.id, focused))?.clamp(*self.range.start(), *self.range.end());
        (asked != self.value).then_some(asked)
    }

    fn asked(&self, input: &InputState, id: Id, focused: bool) -> Option<f64> {
        let number = |action| input.num_accesskit_action_requests(id, action) as f64;
        let mut steps = number(Action::Increment) - number(Action::Decrement);
        if focused {
            let pressed = |key| input.num_presses(key) as f64;
            steps += pressed(Key::ArrowRight) + pressed(Key::ArrowUp) + PAGE * pressed(Key::PageUp);
            steps -= pressed(Key::ArrowLeft) + pressed(Key::ArrowDown) + PAGE * pressed(Key::PageDown);
            for (key, end) in [(Key::Home, self.range.start()), (Key::End, self.range.end())] {
                if input.key_pressed(key) {
                    return Some(*end);
                }
            }
        }
        let set = input.accesskit_action_requests(id, Action::SetValue).last();
        match set.and_then(|request| request.data.as_ref()) {
            Some(ActionData::NumericValue(value)) => Some(*value),
            // To a multiple of the step.
            _ => (steps != 0.0).then(|| ((self.value / self.step).round() + steps) * self.step),
        }
    }
}
