//! Diffuscope: a diffusion model run forward into noise and back, in one dimension, live.
//!
//! The layers of the code. Each knows the layers below it and none above.
//!
//! ```text
//! main.rs        entry point: a browser canvas or a native window
//!    │
//! web/           the browser: address, JavaScript object, workers (wasm32 only)
//!    │
//! app/           the application around the screens: which is shown, language, theme, shortcuts, embedding, events
//!    │
//! screens/       the screens, one folder each: one_dimension/ has stage/, plots/ and panels/; chain/ has picture/
//!    │
//! widgets/       what screens share: header, sliders, icons, messages
//!    │
//! theme/  text/  colours and type; words, one file per language
//!    │
//! worker/        the workers' program: runs blocks and trains for the page (wasm32 only)
//!    │
//! lab/           experiments as the user sets them up: settings, links, runs, trainings, reports, verdicts
//!    │
//! generators/    generators of one-dimensional data: autoencoders, a flow, adversarial networks, diffusion
//!    │
//! images/        pictures lost to noise and blur, and brought back
//!    │
//! learning/      networks, their training, and a learned score
//! chain/         Markov chains
//!    │
//! diffusion/     the mathematics: schedules, data, score models, samplers, noise, statistics
//! ```
//!
//! The experiment of the first screen is one [`lab::one_dimension::Settings`]. [`lab::run::Run`] computes its forward
//! and reverse run in blocks of 256 particles. A block's random streams are derived from (seed, block), and its results
//! are integer counts that are added up, so a run is the same to the last bit in any order and on any machine.
//!
//! `diffusion/`, `learning/`, `generators/` and `images/` are a crate of their own, `numerics/` with its root
//! `src/numerics.rs`: it is compiled for speed, while everything else is compiled for size. `chain/`, `lab/` and
//! `worker/` are another, `engine/` with its root `src/engine.rs`, which knows no user interface: it is the program of
//! the workers, too.

pub mod app;
pub mod screens;
pub mod text;
pub mod theme;
#[cfg(target_arch = "wasm32")]
pub mod web;
pub mod widgets;

#[cfg(target_arch = "wasm32")]
pub use diffuscope_engine::worker;
pub use diffuscope_engine::{chain, diffusion, generators, images, lab, learning};
