//! Where the parts of the picture are.

use egui::{Rect, pos2, vec2};

/// The rectangles of the four parts.
pub struct PictureParts {
    /// The histogram of the data.
    pub data: Rect,
    /// The forward run.
    pub forward: Rect,
    /// The reverse run.
    pub reverse: Rect,
    /// The histogram of what was recovered.
    pub recovered: Rect,
}

/// From this width on, titles and margins have their full size.
pub const ROOMY: f32 = 560.0;
/// Below this width, the parts at the ends are as narrow as their numbers.
const TIGHT: f32 = 280.0;
/// The height of the line of titles.
pub const TITLES: f32 = 26.0;

impl PictureParts {
    /// The parts of a picture in this rectangle, with a line of titles above and times below, if there are any.
    pub fn of(rect: Rect, has_times: bool) -> Self {
        let below = if has_times { 22.0 } else { 4.0 };
        let (axis, end, gap) = match rect.width() {
            ROOMY.. => (22.0, 72.0, 6.0),
            TIGHT.. => (16.0, 40.0, 3.0),
            _ => (16.0, 32.0, 3.0),
        };
        let plots = Rect::from_min_max(rect.min + vec2(axis, TITLES), rect.max - vec2(0.0, below));
        let part = |left: f32, width: f32| Rect::from_min_size(pos2(left, plots.top()), vec2(width, plots.height()));
        let width = (plots.width() - 2.0 * end - 3.0 * gap) / 2.0;
        let forward = plots.left() + end + gap;
        let reverse = forward + width + gap;
        Self {
            data: part(plots.left(), end),
            forward: part(forward, width),
            reverse: part(reverse, width),
            recovered: part(reverse + width + gap, end),
        }
    }
}
