//! The experiment as the user sets it up, and its run. This, too, is independent of user interface, browser and clock.
//!
//! - [`settings`] the description of an experiment, [`one_dimension`] that of the first screen, [`chain`], [`images`] and
//!   [`generators`] those of others;
//!   [`link`] the same as the query of an address, [`mod@file`] as a file; [`numbers`] reads the user's own data;
//! - [`run`] an experiment that is being run, block by block, [`jobs`] its blocks for workers, and [`recording`] their
//!   results so far;
//! - [`training`] the training of the score model `learned`; [`background`] that and more for another thread;
//! - [`words`] pictures of words, a task of the screen of generators;
//! - [`theory`] curves and densities that need no run, [`error_field`] where a score model is wrong;
//! - [`report`] the figures, [`verdict`] the sentence about them;
//! - [`playback`] the playhead; [`undo`] going back to earlier experiments.

pub mod background;
pub mod block_runner;
pub mod chain;
pub mod changes;
pub mod embedding;
pub mod error_field;
pub mod file;
pub mod generators;
pub mod images;
pub mod jobs;
pub mod json;
pub mod link;
pub mod numbers;
pub mod one_dimension;
pub mod playback;
pub mod recording;
pub mod report;
pub mod run;
pub mod settings;
pub mod sweep;
pub mod theory;
pub mod training;
pub mod undo;
pub mod verdict;
pub mod words;
