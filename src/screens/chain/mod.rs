//! The screen of Markov chains: where walkers start, how they hop, and where they settle; and of the tools behind them,
//! Gaussians and Bayes' rule.

mod bayes;
mod caption;
mod continuum;
mod controls;
mod figures;
mod frame;
mod gaussians;
mod labels;
mod layout;
mod matrix_editor;
mod picture;
mod plots;
mod screen;
mod setting_controls;
mod state;
mod text_window;
mod transport;

pub use screen::Chain;
