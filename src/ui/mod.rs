//! What is drawn: one file a panel.
//!
//! - [`app`] the page as a whole: what it holds, and the order of a frame; [`look`] what is seen of it inside another page;
//!   [`host`] what surrounds it;
//! - `controls` the sliders and choices, each number with a `slider`; `mixture` and `numbers` for data of one's own,
//!   `dropped` for files;
//! - `journey` the there-and-back picture, its colours painted by `heat`, its lines of theory by `contours`, its single
//!   particles by `follow`, its data edited by `data_editor`;
//! - `populations` the two histograms at the playhead, `insight` the plots beside them: `estimate`, `schedule`, `distance`;
//! - `figures` the verdict and the figures, `transport` playing and stepping;
//! - `notices` messages to the user, [`away`] what leaves the page as a picture;
//! - `plot` axes and numbers, [`theme`] colours and type, [`text`] words.

pub mod app;
pub mod away;
mod contours;
mod controls;
mod data_editor;
mod distance;
mod dropped;
mod estimate;
mod figures;
mod follow;
mod heat;
pub mod host;
mod insight;
mod journey;
pub mod look;
mod mixture;
mod notices;
mod numbers;
mod plot;
mod populations;
mod schedule;
mod slider;
pub mod text;
pub mod theme;
mod transport;
