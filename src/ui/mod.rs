//! What is drawn: one file a panel.
//!
//! - [`app`] the page as a whole: what it holds, and the order of a frame;
//! - `controls` the sliders and choices, each number with a `slider`;
//! - `journey` the there-and-back picture, its colours painted by `heat`;
//! - `populations` the two histograms at the playhead, `estimate` x̂₀ against x;
//! - `figures` the verdict and the figures, `transport` playing and stepping;
//! - `notices` messages to the user;
//! - `plot` axes and numbers, [`theme`] colours and type, [`text`] words.

pub mod app;
mod controls;
mod estimate;
mod figures;
mod heat;
mod journey;
mod notices;
mod plot;
mod populations;
mod slider;
pub mod text;
pub mod theme;
mod transport;
