//! The file of the digits, which a page fetches, and a native window has inside.

/// Its content.
pub static DIGITS: &[u8] = include_bytes!("../../../assets/images/digits.bin");
