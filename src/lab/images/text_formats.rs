//! Settings that are text.

use super::data::CLASSES;
use crate::images::own_picture;
use crate::lab::settings::TextFormat;

/// The value of a setting that is not used.
pub const NONE: &str = "none";
/// The value of `classes` for all of them.
pub const ALL_CLASSES: &str = "all";

/// `all`, or numbers of classes with plus signs between.
pub static CLASSES_FORMAT: TextFormat = TextFormat {
    name: "classes",
    description: || format!("{ALL_CLASSES}, or numbers from 0 to 9 with plus signs between, such as 3+8"),
    canonical: |text| classes(text).map(|classes| classes_to_text(&classes)),
};

/// Pictures of the user's own.
pub static PICTURE_FORMAT: TextFormat = TextFormat {
    name: "picture",
    description: || {
        format!("{NONE}, or 64 or 256 pixels row by row, each a digit from 0 (paper) to f (ink); several with commas")
    },
    canonical: |text| match text {
        NONE => Some(NONE.to_owned()),
        _ => own_picture::all_from_text(text).map(|pictures| own_picture::all_to_text(&pictures)),
    },
};

/// The classes of a text, in ascending order; empty if all are meant. In an address, a plus sign is a space.
pub fn classes(text: &str) -> Option<Vec<u8>> {
    if text.trim() == ALL_CLASSES {
        return Some(Vec::new());
    }
    let class = |word: &str| word.trim().parse().ok().filter(|class| usize::from(*class) < CLASSES);
    let mut classes: Vec<u8> = text.trim().split(['+', ' ', ',']).map(class).collect::<Option<_>>()?;
    classes.sort_unstable();
    classes.dedup();
    Some(if classes.len() == CLASSES { Vec::new() } else { classes })
}

/// The same as text.
pub fn classes_to_text(classes: &[u8]) -> String {
    let words: Vec<String> = classes.iter().map(u8::to_string).collect();
    if words.is_empty() { ALL_CLASSES.to_owned() } else { words.join("+") }
}
