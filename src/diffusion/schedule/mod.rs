//! Noise schedules: how fast the forward process turns data into noise (MATH.md §2).
//!
//! A schedule is one of three families of processes, run from t = 0 to 1, with x_t | x₀ ~ N(a x₀, σ²):
//! - *variance preserving*, dx = −½ β x dt + √β dW: a² = ᾱ = e^(−B), σ² = 1 − ᾱ, B(t) = ∫₀ᵗ β(s) ds;
//! - *variance exploding*, dx = √(dσ²/dt) dW: a = 1;
//! - *straight*, a = 1 − t, σ = t: the path of flow matching, at whose end there is no signal.
//!
//! At t = 0 every schedule is at the data, a = 1 and σ = 0, by definition. `cosine` (clipped) and `geometric`
//! (σ_min) have a limit σ(0⁺) > 0: the first step of the forward run adds this noise, and the last step of the reverse
//! run removes it as far as the sampler can. So x at t = 0 is always the data in the forward run, and the recovered
//! population in the reverse run.
//!
//! Exponentials come from `libm`, which gives the same bits natively and in WebAssembly.
//!
//! # How to add a schedule
//! One file with a [`Kind`], and its name in [`ALL`]; menu, address, JavaScript and tests read that list.
//! ```
//! use diffuscope_numerics::diffusion::schedule::{Kind, Level, Parameters, Schedule};
//!
//! /// B(t) = c t².
//! static SQUARE: Kind = Kind {
//!     name: "square",
//!     uses: &["rate"],
//!     level: |p, t| Level::preserving(p.rate * t * t),
//! };
//!
//! let schedule = Schedule::new(&SQUARE, Parameters { rate: 8.0, ..Parameters::default() });
//! let level = schedule.level(0.5);
//! assert!((level.signal - (-1.0_f64).exp()).abs() < 1e-15);
//! assert!((schedule.rate(0.5) - 8.0).abs() < 1e-6);
//! ```

mod chosen;
mod constant;
mod cosine;
mod cubic;
mod flow;
mod geometric;
pub mod grid;
mod kind;
mod level;
mod linear;
mod list;
#[cfg(test)]
mod tests;

pub use chosen::Schedule;
pub use constant::CONSTANT;
pub use cosine::COSINE;
pub use cubic::CUBIC;
pub use flow::FLOW;
pub use geometric::GEOMETRIC;
pub use kind::{Kind, Parameters};
pub use level::{Family, Level};
pub use linear::LINEAR;
pub use list::ALL;
