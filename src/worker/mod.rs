//! The workers' own program: the engine, without a page. A page sends it [requests](messages::Request), and it
//! [replies](messages::Reply). Built for wasm32 only.
//!
//! A new kind of job needs requests and replies in [`messages`], and a file beside [`blocks`] that carries them out.

pub mod background_messages;
pub mod blocks;
pub mod fields;
mod generator_messages;
pub mod messages;
mod picture_messages;
pub mod service;
mod sweeps;
mod training_messages;
