//! Score models (MATH.md §4): each is an estimate x̂₀ of the clean data, and gives the score
//! s(x, t) = (a x̂₀ − x)/σ².
//!
//! A model that learns reads what it has learned from a [`Surface`]; the others have no use for it.
//!
//! A model has two forms. [`Kind::x0`] is the plain formula, in double precision, for curves and for tests.
//! [`Kind::prepare`] makes a [`Denoiser`](super::denoiser::Denoiser): the same formula for eight particles at a time, with coefficients that are
//! computed once per step, in the fastest way for the data. A test checks that the two forms agree.
//!
//! A model that assigns a particle to the component k of the data estimates
//! x̂₀ = (a s_k² x + σ² μ_k)/(a² s_k² + σ²), the mean of x₀ given x_t and k; the score is then
//! (a μ_k − x)/(a² s_k² + σ²). If the component is a point, x̂₀ is μ_k.
//!
//! # How to add a model
//! One file with a [`Kind`], and its name in [`ALL`]; menu, address, JavaScript and tests read that list. A model that
//! has only a plain formula can use a [`Table`] of it in a run.
//! ```
//! use diffuscope_numerics::diffusion::{block::*, data, model::{Kind, Table}, population::Population,
//! schedule::Schedule};
//!
//! /// Estimates x₀ by the mean of the data.
//! static AVERAGE: Kind = Kind {
//!     name: "average",
//!     x0: |process, _, _x, _level| Some(process.data.mean()),
//!     prepare: |process, _, levels| {
//!         let mean = process.data.mean() as f32;
//!         Box::new(Table::sampled(process, levels, |_, _| mean))
//!     },
//! };
//!
//! let data = data::DataParameters::default().two_point();
//! let round_trip = RoundTrip { model: &AVERAGE, ..RoundTrip::new(data, Schedule::default(), 100) };
//! let mut recovered = Population::default();
//! Plan::new(round_trip).run(1, 0, &mut |direction, i, x| {
//!     if direction == Direction::Reverse && i == 0 {
//!         recovered.add(x);
//!     }
//! });
//! assert!((recovered.mean() - 0.6).abs() < 0.01 && recovered.std() < 0.1);
//! ```

mod component;
pub(crate) mod exp2;
mod guidance;
mod kind;
mod known_component;
mod list;
mod mixture;
mod points;
mod surface;
mod table;
#[cfg(test)]
mod tests;

pub use guidance::{Estimator, Guidance};
pub use kind::{Kind, PreparedModel};
pub use known_component::{Constant, KnownComponent, KnownPoint};
pub use list::{ALL, EXACT, LEARNED, MAXIMUM_LIKELIHOOD, NEAREST, POSTERIOR};
pub use mixture::{HardAssignment, SoftAssignment};
pub use points::{PosteriorMean, Threshold};
pub use surface::{CELLS, Surface, SurfaceGrid};
pub use table::Table;
