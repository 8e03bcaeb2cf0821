//! Diffuscope: a diffusion model run forward into noise and back, in one dimension, live.
//!
//! The house. Arrows point down; nothing points up.
//!
//! ```text
//! main.rs        the door: a browser canvas or a native window
//!    │
//! web/           the browser: address, JavaScript handle (wasm32 only)
//!    │
//! ui/            what is drawn: one file a panel
//!    │
//! json/          experiments as files, read by the browser or a library
//!    │
//! lab/           the experiment as the user sets it up: settings, link, running blocks, figures, playback
//!    │
//! diffusion/     the mathematics: schedule, data, score models, samplers, noise, statistics
//! ```
//!
//! An experiment is one [`lab::settings::Settings`]. [`lab::run::Run`] sends it out and back in blocks of 256
//! particles; a block's random streams are named by (seed, block), and it leaves integers behind, so a run is the same
//! to the last bit in any order and on any machine.
//!
//! The two lower rooms are compiled as a crate of their own, `engine/` with its root `src/engine.rs`: for speed, where
//! everything else is compiled for size.

pub mod json;
pub mod ui;
#[cfg(target_arch = "wasm32")]
pub mod web;

#[cfg(target_arch = "wasm32")]
pub use diffuscope_engine::worker;
pub use diffuscope_engine::{diffusion, lab};
