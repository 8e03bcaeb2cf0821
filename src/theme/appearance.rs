//! What the page is adapted to: mouse or touch, a desk or a lecture hall, a reader who prefers reduced motion.

use super::projection::{is_projected, is_shrunk, set_projected, set_shrunk};
use super::style;
use egui::{Context, Event, InputState, Vec2, vec2};

/// The zoom leaves a page of at least this size in points, so that larger type fits.
const SMALLEST: Vec2 = vec2(400.0, 480.0);
/// A page that is narrower, in CSS pixels, has this many points of width, smaller than pixels: less than that has no room
/// for words.
const NARROWEST: f32 = 220.0;
/// The smallest zoom.
const LEAST: f32 = 0.25;
/// The zoom for a lecture hall.
const PROJECTOR: f32 = 1.35;

/// What the user has chosen, and what was detected.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Appearance {
    /// Larger type and heavier lines.
    pub projector: bool,
    /// No animations: the user's system asks for reduced motion.
    pub reduces_motion: bool,
    finger: bool,
}

impl Appearance {
    /// The appearance for a lecture hall, or not.
    pub fn new(projector: bool) -> Self {
        Self { projector, ..Self::default() }
    }

    /// Notes whether the last pointer was a finger.
    pub fn notice(&mut self, input: &InputState) {
        let any = |is: fn(&Event) -> bool| input.events.iter().any(is);
        if any(|event| matches!(event, Event::Touch { .. })) {
            self.finger = true;
        } else if any(|event| matches!(event, Event::PointerMoved(_))) {
            // A moving finger also sends touch events, which the first branch handles.
            self.finger = false;
        }
    }

    /// Whether targets have to be large enough for touch: on a `small` page, or if a finger was used last.
    pub fn for_fingers(self, small: bool) -> bool {
        small || self.finger
    }

    /// Applies it to a page of this many points; a change of zoom takes effect in the next frame.
    pub fn apply(self, ctx: &Context, page: Vec2, small: bool) {
        // In points without zoom.
        let page = page * ctx.zoom_factor();
        let zoom = if self.projector { PROJECTOR.min((page / SMALLEST).min_elem()).max(1.0) } else { 1.0 };
        let zoom = zoom.min(page.x / NARROWEST).max(LEAST);
        // A zoom that the user has chosen, in a native window, stays.
        let is_ours = self.projector || zoom < 1.0 || is_shrunk(ctx);
        if self.projector != is_projected(ctx) || (is_ours && zoom != ctx.zoom_factor()) {
            set_projected(ctx, self.projector);
            set_shrunk(ctx, zoom < 1.0);
            ctx.set_zoom_factor(zoom);
        }
        style::fit(ctx, self.for_fingers(small), self.reduces_motion);
    }
}
