//! Markov chains with finitely many states, and the tools behind diffusion that a chain needs: MATH.md §14 and §15.
//!
//! - [`distribution`] probabilities that sum to 1, and edits that keep it so; [`matrix`] transition matrices;
//! - [`classes`] which states are reached from which, and with what period; [`eigenvalues`] of a matrix;
//! - [`settling`] where a chain ends, how fast, and why it does not if it does not;
//! - [`forward`] DDPM's forward process, a chain whose states are numbers;
//! - [`gaussian`] where it settles, [`plane`] the same in two dimensions, and [`fit`] of a mixture
//!   ([`mixture_density`]) by one Gaussian;
//! - [`posterior`] of two points, by Bayes' rule;
//! - [`walk`] walkers that hop along a chain; [`presets`] chains with names; [`letters`] the chain of a text.

pub mod classes;
mod complex;
pub mod distribution;
pub mod eigenvalues;
pub mod fit;
pub mod forward;
pub mod gaussian;
pub mod letters;
pub mod matrix;
pub mod mixture_density;
pub mod plane;
pub mod posterior;
pub mod presets;
pub mod settling;
pub mod walk;

pub use complex::Complex;
pub use forward::ForwardChain;
pub use gaussian::Gaussian;
pub use letters::LetterChain;
pub use matrix::TransitionMatrix;
pub use settling::{Finding, Settling};
pub use walk::Walk;

/// States of a chain that is set up by hand.
pub const STATES: std::ops::RangeInclusive<usize> = 2..=6;
