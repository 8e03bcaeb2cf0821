//! What the page is adapted to: a mouse or a finger, a desk or a lecture hall, a reader who wants nothing to move.

use super::projection::{is_projected, set_projected};
use super::style;
use egui::{Context, Event, InputState, Vec2, vec2};

/// The smallest page, in points, that is made out of a larger one: larger type needs its room.
const SMALLEST: Vec2 = vec2(400.0, 480.0);
/// How much larger everything is for a lecture hall.
const PROJECTOR: f32 = 1.35;

/// What was chosen, and what was found out.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Appearance {
    /// Larger type and heavier lines.
    pub projector: bool,
    /// Nothing glides or fades: the user has asked the system for that.
    pub still: bool,
    finger: bool,
}

impl Appearance {
    /// For a lecture hall, or not.
    pub fn new(projector: bool) -> Self {
        Self { projector, ..Self::default() }
    }

    /// Notes whether the last to point was a finger.
    pub fn notice(&mut self, input: &InputState) {
        let any = |is: fn(&Event) -> bool| input.events.iter().any(is);
        if any(|event| matches!(event, Event::Touch { .. })) {
            self.finger = true;
        } else if any(|event| matches!(event, Event::PointerMoved(_))) {
            // A finger's moves come with touches, and so did not get here.
            self.finger = false;
        }
    }

    /// Whether targets are to be large enough for a finger, on a `small` page or under one.
    pub fn for_fingers(self, small: bool) -> bool {
        small || self.finger
    }

    /// Brings it into force on a page of this many points; a zoom in the next frame.
    pub fn apply(self, ctx: &Context, page: Vec2, small: bool) {
        // In points as they would be without zoom.
        let room = page * ctx.zoom_factor() / SMALLEST;
        let zoom = if self.projector { PROJECTOR.min(room.min_elem()).max(1.0) } else { 1.0 };
        if self.projector != is_projected(ctx) || (self.projector && zoom != ctx.zoom_factor()) {
            set_projected(ctx, self.projector);
            ctx.set_zoom_factor(zoom);
        }
        style::fit(ctx, self.for_fingers(small), self.still);
    }
}
