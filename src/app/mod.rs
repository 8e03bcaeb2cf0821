//! The application around the screens: which of them is shown, language, theme, shortcuts, embedding, events.

pub mod application;
pub mod background_thread;
mod dropped_files;
mod gb18030;
pub mod host;
pub mod json;
pub mod mirror;
#[cfg(not(target_arch = "wasm32"))]
pub mod native_thread;
mod page_changes;
mod screens;
mod two_fingers;
