//! The order of convergence of every sampler: how fast the error of the second moment falls with the step.

mod gaussian;
mod mixture;
mod shared;
