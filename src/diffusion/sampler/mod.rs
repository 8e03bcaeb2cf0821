//! A process cut into steps. Every step of every sampler here is made of moves that are affine in the particle, the
//! estimate of its clean data and a fresh normal number, x ← A x + C x̂₀ + D ε, with A, C, D depending on time alone;
//! so a sampler compiles a schedule into a list of [`AffineUpdate`]s, and one kernel runs them all.
//!
//! Most samplers make one move a step. Langevin and predictor–corrector make several; Heun's makes two, the second of
//! which also looks back to where the step began.
//!
//! # One more sampler
//! One file with a [`Kind`], and its name in [`ALL`]; menu, address, JavaScript and tests read that list.
//! ```
//! use diffuscope_engine::diffusion::{block::*, data, schedule::Schedule, model, population::Population};
//! use diffuscope_engine::diffusion::sampler::{Kind, EstimateAt};
//!
//! /// Guess the clean data, then put fresh noise on the guess: x_s = a_s x̂₀ + σ_s ε.
//! static GUESS: Kind = Kind {
//!     name: "guess",
//!     uses: &[],
//!     step: |step, updates| {
//!         updates.add(EstimateAt::From, 0.0, step.to.signal, step.to.variance);
//!     },
//! };
//!
//! let round_trip = RoundTrip {
//!     sampler: &GUESS,
//!     model: &model::EXACT,
//!     ..RoundTrip::new(data::DataParameters::default().two_point(), Schedule::default(), 100)
//! };
//! let mut recovered = Population::default();
//! Plan::new(round_trip).run(1, 0, |direction, i, x| {
//!     if direction == Direction::Reverse && i == 0 {
//!         recovered.add(x);
//!     }
//! });
//! assert!((recovered.std() - 0.8).abs() < 0.1);
//! ```

mod corruption;
mod ddim;
mod ddpm;
mod euler_maruyama;
mod forward;
mod kind;
mod langevin;
mod list;
mod ode;
mod options;
mod predictor_corrector;
mod step;
mod update;
mod update_list;

pub use corruption::Corruption;
pub use ddim::DDIM;
pub use ddpm::DDPM;
pub use euler_maruyama::EULER_MARUYAMA;
pub use forward::{Forward, forward};
pub use kind::{Kind, reverse};
pub use langevin::LANGEVIN;
pub use list::ALL;
pub use ode::ODE;
pub use options::Options;
pub use predictor_corrector::PREDICTOR_CORRECTOR;
pub use step::{EstimateAt, Step, finest};
pub use update::AffineUpdate;
pub use update_list::UpdateList;
