//! Curves along which walkers hop.

use egui::{Pos2, Vec2, vec2};

/// A curve from the middle of one state to that of another, or from a state back to itself: quadratic, with one control
/// point.
#[derive(Clone, Copy, Debug)]
pub struct Hop {
    from: Pos2,
    control: Pos2,
    to: Pos2,
}

impl Hop {
    /// The curve between two states. It bends to its right, so that the way there and the way back are apart.
    pub fn between(from: Pos2, to: Pos2) -> Self {
        let way = to - from;
        Self { from, control: from + 0.5 * way + 0.16 * vec2(-way.y, way.x), to }
    }

    /// The place at `s` of 0 … 1.
    pub fn at(&self, s: f32) -> Pos2 {
        let a = self.from.lerp(self.control, s);
        let b = self.control.lerp(self.to, s);
        a.lerp(b, s)
    }

    /// The direction at `s`, of length 1.
    pub fn direction(&self, s: f32) -> Vec2 {
        (self.control.lerp(self.to, s) - self.from.lerp(self.control, s)).normalized()
    }

    /// The part of the curve that is outside of both states, whose discs have this radius, as places from the first
    /// state on.
    pub fn outside(&self, radius: f32) -> Vec<f32> {
        const PARTS: u16 = 48;
        let places = (0..=PARTS).map(|i| f32::from(i) / f32::from(PARTS));
        places.filter(|s| self.at(*s).distance(self.from) > radius && self.at(*s).distance(self.to) > radius).collect()
    }
}
