//! The files that a page fetches when they are needed, and a native window has inside.

/// The handwritten digits.
pub const DIGITS: &str = "./images/digits.bin";
/// The network that the default experiment comes with.
pub const WEIGHTS: &str = "./images/pictures.bin";

/// The content of a file.
#[cfg(not(target_arch = "wasm32"))]
pub fn content(name: &str) -> Option<&'static [u8]> {
    match name {
        DIGITS => Some(include_bytes!("../../../assets/images/digits.bin")),
        WEIGHTS => Some(include_bytes!("../../../assets/weights/pictures.bin")),
        _ => None,
    }
}
