//! The screen of pictures: how they are lost to noise and blur, and what brings them back.

mod controls;
mod editor;
mod figures;
mod files;
mod layout;
mod picture;
mod plots;
mod screen;
mod state;

pub use screen::Images;
