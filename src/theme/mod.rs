//! Colours, type and sizes.

mod appearance;
pub mod density_scale;
mod fonts;
mod palette;
mod projection;
mod style;

pub use appearance::Appearance;
pub use fonts::{fonts, regular, semibold};
pub use palette::Palette;
pub use projection::{is_projected, set_projected};
pub use style::{fit, install, is_for_fingers, least_target, preference};
