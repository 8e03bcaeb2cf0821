//! The screen of Markov chains: where walkers start, how they hop, and where they settle.

mod continuum;
mod controls;
mod figures;
mod layout;
mod matrix_editor;
mod picture;
mod plots;
mod screen;
mod state;
mod text_window;
mod transport;

pub use screen::Chain;
