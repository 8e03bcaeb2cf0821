//! The experiment as the user sets it up, and its running. No screen, no browser and no clock is known here either.
//!
//! - [`settings`] the one description of an experiment, [`link`] the same as the query of an address, [`mod@file`] as
//!   a file, [`combination`] what can't be run;
//! - [`run`] an experiment under way, block by block, [`jobs`] its blocks with workers, and [`recording`] what it has left
//!   so far;
//! - [`theory`] curves and fields that need no run;
//! - [`report`] the figures, [`verdict`] the sentence made from them;
//! - [`playback`] the playhead.

pub mod block_runner;
pub mod changes;
pub mod embedding;
pub mod file;
pub mod jobs;
pub mod link;
pub mod one_dimension;
pub mod playback;
pub mod recording;
pub mod report;
pub mod run;
pub mod settings;
pub mod theory;
pub mod verdict;
