//! Two fingers zoom the page. The first of them presses something, too: that is to be no click, and it has to end.

use egui::{Event, Modifiers, PointerButton, Pos2, TouchPhase, Vec2};

/// A pointer that moves so far does not click.
const NO_CLICK: Vec2 = Vec2::splat(10.0);

/// The fingers on the screen.
#[derive(Default)]
pub struct TwoFingers {
    down: u32,
    /// Whether there were two since the first.
    zoom: bool,
}

impl TwoFingers {
    /// Corrects the events of a frame; the pointer was at `pointer` before them. A touch that the browser takes over ends
    /// with no event of the pointer, so one is added.
    pub fn correct(&mut self, events: &mut Vec<Event>, pointer: Option<Pos2>) {
        let mut corrected = Vec::with_capacity(events.len());
        let mut at = pointer;
        for event in events.drain(..) {
            match &event {
                Event::PointerMoved(pos) => at = Some(*pos),
                Event::Touch { phase: TouchPhase::Start, .. } => {
                    self.down += 1;
                    self.zoom |= self.down > 1;
                }
                Event::Touch { phase: phase @ (TouchPhase::End | TouchPhase::Cancel), .. } => {
                    self.down = self.down.saturating_sub(1);
                    if *phase == TouchPhase::Cancel
                        && let Some(pos) = at
                    {
                        corrected.extend(end_without_click(pos));
                    }
                    self.zoom &= self.down > 0;
                }
                Event::PointerButton { pos, pressed: false, .. } if self.zoom => {
                    corrected.push(Event::PointerMoved(*pos + NO_CLICK));
                }
                _ => {}
            }
            corrected.push(event);
        }
        *events = corrected;
    }
}

fn end_without_click(pos: Pos2) -> [Event; 3] {
    let pos = pos + NO_CLICK;
    let (button, modifiers) = (PointerButton::Primary, Modifiers::NONE);
    [Event::PointerMoved(pos), Event::PointerButton { pos, button, pressed: false, modifiers }, Event::PointerGone]
}

#[cfg(test)]
mod tests {
    use super::*;
    use egui::{TouchDeviceId, TouchId, pos2};

    fn touch(id: u64, phase: TouchPhase) -> Event {
        Event::Touch { device_id: TouchDeviceId(0), id: TouchId(id), phase, pos: pos2(5.0, 5.0), force: None }
    }

    fn release() -> Event {
        let (button, modifiers) = (PointerButton::Primary, Modifiers::NONE);
        Event::PointerButton { pos: pos2(5.0, 5.0), button, pressed: false, modifiers }
    }

    #[test]
    fn one_finger_clicks_and_two_do_not() {
        let mut fingers = TwoFingers::default();
        let one = vec![touch(0, TouchPhase::Start), release(), touch(0, TouchPhase::End)];
        let mut events = one.clone();
        fingers.correct(&mut events, None);
        assert_eq!(events, one);
        let mut events = vec![touch(0, TouchPhase::Start), touch(1, TouchPhase::Start), release()];
        fingers.correct(&mut events, None);
        assert_eq!(events[2], Event::PointerMoved(pos2(15.0, 15.0)));
        fingers.correct(&mut vec![touch(1, TouchPhase::End), touch(0, TouchPhase::End)], None);
        let mut events = one.clone();
        fingers.correct(&mut events, None);
        assert_eq!(events, one);
    }

    #[test]
    fn a_touch_that_is_cancelled_ends() {
        let mut events = vec![touch(0, TouchPhase::Start), touch(0, TouchPhase::Cancel)];
        TwoFingers::default().correct(&mut events, Some(pos2(1.0, 2.0)));
        assert!(matches!(events[2], Event::PointerButton { pressed: false, .. }), "{events:?}");
        assert_eq!(events.len(), 5);
    }
}
