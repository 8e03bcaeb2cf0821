//! The screen of pictures: how they are lost to noise and blur, and what brings them back.

mod controls;
#[cfg(not(target_arch = "wasm32"))]
mod digits_file;
mod editor;
mod figures;
mod layout;
mod picture;
mod plots;
mod screen;
mod state;

pub use screen::Images;
