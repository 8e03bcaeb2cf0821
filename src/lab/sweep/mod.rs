//! Sweeps: a figure of many experiments that differ in one setting or two.
//!
//! Every point is a run of its own, with the seed of the experiment, so that neighbouring points have the same noise and
//! curves are smooth. A point depends on nothing but its settings: wherever and in whichever order points are run, the
//! sweep is the same.

mod axis;
mod figure;
mod point;
mod table;

pub use axis::{Axis, NotAnAxis};
pub use figure::Figure;
pub use point::{Measured, measure};
pub use table::Sweep;
#[cfg(test)]
mod tests;
