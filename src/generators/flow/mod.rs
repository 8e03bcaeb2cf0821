//! A normalizing flow (Rezende & Mohamed 2015): strictly increasing maps of x, one after the other, to z ~ N(0, 1).
//! ln p(x) = ln N(f(x)) + ln f′(x) is exact (MATH.md §12, with f = g⁻¹), and x = g(z) is found by bisection.
//!
//! - `layer` one increasing map, with its derivatives;
//! - [`model`] the flow, its likelihood and its inverse;
//! - [`trainer`] the gradient, and one iteration.

mod layer;
pub mod model;
pub mod trainer;

#[cfg(test)]
mod tests;

pub use model::Flow;
pub use trainer::{Info, State, Trainer};
