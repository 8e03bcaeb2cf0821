//! The workers' own program: the engine, without a page. A page sends it [requests](messages::Request), and it
//! [replies](messages::Reply). Built for wasm32 only.
//!
//! Another kind of job is another few requests and replies, and a file beside [`blocks`] that carries them out.

pub mod blocks;
pub mod messages;
pub mod service;
