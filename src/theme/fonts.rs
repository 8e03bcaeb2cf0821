//! Fonts.

use egui::{FontData, FontDefinitions, FontFamily, FontId};
use std::sync::Arc;

const SEMIBOLD: &str = "Inter SemiBold";

/// Regular type of a size in points.
pub fn regular(size: f32) -> FontId {
    FontId::proportional(size)
}

/// Semi-bold type of a size in points.
pub fn semibold(size: f32) -> FontId {
    FontId::new(size, FontFamily::Name(SEMIBOLD.into()))
}

/// Our own Latin subsets; other scripts come from the browser or the system.
pub fn fonts() -> FontDefinitions {
    let mut fonts = FontDefinitions::empty();
    let regular = "Inter";
    for (name, bytes) in [
        (regular, include_bytes!("../../assets/fonts/Inter-Regular.otf").as_slice()),
        (SEMIBOLD, include_bytes!("../../assets/fonts/Inter-SemiBold.otf").as_slice()),
    ] {
        fonts.font_data.insert(name.to_owned(), Arc::new(FontData::from_static(bytes)));
    }
    for (family, name) in [
        (FontFamily::Proportional, regular),
        (FontFamily::Monospace, regular),
        (FontFamily::Name(SEMIBOLD.into()), SEMIBOLD),
    ] {
        fonts.families.insert(family, vec![name.to_owned()]);
    }
    fonts
}
