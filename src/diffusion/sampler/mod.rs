//! Samplers: processes divided into steps. Every step of every sampler is a sequence of updates that are affine in the
//! particle, the estimate of its clean data and a new normal number, x ← A x + C x̂₀ + D ε, where A, C, D depend on
//! time alone. So a sampler compiles a schedule into a list of [`AffineUpdate`]s, and one kernel applies them all.
//!
//! Most samplers make one update per step. Langevin and predictor–corrector make several; Heun's method makes two, and
//! the second also uses the position at the beginning of the step. DPM-Solver++ also
//! uses the estimate of the step before.
//!
//! # How to add a sampler
//! One file with a [`Kind`], and its name in [`ALL`]; menu, address, JavaScript and tests read that list.
//! ```
//! use diffuscope_numerics::diffusion::{block::*, data, schedule::Schedule, model, population::Population};
//! use diffuscope_numerics::diffusion::sampler::{Kind, EstimateAt};
//!
//! /// Estimate the clean data, then add new noise to the estimate: x_s = a_s x̂₀ + σ_s ε.
//! static GUESS: Kind = Kind {
//!     name: "guess",
//!     uses: &[],
//!     divides_by_signal: false,
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
//! Plan::new(round_trip).run(1, 0, &mut |direction, i, x| {
//!     if direction == Direction::Reverse && i == 0 {
//!         recovered.add(x);
//!     }
//! });
//! assert!((recovered.std() - 0.8).abs() < 0.1);
//! ```

mod corruption;
mod ddim;
mod ddpm;
mod dpm_solver;
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
pub use dpm_solver::DPM_SOLVER;
pub use euler_maruyama::EULER_MARUYAMA;
pub use forward::{Forward, forward};
pub use kind::{Kind, reverse};
pub use langevin::LANGEVIN;
pub use list::ALL;
pub use ode::ODE;
pub use options::Options;
pub use predictor_corrector::PREDICTOR_CORRECTOR;
pub use step::{EstimateAt, Step, finest};
pub use update::{AffineUpdate, Memory};
pub use update_list::UpdateList;
