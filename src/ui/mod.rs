//! What is drawn: one file a panel.
//!
//! - [`app`] the application: what it holds, and the order of a frame; `layout` where things lie, `look` for whom;
//!   [`embed`] what is asked for inside another page, `embedded` how that lies;
//!   `sides` the experiments on the stage, `comparison` two of them against each other; [`host`] what surrounds it,
//!   `announced` what it has been told;
//! - `header` the way to everything beside the picture, `keys` the keyboard;
//! - `controls` the sliders and choices, each number with a `slider`; `mixture` and `numbers` for data of one's own,
//!   `dropped` for files;
//! - `journey` the there-and-back picture between its two `ends`, its `layers` painted by `heat`, `contours`, `moments`,
//!   `flow` and, for single particles, `follow`; its data edited by `data_editor`;
//! - `populations` the two histograms at the playhead, `insight` the plots beside them: `estimate`, `schedule`, `distance`;
//! - `figures` the verdict and the figures, `transport` playing and stepping;
//! - `notices` messages to the user, `icons` buttons with a sign, [`away`] what leaves the page as a picture;
//! - `plot` the axes of the picture; `plot_style` those of the x–y plots, on egui_plot, with `axis`, `curve`, `plot_legend`;
//!   `number_format` numbers, `cached` what is dear to make, `scale` the colours of a density, [`theme`] colours and type, [`text`] words.

mod announced;
pub mod app;
pub mod away;
mod axis;
mod cached;
mod comparison;
mod contours;
mod controls;
mod curve;
mod data_editor;
mod distance;
mod dropped;
pub mod embed;
mod embedded;
mod ends;
mod estimate;
mod figures;
mod flow;
mod follow;
mod header;
mod heat;
pub mod host;
mod icons;
mod insight;
mod keys;
mod layers;
mod layout;
mod lines;
mod look;
mod mixture;
mod moments;
mod notices;
mod number_format;
mod numbers;
mod plot;
mod plot_legend;
mod plot_style;
mod populations;
mod scale;
mod schedule;
mod sides;
mod slider;
mod stage;
pub mod text;
pub mod theme;
mod transport;
